package dev.caesura.cli.align;

import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.RecordingAlignerProvider;
import dev.caesura.align.RecordingAlignerSettings;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.cli.console.AcousticModelOption;
import dev.caesura.cli.console.DictionaryOption;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.models.hub.ModelName;
import dev.caesura.models.hub.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options that choose what finds the sentences of a transcript in a recording. */
@HelpSection(HelpSection.Heading.MODEL)
public final class RecognizerOptions {

  private static final String AUTO = "auto";
  private static final String CTC = "ctc";
  private static final String SELF = "self";
  private static final String SPHINX = "sphinx";
  private static final String SYNTHESIS = "synthesis";

  @Option(
      names = "--recognizer",
      defaultValue = AUTO,
      completionCandidates = RecognizerNames.class,
      paramLabel = "NAME",
      description =
          "What finds the sentences, where there is no --words: auto, ${COMPLETION-CANDIDATES}"
              + " (default: ${DEFAULT-VALUE}). auto takes a model of the language that 'caesura"
              + " models' has, else sphinx for English, else self. sphinx and pocketsphinx know"
              + " English; pocketsphinx must be installed. self trains letter models on the"
              + " recording, in any language; synthesis compares it with the voice of espeak-ng,"
              + " which must be installed.")
  private String name;

  @Mixin private AcousticModelOption acousticModel;

  @Mixin private DictionaryOption dictionary;

  @Option(
      names = "--save-model",
      paramLabel = "DIR",
      description =
          "Folder for the letter models that --recognizer self trains; --acoustic-model starts from"
              + " them (default: they are not saved).")
  private Path savedModel;

  @Mixin private ExternalRecognizerOptions external;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * Returns whether the recogniser is a program or server outside this process.
   *
   * @return whether the user named one
   */
  public boolean isExternal() {
    return external.isGiven();
  }

  /**
   * Returns whether trained models are to be saved.
   *
   * @return whether the user named a folder for them
   */
  public boolean savesModels() {
    return savedModel != null;
  }

  /** Returns whether the user chose a recogniser in any way. */
  boolean areGiven() {
    return external.isGiven() || isNamed() || acousticModel.folder().isPresent();
  }

  /** Returns the option that chose a recogniser. */
  String given(boolean bySynthesis) {
    if (bySynthesis) {
      return "--by-synthesis";
    }
    return external.isGiven() ? external.given() : isNamed() ? "--recognizer" : "--acoustic-model";
  }

  /** Takes the voice of espeak-ng, by an option of its own; refuses any other choice. */
  void requireNoOther(String option) {
    if (areGiven()) {
      throw UsageErrors.of(
          spec, option + ", " + given(false) + ": expected one of them; found both");
    }
    name = SYNTHESIS;
  }

  private boolean isNamed() {
    return spec.commandLine().getParseResult().hasMatchedOption("--recognizer");
  }

  /**
   * Chooses what finds the sentences.
   *
   * @param transcript the options of the transcript
   * @param warnings receives sentences about recognised words
   * @return the recogniser or aligner; empty if the user has recognised words
   * @throws IOException if a program is not installed, or a model cannot be read
   */
  public Optional<ChosenRecognizer> choose(TranscriptOptions transcript, Consumer<String> warnings)
      throws IOException {
    external.check();
    checkName();
    dictionary.requireReader(acousticModel.folder().isPresent());
    if (transcript.words().isPresent()) {
      requireNoModels();
      return Optional.empty();
    }
    ChosenRecognizer chosen =
        external.isGiven()
            ? ChosenRecognizer.of(external.provider(warnings), Optional.empty())
            : choose(transcript);
    if (chosen.aligner().isEmpty() && savedModel != null) {
      throw UsageErrors.of(spec, "--save-model: expected --recognizer self beside it");
    }
    return Optional.of(chosen);
  }

  private void checkName() {
    List<String> names = new ArrayList<>(List.of(AUTO));
    new RecognizerNames().forEach(names::add);
    if (!names.contains(name)) {
      throw UsageErrors.of(
          spec, "--recognizer " + name + ": expected one of " + String.join(", ", names));
    }
  }

  private void requireNoModels() {
    if (acousticModel.folder().isPresent()) {
      throw UsageErrors.of(spec, "--words, --acoustic-model: expected one of them; found both");
    }
    if (savedModel != null) {
      throw UsageErrors.of(spec, "--save-model: expected --recognizer self beside it");
    }
  }

