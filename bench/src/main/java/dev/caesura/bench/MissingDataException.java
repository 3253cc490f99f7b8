package dev.caesura.bench;

/** Thrown if a comparison cannot run because its reference data or the other program is absent. */
public final class MissingDataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what is missing, where it was expected, and how to get it
   */
  public MissingDataException(String message) {
    super(message);
  }
}
