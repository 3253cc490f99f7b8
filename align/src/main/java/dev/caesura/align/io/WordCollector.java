package dev.caesura.align.io;

import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Collector of words: checks them one by one, then puts the words of each recording in the order of
 * time. For one file; not thread-safe.
 */
final class WordCollector {

  /**
   * Largest step backwards that is repaired, in seconds; a larger one is another order or an error.
   */
  static final double MAX_SLIP = 1.0;

  private static final double MAX_SCORE = 1.05;
  private static final double MAX_SECONDS = 1e7;
  private static final int MAX_WORD_LENGTH = 10_000;
  private static final int MAX_WORDS = 5_000_000;

  /** With more faults than one in this many words, the file is refused. */
  private static final int MIN_WORDS_PER_FAULT = 20;

  /** A larger median length of words, in seconds, means that times are in milliseconds. */
  private static final double MAX_MEDIAN_SECONDS = 20;

  private static final Set<String> CONTROL_TOKENS =
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
    private final List<List<RawWord>> units = new ArrayList<>();
    private int moved;
    private int scores;
    private int leftOut;
  }

  private final String name;
  private final int sampleRate;
  private final boolean untimed;
  private final Map<Key, Slot> slots = new LinkedHashMap<>();
  private int count;
  private long faults;
  private IOException firstFault;

  WordCollector(String name, int sampleRate, boolean untimed) {
    this.name = name;
    this.sampleRate = sampleRate;
    this.untimed = untimed;
  }

  /** Checks a word; its times are both NaN if it has none. */
  RawWord check(
      String text,
      double start,
      double end,
      double score,
      String speaker,
      Slip slip,
      TextPosition position)
      throws IOException {
    if (text.length() > MAX_WORD_LENGTH) {
      throw position.malformed("a word of at most " + MAX_WORD_LENGTH + " characters", text);
    }
    if (Double.isNaN(start) || Double.isNaN(end)) {
      return new RawWord(
          text, Double.NaN, Double.NaN, score(score, slip, position), Timing.UNKNOWN, speaker);
    }
    double from = start;
    double to = end;
    if (!(from >= -MAX_SLIP && from <= MAX_SECONDS && to <= MAX_SECONDS && to >= from - MAX_SLIP)) {
      IOException fault =
          position.malformed(
              "a start from 0 to " + (long) MAX_SECONDS + " s and an end after it",
              text + " from " + from + " to " + to);
      if (!(from >= -MAX_SLIP && from <= MAX_SECONDS && to <= MAX_SECONDS)) {
        throw fault;
      }
      firstFault = faults == 0 ? fault : firstFault;
      faults++;
    }
    if (from < 0 || to < from) {
      from = Math.max(0, from);
      to = Math.max(from, to);
      slip.moved++;
    }
    return new RawWord(text, from, to, score(score, slip, position), Timing.STATED, speaker);
  }

  /** Counts of repairs in words that are checked but not yet added. */
  static final class Slip {
    private int moved;
    private int scores;

    /** Counts a score that is not a number. */
    void countScore() {
      scores++;
    }
  }

  private static double score(double score, Slip slip, TextPosition position) throws IOException {
    if (Double.isNaN(score)) {
      return 1;
    }
    if (!(score >= 0 && score <= MAX_SCORE)) {
      throw position.malformed("a confidence from 0 to 1", Double.toString(score));
    }
    if (score > 1) {
      slip.scores++;
    }
    return Math.min(1, score);
  }

  /** Adds checked words of a recording that belong together: a word, a cue or a segment. */
  void add(String recording, String channel, List<RawWord> words, Slip slip, TextPosition position)
      throws IOException {
    Slot slot = slots.computeIfAbsent(new Key(recording, channel), key -> new Slot());
    slot.moved += slip.moved;
    slot.scores += slip.scores;
    List<RawWord> unit = new ArrayList<>(words);
    unit.removeIf(word -> isControlToken(word.text()));
    slot.leftOut += words.size() - unit.size();
    if (!unit.isEmpty()) {
      slot.units.add(unit);
    }
    count += words.size();
    if (count > MAX_WORDS) {
      throw position.malformed("at most " + MAX_WORDS + " words", "more");
    }
  }

  /** Counts a token of a recording that is left out. */
  void leaveOut(String recording, String channel) {
    slots.computeIfAbsent(new Key(recording, channel), key -> new Slot()).leftOut++;
  }

  static boolean isControlToken(String text) {
    return CONTROL_TOKENS.contains(text.toLowerCase(Locale.ROOT))
        || (text.startsWith("[_") && text.endsWith("]"));
  }

  /**
   * Returns all recordings, in the order in which the file first names them.
   *
   * @throws IOException if more than a few words end long before they start
   */
  List<Hypothesis> finish() throws IOException {
    if (faults * MIN_WORDS_PER_FAULT > count) {
      throw firstFault;
    }
    List<Hypothesis> result = new ArrayList<>();
    for (Map.Entry<Key, Slot> entry : slots.entrySet()) {
      result.add(hypothesis(entry.getKey(), entry.getValue()));
    }
    return result;
  }

  private Hypothesis hypothesis(Key key, Slot slot) throws IOException {
    WordSequencer sequencer = new WordSequencer(slot.units);
    requireTimes(key, sequencer.words());
    int estimated = 0;
    List<TimedWord> timed = new ArrayList<>(sequencer.words().size());
    for (RawWord word : sequencer.sequence()) {
      estimated += word.timing() == Timing.ESTIMATED ? 1 : 0;
      TimeSpan span = TimeSpan.fromSeconds(word.start(), word.end(), sampleRate);
      timed.add(
          new TimedWord(new Word(word.text(), span, word.score()), word.timing(), word.speaker()));
    }
    Repairs repairs =
        new Repairs(
            estimated,
            slot.moved + sequencer.moved(),
            sequencer.reordered(),
            sequencer.shortened(),
            sequencer.delayed(),
            0,
            slot.scores,
            slot.leftOut);
    return new Hypothesis(key.recording(), key.channel(), timed, sequencer.unitStarts(), repairs);
  }

  private void requireTimes(Key key, List<RawWord> words) throws IOException {
    if (words.isEmpty()) {
      return;
    }
    if (!words.get(0).isTimed() && !untimed) {
      throw new IOException(
          name
              + of(key)
              + ": expected times of words; found "
              + words.size()
              + " words without times.");
    }
    double[] lengths =
        words.stream()
            .filter(word -> word.timing() == Timing.STATED)
            .mapToDouble(word -> word.end() - word.start())
            .sorted()
            .toArray();
    if (lengths.length >= 3 && lengths[lengths.length / 2] > MAX_MEDIAN_SECONDS) {
      throw new IOException(
          name
              + of(key)
              + ": expected times in seconds; found words of "
              + lengths[lengths.length / 2]
              + " s, perhaps milliseconds.");
    }
  }

  private static String of(Key key) {
    return key.recording().isEmpty() ? "" : ", recording " + key.recording();
  }
}
