package dev.caesura.audio;

/**
 * The integer grid on which a framewise model looks at a recording: a window of samples at every
 * hop.
 *
 * <p>A rate in frames a second does not determine where a frame lies (SHAS's constant of 49.95 Hz
 * is an artefact of one window length); samples can. Immutable and thread-safe.
 *
 * @param sampleRate samples a second, at least 1
 * @param windowSamples samples that one frame looks at, at least {@code 1}
 * @param hopSamples samples from one frame's start to the next one's, at least 1
 */
public record FrameGrid(int sampleRate, int windowSamples, int hopSamples) {

  public FrameGrid {
    if (sampleRate < 1 || windowSamples < 1 || hopSamples < 1) {
      throw new IllegalArgumentException(
          "grid of "
              + windowSamples
              + " samples every "
              + hopSamples
              + " at "
              + sampleRate
              + " Hz is not positive");
    }
  }

  /**
   * Returns the number of frames whose windows fit whole into a number of samples.
   *
   * @param samples length of the recording, at least 0
   * @return {@code floor((samples - window) / hop) + 1}, or 0 if not one fits
   */
  public long wholeFrames(long samples) {
    return samples < windowSamples ? 0 : (samples - windowSamples) / hopSamples + 1;
  }

  /**
   * Returns the number of frames that start inside a number of samples, the last ones padded.
   *
   * @param samples length of the recording, at least 0
   * @return {@code ceil(samples / hop)}
   */
  public long startedFrames(long samples) {
    return (samples + hopSamples - 1) / hopSamples;
  }
}
