package dev.caesura.audio.dsp;

import dev.caesura.audio.AudioSource;

/**
 * Resamples recordings without aliasing and without a shift in time.
 *
 * <p>A polyphase low-pass filter (a sinc under a Kaiser window) runs over the input as it arrives.
 * The pass band reaches 90 % of the lower of the two Nyquist frequencies. The stop band begins at
 * that frequency, 80 dB down by design. Output sample n is the input at exactly the time n / rate:
 * the filter is symmetric and its delay is compensated. The recording counts as silent before its
 * start and after its end. n samples become round(n * rate / input rate), halves up, as in {@link
 * dev.caesura.audio.TimeSpan#at}. The samples do not depend on the size of the reads.
 *
 * <p>TarsosDSP's resampler at its high quality does not meet this: from 44.1 to 16 kHz a tone at
 * 8,001 Hz is 44 dB down instead of 60, one at 7,200 Hz loses 6 dB, and a second becomes 16,001
 * samples ({@code TarsosResamplerTests} measures it).
 *
 * <p>Any two rates work, up to a reduction by 64. Thread-safe: the sources are immutable.
 */
public final class Resampler {

  private Resampler() {}

  /**
   * Returns a recording at another sample rate.
   *
   * @param source the recording, at its own rate
   * @param rate samples per second of the result, at least 1 and at least 1/64 of the source's
   * @return a source of the same name at {@code rate}; {@code source} itself if that is its rate
   * @throws IllegalArgumentException if the rate is out of range
   */
  public static AudioSource of(AudioSource source, int rate) {
    if (source.sampleRate() == rate) {
      return source;
    }
    return new ResampledSource(source, PolyphaseFilter.of(source.sampleRate(), rate));
  }
}
