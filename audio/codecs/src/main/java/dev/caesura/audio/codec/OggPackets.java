package dev.caesura.audio.codec;

import dev.caesura.audio.io.FileTail;
import dev.caesura.audio.io.OggPage;
import dev.caesura.audio.io.OggPageReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Packets of the first logical stream of an Ogg file, and of the streams chained after it, page by
 * page. Pages with wrong checksums, other data and missing pages are damage, after which packets
 * begin again with the next whole one. Not thread-safe.
 */
final class OggPackets implements Closeable {

  private static final byte[] VORBIS = {1, 'v', 'o', 'r', 'b', 'i', 's'};

  private final Path path;
  private final OggPageReader pages;
  private boolean started;
  private int serial;
  private int sequence;
  private boolean ended;
  private boolean hasAudio;
  private byte[] partial;
  private boolean gap;
  private final List<String> damage = new ArrayList<>();
  private long damageOffset;

  /**
   * The packets that end on one page.
   *
   * @param packets the packets in their order
   * @param granule the position of the end of the last packet, in samples; -1 without packets
   * @param isFirst whether a stream begins with the page
   * @param isLast whether the stream ends with the page
   * @param isAfterGap whether packets before these are lost
   * @param damage what was found instead of pages before this one; empty if nothing was
   * @param damageOffset the byte where the damage begins
   */
  record Group(
      List<byte[]> packets,
      long granule,
      boolean isFirst,
      boolean isLast,
      boolean isAfterGap,
      String damage,
      long damageOffset) {}

  OggPackets(Path path) throws IOException {
    this.path = path;
    pages = new OggPageReader(path);
  }

  /** Returns the number of bytes read so far. */
  long offset() {
    return pages.end();
  }

  /** Returns the packets of the next page; null at the end. */
  Group next() throws IOException {
    while (true) {
      long before = pages.end();
      OggPage page = pages.next();
      if (pages.skipped() > 0 && page != null) {
        note(before, pages.skipped() + " bytes of other data");
      }
      if (page == null) {
        return null;
      }
      if (page.isFirst() && begins(page)) {
        if (started && !ended) {
          note(before, "the start of another stream instead of the end of this one");
        }
        serial = page.serial();
        sequence = page.sequence();
        started = true;
        ended = false;
        hasAudio = false;
        gap = false;
        partial = null;
      } else if (page.isFirst() || page.serial() != serial || !started) {
        continue;
      }
      Group group = packets(page, before);
      if (!group.packets().isEmpty() || page.isLast()) {
        damage.clear();
        gap = false;
        return group;
      }
    }
  }

  /** Returns whether the next stream begins: a stream before any audio is multiplexed instead. */
  private boolean begins(OggPage page) {
    byte[] start = new byte[VORBIS.length];
    int body = 0;
    for (int i = 0; i < page.segments(); i++) {
      body += page.segment(i);
    }
    page.copy(0, start, 0, Math.min(body, start.length));
    return !started || ended || (hasAudio && Arrays.equals(start, VORBIS));
  }

  private Group packets(OggPage page, long before) {
    int missing = page.sequence() - sequence;
    if (missing != 0) {
      lost(before, missing > 0 ? missing + " missing pages" : "pages out of order");
    }
    sequence = page.sequence() + 1;
    hasAudio |= !page.isFirst();
    ended |= page.isLast();
    if (partial != null && !page.isContinued()) {
      lost(before, "a packet without its end");
    }
    boolean dropping = page.isContinued() && partial == null;
    if (dropping && damage.isEmpty()) {
      lost(before, "a packet without its start");
    }
    byte[] packet = partial == null ? new byte[0] : partial;
    partial = null;
    List<byte[]> packets = new ArrayList<>();
    int from = 0;
    int index = 0;
    while (index < page.segments()) {
      int length = 0;
      int last;
      do {
        last = page.segment(index++);
        length += last;
      } while (last == 255 && index < page.segments());
      int held = packet.length;
      packet = Arrays.copyOf(packet, held + length);
      page.copy(from, packet, held, length);
      from += length;
      if (last == 255) {
        partial = dropping ? null : packet;
      } else if (!dropping) {
        packets.add(packet);
      }
      dropping &= last == 255;
      packet = new byte[0];
    }
    return new Group(
        packets,
        page.granule(),
        page.isFirst(),
        page.isLast(),
        gap,
        String.join(", ", damage),
        damageOffset);
  }

  private void lost(long at, String what) {
    note(at, what);
    gap = true;
    partial = null;
  }

  private void note(long at, String what) {
    damageOffset = damage.isEmpty() ? at : damageOffset;
    damage.add(what);
  }

  /** Returns what is wrong with the end of the file; empty if it is right. */
  String tail() throws IOException {
    if (started && !ended) {
      return "the end of the file"
          + (pages.skipped() > 0 ? " after " + pages.skipped() + " bytes of a page" : "");
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      boolean regular = pages.skipped() == 0 || FileTail.isTail(file, pages.end());
      return regular ? "" : pages.skipped() + " bytes of other data";
    }
  }

  @Override
  public void close() throws IOException {
    pages.close();
  }
}
