package dev.caesura.bench;

/**
 * A comparison cannot run here: its reference data, or the program it is compared with, is absent.
 */
public final class MissingDataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is missing.
   *
   * @param message what is missing, and where it was looked for
   */
  public MissingDataException(String message) {
    super(message);
  }
}