  private ChosenRecognizer choose(TranscriptOptions transcript) throws IOException {
    Locale language = transcript.language();
    if (!name.equals(AUTO)) {
      return named(name, transcript, acousticModel.folder(), Optional.empty());
    }
    if (acousticModel.folder().isPresent()) {
      Path folder = acousticModel.folder().get();
      String kind = kind(folder).orElse(dictionary.file().isPresent() ? SPHINX : CTC);
      return named(kind, transcript, Optional.of(folder), Optional.of("its model was given"));
    }
    ModelStore store = ModelStore.standard();
    Map<ModelName, String> kinds = new LinkedHashMap<>();
    for (ModelName any : store.list()) {
      if (any.names(language)) {
        kind(store.where(any)).ifPresent(kind -> kinds.put(any, kind));
      }
    }
    Optional<ModelName> model =
        kinds.keySet().stream()
            .min(Comparator.comparing(any -> kinds.get(any).equals(CTC) ? 0 : 1));
    if (model.isPresent()) {
      return named(
          kinds.get(model.get()),
          transcript,
          Optional.of(store.where(model.get())),
          Optional.of(
              "auto: "
                  + model.get()
                  + " is the first model for "
                  + tag(language)
                  + " in the store"));
    }
    return language.getLanguage().equals("en")
        ? named(SPHINX, transcript, Optional.empty(), Optional.of("auto: the model for English"))
        : named(
            SELF,
            transcript,
            Optional.empty(),
            Optional.of("auto: no model for " + tag(language) + " in the store"));
  }

  private static String tag(Locale language) {
    return language.toLanguageTag();
  }

  /** Returns the name of what takes the model of a folder. */
  private static Optional<String> kind(Path folder) {
    for (RecordingAlignerProvider aligner : RecordingAlignerProvider.available()) {
      if (aligner.isModel(folder)) {
        return Optional.of(aligner.name());
      }
    }
    return RecognizerProvider.available().stream()
        .filter(recognizer -> recognizer.isModel(folder))
        .map(RecognizerProvider::name)
        .findFirst();
  }

  private ChosenRecognizer named(
      String chosen, TranscriptOptions transcript, Optional<Path> model, Optional<String> reason)
      throws IOException {
    Locale language = transcript.language();
    Optional<RecordingAlignerProvider> aligner = RecordingAlignerProvider.named(chosen);
    if (aligner.isPresent()) {
      checkAligner(aligner.get(), transcript, reason);
      dictionary.requireReader(false);
      RecordingAlignerSettings models = RecordingAlignerSettings.defaults();
      models = model.isPresent() ? models.withModel(model.get()) : models;
      models = savedModel == null ? models : models.withSavedModel(savedModel);
      return ChosenRecognizer.of(aligner.get(), language, models, reason);
    }
    if (chosen.equals(CTC) && model.isEmpty()) {
      throw UsageErrors.of(spec, "--recognizer ctc: expected --acoustic-model DIR beside it");
    }
    RecognizerProvider provider = RecognizerProvider.named(chosen);
    if (model.isPresent()) {
      provider = acousticModel.applied(provider, model.get(), dictionary.file());
    }
    if (!provider.supports(language)) {
      throw UsageErrors.of(
          spec,
          "--language "
              + tag(language)
              + ": expected "
              + String.join(", ", provider.languages())
              + " with --recognizer "
              + chosen
              + ". Give --recognizer self, --acoustic-model DIR or --words FILE for any language.");
    }
    return ChosenRecognizer.of(provider, reason);
  }

  /** Rejects wrong options before anything is opened. */
  private void checkAligner(
      RecordingAlignerProvider aligner, TranscriptOptions transcript, Optional<String> reason) {
    String found =
        "; found --recognizer " + aligner.name() + reason.map(r -> " (" + r + ")").orElse("");
    if (!aligner.usesModels()) {
      if (savedModel != null) {
        throw UsageErrors.of(spec, "--save-model: expected --recognizer self beside it");
      }
      if (acousticModel.folder().isPresent()) {
        throw UsageErrors.of(
            spec, "--acoustic-model: expected a recogniser that takes models" + found);
      }
    }
    if (transcript.order() != TranscriptOrder.KEEP) {
      throw UsageErrors.of(spec, "--order any: expected recognised words" + found);
    }
  }
}
