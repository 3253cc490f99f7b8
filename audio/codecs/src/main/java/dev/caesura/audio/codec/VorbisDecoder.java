package dev.caesura.audio.codec;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.audio.io.BlockDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Ogg Vorbis decoder on top of JOrbis; chained streams must have the same sample rate. */
final class VorbisDecoder implements BlockDecoder {

  /** An empty comment header: JOrbis believes the counts in the real one. */
  private static final byte[] NO_COMMENT = {
    3, 'v', 'o', 'r', 'b', 'i', 's', 0, 0, 0, 0, 0, 0, 0, 0, 1
  };

  private final String name;
  private final AudioSettings settings;
  private final OggPackets packets;
  private final int sampleRate;
  private Info info;
  private DspState synthesis;
  private Block block;
  private long samples;

  VorbisDecoder(Path path, String name, AudioSettings settings) throws IOException {
    this.name = name;
    this.settings = settings;
    packets = new OggPackets(path, name);
    boolean ready = false;
    try {
      Packet first = packets.next();
      if (first == null) {
        throw bad("a Vorbis header", "the end of the file");
      }
      begin(first);
      sampleRate = info.rate;
      if (sampleRate < 1 || info.channels < 1) {
        throw bad("a rate and channels", sampleRate + " Hz, " + info.channels + " channels");
      }
      ready = true;
    } catch (RuntimeException e) {
      throw new IOException(
          name + ": expected Vorbis headers; found malformed data (" + e + ").", e);
    } finally {
      if (!ready) {
        packets.close();
      }
    }
  }

  /** Reads the three headers of a logical stream. */
  private void begin(Packet identification) throws IOException {
    info = new Info();
    Comment comment = new Comment();
    info.init();
    comment.init();
    header(comment, identification, "identification");
    if (packets.next() == null) {
      throw bad("a Vorbis comment header", "the end of the file");
    }
    Packet none = new Packet();
    none.packet_base = NO_COMMENT.clone();
    none.bytes = NO_COMMENT.length;
    header(comment, none, "comment");
    Packet setup = packets.next();
    if (setup == null) {
      throw bad("a Vorbis setup header", "the end of the file");
    }
    try {
      header(comment, setup, "setup");
      synthesis = new DspState();
      if (synthesis.synthesis_init(info) < 0) {
        throw bad("a Vorbis setup header", "one that JOrbis cannot use");
      }
      block = new Block(synthesis);
    } catch (OutOfMemoryError e) {
      // JOrbis makes tables of the sizes that the header asks for. One table that is far too large
      // leaves the heap as it was.
      throw new IOException(
          name + ": expected Vorbis tables that fit in memory; found larger ones.", e);
    }
  }

  private void header(Comment comment, Packet packet, String which) throws IOException {
    if (info.synthesis_headerin(comment, packet) < 0) {
      throw bad("a Vorbis " + which + " header", "other data");
    }
  }

  int sampleRate() {
    return sampleRate;
  }

  int channels() {
    return info.channels;
  }

  @Override
  public float[] next() throws IOException {
    while (true) {
      Packet packet = packets.next();
      if (packet == null) {
        return null;
      }
      if (packet.b_o_s != 0) {
        begin(packet);
        if (info.rate != sampleRate) {
          throw bad("a chained stream of " + sampleRate + " Hz", info.rate + " Hz");
        }
        continue;
      }
      if (block.synthesis(packet) != 0) {
        throw bad("a Vorbis audio packet", "other data");
      }
      synthesis.synthesis_blockin(block);
      float[] mixed = mix();
      if (mixed.length > 0) {
        samples += mixed.length;
        return mixed;
      }
    }
  }

  private float[] mix() throws IOException {
    float[][][] pcm = new float[1][][];
    int[] starts = new int[info.channels];
    float[] mixed = new float[0];
    int first = settings.firstChannel();
    int end = settings.endChannel(info.channels);
    if (end > info.channels) {
      throw bad("a stream with channel " + end, info.channels + " channels");
    }
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

  private IOException bad(String expected, String found) throws IOException {
    return new IOException(
        name
            + ", before byte "
            + packets.offset()
            + ", sample "
            + samples
            + ": expected "
            + expected
            + "; found "
            + found
            + ".");
  }

  @Override
  public void close() throws IOException {
    packets.close();
  }
}
