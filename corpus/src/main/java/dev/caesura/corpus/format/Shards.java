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
import java.util.Locale;

/** Splits a corpus into archives of equal numbers of entries. */
final class Shards {

  /** Entries of an archive. */
  static final int SIZE = 1000;

  /**
   * Clip in an archive.
   *
   * @param entry the entry that it was cut for
   * @param name its name in the archive, without extension
   * @param extension the extension of its file
   * @param length its length
   */
  record Sharded(CorpusEntry entry, String name, String extension, AudioClips.Length length) {

    String file() {
      return name + "." + extension;
    }
  }

  /** Adds to an archive what belongs to a clip that is in it. */
  @FunctionalInterface
  interface Body {
    void add(int shard, Sharded clip, TarWriter tar) throws IOException;
  }

  private Shards() {}

  /**
   * Writes the clips of the entries that have audio and a place into archives, of which there is at
   * least one.
   *
   * @param target the folder
   * @param pattern the name of an archive, with a place for its number
   * @param body adds to an archive what belongs to each clip
   * @return the number of archives
   */
  static int write(List<CorpusEntry> entries, Path target, String pattern, Body body)
      throws IOException {
    Files.createDirectories(target);
    AudioClips clips = new AudioClips();
    List<CorpusEntry> whole = withAudio(entries);
    int count = Math.max(1, (whole.size() + SIZE - 1) / SIZE);
    for (int k = 0; k < count; k++) {
      int shard = k;
      List<CorpusEntry> own =
          whole.subList(shard * SIZE, Math.min(whole.size(), (shard + 1) * SIZE));
      WholeFile.write(
          target.resolve(shardName(pattern, shard)),
          part -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
                TarWriter tar = new TarWriter(out)) {
              for (CorpusEntry entry : own) {
                AudioClips.Clip clip = clips.clip(entry, target);
                Sharded sharded =
                    new Sharded(entry, clips.fileName(entry), clip.extension(), clip.length());
                tar.add(sharded.file(), clip.file());
                if (clip.isTemporary()) {
                  Files.delete(clip.file());
                }
                body.add(shard, sharded, tar);
              }
            }
          });
    }
    // Archives that a larger corpus left here do not belong to this one.
    for (int k = count; Files.deleteIfExists(target.resolve(shardName(pattern, k))); k++) {}
    return count;
  }

  private static String shardName(String pattern, int shard) {
    return String.format(Locale.ROOT, pattern, shard);
  }

  /** Returns the entries that have audio and a place. */
  static List<CorpusEntry> withAudio(List<CorpusEntry> entries) {
    return entries.stream()
        .filter(entry -> !entry.audio().isEmpty() && entry.span().isPresent())
        .toList();
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
