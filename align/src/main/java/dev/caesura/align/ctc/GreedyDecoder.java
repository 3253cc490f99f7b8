package dev.caesura.align.ctc;

import dev.caesura.align.Emissions;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Decodes emissions by the most probable symbol of each frame, without repeats and blanks (best
 * path decoding, Graves et al. 2006, section 3.2). Time is frames times symbols. Immutable and
 * thread-safe.
 */
public final class GreedyDecoder {

  private final CtcVocabulary vocabulary;

  private GreedyDecoder(CtcVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Creates a decoder.
   *
   * @param vocabulary the vocabulary of the acoustic model
   * @return a new decoder
   */
  public static GreedyDecoder of(CtcVocabulary vocabulary) {
    return new GreedyDecoder(Objects.requireNonNull(vocabulary, "vocabulary"));
  }

  /**
   * Decodes emissions into words with times.
   *
   * @param emissions the emissions of a recording or a part of it
   * @return words as the vocabulary spells them; the score of a word is the geometric mean of the
   *     probabilities of its symbols' frames. Empty if only blanks are recognised. A vocabulary
   *     without word boundaries gives one word for each symbol
   * @throws IllegalArgumentException if emissions and vocabulary differ in the number of symbols
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
