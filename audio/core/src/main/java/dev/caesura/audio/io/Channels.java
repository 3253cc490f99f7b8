package dev.caesura.audio.io;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Chooses the channel of a recording, and finds pairs of channels that cancel each other. */
final class Channels {

  /**
   * Correlation of two channels below which their mean is not used: there it loses more than 6 dB
   * of the power of a channel. Channels of different speakers have a correlation near 0.
   */
  static final double CANCELLING = -0.5;

  /** Seconds that are compared, of those in which there is any sound. */
  private static final int COMPARED_SECONDS = 20;

  /** Mean square of a block without sound: -60 dBFS. */
  private static final double SILENT = 1e-6;

  private Channels() {}

  /** Returns the recording as the settings ask for it. */
  static AudioSource settle(AudioSource source, AudioSettings asked) throws IOException {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    AudioSettings settings =
        asked.withWarnings(
            text -> {
              if (seen.add(text)) {
                asked.warnings().accept(text);
              }
            });
    int channels = source instanceof MultichannelSource many ? many.channels() : 1;
    if (settings.channel() >= channels) {
      throw new IOException(
          source.name()
              + ": expected at least "
              + (settings.channel() + 1)
              + " channels; found "
              + channels
              + ".");
    }
    if (!(source instanceof MultichannelSource many)) {
      return source;
    }
    if (settings.channel() != AudioSettings.AUTO || channels != 2) {
      return many.with(settings);
    }
    Pair pair = compare(many);
    if (pair.correlation() >= CANCELLING) {
      return many.with(settings.withChannel(AudioSettings.MEAN));
    }
    int louder = pair.right > pair.left ? 1 : 0;
    settings
        .warnings()
        .accept(
            String.format(
                Locale.ROOT,
                "%s: the two channels cancel each other (correlation %.2f); reading the %s one."
                    + " Choose the channel to keep another.",
                source.name(),
                pair.correlation(),
                louder == 0 ? "left" : "right"));
    return many.with(settings.withChannel(louder));
  }

  /** Returns each channel of a recording that was settled. */
  static List<AudioSource> each(AudioSource source) {
    List<AudioSource> channels = new ArrayList<>();
    if (source instanceof MultichannelSource many) {
      for (int channel = 0; channel < many.channels(); channel++) {
        channels.add(many.with(many.settings().withChannel(channel)));
      }
    } else {
      channels.add(source);
    }
    return channels;
  }

  /** Compares the first seconds in which there is sound; damage counts as the end here. */
  private static Pair compare(MultichannelSource source) {
    AudioSettings quiet = AudioSettings.defaults().withLenient(true).withWarnings(text -> {});
    Pair pair = new Pair();
    float[] left = new float[1 << 13];
    float[] right = new float[left.length];
    long wanted = (long) COMPARED_SECONDS * source.sampleRate();
    try (AudioStream a = source.with(quiet.withChannel(0)).open();
        AudioStream b = source.with(quiet.withChannel(1)).open()) {
      while (wanted > 0) {
        int count = Math.min(a.readFully(left, 0, left.length), b.readFully(right, 0, left.length));
        if (pair.add(left, right, count)) {
          wanted -= count;
        }
        if (count < left.length) {
          break;
        }
      }
    } catch (IOException e) {
      return pair; // reading the recording reports it
    }
    return pair;
  }

  /** Sums over two channels. */
  private static final class Pair {
    private double left;
    private double right;
    private double product;

    /** Adds a block, unless there is no sound in it. */
    boolean add(float[] a, float[] b, int count) {
      double aa = 0;
      double bb = 0;
      double ab = 0;
      for (int i = 0; i < count; i++) {
        aa += (double) a[i] * a[i];
        bb += (double) b[i] * b[i];
        ab += (double) a[i] * b[i];
      }
      if (Math.max(aa, bb) < SILENT * count) {
        return false;
      }
      left += aa;
      right += bb;
      product += ab;
      return true;
    }

    double correlation() {
      return left == 0 || right == 0 ? 0 : product / Math.sqrt(left * right);
    }
  }
}
