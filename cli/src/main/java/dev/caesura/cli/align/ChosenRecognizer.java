package dev.caesura.cli.align;

import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.RecordingAlignerProvider;
import dev.caesura.align.RecordingAlignerSettings;
import dev.caesura.corpus.mine.Miner;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * What finds the sentences: a recogniser, or an aligner that needs no recognised words. Immutable.
 *
 * @param name the name that chooses it, such as {@code self}
 * @param description what reports call it
 * @param recognizer the recogniser; empty if there is an aligner
 * @param aligner the aligner; empty if there is a recogniser
 * @param models the acoustic models of the aligner; without language and jobs
 * @param reason why it was chosen; empty if the user named it
 */
public record ChosenRecognizer(
    String name,
    String description,
    Optional<RecognizerProvider> recognizer,
    Optional<RecordingAlignerProvider> aligner,
    RecordingAlignerSettings models,
    Optional<String> reason) {

  /**
   * Returns what the user should know about the choice.
   *
   * @return a sentence
   */
  public String stated() {
    return "recogniser: " + description + reason.map(text -> " (" + text + ")").orElse("");
  }

  /**
   * Returns a miner that uses the choice.
   *
   * @param miner any miner
   * @return a new miner, whose report states the reason
   */
  public Miner appliedTo(Miner miner) {
    Miner with =
        recognizer.isPresent()
            ? miner.withRecognizer(recognizer.get())
            : miner.withAligner(aligner.orElseThrow(), models);
    return reason.isPresent() ? with.withNote("recogniser chosen by", reason.get()) : with;
  }

  static ChosenRecognizer of(RecognizerProvider recognizer, Optional<String> reason) {
    return new ChosenRecognizer(
        recognizer.name(),
        recognizer.description(),
        Optional.of(recognizer),
        Optional.empty(),
        RecordingAlignerSettings.defaults(),
        reason);
  }

  static ChosenRecognizer of(
      RecordingAlignerProvider aligner,
      Locale language,
      RecordingAlignerSettings models,
      Optional<String> reason)
      throws IOException {
    String description = aligner.description(models.withNormalizer(WordNormalizer.of(language)));
    return new ChosenRecognizer(
        aligner.name(), description, Optional.empty(), Optional.of(aligner), models, reason);
  }
}
