package dev.caesura.corpus.format;

import dev.caesura.io.WholeFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Splits a corpus into archives of equal numbers of entries. */
final class Shards {

  /** Entries of an archive. */
  static final int SIZE = 1000;

  /** Adds the files of an entry to an archive. */
  @FunctionalInterface
  interface Body {
    void add(int index, CorpusEntry entry, TarWriter tar) throws IOException;
  }

  private Shards() {}

  /** Returns how many archives a number of entries needs; at least one. */
  static int count(int entries) {
    return Math.max(1, (entries + SIZE - 1) / SIZE);
  }

  /** Writes an archive of the entries from a shard. */
  static void write(Path file, List<CorpusEntry> entries, int shard, Body body) throws IOException {
    int from = shard * SIZE;
    int to = Math.min(entries.size(), from + SIZE);
    WholeFile.write(
        file,
        part -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
              TarWriter tar = new TarWriter(out)) {
            for (int i = from; i < to; i++) {
              body.add(i, entries.get(i), tar);
            }
          }
        });
  }

  /** Returns the entries that have audio and a place. */
  static List<CorpusEntry> withAudio(List<CorpusEntry> entries) {
    return entries.stream()
        .filter(entry -> !entry.audio().isEmpty() && entry.span().isPresent())
        .toList();
  }

  /** Adds a clip to an archive. */
  static void add(TarWriter tar, String name, AudioClips.Clip clip) throws IOException {
    tar.add(name, clip.file());
    if (clip.isTemporary()) {
      Files.delete(clip.file());
    }
  }

  /** Returns the files of a folder whose names match a glob, sorted. */
  static List<Path> files(Path folder, String glob) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, glob)) {
        all.forEach(files::add);
      }
    }
    files.sort(null);
    return files;
  }
}
