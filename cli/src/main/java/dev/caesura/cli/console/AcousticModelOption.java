package dev.caesura.cli.console;

import dev.caesura.align.RecognizerProvider;
import dev.caesura.models.hub.ModelName;
import dev.caesura.models.hub.ModelStore;
import dev.caesura.models.hub.PinnedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code --acoustic-model} option: the user's own network. */
@HelpSection(HelpSection.Heading.MODEL)
public final class AcousticModelOption {

  @Option(
      names = "--acoustic-model",
      paramLabel = "DIR",
      description =
          "Folder of a CTC network in any language: a wav2vec2, HuBERT or MMS export (model.onnx,"
              + " vocab.json), or a NeMo export (model.onnx, tokens.txt). With a transcript, also"
              + " of a CMU Sphinx model (means, variances and others), or what --save-model wrote."
              + " After 'caesura models get' also its name, such as ctc-en or sphinx-fr (default:"
              + " none).")
  private Path folder;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * Returns the folder.
   *
   * @return the folder, or that of the fetched model of this name, if the user gave one
   */
  public Optional<Path> folder() {
    if (folder == null || Files.exists(folder)) {
      return Optional.ofNullable(folder);
    }
    String text = folder.toString().replace('\\', '/');
    ModelStore store = ModelStore.standard();
    Optional<PinnedModel> pinned = PinnedModel.named(text);
    if (pinned.isEmpty()) {
      return Optional.of(fetched(text, store).orElse(folder));
    }
    if (!store.has(pinned.get().name())) {
      throw UsageErrors.of(
          spec,
          "--acoustic-model "
              + text
              + ": expected a folder, or a model in the store; found neither. Run 'caesura models"
              + " get "
              + text
              + "'.");
    }
    return Optional.of(store.where(pinned.get().name()));
  }

  /** Returns the folder of a model of the hub that the store has. */
  private static Optional<Path> fetched(String text, ModelStore store) {
    try {
      ModelName name = ModelName.of(text);
      return store.has(name) ? Optional.of(store.where(name)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns a recogniser with a model.
   *
   * @param provider the recogniser
   * @param model the folder of the model
   * @param dictionary the dictionary of the model, if the user gave one
   * @return a recogniser of the same name
   * @throws IOException if the model cannot be read
   */
  public RecognizerProvider applied(
      RecognizerProvider provider, Path model, Optional<Path> dictionary) throws IOException {
    try {
      return dictionary.isPresent()
          ? provider.withAcousticModel(model, dictionary.get())
          : provider.withAcousticModel(model);
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(
          spec,
          e,
          Map.of(
              "acousticModel",
              "--acoustic-model",
              "recognizer",
              "--recognizer",
              "dictionary",
              "--dictionary"));
    }
  }
}
