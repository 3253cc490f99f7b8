package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.Word;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.Signal;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.RttmFormat;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.corpus.filter.Measure;
import dev.caesura.corpus.filter.SignalMeasurer;
import dev.caesura.corpus.filter.TextMeasurer;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Measures the clips of a recording. Immutable and thread-safe. */
final class ClipMeasurer {

  private static final int RATE = 16_000;

  private final WordNormalizer normalizer;
  private final SpokenLanguages languages;

  /** Takes the languages of the archive, and that of the recording, which is one of them. */
  ClipMeasurer(SpokenLanguages languages, Locale language) {
    this.languages = languages;
    this.normalizer = languages.normalizer(language);
  }

  /**
   * Measures clips.
   *
   * @param records the records of the kept sentences
   * @param folder the folder that the paths of clips are relative to
   * @param parts parts of the transcript, as {@link MatchedTranscript#toJson} writes them
   * @param words the recognised words of the recording
   * @param turns the speakers' turns; empty if they are not known
   * @return an object for each record: values by the names of measures
   */
  ArrayNode measure(
      List<JsonNode> records,
      Path folder,
      JsonNode parts,
      List<Word> words,
      Optional<List<RecordedSegment>> turns)
      throws IOException {
    ArrayNode all = StageCache.JSON.createArrayNode();
    for (JsonNode record : records) {
      Map<Measure, Double> measures = new EnumMap<>(Measure.class);
      measures.putAll(SignalMeasurer.measure(read(folder.resolve(record.path("audio").asText()))));
      double start = record.path("audio_start").asDouble();
      double end = record.path("audio_end").asDouble();
      String text = record.path("text").asText();
      List<String> written = normalized(text);
      measures.putAll(TextMeasurer.measure(text, written.size(), Math.max(1e-3, end - start)));
      put(record, "cer", Measure.CER, measures);
      put(record, "score", Measure.SCORE, measures);
      put(record, "error_probability", Measure.ERROR_PROBABILITY, measures);
      List<String> heard = new ArrayList<>();
      for (Word word : words) {
        double middle = (word.span().startSeconds() + word.span().endSeconds()) / 2;
        if (middle >= start && middle <= end) {
          heard.addAll(normalized(word.text()));
        }
      }
      measures.put(Measure.WER, TextMeasurer.wordErrorRate(written, heard));
      measures.put(Measure.LOOPS, TextMeasurer.loops(heard));
      measures.put(Measure.EDGE_ERRORS, (double) edgeErrors(record.path("words")));
      if (turns.isPresent()) {
        measures.put(Measure.OVERLAP, overlap(turns.get(), start, end));
      }
      String spoken =
          MatchedTranscript.partAt(parts, record.path("text_start").asInt())
              .path("language")
              .asText();
      if (!spoken.isEmpty()) {
        measures.put(Measure.OTHER_LANGUAGE, languages.contains(spoken) ? 0.0 : 1.0);
      }
      ObjectNode node = all.addObject();
      measures.forEach((measure, value) -> node.put(measure.toString(), rounded(value)));
    }
    return all;
  }

  private List<String> normalized(String text) {
    return normalizer.words(text).stream().map(NormalizedWord::text).toList();
  }

  private static void put(
      JsonNode record, String field, Measure measure, Map<Measure, Double> measures) {
    if (record.has(field)) {
      measures.put(measure, record.path(field).asDouble());
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  private static int edgeErrors(JsonNode words) {
    int errors = 0;
    int first = 0;
    while (first < words.size() && !isMatched(words.path(first))) {
      first++;
      errors++;
    }
    for (int last = words.size() - 1; last > first && !isMatched(words.path(last)); last--) {
      errors++;
    }
    return errors;
  }

  private static boolean isMatched(JsonNode word) {
    String evidence = word.path("op").asText();
    return evidence.equals("match") || evidence.equals("aligned");
  }

  /** Returns the share of a stretch in which at least two speakers speak. */
  private static double overlap(List<RecordedSegment> turns, double start, double end) {
    int frames = Math.max(1, (int) Math.round((end - start) * 100));
    String[] speakers = new String[frames];
    boolean[] both = new boolean[frames];
    for (RecordedSegment turn : turns) {
      int from = (int) Math.max(0, Math.round((turn.span().startSeconds() - start) * 100));
      int to = (int) Math.min(frames, Math.round((turn.span().endSeconds() - start) * 100));
      for (int f = from; f < to; f++) {
        both[f] |= speakers[f] != null && !speakers[f].equals(turn.label());
        speakers[f] = turn.label();
      }
    }
    int count = 0;
    for (boolean overlapped : both) {
      count += overlapped ? 1 : 0;
    }
    return (double) count / frames;
  }

  /** Reads the turns of a file. */
  static List<RecordedSegment> turns(Path file) throws IOException {
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return new RttmFormat(RATE).read(in, file.toString());
    }
  }

  private static Signal read(Path clip) throws IOException {
    AudioSource source = AudioFiles.open(clip);
    float[] samples = new float[1 << 16];
    int size = 0;
    try (AudioStream stream = source.open()) {
      int n = stream.readFully(samples, 0, samples.length);
      while (n > 0) {
        size += n;
        if (size == samples.length) {
          samples = Arrays.copyOf(samples, 2 * size);
        }
        n = stream.readFully(samples, size, samples.length - size);
      }
    }
    return Signal.of(Arrays.copyOf(samples, size), source.sampleRate());
  }
}
