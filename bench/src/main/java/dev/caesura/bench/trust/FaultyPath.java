package dev.caesura.bench.trust;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/** Path of {@link FaultyFileSystem}. */
record FaultyPath(FaultyFileSystem files, Path path) implements Path {

  /** Returns the path of the platform. */
  static Path real(Path path) {
    return path instanceof FaultyPath faulty ? faulty.path : path;
  }

  @Override
  public FileSystem getFileSystem() {
    return files;
  }

  @Override
  public boolean isAbsolute() {
    return path.isAbsolute();
  }

  @Override
  public Path getRoot() {
    return files.of(path.getRoot());
  }

  @Override
  public Path getFileName() {
    return files.of(path.getFileName());
  }

  @Override
  public Path getParent() {
    return files.of(path.getParent());
  }

  @Override
  public int getNameCount() {
    return path.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return files.of(path.getName(index));
  }

  @Override
  public Path subpath(int from, int to) {
    return files.of(path.subpath(from, to));
  }

  @Override
  public boolean startsWith(Path other) {
    return path.startsWith(real(other));
  }

  @Override
  public boolean endsWith(Path other) {
    return path.endsWith(real(other));
  }

  @Override
  public Path normalize() {
    return files.of(path.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return files.of(path.resolve(real(other)));
  }

  @Override
  public Path relativize(Path other) {
    return files.of(path.relativize(real(other)));
  }

  @Override
  public URI toUri() {
    return path.toUri();
  }

  @Override
  public File toFile() {
    return new File(path.toString());
  }

  @Override
  public Path toAbsolutePath() {
    return files.of(path.toAbsolutePath());
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    return files.of(path.toRealPath(options));
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
      throws IOException {
    return path.register(watcher, events, modifiers);
  }

  @Override
  public int compareTo(Path other) {
    return path.compareTo(real(other));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FaultyPath faulty && path.equals(faulty.path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
