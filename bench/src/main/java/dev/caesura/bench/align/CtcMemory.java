package dev.caesura.bench.align;

import dev.caesura.align.Emissions;
import dev.caesura.align.ctc.CtcAligner;
import dev.caesura.align.ctc.CtcAlignerSettings;
import dev.caesura.align.ctc.CtcAlignment;
import dev.caesura.align.ctc.CtcVocabulary;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.TimeSpan;
import dev.caesura.bench.ChildProcess;
import dev.caesura.bench.HeapWatch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * {@code ctc-memory}: forced alignment of three hours of emissions with their text in a process of
 * 1 GiB. The emissions are made up, of the size of a real model's: 50 frames a second, 32 symbols;
 * 14 letters a second, pauses between words, two silences of five minutes, and one letter in ten
 * that the model takes for another.
 */
public final class CtcMemory {

  private static final String HERE = "--here";
  private static final int RATE = 16_000;
  private static final int HOP = 320;
  private static final int SYMBOLS = 32;
  private static final int BLANK = 0;
  private static final int DELIMITER = 4;
  private static final int FIRST_LETTER = 5;
  private static final int FRAMES_AN_HOUR = 180_000;
  private static final int LETTERS_AN_HOUR = 50_000;

  private CtcMemory() {}

  /** A text, and the frame in which each word and each of its letters begins. */
  private static final class Talk {
    private final List<String> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private int[] symbolOf = new int[0];
  }

  /**
   * Prints the table.
   *
   * @param data not needed
   * @param args none, or a number of hours in place of 3
   * @param out where to
   * @return 0
   * @throws IOException if the process fails, as it does when the heap is too small
   * @throws InterruptedException if the thread is interrupted
   */
  public static int run(Path data, List<String> args, PrintStream out)
      throws IOException, InterruptedException {
    if (args.size() == 3 && args.get(0).equals(HERE)) {
      measure(Integer.parseInt(args.get(1)), Boolean.parseBoolean(args.get(2)), out);
      return 0;
    }
    String hours = args.isEmpty() ? "3" : args.get(0);
    out.println(
        "| hours | text may be left out | frames | characters | seconds | heap held MiB | heap peak"
            + " MiB, of 1024 | words within 0.1 s % |");
    out.println("|---:|---|---:|---:|---:|---:|---:|---:|");
    for (String skipping : List.of("false", "true")) {
      out.print(ChildProcess.run(1024, "ctc-memory", HERE, hours, skipping));
    }
    return 0;
  }

  private static void measure(int hours, boolean skipping, PrintStream out) {
    HeapWatch watch = HeapWatch.start();
    Talk talk = talk(hours);
    Emissions emissions = emissions(talk);
    List<String> symbols = new ArrayList<>(List.of("<pad>", "<s>", "</s>", "<unk>", "|"));
    for (char letter = 'a'; letter <= 'z'; letter++) {
      symbols.add(String.valueOf(letter));
    }
    symbols.add("'");
    CtcAlignerSettings settings = CtcAlignerSettings.defaults();
    if (skipping) {
      settings = settings.withSkippedText(3).withSkippedSpeech(1);
    }
    CtcAligner aligner = CtcAligner.of(CtcVocabulary.of(symbols, BLANK, DELIMITER), settings);
    long start = System.nanoTime();
    CtcAlignment alignment = aligner.align(emissions, talk.words);
    double seconds = (System.nanoTime() - start) / 1e9;
    int near = 0;
    for (int w = 0; w < talk.words.size(); w++) {
      double truth = (double) talk.starts.get(w) * HOP / RATE;
      near +=
          alignment
              .words()
              .get(w)
              .span()
              .filter(span -> Math.abs(span.startSeconds() - truth) <= 0.1)
              .map(span -> 1)
              .orElse(0);
    }
    out.printf(
        Locale.ROOT,
        "| %d | %s | %d | %d | %.0f | %d | %d | %.2f |%n",
        hours,
        skipping ? "yes" : "no",
        emissions.frames(),
        talk.words.stream().mapToInt(word -> word.length() + 1).sum(),
        seconds,
        watch.maxRetainedBytes() >> 20,
        ChildProcess.peakHeapBytes() >> 20,
        100.0 * near / talk.words.size());
  }

  /** Words of one to nine letters, each letter two to four frames long, pauses to fill the time. */
  private static Talk talk(int hours) {
    Random random = new Random(1);
    Talk talk = new Talk();
    int frames = hours * FRAMES_AN_HOUR;
    int letters = 0;
    List<int[]> lengths = new ArrayList<>();
    long sounding = 0;
    while (letters < hours * LETTERS_AN_HOUR) {
      StringBuilder word = new StringBuilder();
      int size = 1 + random.nextInt(5) + random.nextInt(5);
      int[] length = new int[size + 1];
      for (int k = 0; k < size; k++) {
        word.append((char) ('a' + Math.min(25, (int) Math.abs(random.nextGaussian() * 10))));
        length[k] = 2 + (random.nextInt(2) == 0 ? 0 : 1 + random.nextInt(2));
      }
      length[size] = 1 + random.nextInt(2);
      talk.words.add(word.toString());
      lengths.add(length);
      letters += size + 1;
      sounding += Arrays.stream(length).sum();
    }
    // What is left is pauses: short ones, some of seconds, and two silences of five minutes.
    int words = talk.words.size();
    double[] pauses = new double[words];
    double sum = 0;
    for (int w = 0; w < words; w++) {
      pauses[w] = -Math.log(1 - random.nextDouble()) * (random.nextInt(40) == 0 ? 20 : 1);
      sum += pauses[w];
    }
    long silence = Math.min(15_000, (frames - sounding) / 4);
    double scale = (frames - sounding - 2 * silence) / sum;
    talk.symbolOf = new int[frames];
    int at = 0;
    double paused = 0;
    long given = 0;
    for (int w = 0; w < words; w++) {
      paused += pauses[w] * scale;
      at += (int) (Math.floor(paused) - given);
      given = (long) Math.floor(paused);
      at += w == words / 3 || w == words / 2 ? (int) silence : 0;
      talk.starts.add(at);
      int[] length = lengths.get(w);
      for (int k = 0; k < length.length; k++) {
        boolean delimiter = k + 1 == length.length;
        talk.symbolOf[Math.min(at, frames - 1)] =
            delimiter ? DELIMITER : FIRST_LETTER + talk.words.get(w).charAt(k) - 'a';
        at += length[k];
      }
    }
    return talk;
  }

  /** Peaks of one frame, as CTC models have, blanks between; some peaks are of another letter. */
  private static Emissions emissions(Talk talk) {
    Random random = new Random(2);
    int frames = talk.symbolOf.length;
    float[] values = new float[frames * SYMBOLS];
    for (int t = 0; t < frames; t++) {
      int symbol = talk.symbolOf[t];
      int heard = symbol;
      if (symbol >= FIRST_LETTER && random.nextInt(10) == 0) {
        heard = FIRST_LETTER + random.nextInt(26);
      }
      double peak = 0.5 + 0.45 * random.nextDouble();
      double second = (1 - peak) * 0.4;
      double rest = (1 - peak - second) / (SYMBOLS - 2);
      for (int k = 0; k < SYMBOLS; k++) {
        boolean isSecond = heard == symbol ? k == BLANK : k == symbol;
        double probability = k == heard ? peak : isSecond ? second : rest;
        values[t * SYMBOLS + k] = (float) Math.log(probability);
      }
    }
    return Emissions.of(
        new TimeSpan(0, (long) frames * HOP, RATE), new FrameGrid(RATE, 400, HOP), SYMBOLS, values);
  }
}
