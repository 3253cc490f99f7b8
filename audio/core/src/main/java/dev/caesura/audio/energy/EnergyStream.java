package dev.caesura.audio.energy;

import dev.caesura.audio.ScoreStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;

/** Computes levels, floor and scores of one recording as soon as they are known. */
final class EnergyStream implements ScoreStream {

  private record Level(long frame, float decibels) {}

  /** Converts a level and the floor around it to a probability. */
  interface Curve {

    float score(float level, float floor);
  }

  private final float[] frame;
  private final int reach;
  private final Curve curve;
  private int filled;
  private long samples;
  private boolean ended;

  // Three levels in a row make a smoothed one.
  private float before = Float.NaN;
  private float last = Float.NaN;
  private long smoothed;
  private long scored;

  /** Smoothed levels that have no score yet. */
  private final Deque<Float> waiting = new ArrayDeque<>();

  /** Candidates for the lowest level: later ones are higher. */
  private final Deque<Level> lowest = new ArrayDeque<>();

  EnergyStream(int hop, int reach, Curve curve) {
    frame = new float[hop];
    this.reach = reach;
    this.curve = curve;
  }

  @Override
  public float[] push(float[] block, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, block.length);
    requireOpen();
    float[] scores = new float[(int) (((long) filled + length) / frame.length)];
    int count = 0;
    for (int i = offset; i < offset + length; i++) {
      if (!Float.isFinite(block[i])) {
        throw new IllegalArgumentException(
            "sample " + samples + " is " + block[i] + "; expected a finite number");
      }
      samples++;
      frame[filled++] = block[i];
      if (filled == frame.length) {
        filled = 0;
        level(FrameEnergy.decibels(frame, frame.length));
        if (smoothed - scored > reach) {
          scores[count++] = score();
        }
      }
    }
    return Arrays.copyOf(scores, count);
  }

  @Override
  public float[] finish() {
    requireOpen();
    ended = true;
    if (filled > 0) {
      level(FrameEnergy.decibels(frame, filled));
    }
    if (!Float.isNaN(last)) {
      smooth(Float.isNaN(before) ? last : (before + last) / 2);
    }
    float[] scores = new float[waiting.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score();
    }
    return scores;
  }

  /** Adds a level, which completes the smoothed level of the previous frame. */
  private void level(float decibels) {
    if (!Float.isNaN(last)) {
      smooth(
          Float.isNaN(before)
              ? (last + decibels) / 2
              : (before + last + decibels) / EnergyScorer.SMOOTH);
    }
    before = last;
    last = decibels;
  }

  private void smooth(float level) {
    while (!lowest.isEmpty() && lowest.peekLast().decibels() >= level) {
      lowest.removeLast();
    }
    lowest.addLast(new Level(smoothed++, level));
    waiting.addLast(level);
  }

  private float score() {
    while (lowest.peekFirst().frame() < scored - reach) {
      lowest.removeFirst();
    }
    scored++;
    return curve.score(waiting.removeFirst(), lowest.peekFirst().decibels());
  }

  private void requireOpen() {
    if (ended) {
      throw new IllegalStateException("the recording has ended");
    }
  }

  @Override
  public void close() {
    ended = true;
  }
}
