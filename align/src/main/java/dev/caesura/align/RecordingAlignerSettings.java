package dev.caesura.align;

import dev.caesura.text.normalize.WordNormalizer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Settings of an aligner that finds sentences without recognised words. Immutable and thread-safe.
 *
 * @param normalizer brings the transcript into the form that is spoken; its language is that of the
 *     recording
 * @param jobs the number of threads, at least 1; the result does not depend on it
 * @param model the folder of an acoustic model to start from, if there is one
 * @param savedModel the folder that the trained acoustic model is written to, if it is wanted
 */
public record RecordingAlignerSettings(
    WordNormalizer normalizer, int jobs, Optional<Path> model, Optional<Path> savedModel) {

  /** Checks the range; rejects null. */
  public RecordingAlignerSettings {
    Objects.requireNonNull(normalizer, "normalizer");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(savedModel, "savedModel");
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs " + jobs + ": expected at least 1");
    }
  }

  /**
   * Returns the default settings: English, one thread, no model.
   *
   * @return the settings
   */
  public static RecordingAlignerSettings defaults() {
    return new RecordingAlignerSettings(
        WordNormalizer.of(Locale.ENGLISH), 1, Optional.empty(), Optional.empty());
  }

  /**
   * Returns a copy with another normalizer.
   *
   * @param value brings the transcript into the form that is spoken
   * @return new settings
   */
  public RecordingAlignerSettings withNormalizer(WordNormalizer value) {
    return new RecordingAlignerSettings(value, jobs, model, savedModel);
  }

  /**
   * Returns a copy with another number of threads.
   *
   * @param value the number, at least 1
   * @return new settings
   */
  public RecordingAlignerSettings withJobs(int value) {
    return new RecordingAlignerSettings(normalizer, value, model, savedModel);
  }

  /**
   * Returns a copy that starts from an acoustic model.
   *
   * @param folder the folder of the model
   * @return new settings
   */
  public RecordingAlignerSettings withModel(Path folder) {
    return new RecordingAlignerSettings(normalizer, jobs, Optional.of(folder), savedModel);
  }

  /**
   * Returns a copy that saves the trained acoustic model.
   *
   * @param folder the folder of the model
   * @return new settings
   */
  public RecordingAlignerSettings withSavedModel(Path folder) {
    return new RecordingAlignerSettings(normalizer, jobs, model, Optional.of(folder));
  }
}
