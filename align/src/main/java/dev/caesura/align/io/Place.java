package dev.caesura.align.io;

import java.io.IOException;

/** A line of a file, for messages. */
record Place(String name, long line) {

  private static final int LONGEST_FOUND = 120;

  IOException malformed(String expected, String found) {
    return new IOException(this + ": " + expected + " is expected, found " + quoted(found));
  }

  static String quoted(String found) {
    if (found.isBlank()) {
      return "nothing";
    }
    String line = found.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_FOUND
        ? "'" + line + "'"
        : "'" + line.substring(0, LONGEST_FOUND) + "…'";
  }

  @Override
  public String toString() {
    return name + ": line " + line;
  }
}
