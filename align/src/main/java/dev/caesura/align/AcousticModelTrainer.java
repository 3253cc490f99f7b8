package dev.caesura.align;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Trainer of one acoustic model on several recordings of one language. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface AcousticModelTrainer {

  /**
   * Trains a model, and writes it. A recording whose transcript does not belong to it has no part.
   *
   * @param recordings the recordings; those that are too many for the memory of the trainer have no
   *     part, the last ones first
   * @param folder the folder of the model, which is created; nothing is written if no transcript
   *     belongs to its recording
   * @return what part each recording has, in the order of the recordings
   * @throws IOException if a recording cannot be read, the model cannot be written, or a program of
   *     the trainer fails
   * @throws IllegalArgumentException if the trainer does not take a sample rate
   */
  List<TrainingShare> train(List<TrainingRecording> recordings, Path folder) throws IOException;
}
