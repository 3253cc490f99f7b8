package dev.caesura.corpus.mine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.corpus.MiningSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Inputs and settings that decide the result of a run. Immutable and thread-safe.
 *
 * @param inputs what decides the recognised words
 * @param mining what decides the utterances that are made of them
 * @param abbreviations the SHA-256 of the file of abbreviations
 * @param splitter the identity of a sentence splitter other than the default
 */
record RunSettings(
    Inputs inputs,
    MiningSettings mining,
    Optional<String> abbreviations,
    Optional<String> splitter) {

  /** Section of the inputs in the file; a change invalidates all work. */
  static final String INPUTS = "hearing";

  /** Section of the other settings in the file; the recognised words stay valid after a change. */
  static final String CHOICES = "choosing";

  /**
   * What decides the recognised words.
   *
   * @param audio the SHA-256 of the recording
   * @param transcript the SHA-256 of the transcript
   * @param language a BCP 47 tag
   * @param hypothesis the SHA-256 of another recogniser's words
   * @param recognizer the description of the recogniser; empty if there is a hypothesis
   * @param vad the identity of a voice activity detector other than the default
   */
  record Inputs(
      String audio,
      String transcript,
      String language,
      Optional<String> hypothesis,
      Optional<String> recognizer,
      Optional<String> vad) {

    private Map<String, String> toMap() {
      Map<String, String> map = new TreeMap<>();
      map.put("audio (SHA-256)", audio);
      map.put("text (SHA-256)", transcript);
      map.put("language", language);
      hypothesis.ifPresent(value -> map.put("words (SHA-256)", value));
      recognizer.ifPresent(value -> map.put("recognizer", value));
      vad.ifPresent(value -> map.put("voice activity", value));
      return map;
    }
  }

  /** Returns the settings as JSON in two sections of strings, with sorted keys. */
  ObjectNode toJson() {
    Map<String, String> choices = shown();
    abbreviations.ifPresent(value -> choices.put("abbreviations (SHA-256)", value));
    Map<String, String> heard = inputs.toMap();
    if (mining.audio().channel() != AudioSettings.AUTO) {
      heard.put("channel", channel());
    }
    if (mining.audio().lenient()) {
      heard.put("damage", "passed over");
    }
    Map<String, Map<String, String>> sections = new TreeMap<>();
    sections.put(INPUTS, heard);
    sections.put(CHOICES, choices);
    return new JsonMapper().valueToTree(sections);
  }

  private String channel() {
    int channel = mining.audio().channel();
    return channel == AudioSettings.MEAN ? "mix" : Integer.toString(channel + 1);
  }

  /** Returns the settings that the report shows, by their names, with sorted keys. */
  Map<String, String> shown() {
    Map<String, String> map = new TreeMap<>();
    map.put("order", mining.order().name().toLowerCase(Locale.ROOT));
    map.put("notes", mining.notes().name().toLowerCase(Locale.ROOT));
    map.put("maximum probability of an error", Double.toString(mining.maxError()));
    if (mining.acceptAny()) {
      map.put("wrong transcript", "accepted");
    }
    map.put("minimum score", Double.toString(mining.minScore()));
    map.put("longest clip (s)", Double.toString(mining.maxClipSeconds()));
    map.put("clips", mining.clipFormat().toString());
    splitter.ifPresent(value -> map.put("sentence splitter", value));
    return map;
  }
}
