package dev.caesura.models.recognition.lexicon;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Letter-to-sound model for words that are not in a dictionary: a joint-sequence model of letters
 * and phones.
 *
 * <p>A word and its pronunciation are one sequence of pairs, each a letter with zero, one or two
 * phones ({@link LetterPhoneAlignment} finds them). {@link PairModel} gives the probability of a
 * sequence, and a beam search finds the most probable ones for given letters.
 *
 * <p>Training on 134,000 words takes a few seconds and about 100 MB. It has no random part, so the
 * same dictionary gives the same pronunciations. Immutable and thread-safe.
 *
 * <p>Source: Bisani and Ney, "Joint-sequence models for grapheme-to-phoneme conversion" (2008).
 * This model is simpler: one letter is always one pair, pairs are aligned once, and the smoothing
 * is interpolated Kneser-Ney with one fixed discount.
 */
public final class LetterToSound {

  private static final int BEAM = 64;

  private final LetterPhoneAlignment alignment;
  private final PairModel model;

  private LetterToSound(LetterPhoneAlignment alignment, PairModel model) {
    this.alignment = alignment;
    this.model = model;
  }

  /**
   * Trains a model on a dictionary.
   *
   * @param entries words with their pronunciations; words with characters other than a-z and
   *     apostrophes are ignored
   * @return the model
   * @throws IllegalArgumentException if no word is left
   */
  public static LetterToSound train(Map<String, List<String>> entries) {
    return train(entries, LetterSet.english());
  }

  /**
   * Trains a model on a dictionary of any language in an alphabetic script.
   *
   * @param entries words in lower case with their pronunciations; words with one of the rarest
   *     letters are ignored if there are more than 120 letters
   * @return the model; it pronounces no word that has a letter that the dictionary lacks
   * @throws IllegalArgumentException if no word is left, or there are more than 255 phones
   */
  public static LetterToSound trainAnyScript(Map<String, List<String>> entries) {
    return train(entries, LetterSet.of(entries.keySet()));
  }

  private static LetterToSound train(Map<String, List<String>> entries, LetterSet letters) {
    LetterPhoneAlignment alignment = LetterPhoneAlignment.train(entries, letters);
    PairModel model = new PairModel();
    alignment.forEachAligned(entries, model::add);
    return new LetterToSound(alignment, model);
  }

  /**
   * Returns the most probable pronunciations of a word.
   *
   * @param word any word; letters are folded to those of the model; an English model skips others
   * @param count the maximum number of pronunciations
   * @return different pronunciations, the most probable first; empty if no letter is left, if none
   *     has a sound, or if a model of another language lacks a letter
   */
  public List<String> pronounce(String word, int count) {
    byte[] letters = alignment.letters(word);
    if (letters.length == 0) {
      return List.of();
    }
    List<Path> beam = List.of(new Path(null, PairModel.EDGE, 0));
    for (byte letter : letters) {
      List<Path> grown = new ArrayList<>();
      for (Path path : beam) {
        int[] history = path.history();
        for (int pair : alignment.pairsOf(letter)) {
          grown.add(new Path(path, pair, path.cost - Math.log(model.probability(history, pair))));
        }
      }
      grown.sort(Comparator.comparingDouble(Path::cost));
      beam = grown.subList(0, Math.min(BEAM, grown.size()));
    }
    Comparator<Path> closed =
        Comparator.comparingDouble(
            path -> path.cost - Math.log(model.probability(path.history(), PairModel.EDGE)));
    Set<String> best = new LinkedHashSet<>();
    beam.stream()
        .sorted(closed)
        .map(path -> alignment.phones(path.pairs()))
        .filter(phones -> !phones.isEmpty())
        .forEach(best::add);
    return best.stream().limit(count).toList();
  }

  /**
   * Returns a word in lower case without marks, with letters that Unicode does not decompose
   * spelled out.
   */
  static String fold(String word) {
    return Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
        .replace("ß", "ss")
        .replace("æ", "ae")
        .replace("œ", "oe")
        .replace("ø", "o")
        .replace("ł", "l")
        .replace("đ", "d")
        .replace("ð", "th")
        .replace("þ", "th");
  }

  /** Hypothesis of the beam search: its last pair and the hypothesis before it. */
  private record Path(Path before, int pair, double cost) {

    int[] history() {
      int[] history = new int[PairModel.ORDER - 1];
      Arrays.fill(history, PairModel.EDGE);
      Path path = this;
      for (int i = history.length - 1; i >= 0 && path != null; i--, path = path.before) {
        history[i] = path.pair;
      }
      return history;
    }

    List<Integer> pairs() {
      List<Integer> pairs = new ArrayList<>();
      for (Path path = this; path.before != null; path = path.before) {
        pairs.add(0, path.pair);
      }
      return pairs;
    }
  }
}
