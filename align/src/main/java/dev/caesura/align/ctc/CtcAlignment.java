package dev.caesura.align.ctc;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Result of a forced alignment: the place of each word of a text. Immutable and thread-safe.
 *
 * @param words all words of the text in their order, including skipped ones
 */
public record CtcAlignment(List<PlacedWord> words) {

  public CtcAlignment {
    words = List.copyOf(words);
  }

  /**
   * Word with its place.
   *
   * @param text the word as it was given
   * @param span where the word is spoken; empty if it was skipped or has no sound
   * @param confidence the geometric mean of the probability of its frames, in its worst stretch of
   *     at most 30 frames (ctc-segmentation, Kürzinger et al. 2020, section 2.3: 30 frames there
   *     too); in [0, 1], 0 for a word without a place
   * @param sounds the places of its symbols, in order, without the pauses between them; empty for a
   *     word without a place
   */
  public record PlacedWord(
      String text, Optional<TimeSpan> span, double confidence, List<PlacedSymbol> sounds) {

    public PlacedWord {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(span, "span");
      sounds = List.copyOf(sounds);
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException(
            "confidence " + confidence + ": expected a number in [0, 1]");
      }
    }
  }

  /**
   * Symbol with its place. CTC models emit a symbol for a frame or two somewhere within its sound,
   * so the span shows where the sound is, not how long it lasts.
   *
   * @param symbol the number of the symbol in the vocabulary, or {@link CtcVocabulary#WILDCARD}
   * @param span the frames in which the model emits the symbol
   */
  public record PlacedSymbol(int symbol, TimeSpan span) {

    public PlacedSymbol {
      Objects.requireNonNull(span, "span");
    }
  }

  /**
   * Returns the words that have a place, with their confidence as score.
   *
   * @return a transcript without the skipped words; may be empty
   */
  public Transcript transcript() {
    return new Transcript(
        words.stream()
            .filter(word -> word.span().isPresent() && !word.text().isBlank())
            .map(word -> new Word(word.text(), word.span().orElseThrow(), word.confidence()))
            .toList());
  }
}
