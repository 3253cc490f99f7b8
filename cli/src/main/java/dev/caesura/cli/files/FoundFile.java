package dev.caesura.cli.files;

import java.nio.file.Path;

/**
 * A file that a command line names. Immutable.
 *
 * @param file its path, or {@code -} for standard input
 * @param place its path within the folder or pattern that named it; its file name if it was named
 *     itself
 */
public record FoundFile(String file, Path place) {

  /** The argument that stands for standard input. */
  public static final String STANDARD_INPUT = "-";
}
