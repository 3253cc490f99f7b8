package dev.caesura.models.recognition.ngram;

import dev.caesura.align.ctc.WordModel;
import java.util.List;
import java.util.Objects;

/**
 * Word model for the beam search of {@link dev.caesura.align.ctc.BeamDecoder}: a language model of
 * the transcript biases the emissions of a CTC network to what should be said. Immutable and
 * thread-safe.
 *
 * <p>The start of a window is taken as running speech, not as the start of a sentence, because
 * windows are cut anywhere.
 *
 * @param model the model; its words must be spelled as the vocabulary of the network spells them
 * @param unknown the natural logarithm of the probability of an unknown word, less than 0;
 *     pyctcdecode uses -10
 */
public record NgramWordModel(NgramModel model, double unknown) implements WordModel {

  public NgramWordModel {
    Objects.requireNonNull(model, "model");
    if (!(unknown < 0)) {
      throw new IllegalArgumentException("unknown " + unknown + ": expected a number less than 0");
    }
  }

  /**
   * Returns a word model with pyctcdecode's logarithm of -10 for unknown words.
   *
   * @param model the model
   * @return the word model
   */
  public static NgramWordModel of(NgramModel model) {
    return new NgramWordModel(model, -10);
  }

  @Override
  public double logProbability(List<String> history, String word) {
    double probability = model.probability(history, word);
    return probability > 0 ? Math.log(probability) : unknown;
  }
}
