package dev.caesura.align.ctc;

import dev.caesura.align.Emissions;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads a text off emissions: the most probable symbol of each frame, repeats and blanks taken out
 * (best path decoding, Graves et al. 2006, section 3.2). Immutable and thread-safe.
 */
public final class GreedyDecoder {

  private final CtcVocabulary vocabulary;

  private GreedyDecoder(CtcVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * A decoder.
   *
   * @param vocabulary of the model
   * @return the decoder
   */
  public static GreedyDecoder of(CtcVocabulary vocabulary) {
    return new GreedyDecoder(Objects.requireNonNull(vocabulary, "vocabulary"));
  }

  /**
   * The text and its times.
   *
   * @param emissions of a stretch
   * @return words as the vocabulary spells them; the score of each is the geometric mean of the
   *     probabilities of its symbols' frames; empty where only blanks are heard. A vocabulary that
   *     marks no words gives one word a symbol
   * @throws IllegalArgumentException if the vocabularies differ in size
   */
  public Transcript decode(Emissions emissions) {
    CtcWords.requireSize(vocabulary, emissions);
    List<Word> words = new ArrayList<>();
    CtcWords rules = new CtcWords(vocabulary);
    StringBuilder text = new StringBuilder();
    int first = 0;
    int end = 0;
    double sum = 0;
    int count = 0;
    int last = vocabulary.blank();
    float[] row = new float[emissions.symbols()];
    for (int t = 0; t < emissions.frames(); t++) {
      emissions.copyFrame(t, row);
      int best = best(row);
      boolean begins = best != vocabulary.blank() && best != last;
      if (begins && rules.endsWord(best, text.length() > 0)) {
        words.add(word(emissions, text, first, end, sum / count));
        text.setLength(0);
        sum = 0;
        count = 0;
      }
      if (best != vocabulary.blank() && !rules.isDelimiter(best)) {
        if (begins) {
          first = text.length() == 0 ? t : first;
          text.append(rules.spelling(best));
        }
        end = t + 1;
        sum += row[best];
        count++;
      }
      last = best;
    }
    if (text.length() > 0) {
      words.add(word(emissions, text, first, end, sum / count));
    }
    return new Transcript(words);
  }

  private static int best(float[] row) {
    int best = 0;
    for (int k = 1; k < row.length; k++) {
      if (row[k] > row[best]) {
        best = k;
      }
    }
    return best;
  }

  private static Word word(
      Emissions emissions, CharSequence text, int first, int end, double meanLog) {
    double score = Math.min(1, Math.exp(meanLog));
    return new Word(text.toString(), emissions.frameSpan(first, end), score);
  }
}
