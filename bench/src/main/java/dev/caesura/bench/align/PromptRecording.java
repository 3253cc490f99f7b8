package dev.caesura.bench.align;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.bench.Bench;
import dev.caesura.bench.MissingDataException;
import dev.caesura.text.Segmentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording of prompts with the true times of its sentences, made by {@code
 * testdata/make-prompts}. Immutable.
 *
 * @param stem its files without their extensions
 */
record PromptRecording(Path stem) {

  static final int RATE = 16_000;

  private static final double TOLERANCE_SECONDS = 0.5;

  /** A sentence; the times of one that is not spoken are NaN. */
  record Sentence(String text, double start, double end) {

    boolean isSpoken() {
      return !Double.isNaN(start);
    }

    boolean fits(TimeSpan span) {
      return Math.abs(span.startSeconds() - start) <= TOLERANCE_SECONDS
          && Math.abs(span.endSeconds() - end) <= TOLERANCE_SECONDS;
    }
  }

  /** Returns the recording of a language. */
  static PromptRecording of(String language) throws MissingDataException {
    Path stem = Bench.root().resolve("testdata/build/prompts-" + language + "-all");
    if (!Files.exists(Path.of(stem + ".flac"))) {
      throw new MissingDataException(
          stem
              + ".flac: expected a recording; found none. Run testdata/make-prompts with --all,"
              + " --language es and --language fr.");
    }
    return new PromptRecording(stem);
  }

  /** Opens the audio. */
  AudioSource audio() throws IOException {
    return AudioFiles.open(Path.of(stem + ".flac"), RATE);
  }

  /** Reads the samples of the first hour at most. */
  float[] samples() throws IOException {
    return audio().read(new TimeSpan(0, 3600L * RATE, RATE)).toArray();
  }

  /** Reads the sentences with their true times. */
  List<Sentence> truth() throws IOException {
    List<Sentence> truth = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(stem + ".times.tsv"))) {
      String[] cells = line.split("\t");
      truth.add(new Sentence(cells[0], Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
    }
    return truth;
  }

  /** Returns a text with a sentence on each line. */
  static Segmentation lines(List<Sentence> sentences) {
    StringBuilder text = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (Sentence sentence : sentences) {
      ends.add(text.append(sentence.text()).append('\n').length());
    }
    return Segmentation.ofEnds(text.toString(), ends);
  }
}
