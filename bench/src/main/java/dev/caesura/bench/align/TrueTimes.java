package dev.caesura.bench.align;

import dev.caesura.align.Transcript;
import dev.caesura.align.edit.EditDistance;
import dev.caesura.audio.TimeSpan;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * True times of the sentences of a transcript, as far as witnesses know them: other recognisers, or
 * forced alignment. An end that no witness heard lies between the nearest words that were
 * recognised.
 */
final class TrueTimes {

  /** An end may be this far from the truth, in seconds. */
  static final double TOLERANCE = 0.5;

  /** Witnesses that differ by more than this know nothing, in seconds. */
  private static final double AGREEMENT = 0.3;

  /** An end is known to lie in a stretch, in seconds. */
  private record Bounds(double low, double high) {

    /** Returns 1 if a time is right for certain, -1 if it is wrong for certain, else 0. */
    int judge(double time) {
      if (time < low - TOLERANCE || time > high + TOLERANCE) {
        return -1;
      }
      return time >= high - TOLERANCE && time <= low + TOLERANCE ? 1 : 0;
    }
  }

  private final List<Bounds> starts = new ArrayList<>();
  private final List<Bounds> ends = new ArrayList<>();
  private final List<double[]> exact = new ArrayList<>();

  private TrueTimes() {}

  /**
   * Finds the times of sentences by witnesses.
   *
   * @param text the sentences, all in order
   * @param normalizer of the language
   * @param witnesses recognised words with times
   */
  static TrueTimes of(Segmentation text, WordNormalizer normalizer, List<Witness> witnesses) {
    return of(
        text,
        normalizer.words(text.text()),
        common(witnesses.stream().map(Witness::starts).toArray(double[][]::new)),
        common(witnesses.stream().map(Witness::ends).toArray(double[][]::new)));
  }

  /** When a witness heard each word of a text, in seconds; NaN where it did not. */
  @SuppressWarnings("ArrayRecordComponent") // Times of words, never compared.
  record Witness(double[] starts, double[] ends) {

    static Witness of(Transcript heard, Segmentation text, WordNormalizer normalizer) {
      List<String> words =
          normalizer.words(text.text()).stream().map(NormalizedWord::text).toList();
      Witness witness = new Witness(new double[words.size()], new double[words.size()]);
      hear(heard, normalizer, words, witness.starts, witness.ends);
      return witness;
    }
  }

  /**
   * Finds the times of the sentences of a call by the recognisers other than one.
   *
   * @param witnesses what each recogniser heard
   * @param judged the one that is judged
   */
  static TrueTimes without(Segmentation text, Map<AsrSystem, Witness> witnesses, AsrSystem judged) {
    Map<AsrSystem, Witness> others = new EnumMap<>(witnesses);
    others.remove(judged);
    return of(text, EnglishWords.NORMALIZER, List.copyOf(others.values()));
  }

  /** Returns what each recogniser heard of a call. */
  static Map<AsrSystem, Witness> witnesses(EarningsCalls calls, String name, Segmentation text) {
    Map<AsrSystem, Witness> witnesses = new EnumMap<>(AsrSystem.class);
    for (AsrSystem system : AsrSystem.values()) {
      witnesses.put(
          system, Witness.of(calls.recognized(name, system), text, EnglishWords.NORMALIZER));
    }
    return witnesses;
  }

  /**
   * Takes the known times of words; those that are not known are NaN.
   *
   * @param text the sentences, all in order
   * @param words the normalised words of the text
   * @param start the start of each word in seconds
   * @param end the end of each word in seconds
   */
  static TrueTimes of(Segmentation text, List<NormalizedWord> words, double[] start, double[] end) {
    TrueTimes times = new TrueTimes();
    int next = 0;
    for (TextSpan line : text.spans()) {
      int from = next;
      while (next < words.size() && words.get(next).source().start() < line.end()) {
        next++;
      }
      times.add(from, next, start, end);
    }
    return times;
  }

