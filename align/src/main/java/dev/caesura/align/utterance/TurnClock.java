package dev.caesura.align.utterance;

import dev.caesura.align.Conversation;
import dev.caesura.align.Transcript;
import dev.caesura.align.Turn;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Clock on which turns follow each other, though they overlap in the recording: a turn that starts
 * before the one before it in reading order has ended is moved after it. Where nothing overlaps, it
 * shows the time of the recording. Immutable.
 */
final class TurnClock {

  /** Starts and ends of the turns on this clock. */
  private final long[] starts;

  private final long[] ends;

  /** How much later than in the recording each turn starts on this clock. */
  private final long[] delays;

  private final List<Word> originals;
  private final Transcript transcript;

  private TurnClock(
      long[] starts, long[] ends, long[] delays, List<Word> originals, Transcript transcript) {
    this.originals = originals;
    this.starts = starts;
    this.ends = ends;
    this.delays = delays;
    this.transcript = transcript;
  }

  /** Returns the clock of turns in reading order. */
  static TurnClock of(List<Turn> turns) {
    long[] starts = new long[turns.size()];
    long[] ends = new long[turns.size()];
    long[] delays = new long[turns.size()];
    List<Word> words = new ArrayList<>();
    long free = 0;
    for (int i = 0; i < turns.size(); i++) {
      List<Word> own =
          SentenceAligner.withoutOverlaps(new Transcript(turns.get(i).words())).words();
      long start = own.get(0).span().startSample();
      long end = own.stream().mapToLong(word -> word.span().endSample()).max().orElse(start);
      starts[i] = Math.max(start, free);
      delays[i] = starts[i] - start;
      ends[i] = end + delays[i];
      // Turns that touch would share their edge, which could belong to either.
      free = ends[i] + 1;
      for (Word word : own) {
        words.add(new Word(word.text(), later(word.span(), delays[i]), word.score()));
      }
    }
    return new TurnClock(starts, ends, delays, Conversation.words(turns), new Transcript(words));
  }

  private static TimeSpan later(TimeSpan span, long delay) {
    return new TimeSpan(span.startSample() + delay, span.endSample() + delay, span.sampleRate());
  }

  /** Returns the words of all turns on this clock, in reading order. */
  Transcript transcript() {
    return transcript;
  }

  /** Returns a word as the turns have it. */
  Word original(int index) {
    return originals.get(index);
  }

  /** Returns the index of the last word that starts before a time on this clock, or 0. */
  int firstFrom(long time) {
    int low = 0;
    int high = originals.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (transcript.words().get(middle).span().startSample() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, low - 1);
  }

  /** Returns a stretch of this clock in the time of the recording. */
  TimeSpan recorded(TimeSpan span) {
    int first = turnAt(span.startSample());
    int last = turnAt(span.endSample());
    // An end at the start of a turn is in the pause before it.
    if (last > first && span.endSample() == starts[last]) {
      last--;
    }
    long start = recorded(span.startSample(), first);
    long end = recorded(span.endSample(), last);
    return new TimeSpan(Math.min(start, end), Math.max(start, end), span.sampleRate());
  }

  /** Returns the last turn that has started; the first one before all of them. */
  private int turnAt(long time) {
    int found = Arrays.binarySearch(starts, time);
    return Math.max(0, found >= 0 ? found : -found - 2);
  }

  /** Returns a time in a turn, or in the pause after it. */
  private long recorded(long time, int turn) {
    long own = Math.max(0, time - delays[turn]);
    boolean isPause = time > ends[turn] && turn + 1 < starts.length;
    if (!isPause) {
      return own;
    }
    // A pause may be shorter on this clock: its later half belongs to the turn after it.
    long next = time - delays[turn + 1];
    boolean isLater = starts[turn + 1] - time < time - ends[turn];
    return isLater ? Math.max(0, next) : own;
  }
}
