package dev.caesura.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads tables that lie in the jars beside the classes that use them: UTF-8, one row a line,
 * columns separated by tabs, comments after {@code #} at the start of a line. Pure functions, safe
 * for use by many threads.
 */
public final class ResourceTable {

  private ResourceTable() {}

  /**
   * Reads all rows.
   *
   * @param resource the resource, as {@code Class.getResourceAsStream} opens it; closed here
   * @param name its name in messages
   * @return the columns of each row, without comments
   * @throws IllegalStateException if the resource is null, since the jar then lacks it
   * @throws UncheckedIOException if it cannot be read
   */
  public static List<String[]> read(InputStream resource, String name) {
    if (resource == null) {
      throw new IllegalStateException("resource " + name + " is missing from the jar");
    }
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          rows.add(line.split("\t"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + name + " cannot be read", e);
    }
    return rows;
  }
}
