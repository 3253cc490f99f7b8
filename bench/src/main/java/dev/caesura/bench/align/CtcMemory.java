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
import dev.caesura.bench.Options;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * {@code ctc-memory}: time and memory of forced alignment of three hours of emissions with their
 * text in a process with a heap of 1 GiB. The emissions are synthetic and as large as those of a
 * real model: 50 frames a second and 32 symbols. They have 14 letters a second, pauses between
 * words, two silences of five minutes, and one letter in ten replaced with another.
 */
public final class CtcMemory {

  private static final String CHILD = "--child";
  private static final int RATE = 16_000;
  private static final int HOP = 320;
  private static final int SYMBOLS = 32;
  private static final int BLANK = 0;
  private static final int DELIMITER = 4;
  private static final int FIRST_LETTER = 5;
  private static final int FRAMES_PER_HOUR = 180_000;
  private static final int LETTERS_PER_HOUR = 50_000;

  private CtcMemory() {}

  /** Text with the first frame of each word and the symbol of each frame. */
  private static final class Talk {
    private final List<String> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private int[] symbolOf = new int[0];
  }

  /**
   * Measures, and prints the table.
   *
   * @param data not used
   * @param args {@code --hours N}: length of the emissions (default: 3)
   * @param out receives the table
   * @return 0
   * @throws IOException if the process fails, for example because the heap is too small
   * @throws InterruptedException if the thread is interrupted
   */
  public static int run(Path data, List<String> args, PrintStream out)
      throws IOException, InterruptedException {
    if (args.size() == 3 && args.get(0).equals(CHILD)) {
      measure(Integer.parseInt(args.get(1)), Boolean.parseBoolean(args.get(2)), out);
      return 0;
    }
    Options options = Options.of(args);
    String hours = Long.toString(options.number("--hours", 1, 3));
    options.end();
    out.println(
        "| hours | optional text and speech | frames | characters | seconds | retained heap MiB |"
            + " peak heap MiB, of 1024 | words within 0.1 s % |");
    out.println("|---:|---|---:|---:|---:|---:|---:|---:|");
    for (String optional : List.of("false", "true")) {
      out.print(ChildProcess.run(1024, "ctc-memory", CHILD, hours, optional));
    }
    return 0;
  }

  private static void measure(int hours, boolean optional, PrintStream out) {
    HeapWatch watch = HeapWatch.start();
    Talk talk = talk(hours);
    Emissions emissions = emissions(talk);
    List<String> symbols = new ArrayList<>(List.of("<pad>", "<s>", "</s>", "<unk>", "|"));
    for (char letter = 'a'; letter <= 'z'; letter++) {
      symbols.add(String.valueOf(letter));
    }
    symbols.add("'");
    CtcAlignerSettings settings = CtcAlignerSettings.defaults();
    if (optional) {
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
        optional ? "yes" : "no",
        emissions.frames(),
        talk.words.stream().mapToInt(word -> word.length() + 1).sum(),
        seconds,
        watch.maxRetainedBytes() >> 20,
        ChildProcess.peakHeapBytes() >> 20,
        100.0 * near / talk.words.size());
  }

  /** Creates words of one to nine letters of two to four frames each, and pauses between them. */
  private static Talk talk(int hours) {
    Random random = new Random(1);
    Talk talk = new Talk();
    int frames = hours * FRAMES_PER_HOUR;
    int letters = 0;
    List<int[]> lengths = new ArrayList<>();
    long voiced = 0;
    while (letters < hours * LETTERS_PER_HOUR) {
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
      voiced += Arrays.stream(length).sum();
    }
    // The rest of the time is pauses: short ones, some of seconds, and two of five minutes.
    int words = talk.words.size();
    double[] pauses = new double[words];
    double sum = 0;
    for (int w = 0; w < words; w++) {
      pauses[w] = -Math.log(1 - random.nextDouble()) * (random.nextInt(40) == 0 ? 20 : 1);
      sum += pauses[w];
    }
    long silence = Math.min(15_000, (frames - voiced) / 4);
    double scale = (frames - voiced - 2 * silence) / sum;
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

  /**
   * Creates peaks of one frame with blanks between them, as CTC models do; some are wrong letters.
   */
  private static Emissions emissions(Talk talk) {
    Random random = new Random(2);
    int frames = talk.symbolOf.length;
    float[] values = new float[frames * SYMBOLS];
    for (int t = 0; t < frames; t++) {
      int symbol = talk.symbolOf[t];
      int predicted = symbol;
      if (symbol >= FIRST_LETTER && random.nextInt(10) == 0) {
        predicted = FIRST_LETTER + random.nextInt(26);
      }
      double peak = 0.5 + 0.45 * random.nextDouble();
      double second = (1 - peak) * 0.4;
      double rest = (1 - peak - second) / (SYMBOLS - 2);
      for (int k = 0; k < SYMBOLS; k++) {
        boolean isSecond = predicted == symbol ? k == BLANK : k == symbol;
        double probability = k == predicted ? peak : isSecond ? second : rest;
        values[t * SYMBOLS + k] = (float) Math.log(probability);
      }
    }
    return Emissions.of(
        new TimeSpan(0, (long) frames * HOP, RATE), new FrameGrid(RATE, 400, HOP), SYMBOLS, values);
  }
}
