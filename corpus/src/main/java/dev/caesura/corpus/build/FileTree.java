package dev.caesura.corpus.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files and folders in which a configuration finds its inputs: those of this machine, or the names
 * of those of another file system. Implementations are thread-safe.
 */
public interface FileTree {

  /**
   * Returns whether a path is a file.
   *
   * @param path any path
   * @return false if there is nothing, or a folder
   * @throws IOException if the file system cannot be read
   */
  boolean isFile(Path path) throws IOException;

  /**
   * Returns whether a path is a folder.
   *
   * @param path any path
   * @return false if there is nothing, or a file
   * @throws IOException if the file system cannot be read
   */
  boolean isFolder(Path path) throws IOException;

  /**
   * Returns the files of a folder.
   *
   * @param folder a folder
   * @param isDeep whether files of folders in it are wanted, too
   * @return the files, sorted
   * @throws IOException if the file system cannot be read
   */
  List<Path> files(Path folder, boolean isDeep) throws IOException;

  /**
   * Returns the files of this machine. Symbolic links to folders are not followed.
   *
   * @return the files
   */
  static FileTree local() {
    return new FileTree() {
      @Override
      public boolean isFile(Path path) {
        return Files.isRegularFile(path);
      }

      @Override
      public boolean isFolder(Path path) {
        return Files.isDirectory(path);
      }

      @Override
      public List<Path> files(Path folder, boolean isDeep) throws IOException {
        try (Stream<Path> walk = Files.walk(folder, isDeep ? Integer.MAX_VALUE : 1)) {
          return walk.filter(Files::isRegularFile).sorted().toList();
        }
      }
    };
  }
}
