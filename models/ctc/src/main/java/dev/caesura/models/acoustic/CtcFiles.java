package dev.caesura.models.acoustic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.VisibleText;
import dev.caesura.models.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The configuration files of a CTC network's folder. Immutable and thread-safe. */
record CtcFiles(Path folder) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private static final long MAX_BYTES = 64L << 20;
  private static final String NETWORK = "model.onnx";

  static CtcFiles of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          folder
              + ": expected a folder with model.onnx and vocab.json or tokens.txt; found "
              + (Files.exists(folder) ? "a file" : "nothing"));
    }
    return new CtcFiles(folder);
  }

  /** Returns model.onnx, or the only file of another name. */
  Path network() throws IOException {
    Path usual = folder.resolve(NETWORK);
    if (Files.exists(usual)) {
      return usual;
    }
    List<Path> networks;
    try (Stream<Path> files = Files.list(folder)) {
      networks = files.filter(file -> file.toString().endsWith(".onnx")).sorted().toList();
    }
    if (networks.size() == 1) {
      return networks.get(0);
    }
    throw new IOException(
        usual
            + ": expected the network; found "
            + (networks.isEmpty() ? "no .onnx file" : networks.size() + " files of other names")
            + (networks.isEmpty()
                ? ". Export it: optimum-cli export onnx --task automatic-speech-recognition."
                : ". Rename the one to use."));
  }

  boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Returns a file as JSON; an empty object if it does not exist. */
  JsonNode json(String name) throws IOException {
    Path file = file(name);
    if (!Files.exists(file)) {
      return JSON.createObjectNode();
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new ModelException(
          file + ": expected at most " + MAX_BYTES + " bytes; found " + Files.size(file));
    }
    try {
      return JSON.readTree(Utf8Text.read(file));
    } catch (JsonProcessingException e) {
      throw new ModelException(
          file + ": expected JSON; found " + VisibleText.of(e.getOriginalMessage()), e);
    }
  }

  /** Returns the samples from frame to frame: the product of the strides, 320 by default. */
  int hop() throws IOException {
    long hop = 1;
    JsonNode strides = json("config.json").path("conv_stride");
    if (!strides.isArray() || strides.isEmpty()) {
      return 320;
    }
    for (JsonNode stride : strides) {
      hop *= Math.max(0, stride.asInt());
      if (hop < 1 || hop > 16_000) {
        throw new ModelException(
            file("config.json")
                + ": conv_stride: expected a hop of 1 to 16000 samples; found "
                + strides);
      }
    }
    return (int) hop;
  }

  /** Returns whether samples are normalised to mean 0 and variance 1; true by default. */
  boolean normalizes() throws IOException {
    JsonNode settings = json("preprocessor_config.json");
    int rate = settings.path("sampling_rate").asInt(CtcAcousticModel.RATE);
    if (rate != CtcAcousticModel.RATE) {
      throw new ModelException(
          file("preprocessor_config.json")
              + ": sampling_rate: expected "
              + CtcAcousticModel.RATE
              + "; found "
              + rate
              + ". Use a model for 16 kHz.");
    }
    return settings.path("do_normalize").asBoolean(true);
  }

  /** Checks that the symbols are letters, without which no text can be placed. */
  void requireLetters() throws IOException {
    String tokenizer = json("tokenizer_config.json").path("tokenizer_class").asText("");
    if (tokenizer.contains("Phoneme")) {
      throw new ModelException(
          file("tokenizer_config.json")
              + ": expected a network of letters; found one of phonemes ("
              + tokenizer
              + "). Use it with caesura transcribe, or take a network that was trained on text.");
    }
  }

  /** Returns all files that decide what the network gives. */
  List<Path> all() throws IOException {
    Path network = network();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(
              file ->
                  file.equals(network)
                      || file.toString().matches("(?s).*(\\.json|\\.txt|[._]data)"))
          .sorted()
          .toList();
    }
  }
}
