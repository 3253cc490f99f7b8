package dev.caesura.models.acoustic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caesura.align.ctc.CtcVocabulary;
import dev.caesura.io.Utf8Text;
import dev.caesura.models.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reader of the vocabularies of CTC networks, in which blank and delimiter are searched. */
final class CtcSymbols {

  /** More symbols than any CTC vocabulary has; a larger number means a damaged file. */
  private static final int MAX_SYMBOLS = 1 << 20;

  private static final String NONE = "";

  /** A symbol of this name is the blank, even if another one pads the targets of training. */
  private static final List<String> NAMED_BLANKS = List.of("<blank>", "<blk>", "[blank]");

  private static final List<String> BLANKS =
      List.of("<pad>", "[PAD]", "<blank>", "<blk>", "<b>", "[blank]");

  /** Symbols that are never part of a word. */
  private static final List<String> SILENT =
      List.of("<s>", "</s>", "<unk>", "[UNK]", "<pad>", "[PAD]", "<blank>", "<blk>", "<eps>");

  private static final Pattern NUMBERED = Pattern.compile("(.*)[ \\t](\\d{1,9})");

  private final Path file;
  private final List<String> symbols = new ArrayList<>();

  private CtcSymbols(Path file) {
    this.file = file;
  }

  /** Checks that vocab.json is an object, before a network is opened. */
  static JsonNode requireVocabulary(CtcFiles files) throws IOException {
    JsonNode tokens = files.json("vocab.json");
    if (!tokens.isObject() || tokens.isEmpty()) {
      throw new ModelException(
          files.file("vocab.json")
              + ": expected an object of symbols and their numbers; found "
              + tokens.getNodeType());
    }
    return tokens;
  }

  /**
   * Reads vocab.json of a Hugging Face model, and the added tokens if the network has more symbols.
   *
   * @param outputs the symbols of the network; -1 if it does not state them
   */
  static CtcVocabulary ofHuggingFace(CtcFiles files, Locale language, int outputs)
      throws IOException {
    CtcSymbols read = new CtcSymbols(files.file("vocab.json"));
    JsonNode tokenizer = files.json("tokenizer_config.json");
    JsonNode tokens = requireVocabulary(files);
    if (tokens.elements().next().isObject()) {
      tokens = read.adapter(tokens, language, tokenizer.path("target_lang").asText(NONE));
    }
    read.addAll(tokens);
    if (outputs != read.symbols.size()) {
      read.addAll(files.json("added_tokens.json"));
      for (Map.Entry<String, JsonNode> added :
          tokenizer.path("added_tokens_decoder").properties()) {
        if (added.getKey().matches("\\d{1,9}")) {
          read.add(added.getValue().path("content").asText(NONE), Integer.parseInt(added.getKey()));
        }
      }
    }
    JsonNode special = files.json("special_tokens_map.json");
    String named = text(tokenizer, "pad_token");
    int blank = read.find(NAMED_BLANKS);
    if (blank < 0) {
      blank = read.find(named.isEmpty() ? List.of(text(special, "pad_token")) : List.of(named));
    }
    return read.vocabulary(
        blank < 0 ? read.find(BLANKS) : blank,
        List.of(text(tokenizer, "word_delimiter_token"), "|", " "),
        List.of(
            text(tokenizer, "unk_token"),
            text(tokenizer, "bos_token"),
            text(tokenizer, "eos_token")));
  }

