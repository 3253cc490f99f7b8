package dev.caesura.cli.console;

import dev.caesura.align.RecognizerProvider;
import java.io.IOException;
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
              + " vocab.json), or a NeMo export (model.onnx, tokens.txt); or of a CMU Sphinx model"
              + " (means, variances and others); or what --save-model wrote (default: none).")
  private Path folder;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * Returns the folder.
   *
   * @return the folder, if the user gave one
   */
  public Optional<Path> folder() {
    return Optional.ofNullable(folder);
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
