package dev.caesura.audio.codec;

import dev.caesura.audio.io.AudioSettings;
import dev.caesura.audio.io.BlockDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;

/**
 * Ogg Vorbis decoder on top of JOrbis; chained streams must have the same sample rate. Pages state
 * the time of their end: with lenient settings, silence takes the place of what is lost between
 * them.
 */
final class VorbisDecoder implements BlockDecoder {

  /** Longest silence in one block. */
  private static final int MAX_SILENCE = 1 << 16;

  /** Seconds by which encoders may be wrong about the time of a page. */
  private static final double MAX_DRIFT = 0.05;

  /** Seconds of a gap that are believed. */
  private static final long MAX_GAP = 86_400;

  private final String name;
  private final AudioSettings settings;
  private final OggPackets packets;
  private final int sampleRate;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private OggPackets.Group group;
  private VorbisSynthesis synthesis;
  private long samples;

  /** The granule of sample 0 of the recording, as this stream counts; null until a page has it. */
  private Long clock;

  private long streamStart;
  private long silence;
  private float[] held;
  private boolean ended;

  VorbisDecoder(Path path, String name, AudioSettings settings) throws IOException {
    this.name = name;
    this.settings = settings;
    packets = new OggPackets(path);
    boolean ready = false;
    try {
      group = packets.next();
      if (group == null || !group.isFirst()) {
        throw bad("a Vorbis header", "the end of the file");
      }
      waiting.addAll(group.packets());
      begin();
      sampleRate = synthesis.sampleRate();
      if (sampleRate < 1 || synthesis.channels() < 1) {
        throw bad("a rate and channels", sampleRate + " Hz, " + synthesis.channels() + " channels");
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

  /** Reads the three headers of a logical stream; the comment is of no use. */
  private void begin() throws IOException {
    byte[] identification = headerPacket("identification");
    headerPacket("comment");
    byte[] setup = headerPacket("setup");
    try {
      synthesis = new VorbisSynthesis(identification, setup);
    } catch (IOException e) {
      throw bad(e.getMessage(), "other data");
    }
    clock = null;
    streamStart = samples;
  }

  private byte[] headerPacket(String which) throws IOException {
    while (waiting.isEmpty()) {
      group = packets.next();
      if (group == null || !group.damage().isEmpty()) {
        throw bad(
            "a Vorbis " + which + " header",
            group == null ? "the end of the file" : group.damage());
      }
      waiting.addAll(group.packets());
    }
    return waiting.remove();
  }

  int sampleRate() {
    return sampleRate;
  }

  int channels() {
    return synthesis.channels();
  }

  @Override
  public float[] next() throws IOException {
    while (true) {
      if (silence > 0) {
        int count = (int) Math.min(silence, MAX_SILENCE);
        silence -= count;
        samples += count;
        return new float[count];
      }
      if (held != null) {
        float[] mixed = held;
        held = null;
        samples += mixed.length;
        return mixed;
      }
      if (ended) {
        return null;
      }
      if (waiting.isEmpty()) {
        nextGroup();
      } else {
        decode();
      }
    }
  }

  private void nextGroup() throws IOException {
    group = packets.next();
    if (group == null) {
      ended = true;
      String tail = packets.tail();
      if (!tail.isEmpty()) {
        settings.damaged(message(packets.offset(), "the last page of the stream", tail));
      }
      return;
    }
    waiting.addAll(group.packets());
    if (group.isFirst()) {
      if (!group.damage().isEmpty()) {
        settings.damaged(
            message(group.damageOffset(), "the last page of the stream", group.damage()));
      }
      begin();
      if (synthesis.sampleRate() != sampleRate) {
        throw bad("a chained stream of " + sampleRate + " Hz", synthesis.sampleRate() + " Hz");
      }
    } else if (waiting.isEmpty()) {
      place(new float[0]); // the last page may be without a packet
    }
  }

  /** Decodes the packets of a page, and compares their length with the time of the page. */
  private void decode() throws IOException {
    if (settings.endChannel(synthesis.channels()) > synthesis.channels()) {
      throw bad(
          "a stream with channel " + (settings.channel() + 1), synthesis.channels() + " channels");
    }
    if (group.isAfterGap() && !synthesis.restart()) {
      throw bad("a Vorbis setup header", "one that JOrbis cannot use");
    }
    float[] mixed = new float[0];
    while (!waiting.isEmpty()) {
      byte[] packet = waiting.remove();
      boolean isLast = waiting.isEmpty();
      float[] longer =
          synthesis.decode(
              mixed, packet, isLast ? group.granule() : -1, isLast && group.isLast(), settings);
      if (longer == null) {
        settings.damaged(message(packets.offset(), "a Vorbis audio packet", "other data"));
      } else {
        mixed = longer;
      }
    }
    place(mixed);
  }

  /** Puts the samples of a page where its time is. */
  private void place(float[] mixed) throws IOException {
    boolean isDamaged = !group.damage().isEmpty();
    long at = samples - streamStart;
    long missing = 0;
    if (group.granule() >= 0) {
      long end = group.granule();
      if (clock == null) {
        // A capture of a broadcast begins at any time; what is lost before it is not known then.
        boolean fromZero = group.isAfterGap() || (group.isLast() && end < at + mixed.length);
        clock = fromZero ? 0 : end - at - mixed.length;
      }
      missing = end - clock - at - mixed.length;
    }
    long drift = Math.round(MAX_DRIFT * sampleRate);
    boolean isGap = missing > (group.isAfterGap() ? 0 : drift) && missing <= MAX_GAP * sampleRate;
    if (isDamaged) {
      String amount =
          isGap
              ? String.format(
                  Locale.ROOT,
                  "; %d samples (%.2f s) are missing",
                  missing,
                  (double) missing / sampleRate)
              : "";
      settings.damaged(
          message(group.damageOffset(), "the next page of the stream", group.damage() + amount));
    } else if (isGap) {
      settings
          .warnings()
          .accept(
              message(
                  packets.offset(),
                  "a page that continues the last one",
                  String.format(
                      Locale.ROOT,
                      "one that is %.2f s later, after silence",
                      (double) missing / sampleRate)));
    }
    held = mixed;
    if (isGap) {
      silence = missing;
    } else if (missing < 0 && group.isLast()) {
      held = Arrays.copyOf(mixed, (int) Math.max(0, mixed.length + missing));
    } else if (clock != null) {
      clock += missing;
    }
    if (held.length == 0) {
      held = null;
    }
  }

  private IOException bad(String expected, String found) {
    return new IOException(message(packets.offset(), expected, found));
  }

  private String message(long offset, String expected, String found) {
    return String.format(
        Locale.ROOT,
        "%s, byte %d, sample %d: expected %s; found %s.",
        name,
        offset,
        samples,
        expected,
        found);
  }

  @Override
  public void close() throws IOException {
    packets.close();
  }
}