  /** Reads tokens.txt or vocab.txt of a NeMo model: lines of a symbol and perhaps its number. */
  static CtcVocabulary ofNemo(CtcFiles files, int outputs) throws IOException {
    CtcSymbols read =
        new CtcSymbols(files.file(files.has("tokens.txt") ? "tokens.txt" : "vocab.txt"));
    List<String> lines = new ArrayList<>(Utf8Text.read(read.file).lines().toList());
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    if (lines.isEmpty()) {
      throw new ModelException(read.file + ": expected a symbol on each line; found none");
    }
    boolean numbered = lines.stream().allMatch(line -> NUMBERED.matcher(line).matches());
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = NUMBERED.matcher(lines.get(i));
      if (numbered && line.matches()) {
        read.add(line.group(1), Integer.parseInt(line.group(2)));
      } else {
        read.add(lines.get(i), i);
      }
    }
    int blank = read.find(BLANKS);
    if (blank < 0 && outputs == read.symbols.size() + 1) {
      // NeMo puts the blank after the vocabulary, and does not list it.
      blank = read.symbols.size();
      read.symbols.add(NONE);
    }
    return read.vocabulary(blank, List.of("|", " ", NONE), List.of());
  }

  /** Returns the vocabulary of a language, where a model has adapters. */
  private JsonNode adapter(JsonNode vocabularies, Locale language, String target) {
    TreeSet<String> names = new TreeSet<>();
    vocabularies.fieldNames().forEachRemaining(names::add);
    List<String> wanted = new ArrayList<>();
    if (!target.isEmpty()) {
      wanted.add(target);
    }
    wanted.add(iso3(language));
    wanted.add(language.getLanguage());
    for (String name : wanted) {
      if (names.contains(name)) {
        return vocabularies.get(name);
      }
      // MMS names scripts, too: uzb-script_latin.
      List<String> scripts = names.stream().filter(n -> n.startsWith(name + "-script_")).toList();
      if (!name.isEmpty() && scripts.size() == 1) {
        return vocabularies.get(scripts.get(0));
      }
    }
    if (names.size() == 1) {
      return vocabularies.get(names.first());
    }
    throw new ModelException(
        file
            + ": expected a vocabulary for "
            + String.join(" or ", wanted)
            + "; found "
            + names.size()
            + " others ("
            + String.join(", ", names.stream().limit(12).toList())
            + "). Put target_lang into tokenizer_config.json: the adapter that was exported.");
  }

  private static String iso3(Locale language) {
    try {
      return language.getISO3Language();
    } catch (MissingResourceException e) {
      return language.getLanguage();
    }
  }

  private void addAll(JsonNode tokens) {
    for (Map.Entry<String, JsonNode> token : tokens.properties()) {
      if (!token.getValue().isInt()) {
        throw badNumber(token.getKey(), token.getValue().toString());
      }
      add(token.getKey(), token.getValue().asInt());
    }
  }

  private void add(String symbol, int number) {
    if (number < 0 || number >= MAX_SYMBOLS) {
      throw badNumber(symbol, Integer.toString(number));
    }
    while (symbols.size() <= number) {
      symbols.add(null);
    }
    String before = symbols.set(number, symbol);
    if (before != null && !before.equals(symbol)) {
      throw new ModelException(
          file
              + ": symbols "
              + before
              + " and "
              + symbol
              + ": expected different numbers; found "
              + number
              + " for both");
    }
  }

  private ModelException badNumber(String symbol, String found) {
    return new ModelException(
        file
            + ": symbol "
            + symbol
            + ": expected a number from 0 to "
            + (MAX_SYMBOLS - 1)
            + "; found "
            + found);
  }

  private CtcVocabulary vocabulary(int blank, List<String> delimiters, List<String> silent) {
    if (blank < 0) {
      throw new ModelException(
          file
              + ": expected a blank ("
              + String.join(", ", BLANKS)
              + "); found none of them. Name it as pad_token in tokenizer_config.json.");
    }
    int delimiter = find(delimiters);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < symbols.size(); i++) {
      String text = symbols.get(i);
      boolean isSilent = text == null || SILENT.contains(text) || silent.contains(text);
      texts.add(isSilent && i != blank ? NONE : text);
    }
    return delimiter < 0 || delimiter == blank
        ? CtcVocabulary.of(texts, blank)
        : CtcVocabulary.of(texts, blank, delimiter);
  }

  private static String text(JsonNode settings, String name) {
    JsonNode value = settings.path(name);
    return value.isObject() ? value.path("content").asText(NONE) : value.asText(NONE);
  }

  private int find(List<String> names) {
    for (String name : names) {
      int at = name.isEmpty() ? -1 : symbols.indexOf(name);
      if (at >= 0) {
        return at;
      }
    }
    return -1;
  }
}
