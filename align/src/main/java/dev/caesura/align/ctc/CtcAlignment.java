package dev.caesura.align.ctc;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where forced alignment put each word of a text. Immutable and thread-safe.
 *
 * @param words all words of the text in their order, the skipped ones too
 */
public record CtcAlignment(List<PlacedWord> words) {

  public CtcAlignment {
    words = List.copyOf(words);
  }

  /**
   * A word and its place.
   *
   * @param text the word as it was given
   * @param span where it is said; empty if it was skipped, or has no sound that could be placed
   * @param confidence the geometric mean of the probability of its frames, in its worst stretch of
   *     at most 30 frames (ctc-segmentation, Kürzinger et al. 2020, section 2.3: 30 frames there
   *     too); in [0, 1], 0 for a word without a place
   * @param sounds the place of each symbol, in order, without the pauses between them; empty for a
   *     word without a place
   */
  public record PlacedWord(
      String text, Optional<TimeSpan> span, double confidence, List<PlacedSymbol> sounds) {

    public PlacedWord {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(span, "span");
      sounds = List.copyOf(sounds);
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException("confidence " + confidence + " is not in [0, 1]");
      }
    }
  }

  /**
   * A symbol and its place. CTC models speak up for a frame or two somewhere in a sound, so this is
   * where the sound is, not how long it lasts.
   *
   * @param symbol its number in the vocabulary, or {@link CtcVocabulary#WILDCARD}
   * @param span where the model says it
   */
  public record PlacedSymbol(int symbol, TimeSpan span) {

    public PlacedSymbol {
      Objects.requireNonNull(span, "span");
    }
  }

  /**
   * The words that have a place, with their confidence as score.
   *
   * @return a transcript; words that were skipped are not in it
   */
  public Transcript transcript() {
    return new Transcript(
        words.stream()
            .filter(word -> word.span().isPresent() && !word.text().isBlank())
            .map(word -> new Word(word.text(), word.span().orElseThrow(), word.confidence()))
            .toList());
  }
}
