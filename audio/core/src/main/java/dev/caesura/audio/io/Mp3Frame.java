package dev.caesura.audio.io;

/**
 * The header of a frame of MPEG audio (ISO 11172-3, section 2.4.1.3, and 13818-3; version 2.5 as
 * everyone implements it).
 *
 * @param version 1, 2, or 3 for 2.5
 * @param layer 1 to 3
 * @param bytes length of the frame with its header
 * @param sampleRate samples a second
 * @param channels 1 or 2
 * @param samples of one channel
 */
record Mp3Frame(int version, int layer, int bytes, int sampleRate, int channels, int samples) {

  private static final int[][] KILOBITS = {
    {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
  };

  private static final int[] RATES = {44_100, 48_000, 32_000};

  /** Reads the four bytes of a header; null if they are none, or of the free format. */
  static Mp3Frame of(int bits) {
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

  /** Whether this frame may follow another in one stream. */
  boolean continues(Mp3Frame other) {
    return version == other.version
        && layer == other.layer
        && sampleRate == other.sampleRate
        && channels == other.channels;
  }

  /** Where the Xing or Info tag is, in a first frame that holds no audio. */
  int tagOffset() {
    return 4 + (version == 1 ? (channels == 1 ? 17 : 32) : (channels == 1 ? 9 : 17));
  }
}
