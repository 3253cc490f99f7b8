package dev.caesura.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.caesura.audio.feature.Cmvn;
import dev.caesura.models.acoustic.CtcAcousticModel;
import dev.caesura.models.recognition.cmu.CmuModel;
import dev.caesura.models.recognition.lexicon.PronouncingDictionary;
import dev.caesura.models.speech.FramewiseScorer;
import dev.caesura.models.text.adapt.Adaptation;
import dev.caesura.models.text.sat.SubwordCounter;
import dev.caesura.text.normalize.Abbreviations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Files of models and of what belongs to them. */
class ModelFilesFuzzTests {

  private static final Path CTC = Path.of(System.getProperty("caesura.testdata"), "ctc-tones");
  private static final Path LETTERS =
      Path.of(System.getProperty("caesura.testdata"), "ctc-english");

  /** A folder with the files of a model, of which one has the fuzzed bytes. */
  private static Path folder(Path model, String fuzzed, byte[] bytes) {
    Path folder = ReaderContract.emptyFolder();
    try {
      for (String name : new String[] {"model.onnx", "vocab.json", "tokens.txt"}) {
        if (Files.exists(model.resolve(name)) && !name.equals(fuzzed)) {
          Files.createSymbolicLink(folder.resolve(name), model.resolve(name).toAbsolutePath());
        }
      }
      Files.write(folder.resolve(fuzzed), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static void ctc(Path model, String fuzzed, byte[] bytes) {
    ReaderContract.read(
            folder(model, fuzzed, bytes), folder -> CtcAcousticModel.open(folder, Locale.ENGLISH))
        .ifPresent(CtcAcousticModel::close);
  }

  @FuzzTest
  void adaptation(byte[] bytes) {
    ReaderContract.read(".json", bytes, Adaptation::read);
  }

  @FuzzTest
  void framewiseDescription(byte[] bytes) {
    ReaderContract.read(".json", bytes, FramewiseScorer::open).ifPresent(FramewiseScorer::close);
  }

  @FuzzTest
  void cmvn(byte[] bytes) {
    ReaderContract.read(".cmvn", bytes, Cmvn::read);
  }

  @FuzzTest
  void tokenizer(byte[] bytes) {
    ReaderContract.read(
        ".json",
        bytes,
        file -> {
          try (SubwordCounter counter = SubwordCounter.open(file)) {
            int tokens = counter.count("Some words.");
            assertTrue(tokens >= 0, "tokens: " + tokens);
            return tokens;
          }
        });
  }

  @FuzzTest
  void ctcVocabulary(byte[] bytes) {
    ctc(CTC, "vocab.json", bytes);
  }

  @FuzzTest
  void ctcTokenizerSettings(byte[] bytes) {
    ctc(CTC, "tokenizer_config.json", bytes);
  }

  @FuzzTest
  void ctcPreprocessor(byte[] bytes) {
    ctc(CTC, "preprocessor_config.json", bytes);
  }

  @FuzzTest
  void ctcSettings(byte[] bytes) {
    ctc(CTC, "config.json", bytes);
  }

  @FuzzTest
  void ctcTokens(byte[] bytes) {
    ctc(LETTERS, "tokens.txt", bytes);
  }

  @FuzzTest
  void dictionary(byte[] bytes) {
    ReaderContract.read(".dict", bytes, PronouncingDictionary::read);
  }

  @FuzzTest
  void abbreviations(byte[] bytes) {
    ReaderContract.read(".txt", bytes, Abbreviations::read);
  }

  private static void cmu(String fuzzed, byte[] bytes) {
    Path folder = ReaderContract.emptyFolder();
    SphinxFiles.write(folder);
    try {
      Files.write(folder.resolve(fuzzed), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ReaderContract.read(folder, path -> CmuModel.read(path, Set.of("A", "B", "SIL")));
  }

  @FuzzTest
  void sphinxDefinition(byte[] bytes) {
    cmu("mdef", bytes);
  }

  @FuzzTest
  void sphinxMeans(byte[] bytes) {
    cmu("means", bytes);
  }

  @FuzzTest
  void sphinxWeights(byte[] bytes) {
    cmu("mixture_weights", bytes);
  }

  @FuzzTest
  void sphinxWeightsInBytes(byte[] bytes) {
    cmu("sendump", bytes);
  }

  @FuzzTest
  void sphinxTransitions(byte[] bytes) {
    cmu("transition_matrices", bytes);
  }

  @FuzzTest
  void sphinxParameters(byte[] bytes) {
    cmu("feat.params", bytes);
  }

  @FuzzTest
  void sphinxFillers(byte[] bytes) {
    cmu("noisedict", bytes);
  }

  @FuzzTest
  void sphinxTransform(byte[] bytes) {
    cmu("feature_transform", bytes);
  }
}
