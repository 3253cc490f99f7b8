package dev.caesura.audio.io;

/**
 * Where the samples of a WAV file lie and how they are stored.
 *
 * @param format of one sample
 * @param channels interleaved, at least 1
 * @param sampleRate samples a second of one channel, at least 1
 * @param dataStart byte offset of the first sample
 * @param frames samples of one channel that the file really holds
 */
record WavLayout(SampleFormat format, int channels, int sampleRate, long dataStart, long frames) {

  /** Bytes of one sample of all channels. */
  int frameBytes() {
    return format.bytes() * channels;
  }
}
