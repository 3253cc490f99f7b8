package dev.caesura.cli.text;

import dev.caesura.models.punctuation.EnglishPunctuationScorer;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.punctuation.LanguagePunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Networks that restore punctuation: for English its own and that of the splitter together, for
 * other languages that of the splitter. Each is opened when a text needs it. Not thread-safe.
 */
final class PunctuationNetworks implements PunctuationScorer, AutoCloseable {

  /** Names the English network, for any text. */
  private static final String ENGLISH = "english";

  private final PunctuationScorer scorer;
  private EnglishPunctuationScorer english;
  private CompactBoundaryScorer compact;

  private PunctuationNetworks(Locale language) {
    scorer =
        LanguagePunctuationScorer.of(
            text -> compact().punctuation(text),
            Map.of("en", text -> english().punctuation(text)),
            language);
  }

  private PunctuationNetworks() {
    scorer = text -> english().punctuation(text);
  }

  private PunctuationNetworks(CompactBoundaryScorer compact) {
    this.compact = compact;
    scorer = compact;
  }

  /**
   * Opens the networks that {@code --model} names.
   *
   * @param model the value of the option; null for those that fit the language
   * @param language the language of all texts; {@link Locale#ROOT} if each shows its own
   * @throws IllegalArgumentException if there is no such network
   * @throws IOException if a file cannot be read
   */
  static PunctuationNetworks open(String model, Locale language) throws IOException {
    if (model == null) {
      return new PunctuationNetworks(language);
    }
    Path file = Path.of(model);
    if (Files.exists(file)) {
      return new PunctuationNetworks(CompactBoundaryScorer.open(file));
    }
    if (model.equals(ENGLISH)) {
      return new PunctuationNetworks();
    }
    List<String> names = names();
    if (!names.contains(model)) {
      throw new IllegalArgumentException(
          "name: expected a file or one of " + names + "; found " + model);
    }
    return new PunctuationNetworks(CompactBoundaryScorer.named(model));
  }

  private static List<String> names() {
    return Stream.concat(Stream.of(ENGLISH), CompactBoundaryScorer.names().stream())
        .sorted()
        .toList();
  }

  @Override
  public PunctuationScores punctuation(String text) {
    return scorer.punctuation(text);
  }

  @Override
  public PunctuationScores punctuation(String text, Locale language) {
    return scorer.punctuation(text, language);
  }

  private PunctuationScorer english() {
    if (english == null) {
      english = EnglishPunctuationScorer.open();
    }
    return english.with(compact());
  }

  private CompactBoundaryScorer compact() {
    if (compact == null) {
      compact = CompactBoundaryScorer.open();
    }
    return compact;
  }

  @Override
  public void close() {
    if (english != null) {
      english.close();
    }
    if (compact != null) {
      compact.close();
    }
  }
}
