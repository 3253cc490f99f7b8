package dev.caesura.align;

import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pronouncer of written words in one language. Implementations are thread-safe. */
public interface Pronouncer {

  /** Phones of a letter beyond which it is spelled: even a Chinese character has fewer. */
  int MAX_PHONES = 5;

  /** Different words of transcripts that are enough to see whether their script can be read. */
  int SAMPLE_WORDS = 200;

  /**
   * Returns what reports call the pronouncer.
   *
   * @return a few words; other words mean another pronouncer, whose phones differ
   */
  String description();

  /**
   * Returns the phones of words.
   *
   * @param words words as they are written, without white space
   * @return for each word the names of its phones in the order of speech; empty if the word is not
   *     spoken
   * @throws IOException if a program or file of the pronouncer fails
   */
  List<List<String>> pronounce(List<String> words) throws IOException;

  /**
   * Returns the voice that speaks as the pronouncer reads, if it has one.
   *
   * @return the voice; empty by default
   */
  default Optional<SpeechSynthesizer> voice() {
    return Optional.empty();
  }

  /**
   * Returns whether words are in a script that the pronouncer reads. One that does not know a
   * letter spells out its name or its number, which has many phones.
   *
   * @param words words as they are written, such as the first hundred of a text
   * @return false if they have more than {@value #MAX_PHONES} phones for each letter on average
   * @throws IOException if a program or file of the pronouncer fails
   */
  default boolean canRead(List<String> words) throws IOException {
    long letters = words.stream().mapToLong(word -> word.codePointCount(0, word.length())).sum();
    long phones = pronounce(words).stream().mapToLong(List::size).sum();
    return phones <= MAX_PHONES * letters;
  }

  /**
   * Returns whether transcripts are in a script that the pronouncer reads, by their first {@value
   * #SAMPLE_WORDS} different words.
   *
   * @param normalizer brings the transcripts into the form that is spoken
   * @param written the transcripts
   * @return as {@link #canRead(List)}; true if they have no words
   * @throws IOException if a program or file of the pronouncer fails
   */
  default boolean canRead(WordNormalizer normalizer, List<Segmentation> written)
      throws IOException {
    Set<String> words = new LinkedHashSet<>();
    for (Segmentation one : written) {
      for (TextSpan span : one.spans()) {
        if (words.size() >= SAMPLE_WORDS) {
          return canRead(List.copyOf(words));
        }
        for (NormalizedWord word : normalizer.words(one.text(), span)) {
          words.add(word.text());
        }
      }
    }
    return canRead(List.copyOf(words));
  }
}
