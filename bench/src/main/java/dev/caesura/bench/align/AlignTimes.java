package dev.caesura.bench.align;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.audio.TimeSpan;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * {@code align-times}: share of sentences with both ends within half a second. The true times are
 * those on which the two good recognisers agree: both recognise the first and the last word, and
 * place them within 0.15 s of each other; the true time is the mean of the two. A sentence that is
 * not found counts as wrong.
 */
public final class AlignTimes {

  private static final double AGREEMENT_SECONDS = 0.15;
  private static final double TOLERANCE_SECONDS = 0.5;

  private AlignTimes() {}

  /**
   * Sentence with known times.
   *
   * @param text span in the transcript
   * @param start start in seconds
   * @param end end in seconds
   */
  private record Known(TextSpan text, double start, double end) {}

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args {@code --seeds N}: shuffles of each call (default: 5)
   * @param out receives the table
   * @return 0
   */
  public static int run(Path data, List<String> args, PrintStream out) {
    Options options = Options.of(args);
    int seeds = (int) options.number("--seeds", 1, 5);
    options.end();
    EarningsCalls calls = new EarningsCalls(data);
    Map<String, List<Known>> truth = new HashMap<>();
    for (String name : calls.names()) {
      truth.put(name, truth(calls, name));
    }
    out.println(
        "| recogniser | transcript | sentences | both ends within 0.5 s % | not found % | median"
            + " error s | 95th percentile s |");
    out.println("|---|---|---:|---:|---:|---:|---:|");
    for (AsrSystem system : AsrSystem.values()) {
      Tally inOrder = new Tally();
      Tally inOrderAny = new Tally();
      Tally shuffled = new Tally();
      for (String name : calls.names()) {
        Transcript recognized = calls.recognized(name, system);
        String text = calls.reference(name);
        Segmentation lines = lines(text);
        inOrder.add(
            truth.get(name), lines, find(recognized, lines, TranscriptOrder.KEEP), identity(lines));
        inOrderAny.add(
            truth.get(name), lines, find(recognized, lines, TranscriptOrder.ANY), identity(lines));
        for (int seed = 1; seed <= seeds; seed++) {
          int[] order = blocks(lines, 10, seed);
          StringBuilder mixed = new StringBuilder();
          for (int line : order) {
            mixed.append(lines.string(line));
          }
          Segmentation moved = lines(mixed.toString());
          shuffled.add(truth.get(name), lines, find(recognized, moved, TranscriptOrder.ANY), order);
        }
      }
      inOrder.print(system, "in order, order kept", out);
      inOrderAny.print(system, "in order, any order", out);
      shuffled.print(system, "10 blocks, any order", out);
    }
    return 0;
  }

  private static int[] identity(Segmentation lines) {
    int[] order = new int[lines.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    return order;
  }

  /** Returns the order of lines after shuffling blocks of about equally many characters. */
  private static int[] blocks(Segmentation lines, int count, int seed) {
    List<List<Integer>> blocks = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      blocks.add(new ArrayList<>());
    }
    for (int i = 0; i < lines.size(); i++) {
      long middle = lines.spans().get(i).start();
      blocks.get((int) (middle * count / lines.text().length())).add(i);
    }
    Collections.shuffle(blocks, new Random(seed));
    return blocks.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
  }

