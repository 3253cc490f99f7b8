package dev.caesura.corpus.spark;

import dev.caesura.corpus.archive.ArchiveIndex;
import dev.caesura.corpus.archive.ArchiveMatcher;
import dev.caesura.corpus.build.DocumentArchive;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Index of an archive on its way to all executors. It travels as bytes, whatever Spark's serializer
 * is, and is read once on each executor. Thread-safe.
 */
final class BroadcastArchive implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int CHUNK = 1 << 24;

  private final ArrayList<byte[]> chunks = new ArrayList<>();
  private final String entries;
  private transient DocumentArchive archive;
  private transient ArchiveMatcher matcher;

  /** Reads the file of an index. */
  BroadcastArchive(InputStream index, String entries) throws IOException {
    for (byte[] chunk = index.readNBytes(CHUNK);
        chunk.length > 0;
        chunk = index.readNBytes(CHUNK)) {
      chunks.add(chunk);
    }
    this.entries = entries;
  }

  private synchronized void open(ExecutorContext context) throws IOException {
    if (matcher == null) {
      List<ByteArrayInputStream> parts = chunks.stream().map(ByteArrayInputStream::new).toList();
      archive = context.archive(StageJson.entries(entries));
      try (DataInputStream in =
          new DataInputStream(
              new java.io.BufferedInputStream(
                  new SequenceInputStream(Collections.enumeration(parts)), 1 << 16))) {
        matcher = ArchiveMatcher.of(ArchiveIndex.readFrom(in), archive);
      }
    }
  }

  ArchiveMatcher matcher(ExecutorContext context) throws IOException {
    open(context);
    return matcher;
  }

  DocumentArchive archive(ExecutorContext context) throws IOException {
    open(context);
    return archive;
  }
}
