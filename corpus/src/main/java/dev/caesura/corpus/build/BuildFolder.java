package dev.caesura.corpus.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * Output folder of a build, which belongs to builds alone. A lock keeps two processes from writing
 * at once. Not thread-safe.
 */
final class BuildFolder implements AutoCloseable {

  /** Where the tool keeps its state in a folder that it writes. */
  static final String WORK = ".caesura";

  private static final String MARK = "build";

  private final Path folder;
  private final FileChannel lock;

  private BuildFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Opens a new folder, or that of an earlier build. */
  static BuildFolder open(Path folder) throws IOException {
    check(folder);
    Path work = Files.createDirectories(folder.resolve(WORK).resolve(MARK));
    FileChannel lock =
        FileChannel.open(work.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean isHeld;
    try {
      isHeld = lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      isHeld = false;
    }
    if (!isHeld) {
      lock.close();
      throw new IOException(folder + ": another build is writing to it");
    }
    return new BuildFolder(folder, lock);
  }

  /** Checks that a folder is new, empty, or that of an earlier build. */
  static void check(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(folder + ": expected an output folder; found a file");
    }
    if (Files.isDirectory(folder) && !Files.isDirectory(work(folder))) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new IOException(
              folder
                  + ": expected an empty folder or that of a build; found other files. Name another"
                  + " output.");
        }
      }
    }
  }

  /** Returns the folder of intermediate results in an output folder. */
  static Path work(Path folder) {
    return folder.resolve(WORK).resolve(MARK);
  }

  Path folder() {
    return folder;
  }

  Path work() {
    return work(folder);
  }

  StageCache cache(BuildStage stage) {
    return cache(folder, stage);
  }

  static StageCache cache(Path folder, BuildStage stage) {
    return new StageCache(work(folder).resolve(stage.toString()));
  }

  /** Returns the file of the decisions of all reviews so far. */
  Path review() {
    return folder.resolve("review.json");
  }

  /** Returns the folder of a recording's clips and report. */
  Path recording(String name) {
    return folder.resolve("recordings").resolve(name);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
