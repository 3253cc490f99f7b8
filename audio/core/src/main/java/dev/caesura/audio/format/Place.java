package dev.caesura.audio.format;

/**
 * Where in a text something was found.
 *
 * @param name the text
 * @param line from 1
 */
record Place(String name, long line) {

  private static final int SHOWN = 60;

  MalformedException malformed(String expected, String found) {
    String shown = found.length() <= SHOWN ? found : found.substring(0, SHOWN) + "...";
    return new MalformedException(
        name + ": line " + line + ": expected " + expected + "; found '" + shown + "'");
  }

  MalformedException malformed(String expected, Exception cause) {
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return new MalformedException(
        name + ": line " + line + ": expected " + expected + "; found " + message, cause);
  }
}
