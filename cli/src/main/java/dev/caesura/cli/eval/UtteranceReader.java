package dev.caesura.cli.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.align.eval.AlternativeTokens;
import dev.caesura.align.eval.SpeakerTokens;
import dev.caesura.audio.RecordingName;
import dev.caesura.audio.RecordingNameMatcher;
import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reader of texts with an utterance a line: plain, trn, with identifiers, or NeMo's manifest. */
final class UtteranceReader {

  private static final Pattern TRN = Pattern.compile("^(.*)\\(([^()\\s]+)\\)\\s*$");
  private static final Pattern DATE = Pattern.compile("\\d{1,4}[-_]\\d{1,2}[-_]\\d{1,4}");
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?=.*\\d)[\\p{L}\\p{M}\\d.:+@/-]*[-_][\\p{L}\\p{M}\\d.:+@/_-]*");

  /** In a file with a name for it, an identifier needs a digit or a dash only. */
  private static final Pattern ANY_IDENTIFIER = Pattern.compile("\\S*[\\d_-]\\S*");

  private static final String AUDIO = "audio_filepath";
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final List<String> lines;
  private final WordFileSettings settings;
  private final Map<String, SpeakerTokens> pieces = new LinkedHashMap<>();
  private boolean hasPredictions;

  UtteranceReader(Path file, String text, WordFileSettings settings) {
    this.file = file;
    this.lines = text.lines().toList();
    this.settings = settings;
  }

  /** Whether a text begins as a manifest. */
  static boolean isManifest(byte[] start) {
    return isManifest(Utf8Text.decodeStart(start));
  }

  private static boolean isManifest(String start) {
    String first = start.stripLeading().lines().findFirst().orElse("");
    return first.startsWith("{") && first.contains('"' + AUDIO + '"');
  }

  /** Returns which of the formats of texts this is. */
  WordFileFormat detect() {
    List<String> full = lines.stream().filter(line -> !line.isBlank()).toList();
    if (full.isEmpty()) {
      return WordFileFormat.TEXT;
    }
    if (isManifest(full.get(0))) {
      return WordFileFormat.NEMO;
    }
    if (full.stream().allMatch(line -> TRN.matcher(line).matches())) {
      return WordFileFormat.TRN;
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    boolean named = name.equals("text") || name.endsWith(".trans.txt");
    Pattern identifier = named ? ANY_IDENTIFIER : IDENTIFIER;
    Set<String> ids = new HashSet<>();
    boolean all =
        full.stream()
            .map(line -> line.strip().split("\\s+", 2)[0])
            .allMatch(
                id ->
                    identifier.matcher(id).matches() && !DATE.matcher(id).matches() && ids.add(id));
    return all && (named || full.size() > 1) ? WordFileFormat.KALDI : WordFileFormat.TEXT;
  }

  WordFile read(WordFileFormat format) throws IOException {
    Set<String> repeated = format == WordFileFormat.NEMO ? repeatedAudio() : Set.of();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (format == WordFileFormat.TEXT) {
        pieces.put(Integer.toString(i + 1), SpeakerTokens.of(settings.tokenizer(), line));
      } else if (!line.isBlank()) {
        switch (format) {
          case TRN -> trn(line, i + 1);
          case KALDI -> kaldi(line.strip(), i + 1);
          default -> manifest(line, i + 1, repeated);
        }
      }
    }
    WordFile.Kind kind =
        format == WordFileFormat.TEXT ? WordFile.Kind.LINES : WordFile.Kind.UTTERANCES;
    return new WordFile(kind, pieces);
  }

  private void trn(String line, int number) throws IOException {
    Matcher matcher = TRN.matcher(line);
    if (!matcher.matches()) {
      throw malformed(number, "an utterance and its identifier in parentheses", line);
    }
    String id = matcher.group(2);
    String text = matcher.group(1);
    add(
        id,
        settings.isHypothesis()
            ? SpeakerTokens.of(settings.tokenizer(), text, speaker(id))
            : AlternativeTokens.of(settings.tokenizer(), text, speaker(id)),
        number);
  }

  private void kaldi(String line, int number) throws IOException {
    String[] fields = line.split("\\s+", 2);
    String text = fields.length > 1 ? fields[1] : "";
    add(fields[0], SpeakerTokens.of(settings.tokenizer(), text, speaker(fields[0])), number);
  }

  private void manifest(String line, int number, Set<String> repeated) throws IOException {
    JsonNode node = json(line, number);
    String name = RecordingName.of(node.path(AUDIO).asText());
    String id = repeated.contains(name) ? name + "@" + node.path("offset").asText("0") : name;
    String field = settings.isHypothesis() && node.has("pred_text") ? "pred_text" : "text";
    if (settings.isHypothesis() && field.equals("text") && !pieces.isEmpty() && hasPredictions) {
      throw malformed(number, "pred_text", line);
    }
    hasPredictions |= field.equals("pred_text");
    add(id, SpeakerTokens.of(settings.tokenizer(), node.path(field).asText()), number);
  }

  /** Returns the names of recordings of which the manifest has several pieces. */
  private Set<String> repeatedAudio() throws IOException {
    Set<String> names = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        String name = RecordingName.of(json(lines.get(i), i + 1).path(AUDIO).asText());
        if (!names.add(name)) {
          repeated.add(name);
        }
      }
    }
    return repeated;
  }

  private JsonNode json(String line, int number) throws IOException {
    try {
      JsonNode node = JSON.readTree(line);
      if (node.path(AUDIO).asText().isEmpty()) {
        throw malformed(number, "a JSON object with " + AUDIO, line);
      }
      return node;
    } catch (JsonProcessingException e) {
      throw malformed(number, "a JSON object", e.getOriginalMessage());
    }
  }

  private void add(String id, SpeakerTokens tokens, int number) throws IOException {
    if (settings.recording().isPresent()
        && !RecordingNameMatcher.comparable(settings.recording().get())
            .equals(RecordingNameMatcher.comparable(id))) {
      return;
    }
    if (pieces.put(id, tokens) != null) {
      throw malformed(number, "a new utterance", id + " again");
    }
  }

  private IOException malformed(int number, String expected, String found) {
    return new IOException(
        file + ", line " + number + ": expected " + expected + "; found " + found);
  }

  /** What comes before the last dash or underscore of an utterance's name. */
  private static String speaker(String utterance) {
    int end = Math.max(utterance.lastIndexOf('-'), utterance.lastIndexOf('_'));
    return end > 0 ? utterance.substring(0, end) : utterance;
  }
}
