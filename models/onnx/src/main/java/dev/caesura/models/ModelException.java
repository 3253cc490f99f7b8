package dev.caesura.models;

/**
 * Thrown when a model file has unexpected content, or when a run fails inside the engine. The
 * message names the file, what was expected and what was found.
 */
public final class ModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception for a failure that this library found.
   *
   * @param message file, expected, found
   */
  public ModelException(String message) {
    super(message);
  }

  /**
   * Creates an exception for a failure that an engine reported.
   *
   * @param message file, expected, found
   * @param cause the exception of the engine
   */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
