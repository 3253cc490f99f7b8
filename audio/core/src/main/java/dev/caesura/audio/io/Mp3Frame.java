package dev.caesura.audio.io;

/**
 * Header of a frame of MPEG audio (ISO 11172-3, section 2.4.1.3, and 13818-3; version 2.5 as
 * everyone implements it). Immutable.
 *
 * @param version 1, 2, or 3 for 2.5
 * @param layer from 1 to 3
 * @param bytes length of the frame with its header
 * @param sampleRate samples per second
 * @param channels 1 or 2
 * @param samples number of samples of one channel
 */
public record Mp3Frame(
    int version, int layer, int bytes, int sampleRate, int channels, int samples) {

  private static final int[][] KILOBITS = {
    {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
  };

  private static final int[] RATES = {44_100, 48_000, 32_000};

  /**
   * Decodes the four bytes of a header.
   *
   * @param bits the bytes, the first one highest
   * @return the header; null if the bytes are not a header, or one of the free format
   */
  public static Mp3Frame of(int bits) {
    int versionCode = bits >>> 19 & 3;
    int layerCode = bits >>> 17 & 3;
    int bitrateCode = bits >>> 12 & 15;
    int rateCode = bits >>> 10 & 3;
    if (bits >>> 21 != 0x7ff
        || versionCode == 1
        || layerCode == 0
        || bitrateCode == 0
        || bitrateCode == 15
        || rateCode == 3) {
      return null;
    }
    int version = versionCode == 3 ? 1 : versionCode == 2 ? 2 : 3;
    int layer = 4 - layerCode;
    int table = version == 1 ? layer - 1 : layer == 1 ? 3 : 4;
    int bitrate = 1000 * KILOBITS[table][bitrateCode - 1];
    int rate = RATES[rateCode] >> (version - 1);
    int padding = bits >>> 9 & 1;
    int samples = layer == 1 ? 384 : layer == 3 && version > 1 ? 576 : 1152;
    int bytes =
        layer == 1 ? (12 * bitrate / rate + padding) * 4 : samples / 8 * bitrate / rate + padding;
    int channels = (bits >>> 6 & 3) == 3 ? 1 : 2;
    return new Mp3Frame(version, layer, bytes, rate, channels, samples);
  }

  /**
   * Tests whether this frame may follow another one in a stream.
   *
   * @param other the earlier frame
   * @return true if version, layer and sample rate agree; the channels may change
   */
  public boolean continues(Mp3Frame other) {
    return version == other.version && layer == other.layer && sampleRate == other.sampleRate;
  }

  /**
   * Returns where the Xing or Info tag begins in a first frame that holds no audio.
   *
   * @return bytes from the start of the frame
   */
  public int tagOffset() {
    return 4 + (version == 1 ? (channels == 1 ? 17 : 32) : (channels == 1 ? 9 : 17));
  }
}
