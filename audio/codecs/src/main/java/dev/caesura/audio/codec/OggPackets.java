package dev.caesura.audio.codec;

import com.jcraft.jogg.Packet;
import com.jcraft.jogg.Page;
import com.jcraft.jogg.StreamState;
import com.jcraft.jogg.SyncState;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Packets of the first logical stream of an Ogg file, and of the streams chained after it. */
final class OggPackets implements Closeable {

  private static final int BLOCK = 1 << 13;

  private final String name;
  private final FileChannel file;
  private final SyncState sync = new SyncState();
  private final Page page = new Page();
  private final Packet packet = new Packet();
  private StreamState stream;
  private int serial;
  private boolean streamEnded;

  OggPackets(Path path, String name) throws IOException {
    this.name = name;
    sync.init();
    file = FileChannel.open(path, StandardOpenOption.READ);
  }

  /** Returns the number of bytes read so far; the packet lies before it. */
  long offset() throws IOException {
    return file.position();
  }

  /** Returns the next packet, valid until the next call; null at the end. */
  Packet next() throws IOException {
    while (true) {
      int result = stream == null ? 0 : stream.packetout(packet);
      if (result == 1) {
        return packet;
      }
      if (result < 0) {
        throw bad("the next page of the stream", "a gap");
      }
      if (!nextPage()) {
        return null;
      }
      if (page.bos() != 0 && (stream == null || streamEnded)) {
        serial = page.serialno();
        stream = new StreamState();
        stream.init(serial);
        streamEnded = false;
      }
      if (stream == null) {
        throw bad("the first page of a stream", "a later one");
      }
      if (page.serialno() == serial) {
        streamEnded |= page.eos() != 0;
        if (stream.pagein(page) < 0) {
          throw bad("an Ogg page", "another version");
        }
      }
    }
  }

  private boolean nextPage() throws IOException {
    while (true) {
      int result = sync.pageout(page);
      if (result == 1) {
        return true;
      }
      if (result < 0) {
        throw bad("an Ogg page with its checksum", "other data");
      }
      int at = sync.buffer(BLOCK);
      int read = file.read(ByteBuffer.wrap(sync.data, at, BLOCK));
      if (read < 0) {
        return false;
      }
      sync.wrote(read);
    }
  }

  private IOException bad(String expected, String found) throws IOException {
    return new IOException(
        name + ", before byte " + offset() + ": expected " + expected + "; found " + found + ".");
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
