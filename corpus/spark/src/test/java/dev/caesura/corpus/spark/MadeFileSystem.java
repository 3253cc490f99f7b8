package dev.caesura.corpus.spark;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * File system with a scheme of its own, {@code made://host/path}, whose files lie on this machine:
 * stands for a store that only Hadoop can read.
 */
public final class MadeFileSystem extends RawLocalFileSystem {

  /** How often files of a name still refuse to be opened. */
  static final Map<String, AtomicInteger> REFUSALS = new ConcurrentHashMap<>();

  /** Creates the file system. */
  public MadeFileSystem() {}

  @Override
  public URI getUri() {
    return URI.create("made://host");
  }

  @Override
  public String getScheme() {
    return "made";
  }

  @Override
  protected void checkPath(Path path) {
    String scheme = path.toUri().getScheme();
    if (scheme != null && !scheme.equals("made")) {
      throw new IllegalArgumentException(path + ": expected a path of made://host");
    }
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    AtomicInteger left = REFUSALS.get(path.getName());
    if (left != null && left.getAndDecrement() > 0) {
      throw new IOException("refused");
    }
    return super.open(path, bufferSize);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return plain(super.getFileStatus(path));
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    return Stream.of(super.listStatus(path)).map(MadeFileSystem::plain).toArray(FileStatus[]::new);
  }

  /** Returns a status without the owner, which the parent class looks up for its own scheme. */
  private static FileStatus plain(FileStatus status) {
    return new FileStatus(
        status.getLen(),
        status.isDirectory(),
        1,
        status.getBlockSize(),
        status.getModificationTime(),
        status.getPath());
  }
}
