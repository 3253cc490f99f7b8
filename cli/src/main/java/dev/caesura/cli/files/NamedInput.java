package dev.caesura.cli.files;

/** An input whose result has a file of its own in an {@link OutputFolder}. */
public interface NamedInput {

  /**
   * Returns the path of the input.
   *
   * @return the path, or {@code -} for standard input
   */
  String file();

  /**
   * Returns the path of its result below a folder, without extension.
   *
   * @return a path with slashes
   */
  String stem();

  /**
   * Returns the path of its result where another input has the same stem.
   *
   * @return a path with slashes, different from that of the other input
   */
  String name();

  /**
   * Returns whether the input is read from a pipe.
   *
   * @return whether it is standard input
   */
  default boolean isStandardInput() {
    return file().equals(FoundFile.STANDARD_INPUT);
  }
}
