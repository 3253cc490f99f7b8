package dev.caesura.corpus.build;

import java.util.Objects;

/**
 * Item that a stage could not process. Immutable and thread-safe.
 *
 * @param stage the stage
 * @param item the name of the recording, or the path of the document
 * @param message what went wrong, with the file
 */
public record BuildFailure(BuildStage stage, String item, String message) {

  /** Rejects null. */
  public BuildFailure {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(message, "message");
  }

  /**
   * Returns the failure of an item.
   *
   * @param stage the stage
   * @param item the name of the recording, or the path of the document
   * @param failure what was thrown
   * @return the failure, with the message of what was thrown, or its type if it has none
   */
  public static BuildFailure of(BuildStage stage, String item, Throwable failure) {
    String message = failure.getMessage();
    return new BuildFailure(
        stage,
        item,
        message == null || message.isBlank() ? failure.getClass().getSimpleName() : message);
  }
}