  private void add(int from, int to, double[] start, double[] end) {
    if (from == to) {
      starts.add(null);
      ends.add(null);
      exact.add(new double[] {Double.NaN, Double.NaN});
      return;
    }
    double before = lastKnown(end, from - 1);
    double after = firstKnown(start, to);
    starts.add(
        Double.isNaN(start[from])
            ? new Bounds(before, firstKnown(start, from))
            : new Bounds(start[from], start[from]));
    ends.add(
        Double.isNaN(end[to - 1])
            ? new Bounds(lastKnown(end, to - 1), after)
            : new Bounds(end[to - 1], end[to - 1]));
    exact.add(new double[] {start[from], end[to - 1]});
  }

  private static double lastKnown(double[] times, int at) {
    int i = at;
    while (i >= 0 && Double.isNaN(times[i])) {
      i--;
    }
    return i < 0 ? Double.NEGATIVE_INFINITY : times[i];
  }

  private static double firstKnown(double[] times, int at) {
    int i = at;
    while (i < times.length && Double.isNaN(times[i])) {
      i++;
    }
    return i == times.length ? Double.POSITIVE_INFINITY : times[i];
  }

  /**
   * Judges the place of a sentence.
   *
   * @return 1 if both ends are right for certain, -1 if one is wrong for certain, else 0
   */
  int judge(int line, TimeSpan span) {
    if (starts.get(line) == null) {
      return 0;
    }
    int start = starts.get(line).judge(span.startSeconds());
    int end = ends.get(line).judge(span.endSeconds());
    return Math.min(start, end) < 0 ? -1 : start * end;
  }

  /** Returns start and end of a sentence in seconds; NaN where no witness heard its word. */
  double[] exact(int line) {
    return exact.get(line);
  }

  /** Returns the mean of the witnesses that agree; NaN if they differ or there are none. */
  private static double[] common(double[][] times) {
    double[] common = new double[times[0].length];
    for (int w = 0; w < common.length; w++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double[] witness : times) {
        if (!Double.isNaN(witness[w])) {
          low = Math.min(low, witness[w]);
          high = Math.max(high, witness[w]);
        }
      }
      common[w] = high >= low && high - low <= AGREEMENT ? (low + high) / 2 : Double.NaN;
    }
    return common;
  }

  /** Fills in the times of words that a witness heard beside a neighbour of theirs. */
  private static void hear(
      Transcript witness,
      WordNormalizer normalizer,
      List<String> reference,
      double[] start,
      double[] end) {
    Arrays.fill(start, Double.NaN);
    Arrays.fill(end, Double.NaN);
    List<String> heard = new ArrayList<>();
    List<TimeSpan> spans = new ArrayList<>();
    for (var word : witness.words()) {
      for (NormalizedWord token : normalizer.words(word.text())) {
        heard.add(token.text());
        spans.add(word.span());
      }
    }
    int[] pairs = OptimalPairs.one(heard, reference);
    for (int i = 0; i < pairs.length; i++) {
      boolean isSupported =
          pairs[i] >= 0
              && ((i > 0 && pairs[i - 1] == pairs[i] - 1 && pairs[i] > 0)
                  || (i + 1 < pairs.length && pairs[i + 1] == pairs[i] + 1));
      if (isSupported) {
        start[pairs[i]] = spans.get(i).startSeconds();
        end[pairs[i]] = spans.get(i).endSeconds();
      }
    }
  }

  /** Returns whether more than a quarter of the letters of a text are not those of another. */
  static boolean isOtherText(String text, String said, WordNormalizer normalizer) {
    String left = joined(text, normalizer);
    String right = joined(said, normalizer);
    return 4 * EditDistance.of(left, right) > Math.max(left.length(), right.length());
  }

  private static String joined(String text, WordNormalizer normalizer) {
    return String.join(" ", normalizer.words(text).stream().map(NormalizedWord::text).toList());
  }
}
