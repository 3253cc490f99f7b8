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
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A recording of prompts with the true times of its sentences, made by {@code
 * testdata/make-prompts}. Immutable.
 *
 * @param stem its files without their extensions
 */
record PromptRecording(Path stem) {

  static final int RATE = 16_000;

  private static final double WRONG_WORDS = 0.1;
  private static final double WRONG_LINES = 0.05;
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

  /**
   * Reads the first minutes, up to the end of a sentence.
   *
   * @param sentences those within these minutes
   */
  AudioSource audio(List<Sentence> sentences) throws IOException {
    double end = sentences.get(sentences.size() - 1).end() + 0.1;
    AudioSource whole = audio();
    return AudioSource.of(whole.name(), whole.read(TimeSpan.fromSeconds(0, end, RATE)));
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

  /** Returns the sentences that end within the first minutes. */
  static List<Sentence> within(List<Sentence> sentences, double minutes) {
    return sentences.stream().filter(sentence -> sentence.end() <= 60 * minutes).toList();
  }

  /** Returns sentences as a transcript of another recording. */
  static List<Sentence> unspoken(List<Sentence> sentences) {
    return sentences.stream()
        .map(sentence -> new Sentence(sentence.text(), Double.NaN, Double.NaN))
        .toList();
  }

  /**
   * Damages a transcript: replaces a tenth of the words by others of it, leaves out 5 % of the
   * lines, and adds 5 % of such words.
   */
  static List<Sentence> damaged(List<Sentence> exact, int seed) {
    Random dice = new Random(seed);
    List<String> words = new ArrayList<>();
    exact.forEach(sentence -> Collections.addAll(words, sentence.text().split(" ")));
    List<Sentence> damaged = new ArrayList<>();
    for (Sentence sentence : exact) {
      if (dice.nextDouble() < WRONG_LINES) {
        List<String> added = new ArrayList<>();
        for (int n = 3 + dice.nextInt(12); n > 0; n--) {
          added.add(words.get(dice.nextInt(words.size())));
        }
        damaged.add(new Sentence(String.join(" ", added), Double.NaN, Double.NaN));
      }
      if (dice.nextDouble() < WRONG_LINES) {
        continue;
      }
      List<String> own = new ArrayList<>();
      for (String word : sentence.text().split(" ")) {
        own.add(dice.nextDouble() < WRONG_WORDS ? words.get(dice.nextInt(words.size())) : word);
      }
      damaged.add(new Sentence(String.join(" ", own), sentence.start(), sentence.end()));
    }
    return damaged;
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
