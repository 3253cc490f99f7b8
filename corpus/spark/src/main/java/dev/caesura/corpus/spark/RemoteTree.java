package dev.caesura.corpus.spark;

import dev.caesura.corpus.build.FileTree;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Files of any Hadoop file system as a configuration sees them, with their sizes and times as they
 * were listed. Thread-safe.
 */
final class RemoteTree implements FileTree {

  private final RemoteFiles files;
  private final Map<Path, FileStatus> known = new ConcurrentHashMap<>();

  RemoteTree(RemoteFiles files) {
    this.files = files;
  }

  private Optional<FileStatus> find(Path path) throws IOException {
    FileStatus listed = known.get(path);
    if (listed != null) {
      return Optional.of(listed);
    }
    try {
      FileStatus status = files.status(path);
      known.put(path, status);
      return Optional.of(status);
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Returns text that changes when a file does: its size, and its time of change. */
  String stamp(Path path) throws IOException {
    FileStatus status =
        find(path).orElseThrow(() -> new IOException(path + ": expected a file; found none"));
    return status.getLen() + " " + status.getModificationTime();
  }

  @Override
  public boolean isFile(Path path) throws IOException {
    return find(path).map(FileStatus::isFile).orElse(false);
  }

  @Override
  public boolean isFolder(Path path) throws IOException {
    return find(path).map(FileStatus::isDirectory).orElse(false);
  }

  @Override
  public List<Path> files(Path folder, boolean isDeep) throws IOException {
    org.apache.hadoop.fs.Path root = RemotePaths.path(folder);
    FileSystem system = files.system(root);
    String start = system.makeQualified(root).toUri().getPath();
    List<Path> found = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = system.listFiles(root, isDeep);
    while (all.hasNext()) {
      FileStatus status = all.next();
      String path = status.getPath().toUri().getPath();
      Path name = folder.resolve(path.substring(start.length()).replaceFirst("^/+", ""));
      known.put(name, status);
      found.add(name);
    }
    found.sort(null);
    return found;
  }
}
