package dev.caesura.corpus.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.spark.util.SerializableConfiguration;

/** Files of any Hadoop file system, by the names of {@link RemotePaths}. Thread-safe. */
final class RemoteFiles implements Serializable {

  private static final long serialVersionUID = 1;

  private final SerializableConfiguration settings;

  RemoteFiles(Configuration settings) {
    this.settings = new SerializableConfiguration(settings);
  }

  /** Returns the file system of a path; that of this machine leaves no checksum files. */
  FileSystem system(org.apache.hadoop.fs.Path path) throws IOException {
    FileSystem system = path.getFileSystem(settings.value());
    return system instanceof LocalFileSystem local ? local.getRawFileSystem() : system;
  }

  FileStatus status(Path name) throws IOException {
    org.apache.hadoop.fs.Path path = RemotePaths.path(name);
    return system(path).getFileStatus(path);
  }

  boolean exists(Path name) throws IOException {
    org.apache.hadoop.fs.Path path = RemotePaths.path(name);
    return system(path).exists(path);
  }

  InputStream open(Path name) throws IOException {
    org.apache.hadoop.fs.Path path = RemotePaths.path(name);
    try {
      return system(path).open(path);
    } catch (IOException e) {
      throw StoreException.of(path, e);
    }
  }

  /** Deletes a file, or a folder with all that it holds. */
  void delete(Path name) throws IOException {
    org.apache.hadoop.fs.Path path = RemotePaths.path(name);
    system(path).delete(path, true);
  }

  /** Copies a file or a folder of files to this machine. */
  void fetch(Path name, Path target) throws IOException {
    org.apache.hadoop.fs.Path path = RemotePaths.path(name);
    try {
      fetch(path, name, target);
    } catch (IOException e) {
      throw StoreException.of(path, e);
    }
  }

  private void fetch(org.apache.hadoop.fs.Path path, Path name, Path target) throws IOException {
    FileSystem system = system(path);
    if (system.getFileStatus(path).isDirectory()) {
      Files.createDirectories(target);
      for (FileStatus each : system.listStatus(path)) {
        String file = each.getPath().getName();
        fetch(name.resolve(file), target.resolve(file));
      }
    } else {
      Files.createDirectories(target.toAbsolutePath().getParent());
      try (InputStream in = system.open(path)) {
        Files.copy(in, target);
      }
    }
  }

  /** Body of a file. */
  @FunctionalInterface
  interface Body {
    void write(OutputStream out) throws IOException;
  }

  /**
   * Writes a file under a name of this attempt, and moves it into place when it is complete. Of two
   * attempts the later one wins; so all attempts must have the same content.
   */
  void write(Path name, Body body) throws IOException {
    org.apache.hadoop.fs.Path path = RemotePaths.path(name);
    try {
      write(path, body);
    } catch (IOException e) {
      throw StoreException.of(path, e);
    }
  }

  private void write(org.apache.hadoop.fs.Path path, Body body) throws IOException {
    FileSystem system = system(path);
    system.mkdirs(path.getParent());
    org.apache.hadoop.fs.Path part =
        new org.apache.hadoop.fs.Path(
            path.getParent(), "." + path.getName() + "." + UUID.randomUUID() + ".part");
    try {
      try (OutputStream out = system.create(part, true)) {
        body.write(out);
      }
      if (!system.rename(part, path)) {
        // Some file systems do not move a file onto another one.
        system.delete(path, false);
        if (!system.rename(part, path) && !system.exists(path)) {
          throw new IOException(path + ": expected to be writable; found that moving it failed");
        }
      }
    } finally {
      system.delete(part, false);
    }
  }
}
