package dev.caesura.audio.io;

/**
 * Position and encoding of the samples of a WAV file. Immutable.
 *
 * @param format the encoding of one sample
 * @param channels the number of interleaved channels, at least 1
 * @param sampleRate samples per second of one channel, at least 1
 * @param dataStart the byte offset of the first sample
 * @param frames the number of samples of one channel that the file really holds
 * @param damage what is wrong with the size of the samples, as a message; empty if nothing is
 */
record WavLayout(
    SampleFormat format, int channels, int sampleRate, long dataStart, long frames, String damage) {

  /** Returns the bytes of one sample of all channels. */
  int frameBytes() {
    return format.bytes() * channels;
  }
}
