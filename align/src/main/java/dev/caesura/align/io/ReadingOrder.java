package dev.caesura.align.io;

import dev.caesura.align.Conversation;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Order in which the words of a recording are read where channels, speakers or cues overlap: turn
 * by turn, never word by word.
 *
 * <p>The words of a channel and speaker are one track; cues of unknown speakers that overlap are
 * distributed over tracks. A track is split into turns at pauses of a second, and where another
 * track speaks in a pause; never inside a cue or segment. Words without times keep the order of
 * their file. Turns follow each other by their starts, so that a turn inside a longer one follows
 * it. Where no two tracks overlap, this is the order of time.
 *
 * <p>Where they overlap, and of channels always, a text may have the turns in another order. {@link
 * #orders()} therefore also has those of shorter turns, split at pauses of 0.5 and 0.3 s, and of
 * one track after the other. Immutable and thread-safe.
 */
public final class ReadingOrder {

  /** Pauses that end a turn, in seconds; the first is the default. */
  private static final double[] PAUSES = {1, 0.5, 0.3, Double.POSITIVE_INFINITY};

  /** A pause in which another channel may speak, in seconds; between words there is always some. */
  private static final double MIN_CHANNEL_GAP = 0.3;

  private final List<List<SpeakerTurn>> orders;

  /** Cue, segment or single word, which is never broken. */
  private record Unit(
      Hypothesis hypothesis, int track, List<TimedWord> words, long start, long end) {}

  /** Track with its last word, for units that are still to come. */
  private static final class Track {
    final int number;
    long lastStart;
    long end;

    Track(int number) {
      this.number = number;
    }
  }

  /** Turn that may go on. */
  private static final class OpenTurn {
    final List<TimedWord> words = new ArrayList<>();
    final Hypothesis hypothesis;
    final int track;
    final long start;
    long end;

    OpenTurn(Unit unit) {
      this.hypothesis = unit.hypothesis();
      this.track = unit.track();
      this.start = unit.start();
      add(unit);
    }

    void add(Unit unit) {
      words.addAll(unit.words());
      end = Math.max(end, unit.end());
    }
  }

  private ReadingOrder(List<List<SpeakerTurn>> orders) {
    this.orders = List.copyOf(orders);
  }

  /**
   * Determines the order of words.
   *
   * @param hypotheses the channels of one recording, at one sample rate; may be empty
   * @return their order
   */
  public static ReadingOrder of(List<Hypothesis> hypotheses) {
    List<Unit> units = units(hypotheses);
    List<SpeakerTurn> turns = turns(units, PAUSES[0]);
    Set<List<SpeakerTurn>> all = new LinkedHashSet<>();
    all.add(turns);
    boolean mayDiffer = hypotheses.size() > 1 || conversation(List.of(turns)).isOverlapping();
    if (mayDiffer) {
      for (double pause : PAUSES) {
        all.add(turns(units, pause));
      }
    }
    return new ReadingOrder(List.copyOf(all));
  }

  /**
   * Returns the turns in the default order.
   *
   * @return the turns; together they have all words
   */
  public List<SpeakerTurn> turns() {
    return orders.get(0);
  }

  /**
   * Returns the turns in each order that a text may have.
   *
   * @return the default order, then the others; only one for one channel without overlaps
   */
  public List<List<SpeakerTurn>> orders() {
    return orders;
  }

  /**
   * Returns the words for an alignment.
   *
   * @return the words without speakers and the sources of times
   */
  public Conversation conversation() {
    return conversation(orders);
  }

  private static Conversation conversation(List<List<SpeakerTurn>> orders) {
    return new Conversation(
        orders.stream().map(turns -> turns.stream().map(SpeakerTurn::plain).toList()).toList());
  }

  /** Returns the units of all channels with their tracks, by their starts. */
  private static List<Unit> units(List<Hypothesis> hypotheses) {
    List<Unit> all = new ArrayList<>();
    int tracks = 0;
    for (Hypothesis hypothesis : hypotheses) {
      Map<String, List<Track>> bySpeaker = new HashMap<>();
      for (List<TimedWord> words : timedUnits(hypothesis)) {
        List<TimedWord> ascending = ascending(words);
        long start = span(ascending, 0).startSample();
        long end = ascending.stream().mapToLong(w -> w.word().span().endSample()).max().orElse(0);
        List<Track> own =
            bySpeaker.computeIfAbsent(words.get(0).speaker(), speaker -> new ArrayList<>());
        Track track = null;
        for (Track candidate : own) {
          // Single words of one speaker may overlap a little, since recognisers round.
          boolean fits = words.size() == 1 || start >= candidate.end;
          if (track == null && fits && start >= candidate.lastStart) {
            track = candidate;
          }
        }
        if (track == null) {
          track = new Track(tracks++);
          own.add(track);
        }
        track.lastStart = span(ascending, ascending.size() - 1).startSample();
        track.end = Math.max(track.end, end);
        all.add(new Unit(hypothesis, track.number, ascending, start, end));
      }
    }
    all.sort(Comparator.comparingLong(Unit::start));
    return all;
  }

  /** Returns the units; all words without times are one, in the order of the file. */
  private static List<List<TimedWord>> timedUnits(Hypothesis hypothesis) {
    List<TimedWord> words = hypothesis.words();
    return !words.isEmpty() && words.get(0).timing() == Timing.UNKNOWN
        ? List.of(words)
        : hypothesis.units();
  }

  private static TimeSpan span(List<TimedWord> words, int index) {
    return words.get(index).word().span();
  }

  /** Returns words of a unit whose starts do not descend, as may be where its speakers change. */
  private static List<TimedWord> ascending(List<TimedWord> words) {
    List<TimedWord> result = new ArrayList<>();
    long last = 0;
    for (TimedWord timed : words) {
      TimeSpan span = timed.word().span();
      last = Math.max(last, span.startSample());
      if (span.startSample() == last) {
        result.add(timed);
      } else {
        TimeSpan later = new TimeSpan(last, Math.max(last, span.endSample()), span.sampleRate());
        Word word = new Word(timed.word().text(), later, timed.word().score());
        result.add(new TimedWord(word, timed.timing(), timed.speaker()));
      }
    }
    return result;
  }

  private static List<SpeakerTurn> turns(List<Unit> units, double pause) {
    Map<Integer, OpenTurn> open = new HashMap<>();
    List<OpenTurn> turns = new ArrayList<>();
    for (Unit unit : units) {
      OpenTurn turn = open.get(unit.track());
      if (turn != null && goesOn(turn, unit, pause, open)) {
        turn.add(unit);
      } else {
        OpenTurn next = new OpenTurn(unit);
        open.put(unit.track(), next);
        turns.add(next);
      }
    }
    return turns.stream()
        .map(turn -> new SpeakerTurn(turn.hypothesis, turn.track, turn.words))
        .toList();
  }

  /**
   * Returns whether a unit continues a turn: after a short pause in which no other track speaks.
   */
  private static boolean goesOn(
      OpenTurn turn, Unit unit, double pause, Map<Integer, OpenTurn> open) {
    if (Double.isInfinite(pause)) {
      return true;
    }
    int rate = span(unit.words(), 0).sampleRate();
    double gap = (double) (unit.start() - turn.end) / rate;
    if (gap >= pause) {
      return false;
    }
    for (OpenTurn other : open.values()) {
      boolean isInGap =
          other != turn
              && other.start >= turn.end
              && other.end <= unit.start()
              && other.end > turn.end;
      boolean isChannel = !other.hypothesis.channel().equals(turn.hypothesis.channel());
      if (isInGap && (!isChannel || gap >= MIN_CHANNEL_GAP)) {
        return false;
      }
    }
    return true;
  }
}
