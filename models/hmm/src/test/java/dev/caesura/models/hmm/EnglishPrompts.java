package dev.caesura.models.hmm;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.energy.EnergyScorer;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.text.Segmentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Seven minutes of English prompts with the times of their sentences.
 *
 * @param sentences the sentences, in order
 * @param times where each of them is
 * @param samples the recording
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
record EnglishPrompts(List<String> sentences, List<TimeSpan> times, float[] samples) {

  static final int RATE = 16_000;
  static final Path SPEECH =
      Path.of(System.getProperty("caesura.testdata", "../../testdata"), "speech");

  static EnglishPrompts read() throws IOException {
    AudioSource source = AudioFiles.open(SPEECH.resolve("prompts-en.flac"), RATE);
    List<String> sentences = new ArrayList<>();
    List<TimeSpan> times = new ArrayList<>();
    for (String line : Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv"))) {
      String[] cells = line.split("\t");
      sentences.add(cells[0]);
      times.add(
          TimeSpan.fromSeconds(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), RATE));
    }
    float[] samples = source.read(new TimeSpan(0, 600L * RATE, RATE)).toArray();
    return new EnglishPrompts(sentences, times, samples);
  }

  /** Returns the stretches of speech in a recording. */
  static List<TimeSpan> speech(AudioSource source) throws IOException {
    return HysteresisSegmenter.defaults().segment(EnergyScorer.defaults().score(source));
  }

  /** Returns a transcript of one sentence a line. */
  static Segmentation transcript(List<String> text) {
    StringBuilder lines = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (String sentence : text) {
      ends.add(lines.append(sentence).append('\n').length());
    }
    return Segmentation.ofEnds(lines.toString(), ends);
  }
}
