package dev.caesura.models.acoustic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.align.ctc.CtcVocabulary;
import dev.caesura.models.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reader of the configuration files of a CTC network, as the Hugging Face tools write them. */
final class CtcFiles {

  private static final JsonMapper JSON = new JsonMapper();

  /** Far more symbols than any CTC vocabulary has; a larger number means a damaged file. */
  private static final int MAX_SYMBOLS = 1 << 20;

  private static final long MAX_BYTES = 64L << 20;
  private static final String MISSING = "";

  private CtcFiles() {}

  static CtcVocabulary vocabulary(Path folder) throws IOException {
    Path file = folder.resolve("vocab.json");
    JsonNode tokens = read(file);
    if (!tokens.isObject() || tokens.isEmpty()) {
      throw new ModelException(
          file
              + ": expected an object of symbols and their numbers; found "
              + tokens.getNodeType());
    }
    List<String> symbols = new ArrayList<>(Collections.nCopies(tokens.size(), MISSING));
    for (Map.Entry<String, JsonNode> token : tokens.properties()) {
      if (!token.getValue().canConvertToInt()) {
        throw badNumber(file, token);
      }
      int id = token.getValue().asInt();
      if (id < 0 || id >= MAX_SYMBOLS) {
        throw badNumber(file, token);
      }
      while (symbols.size() <= id) {
        symbols.add(MISSING);
      }
      symbols.set(id, token.getKey());
    }
    Path settings = folder.resolve("tokenizer_config.json");
    JsonNode tokenizer = Files.exists(settings) ? read(settings) : JSON.createObjectNode();
    int blank = find(symbols, text(tokenizer, "pad_token"), "<pad>", "[PAD]", "<blank>", "<blk>");
    if (blank < 0) {
      throw new ModelException(
          file + ": expected a blank (<pad>, [PAD], <blank> or <blk>); found none of them");
    }
    int delimiter = find(symbols, text(tokenizer, "word_delimiter_token"), "|");
    return delimiter < 0 || delimiter == blank
        ? CtcVocabulary.of(symbols, blank)
        : CtcVocabulary.of(symbols, blank, delimiter);
  }

  private static ModelException badNumber(Path file, Map.Entry<String, JsonNode> token) {
    return new ModelException(
        file
            + ": symbol "
            + token.getKey()
            + ": expected a number from 0 to "
            + (MAX_SYMBOLS - 1)
            + "; found "
            + token.getValue());
  }

  /** Returns the samples from frame to frame: the product of the strides, 320 by default. */
  static int hop(Path folder) throws IOException {
    Path file = folder.resolve("config.json");
    long hop = 1;
    JsonNode strides = Files.exists(file) ? read(file).path("conv_stride") : null;
    if (strides == null || !strides.isArray() || strides.isEmpty()) {
      return 320;
    }
    for (JsonNode stride : strides) {
      hop *= Math.max(0, stride.asInt());
      if (hop < 1 || hop > 16_000) {
        throw new ModelException(
            file + ": conv_stride: expected a hop of 1 to 16000 samples; found " + strides);
      }
    }
    return (int) hop;
  }

  /** Returns whether samples are normalised to mean 0 and variance 1; true by default. */
  static boolean normalizes(Path folder) throws IOException {
    Path file = folder.resolve("preprocessor_config.json");
    return !Files.exists(file) || read(file).path("do_normalize").asBoolean(true);
  }

  private static JsonNode read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new ModelException(
          file + ": expected at most " + MAX_BYTES + " bytes; found " + Files.size(file));
    }
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new ModelException(file + ": expected JSON; found " + e.getOriginalMessage(), e);
    }
  }

  private static String text(JsonNode settings, String name) {
    JsonNode value = settings.path(name);
    return value.isObject() ? value.path("content").asText(MISSING) : value.asText(MISSING);
  }

  private static int find(List<String> symbols, String... names) {
    for (String name : names) {
      int at = name.equals(MISSING) ? -1 : symbols.indexOf(name);
      if (at >= 0) {
        return at;
      }
    }
    return -1;
  }
}
