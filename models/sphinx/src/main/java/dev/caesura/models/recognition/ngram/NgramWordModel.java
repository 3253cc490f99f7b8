package dev.caesura.models.recognition.ngram;

import dev.caesura.align.ctc.WordModel;
import java.util.List;
import java.util.Objects;

/**
 * An {@link NgramModel} as the beam search of {@link dev.caesura.align.ctc.BeamDecoder} asks for
 * it: a language model made of the transcript turns the emissions of a CTC network towards what
 * should be said. Immutable and thread-safe.
 *
 * <p>A history at the start of the stretch is taken as running speech, not as the start of a
 * sentence: windows are cut at pauses or anywhere.
 *
 * @param model the model; its words must be spelled as the vocabulary of the network spells them
 * @param unknown natural logarithm of the probability of a word that the model does not know, below
 *     0; pyctcdecode takes -10
 */
public record NgramWordModel(NgramModel model, double unknown) implements WordModel {

  public NgramWordModel {
    Objects.requireNonNull(model, "model");
    if (!(unknown < 0)) {
      throw new IllegalArgumentException("unknown " + unknown + " is not below 0");
    }
  }

  /**
   * With pyctcdecode's price for unknown words.
   *
   * @param model the model
   * @return the word model, in which an unknown word has a logarithm of -10
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
