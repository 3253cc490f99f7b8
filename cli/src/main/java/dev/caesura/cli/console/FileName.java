package dev.caesura.cli.console;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads names of files and folders of the command line. Java takes the empty name, which a shell
 * makes of a variable without a value, for the current folder. Stateless and thread-safe.
 */
public final class FileName implements ITypeConverter<Path> {

  /**
   * Returns the path of a name.
   *
   * @param name the name, as typed
   * @return its path
   * @throws TypeConversionException if it is empty, or has characters that no name can have
   */
  @Override
  public Path convert(String name) {
    if (name.isEmpty()) {
      throw new TypeConversionException("expected a name; found an empty one");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
