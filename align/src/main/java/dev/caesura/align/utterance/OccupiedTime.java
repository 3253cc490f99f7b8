package dev.caesura.align.utterance;

import dev.caesura.audio.TimeSpan;
import java.util.TreeMap;

/**
 * The time that utterances occupy. Recognisers let words overlap, utterances must not. Not
 * thread-safe.
 */
final class OccupiedTime {

  /** By the first recognised word of each stretch; no two stretches share a word. */
  private final TreeMap<Integer, TimeSpan> occupied = new TreeMap<>();

  /** Adds a stretch as it is. */
  void add(int firstRecognized, TimeSpan span) {
    occupied.put(firstRecognized, span);
  }

  /** Cuts a stretch to what its neighbours leave of it, and adds it; it may become empty. */
  TimeSpan cut(int firstRecognized, TimeSpan span) {
    var before = occupied.lowerEntry(firstRecognized);
    var after = occupied.higherEntry(firstRecognized);
    long earliest = before == null ? 0 : before.getValue().endSample();
    long latest = after == null ? Long.MAX_VALUE : after.getValue().startSample();
    long start = Math.min(latest, Math.max(earliest, span.startSample()));
    long end = Math.max(start, Math.min(latest, span.endSample()));
    TimeSpan left = new TimeSpan(start, end, span.sampleRate());
    occupied.put(firstRecognized, left);
    return left;
  }
}
