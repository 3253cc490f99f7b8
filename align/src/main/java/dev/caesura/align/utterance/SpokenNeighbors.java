package dev.caesura.align.utterance;

import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * The utterances before and after each of a list, and those that are spoken at the same time. Goes
 * through the list once. Mutable; not thread-safe.
 */
final class SpokenNeighbors {

  /** Words of neighbours overlap this much where a recogniser rounds, in milliseconds. */
  private static final long ROUNDING_MILLIS = 50;

  private final List<TimeSpan> spoken;
  private final TimeSpan recording;
  private final long rounding;

  /** Earlier utterances that are still spoken, with their snapped ends. */
  private final List<long[]> active = new ArrayList<>();

  private int at = -1;
  private long earliest;
  private long latest;
  private long free;
  private boolean isStartOverlapped;
  private boolean isEndOverlapped;

  /**
   * Creates the neighbours.
   *
   * @param spoken when the recognised words of each utterance are spoken, in the order of the
   *     utterances' starts
   * @param recording the whole recording
   */
  SpokenNeighbors(List<TimeSpan> spoken, TimeSpan recording) {
    this.spoken = spoken;
    this.recording = recording;
    this.rounding = ROUNDING_MILLIS * recording.sampleRate() / 1000;
    this.earliest = recording.startSample();
    this.free = recording.startSample();
  }

  /** Moves to the next utterance, the first one at the beginning. */
  void next() {
    at++;
    TimeSpan own = spoken.get(at);
    active.removeIf(
        other -> {
          boolean isOver = other[0] <= own.startSample() + rounding;
          if (isOver) {
            earliest = Math.max(earliest, other[0]);
            free = Math.max(free, other[1]);
          }
          return isOver;
        });
    isStartOverlapped = !active.isEmpty();
    isEndOverlapped = active.stream().anyMatch(other -> other[0] >= own.endSample());
    int after = at + 1;
    while (after < spoken.size() && spoken.get(after).startSample() < own.endSample() - rounding) {
      isStartOverlapped |= spoken.get(after).startSample() < own.startSample();
      isEndOverlapped |= spoken.get(after).endSample() >= own.endSample();
      after++;
    }
    latest = after < spoken.size() ? spoken.get(after).startSample() : recording.endSample();
  }

  /** Returns where the words of the utterances before this one end. */
  long earliest() {
    return earliest;
  }

  /** Returns where the words of the utterance after this one start. */
  long latest() {
    return latest;
  }

  /** Returns where the utterances before this one end. */
  long free() {
    return free;
  }

  /** Returns whether another utterance is spoken where this one starts. */
  boolean isStartOverlapped() {
    return isStartOverlapped;
  }

  /** Returns whether another utterance is spoken where this one ends. */
  boolean isEndOverlapped() {
    return isEndOverlapped;
  }

  /** Sets where this utterance ends. */
  void take(long end) {
    active.add(new long[] {spoken.get(at).endSample(), end});
  }
}
