package dev.caesura.align.io;

import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks words one by one, then puts each recording's words in the order of time. For one use. */
final class Collector {

  /** Up to this much, a time that runs backwards is a slip; more is another order, or an error. */
  static final double SLIP = 1.0;

  private static final double MOST_SCORE = 1.05;
  private static final double LATEST = 1e7;
  private static final int LONGEST_WORD = 10_000;
  private static final int MOST_WORDS = 5_000_000;

  /** Longer than any spoken word: the median of words in milliseconds that were read as seconds. */
  private static final double TOO_LONG = 20;

  private static final Set<String> NO_WORDS =
      Set.of(
          "<eps>",
          "<s>",
          "</s>",
          "<sil>",
          "[sil]",
          "!sil",
          "<noise>",
          "[noise]",
          "++noise++",
          "[blank_audio]",
          "<blank>");

  private record Key(String recording, String channel) {}

  private static final class Slot {
    private final List<RawWord> words = new ArrayList<>();
    private int moved;
    private int scores;
    private int leftOut;
  }

  private final String name;
  private final int sampleRate;
  private final boolean untimed;
  private final Map<Key, Slot> slots = new LinkedHashMap<>();
  private int count;

  Collector(String name, int sampleRate, boolean untimed) {
    this.name = name;
    this.sampleRate = sampleRate;
    this.untimed = untimed;
  }

  /** A word with checked times and score; times are both NaN if there are none. */
  RawWord check(
      String text,
      double start,
      double end,
      double score,
      String speaker,
      Slip slip,
      TextPosition position)
      throws IOException {
    if (text.length() > LONGEST_WORD) {
      throw position.malformed("a word of at most " + LONGEST_WORD + " characters", text);
    }
    if (Double.isNaN(start) || Double.isNaN(end)) {
      return new RawWord(
          text, Double.NaN, Double.NaN, score(score, slip, position), Timing.UNKNOWN, speaker);
    }
    double from = start;
    double to = end;
    if (!(from >= -SLIP && from <= LATEST && to <= LATEST && to >= from - SLIP)) {
      throw position.malformed(
          "a start from 0 to " + (long) LATEST + " s and an end after it",
          text + " from " + from + " to " + to);
    }
    if (from < 0 || to < from) {
      from = Math.max(0, from);
      to = Math.max(from, to);
      slip.moved++;
    }
    return new RawWord(text, from, to, score(score, slip, position), Timing.STATED, speaker);
  }

  /** Counts of what was put right in words that are checked but not yet added. */
  static final class Slip {
    private int moved;
    private int scores;
  }

  private static double score(double score, Slip slip, TextPosition position) throws IOException {
    if (Double.isNaN(score)) {
      return 1;
    }
    if (!(score >= 0 && score <= MOST_SCORE)) {
      throw position.malformed("a confidence from 0 to 1", Double.toString(score));
    }
    if (score > 1) {
      slip.scores++;
    }
    return Math.min(1, score);
  }

  /** Adds words of a recording that were checked. */
  void add(String recording, String channel, List<RawWord> words, Slip slip, TextPosition position)
      throws IOException {
    Slot slot = slots.computeIfAbsent(new Key(recording, channel), key -> new Slot());
    slot.moved += slip.moved;
    slot.scores += slip.scores;
    for (RawWord word : words) {
      if (isNoWord(word.text())) {
        slot.leftOut++;
      } else {
        slot.words.add(word);
      }
    }
    count += words.size();
    if (count > MOST_WORDS) {
      throw position.malformed("at most " + MOST_WORDS + " words", "more");
    }
  }

  /** Counts a token of a recording that is no word. */
  void leaveOut(String recording, String channel) {
    slots.computeIfAbsent(new Key(recording, channel), key -> new Slot()).leftOut++;
  }

  static boolean isNoWord(String text) {
    return NO_WORDS.contains(text.toLowerCase(Locale.ROOT))
        || (text.startsWith("[_") && text.endsWith("]"));
  }

  /** All recordings, in the order in which the file names them first. */
  List<Hypothesis> finish() throws IOException {
    List<Hypothesis> result = new ArrayList<>();
    for (Map.Entry<Key, Slot> entry : slots.entrySet()) {
      result.add(hypothesis(entry.getKey(), entry.getValue()));
    }
    return result;
  }

  private Hypothesis hypothesis(Key key, Slot slot) throws IOException {
    List<RawWord> words = slot.words;
    Shares.fill(words, Double.NaN, Double.NaN);
    requireTimes(key, words);
    int reordered = sort(words);
    int moved = slot.moved;
    int estimated = 0;
    double last = 0;
    List<TimedWord> timed = new ArrayList<>(words.size());
    for (RawWord word : words) {
      RawWord placed = word.isTimed() ? word : word.at(last, last);
      if (placed.start() < last) {
        placed = placed.at(last, Math.max(last, placed.end()));
        moved++;
      }
      last = placed.start();
      estimated += placed.timing() == Timing.ESTIMATED ? 1 : 0;
      TimeSpan span = TimeSpan.fromSeconds(placed.start(), placed.end(), sampleRate);
      timed.add(
          new TimedWord(
              new Word(placed.text(), span, placed.score()), placed.timing(), placed.speaker()));
    }
    Repairs repairs = new Repairs(estimated, moved, reordered, slot.scores, slot.leftOut);
    return new Hypothesis(key.recording(), key.channel(), timed, repairs);
  }

  private void requireTimes(Key key, List<RawWord> words) throws IOException {
    if (words.isEmpty()) {
      return;
    }
    if (!words.get(0).isTimed() && !untimed) {
      throw new IOException(
          name
              + of(key)
              + ": times of words are expected, found "
              + words.size()
              + " words without any");
    }
    double[] lengths =
        words.stream()
            .filter(word -> word.timing() == Timing.STATED)
            .mapToDouble(word -> word.end() - word.start())
            .sorted()
            .toArray();
    if (lengths.length >= 3 && lengths[lengths.length / 2] > TOO_LONG) {
      throw new IOException(
          name
              + of(key)
              + ": times in seconds are expected, found words of "
              + lengths[lengths.length / 2]
              + " s (milliseconds?)");
    }
  }

  private static String of(Key key) {
    return key.recording().isEmpty() ? "" : ": recording " + key.recording();
  }

  /** Sorts by start if a word begins long before an earlier one; slips are left alone. */
  private static int sort(List<RawWord> words) {
    int late = 0;
    double latest = 0;
    for (RawWord word : words) {
      late += word.isTimed() && word.start() < latest - SLIP ? 1 : 0;
      latest = word.isTimed() ? Math.max(latest, word.start()) : latest;
    }
    if (late > 0) {
      words.sort(Comparator.comparingDouble(RawWord::start));
    }
    return late;
  }
}
