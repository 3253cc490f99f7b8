package dev.caesura.corpus.mine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.AlignedWord;
import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Passage;
import dev.caesura.align.Utterance.Similarity;
import dev.caesura.align.Utterance.Speech;
import dev.caesura.audio.TimeSpan;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.VisibleText;
import dev.caesura.io.WholeFile;
import dev.caesura.text.TextSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Keeps what an aligner found between runs, since aligning takes minutes. The file is written as a
 * whole, for one key; it is ignored for any other. Immutable.
 *
 * @param file JSON
 * @param recording the name of the recording
 * @param transcript the whole transcript
 * @param key distinguishes the settings that the file does not depend on otherwise
 */
record AlignmentFile(Path file, String recording, String transcript, String key) {

  private static final JsonMapper JSON = new JsonMapper();

  void write(RecordingAlignment alignment) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("key", key);
    root.put("agreement", alignment.agreement());
    alignment.notes().forEach(root.putArray("notes")::add);
    ArrayNode all = root.putArray("utterances");
    for (Utterance utterance : alignment.utterances()) {
      ObjectNode node = all.addObject();
      utterance.source().ifPresent(source -> put(node.putArray("text"), source));
      utterance.span().ifPresent(span -> put(node.putArray("audio"), span));
      node.put("score", utterance.score());
      ArrayNode words = node.putArray("words");
      for (AlignedWord word : utterance.words()) {
        ArrayNode row = words.addArray();
        put(row, word.source());
        put(row, word.span());
        row.add(word.evidence().name());
        word.confidence().ifPresent(row::add);
      }
    }
    WholeFile.writeText(file, out -> out.write(JSON.writeValueAsString(root) + "\n"));
  }

  private static void put(ArrayNode into, TextSpan span) {
    into.add(span.start()).add(span.end());
  }

  private static void put(ArrayNode into, TimeSpan span) {
    into.add(span.startSample()).add(span.endSample()).add(span.sampleRate());
  }

  /** Returns what is in the file; empty if there is none, or one for another key. */
  Optional<RecordingAlignment> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(Utf8Text.read(file));
      if (!root.path("key").asText().equals(key)) {
        return Optional.empty();
      }
      List<Utterance> utterances = new ArrayList<>();
      for (JsonNode node : root.required("utterances")) {
        utterances.add(utterance(node));
      }
      List<String> notes = new ArrayList<>();
      root.path("notes").forEach(note -> notes.add(note.asText()));
      return Optional.of(
          new RecordingAlignment(utterances, root.required("agreement").doubleValue(), notes));
    } catch (JsonProcessingException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(
          file
              + ": expected the sentences of an earlier run as JSON; found "
              + VisibleText.of(String.valueOf(e.getMessage()))
              + ". Delete it, and run again.",
          e);
    }
  }

  private Utterance utterance(JsonNode node) {
    JsonNode audio = node.path("audio");
    if (!node.has("text")) {
      return Utterance.onlyInAudio(recording, time(audio, 0), "");
    }
    Passage passage = Passage.of(text(node.path("text"), 0), transcript);
    if (audio.isMissingNode()) {
      return Utterance.onlyInText(recording, passage);
    }
    List<AlignedWord> words = new ArrayList<>();
    for (JsonNode row : node.required("words")) {
      words.add(
          new AlignedWord(
              text(row, 0),
              time(row, 2),
              AlignedWord.Evidence.valueOf(row.required(5).asText()),
              row.has(6)
                  ? OptionalDouble.of(row.required(6).doubleValue())
                  : OptionalDouble.empty()));
    }
    return Utterance.matched(
        recording,
        passage,
        new Speech(time(audio, 0), "", words),
        new Similarity(Similarity.NONE.cer(), node.required("score").doubleValue()));
  }

  private static TextSpan text(JsonNode row, int at) {
    return new TextSpan(row.required(at).intValue(), row.required(at + 1).intValue());
  }

  private static TimeSpan time(JsonNode row, int at) {
    return new TimeSpan(
        row.required(at).longValue(),
        row.required(at + 1).longValue(),
        row.required(at + 2).intValue());
  }
}
