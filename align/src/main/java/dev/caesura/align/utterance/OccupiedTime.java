package dev.caesura.align.utterance;

import dev.caesura.audio.TimeSpan;
import java.util.TreeMap;

/**
 * Which time stretches of heard words have: recognisers let words overlap, utterances must not. For
 * one thread.
 */
final class OccupiedTime {

  /** By the first heard word of each stretch; no two stretches share a word. */
  private final TreeMap<Integer, TimeSpan> taken = new TreeMap<>();

  /** Notes a stretch that is as it should be. */
  void add(int firstRecognized, TimeSpan span) {
    taken.put(firstRecognized, span);
  }

  /** Cuts a stretch to what its neighbours leave of it, and notes it; it may become empty. */
  TimeSpan cut(int firstRecognized, TimeSpan span) {
    var before = taken.lowerEntry(firstRecognized);
    var after = taken.higherEntry(firstRecognized);
    long earliest = before == null ? 0 : before.getValue().endSample();
    long latest = after == null ? Long.MAX_VALUE : after.getValue().startSample();
    long start = Math.min(latest, Math.max(earliest, span.startSample()));
    long end = Math.max(start, Math.min(latest, span.endSample()));
    TimeSpan left = new TimeSpan(start, end, span.sampleRate());
    taken.put(firstRecognized, left);
    return left;
  }
}
