package dev.caesura.audio.codec;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import dev.caesura.audio.io.AudioSettings;
import java.io.IOException;
import java.util.Arrays;

/** Decodes the packets of one Vorbis stream with JOrbis. Not thread-safe. */
final class VorbisSynthesis {

  /** An empty comment header: JOrbis believes the counts in the real one. */
  private static final byte[] NO_COMMENT = {
    3, 'v', 'o', 'r', 'b', 'i', 's', 0, 0, 0, 0, 0, 0, 0, 0, 1
  };

  private final Info info = new Info();
  private DspState synthesis;
  private Block block;
  private long packetNumber;

  /**
   * Reads the headers.
   *
   * @throws IOException if a header is not one; the message states what was expected
   */
  VorbisSynthesis(byte[] identification, byte[] setup) throws IOException {
    Comment comment = new Comment();
    info.init();
    comment.init();
    header(comment, identification, "identification");
    header(comment, NO_COMMENT.clone(), "comment");
    try {
      header(comment, setup, "setup");
      if (!restart()) {
        throw new IOException("a Vorbis setup header that JOrbis can use");
      }
    } catch (OutOfMemoryError e) {
      // JOrbis makes tables of the sizes that the header asks for. One table that is far too large
      // leaves the heap as it was.
      throw new IOException("Vorbis tables that fit in memory", e);
    }
  }

  private void header(Comment comment, byte[] bytes, String which) throws IOException {
    Packet packet = new Packet();
    packet.packet_base = bytes;
    packet.bytes = bytes.length;
    packet.b_o_s = which.equals("identification") ? 1 : 0;
    if (info.synthesis_headerin(comment, packet) < 0) {
      throw new IOException("a Vorbis " + which + " header");
    }
  }

  int sampleRate() {
    return info.rate;
  }

  int channels() {
    return info.channels;
  }

  /**
   * Begins again with the next packet, which gives samples with the one after it. Returns whether
   * JOrbis can decode the stream.
   */
  boolean restart() {
    synthesis = new DspState();
    boolean ready = synthesis.synthesis_init(info) >= 0;
    block = ready ? new Block(synthesis) : null;
    return ready;
  }

  /**
   * Decodes a packet.
   *
   * @param before samples that come before
   * @param granule the position of its end that the page states; -1 if it does not
   * @return the samples before, and those that end with the packet; null if it is not audio
   */
  float[] decode(
      float[] before, byte[] bytes, long granule, boolean isLast, AudioSettings settings) {
    if (bytes.length == 0) {
      return before;
    }
    Packet packet = new Packet();
    packet.packet_base = bytes;
    packet.bytes = bytes.length;
    packet.packetno = packetNumber++;
    packet.granulepos = granule;
    packet.e_o_s = isLast ? 1 : 0;
    if (block.synthesis(packet) != 0) {
      return null;
    }
    synthesis.synthesis_blockin(block);
    return mix(before, settings.firstChannel(), settings.endChannel(info.channels));
  }

  private float[] mix(float[] before, int first, int end) {
    float[][][] pcm = new float[1][][];
    int[] starts = new int[info.channels];
    float[] mixed = before;
    for (int count = synthesis.synthesis_pcmout(pcm, starts);
        count > 0;
        count = synthesis.synthesis_pcmout(pcm, starts)) {
      int at = mixed.length;
      mixed = Arrays.copyOf(mixed, at + count);
      for (int i = 0; i < count; i++) {
        double sum = 0;
        for (int c = first; c < end; c++) {
          sum += pcm[0][c][starts[c] + i];
        }
        mixed[at + i] = (float) (sum / (end - first));
      }
      synthesis.synthesis_read(count);
    }
    return mixed;
  }
}
