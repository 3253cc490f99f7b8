package dev.caesura.io;

import java.io.IOException;

/**
 * A byte of a binary file, for messages. Immutable.
 *
 * @param file the name of the file
 * @param offset bytes before it, from 0
 */
public record BytePosition(String file, long offset) {

  /**
   * Returns the exception for bytes that are not in their format: {@code FILE, byte N: expected X;
   * found Y.}
   *
   * @param expected what the format asks for
   * @param found what stands in its place
   * @return an exception to throw
   */
  public IOException malformed(String expected, String found) {
    return new IOException(message(expected, found));
  }

  /**
   * Returns the message for bytes that are not in their format.
   *
   * @param expected what the format asks for
   * @param found what stands in its place
   * @return {@code FILE, byte N: expected X; found Y.}
   */
  public String message(String expected, String found) {
    return VisibleText.of(this + ": expected " + expected + "; found " + found + ".");
  }

  @Override
  public String toString() {
    return file + ", byte " + offset;
  }
}
