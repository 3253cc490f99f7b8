package dev.caesura.audio;

import java.util.Objects;

/**
 * Mono PCM with its place on the recording's clock.
 *
 * <p>Samples are nominally in [-1, 1]; a decoder or resampler may overshoot slightly, so only NaN
 * and infinities are refused. A slice shares its samples with the signal it was cut from and keeps
 * its absolute {@link #span()}: no caller adds an offset. Immutable and thread-safe.
 */
public final class Signal {

  private final float[] samples;
  private final int offset;
  private final TimeSpan span;

  private Signal(float[] samples, int offset, TimeSpan span) {
    this.samples = samples;
    this.offset = offset;
    this.span = span;
  }

  /**
   * Creates a signal from samples that begin at the start of a recording.
   *
   * @param samples mono PCM; copied
   * @param sampleRate samples a second, at least 1
   * @return the signal, from sample 0
   * @throws IllegalArgumentException if a sample is NaN or infinite
   */
  public static Signal of(float[] samples, int sampleRate) {
    return of(samples, new TimeSpan(0, samples.length, sampleRate));
  }

  /**
   * Creates a signal from samples that lie somewhere in a recording.
   *
   * @param samples mono PCM; copied
   * @param span their place, as long as {@code samples}
   * @return the signal
   * @throws IllegalArgumentException if the lengths differ, or a sample is NaN or infinite
   */
  public static Signal of(float[] samples, TimeSpan span) {
    if (span.samples() != samples.length) {
      throw new IllegalArgumentException(
          samples.length + " samples for a span of " + span.samples());
    }
    for (int i = 0; i < samples.length; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new IllegalArgumentException("sample " + i + " is " + samples[i]);
      }
    }
    return new Signal(samples.clone(), 0, span);
  }

  /**
   * Returns the place of the samples in the recording.
   *
   * @return the span, at the signal's sample rate
   */
  public TimeSpan span() {
    return span;
  }

  /**
   * Returns the number of samples.
   *
   * @return at least 0
   */
  public int length() {
    return (int) span.samples();
  }

  /**
   * Returns the samples a second.
   *
   * @return at least 1
   */
  public int sampleRate() {
    return span.sampleRate();
  }

  /**
   * Returns one sample.
   *
   * @param index from 0 at the start of this signal
   * @return nominally in [-1, 1]
   * @throws IndexOutOfBoundsException if {@code index} is not in {@code [0, length())}
   */
  public float sample(int index) {
    return samples[offset + Objects.checkIndex(index, length())];
  }

  /**
   * Copies samples out.
   *
   * @param from first sample, from 0 at the start of this signal
   * @param target where to copy to
   * @param at first index in {@code target}
   * @param count how many
   * @throws IndexOutOfBoundsException if either side is too short
   */
  public void copyTo(int from, float[] target, int at, int count) {
    Objects.checkFromIndexSize(from, count, length());
    System.arraycopy(samples, offset + from, target, at, count);
  }

  /**
   * Returns all samples.
   *
   * @return a copy
   */
  public float[] toArray() {
    float[] copy = new float[length()];
    copyTo(0, copy, 0, copy.length);
    return copy;
  }

  /**
   * Returns a slice, without copying, on the same clock.
   *
   * @param part a span of the same rate inside {@link #span()}
   * @return the signal of that span
   * @throws IllegalArgumentException if the span is not inside
   */
  public Signal slice(TimeSpan part) {
    if (!span.covers(part)) {
      throw new IllegalArgumentException(part + " is not inside " + span);
    }
    return new Signal(
        samples, offset + Math.toIntExact(part.startSample() - span.startSample()), part);
  }

  @Override
  public String toString() {
    return "Signal[" + span + "]";
  }
}
