package dev.caesura.models;

/**
 * A model file that is not what it should be, or a run that failed inside the engine. The message
 * names the file, what was expected and what was found.
 */
public final class ModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure found by this project.
   *
   * @param message file, expected, found
   */
  public ModelException(String message) {
    super(message);
  }

  /**
   * A failure reported by an engine.
   *
   * @param message file, expected, found
   * @param cause what the engine said
   */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