  /** Returns the lines of a text as segments. */
  static Segmentation lines(String text) {
    List<Integer> ends = new ArrayList<>();
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      ends.add(i + 1);
    }
    return Segmentation.ofEnds(text, ends);
  }

  private static List<Utterance> find(
      Transcript recognized, Segmentation lines, TranscriptOrder order) {
    return SentenceAligner.of(
            EnglishWords.NORMALIZER, SentenceAligner.Settings.defaults().withOrder(order))
        .align("r", recognized, lines);
  }

  /** Returns sentences whose first and last words both good recognisers place at the same time. */
  private static List<Known> truth(EarningsCalls calls, String name) {
    String text = calls.reference(name);
    Segmentation lines = lines(text);
    Map<Integer, double[]> first = wordTimes(calls, name, AsrSystem.AMAZON, text);
    Map<Integer, double[]> second = wordTimes(calls, name, AsrSystem.SPEECHMATICS, text);
    List<Known> known = new ArrayList<>();
    for (TextSpan line : lines.spans()) {
      var words = EnglishWords.NORMALIZER.words(text, line);
      if (words.isEmpty()) {
        continue;
      }
      int from = words.get(0).source().start();
      int to = words.get(words.size() - 1).source().start();
      double[] a = first.get(from);
      double[] b = second.get(from);
      double[] c = first.get(to);
      double[] d = second.get(to);
      if (a != null && b != null && c != null && d != null) {
        boolean agree =
            Math.abs(a[0] - b[0]) <= AGREEMENT_SECONDS
                && Math.abs(a[1] - b[1]) <= AGREEMENT_SECONDS
                && Math.abs(c[0] - d[0]) <= AGREEMENT_SECONDS
                && Math.abs(c[1] - d[1]) <= AGREEMENT_SECONDS;
        if (agree) {
          known.add(new Known(line, (a[0] + b[0]) / 2, (c[1] + d[1]) / 2));
        }
      }
    }
    return known;
  }

  /** Returns the times of reference words by offset, from an exact alignment in order. */
  private static Map<Integer, double[]> wordTimes(
      EarningsCalls calls, String name, AsrSystem system, String text) {
    Transcript recognized = calls.recognized(name, system);
    List<Integer> wordOf = new ArrayList<>();
    List<String> hypothesis = new ArrayList<>();
    for (int i = 0; i < recognized.size(); i++) {
      for (var word : EnglishWords.NORMALIZER.words(recognized.words().get(i).text())) {
        hypothesis.add(word.text());
        wordOf.add(i);
      }
    }
    var reference = EnglishWords.NORMALIZER.words(text);
    int[] pairs = OptimalPairs.one(hypothesis, reference.stream().map(w -> w.text()).toList());
    Map<Integer, double[]> times = new HashMap<>();
    for (int i = 0; i < pairs.length; i++) {
      if (pairs[i] >= 0) {
        TimeSpan span = recognized.words().get(wordOf.get(i)).span();
        double[] time = {span.startSeconds(), span.endSeconds()};
        times.merge(
            reference.get(pairs[i]).source().start(),
            time,
            (x, y) -> new double[] {Math.min(x[0], y[0]), Math.max(x[1], y[1])});
      }
    }
    return times;
  }

  private static final class Tally {
    private int sentences;
    private int right;
    private int missing;
    private final List<Double> errors = new ArrayList<>();

    /** Adds the sentences of a call; {@code order} maps each aligned line to its original line. */
    void add(List<Known> truth, Segmentation lines, List<Utterance> found, int[] order) {
      Map<Integer, Utterance> byStart = new HashMap<>();
      for (int i = 0; i < order.length; i++) {
        byStart.put(lines.spans().get(order[i]).start(), found.get(i));
      }
      for (Known known : truth) {
        sentences++;
        Utterance utterance = byStart.get(known.text.start());
        if (utterance.words().isEmpty()) {
          missing++;
          continue;
        }
        List<AlignedWord> words = utterance.words();
        double start = Math.abs(words.get(0).span().startSeconds() - known.start);
        double end = Math.abs(words.get(words.size() - 1).span().endSeconds() - known.end);
        right += start <= TOLERANCE_SECONDS && end <= TOLERANCE_SECONDS ? 1 : 0;
        errors.add(start);
        errors.add(end);
      }
    }

    void print(AsrSystem system, String transcript, PrintStream out) {
      Collections.sort(errors);
      out.printf(
          Locale.ROOT,
          "| %s | %s | %d | %.1f | %.1f | %.3f | %.3f |%n",
          system.folder,
          transcript,
          sentences,
          100.0 * right / sentences,
          100.0 * missing / sentences,
          errors.get(errors.size() / 2),
          errors.get(errors.size() * 95 / 100));
    }
  }
}
