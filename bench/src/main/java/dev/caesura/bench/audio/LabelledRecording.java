package dev.caesura.bench.audio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.RttmFormat;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.bench.Bench;
import dev.caesura.bench.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Recording with reference labels of speech.
 *
 * @param name name in the tables
 * @param signal the whole recording, at 16 kHz
 * @param speech reference spans of speech
 * @param words reference spans of words; empty if unknown
 */
record LabelledRecording(String name, Signal signal, List<TimeSpan> speech, List<TimeSpan> words) {

  private static final int RATE = 16_000;
  private static final JsonMapper JSON = new JsonMapper();

  AudioSource source() {
    return AudioSource.of(name, signal);
  }

  /** Reads the bundled prompts; the labels are the sentences that were joined. */
  static LabelledRecording prompts() throws IOException {
    Path speech = Bench.root().resolve("testdata/speech");
    List<TimeSpan> sentences = new ArrayList<>();
    for (String row : Files.readAllLines(speech.resolve("prompts-en.times.tsv"))) {
      String[] cells = row.split("\t", -1);
      sentences.add(span(0, Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
    }
    float[] samples = samples(speech.resolve("prompts-en.flac"));
    return new LabelledRecording("prompts-en", Signal.of(samples, RATE), sentences, List.of());
  }

  /** Joins seven half minutes of AMI meetings; the labels are speaker turns. */
  static LabelledRecording ami(Path data) throws IOException {
    Path folder = ReferenceData.folder(data, "audio/dev/ami_pyannote");
    List<RecordedSegment> turns;
    try (var in = Files.newBufferedReader(folder.resolve("ami.rttm"))) {
      turns = new RttmFormat(RATE).read(in, "ami.rttm");
    }
    float[] all = {};
    List<TimeSpan> speech = new ArrayList<>();
    for (String name : List.of("trn01", "trn03", "trn05", "trn07", "trn09", "dev00", "tst00")) {
      float[] samples = samples(folder.resolve(name + ".wav"));
      for (RecordedSegment turn : turns) {
        if (turn.recording().equals(name)) {
          long end = Math.min(samples.length, turn.span().endSample());
          speech.add(new TimeSpan(all.length + turn.span().startSample(), all.length + end, RATE));
        }
      }
      all = joined(all, samples);
    }
    return new LabelledRecording("AMI", Signal.of(all, RATE), speech, List.of());
  }

  /** Joins five utterances of a novel; the labels are words from an aligner. */
  static LabelledRecording austen(Path data) throws IOException {
    Path folder = ReferenceData.folder(data, "audio/dev/librivox_austen");
    float[] all = {};
    List<TimeSpan> speech = new ArrayList<>();
    List<TimeSpan> words = new ArrayList<>();
    for (String number : List.of("0870", "0880", "0890", "0920", "0930")) {
      String stem = "sense_and_sensibility_01_austen_64kb-" + number;
      double start = -1;
      for (String row : Files.readAllLines(folder.resolve(stem + ".lab"))) {
        String[] cells = row.trim().split("\\s+", -1);
        double time = Double.parseDouble(cells[0]);
        if (cells[2].equals("speech")) {
          start = time;
        } else if (start >= 0) {
          speech.add(span(all.length, start, time));
          start = -1;
        }
      }
      JsonNode aligned = JSON.readTree(Files.readString(folder.resolve(stem + ".json")));
      for (JsonNode word : aligned.get("w")) {
        if (!word.get("t").asText().startsWith("<") && !word.get("t").asText().startsWith("[")) {
          double begin = word.get("b").asDouble();
          words.add(span(all.length, begin, begin + word.get("d").asDouble()));
        }
      }
      all = joined(all, samples(folder.resolve(stem + ".wav")));
    }
    return new LabelledRecording("Austen", Signal.of(all, RATE), speech, words);
  }

  /** Reads all labelled recordings; throws MissingDataException without the reference data. */
  static List<LabelledRecording> all(Path data) throws IOException {
    return List.of(prompts(), ami(data), austen(data));
  }

  private static float[] samples(Path file) throws IOException {
    AudioSource source = AudioFiles.open(file, RATE);
    try (var stream = source.open()) {
      float[] all = new float[RATE * 600];
      return Arrays.copyOf(all, stream.readFully(all, 0, all.length));
    }
  }

  private static float[] joined(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static TimeSpan span(long offset, double start, double end) {
    return new TimeSpan(offset + Math.round(start * RATE), offset + Math.round(end * RATE), RATE);
  }
}
