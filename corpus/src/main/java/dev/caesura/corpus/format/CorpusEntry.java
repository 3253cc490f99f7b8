package dev.caesura.corpus.format;

import dev.caesura.audio.TimeSpan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stretch of a recording with its text: the one value that every {@link CorpusFormat} reads and
 * writes. Immutable and thread-safe.
 *
 * @param id the identifier; not blank
 * @param recording the name of the recording; not blank
 * @param audio the path of the audio file; empty if the format names recordings only
 * @param span the stretch of the audio file, in microseconds; empty if the text has no place
 * @param channel the channel, from 1; 0 if the entry is of all channels or that is not known
 * @param text what is said; may be empty
 * @param speaker the speaker's identifier or name; empty if that is not known
 * @param language a BCP 47 tag; empty if that is not known
 * @param words the words with their times; empty if they have none
 * @param scores numbers that state how good the entry is, such as {@code cer}, by name
 * @param metadata what else is known, by field; fields of fields have names with dots, and arrays
 *     are JSON
 */
public record CorpusEntry(
    String id,
    String recording,
    String audio,
    Optional<TimeSpan> span,
    int channel,
    String text,
    String speaker,
    String language,
    List<EntryWord> words,
    Map<String, Double> scores,
    Map<String, String> metadata) {

  /** Samples a second of all spans: microseconds, which every format but subtitles keeps. */
  public static final int RATE = 1_000_000;

  /** Converts spans to microseconds; rejects null and blank names. */
  public CorpusEntry {
    if (id.isBlank() || recording.isBlank()) {
      throw new IllegalArgumentException(
          "id '" + id + "', recording '" + recording + "': expected names");
    }
    if (channel < 0) {
      throw new IllegalArgumentException(
          "channel " + channel + ": expected a number of at least 0");
    }
    Objects.requireNonNull(audio, "audio");
    span = span.map(stretch -> stretch.at(RATE));
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(speaker, "speaker");
    Objects.requireNonNull(language, "language");
    words = List.copyOf(words);
    scores = Collections.unmodifiableMap(new TreeMap<>(scores));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Creates an entry that has a recording and a text only.
   *
   * @param id the identifier; not blank
   * @param recording the name of the recording; not blank
   * @param text what is said
   * @return the entry
   */
  public static CorpusEntry of(String id, String recording, String text) {
    return new CorpusEntry(
        id, recording, "", Optional.empty(), 0, text, "", "", List.of(), Map.of(), Map.of());
  }

  /**
   * Returns a copy with another identifier.
   *
   * @param value the identifier; not blank
   * @return the copy
   */
  public CorpusEntry withId(String value) {
    return new CorpusEntry(
        value, recording, audio, span, channel, text, speaker, language, words, scores, metadata);
  }

  /**
   * Returns a copy with another audio file.
   *
   * @param file the path of the audio file; empty if only the recording is known
   * @param stretch the stretch of the file
   * @return the copy
   */
  public CorpusEntry withAudio(String file, TimeSpan stretch) {
    return new CorpusEntry(
        id,
        recording,
        file,
        Optional.of(stretch),
        channel,
        text,
        speaker,
        language,
        words,
        scores,
        metadata);
  }

  /** Returns a copy with another audio file at the same place. */
  CorpusEntry withFile(String file) {
    return new CorpusEntry(
        id, recording, file, span, channel, text, speaker, language, words, scores, metadata);
  }

  /** Returns a copy of another recording. */
  CorpusEntry withRecording(String value) {
    return new CorpusEntry(
        id, value, audio, span, channel, text, speaker, language, words, scores, metadata);
  }

  /**
   * Returns a copy of another channel.
   *
   * @param value the channel, from 1; 0 for none
   * @return the copy
   */
  public CorpusEntry withChannel(int value) {
    return new CorpusEntry(
        id, recording, audio, span, value, text, speaker, language, words, scores, metadata);
  }

  /**
   * Returns a copy with another text.
   *
   * @param value what is said
   * @return the copy
   */
  public CorpusEntry withText(String value) {
    return new CorpusEntry(
        id, recording, audio, span, channel, value, speaker, language, words, scores, metadata);
  }

  /**
   * Returns a copy with another speaker.
   *
   * @param value the speaker's identifier or name; empty if that is not known
   * @return the copy
   */
  public CorpusEntry withSpeaker(String value) {
    return new CorpusEntry(
        id, recording, audio, span, channel, text, value, language, words, scores, metadata);
  }

  /**
   * Returns a copy with another language.
   *
   * @param value a BCP 47 tag; empty if that is not known
   * @return the copy
   */
  public CorpusEntry withLanguage(String value) {
    return new CorpusEntry(
        id, recording, audio, span, channel, text, speaker, value, words, scores, metadata);
  }

  /**
   * Returns a copy with other words.
   *
   * @param value the words with their times
   * @return the copy
   */
  public CorpusEntry withWords(List<EntryWord> value) {
    return new CorpusEntry(
        id, recording, audio, span, channel, text, speaker, language, value, scores, metadata);
  }

  /**
   * Returns a copy with other scores.
   *
   * @param value numbers by name
   * @return the copy
   */
  public CorpusEntry withScores(Map<String, Double> value) {
    return new CorpusEntry(
        id, recording, audio, span, channel, text, speaker, language, words, value, metadata);
  }

  /**
   * Returns a copy with other metadata.
   *
   * @param value texts by field
   * @return the copy
   */
  public CorpusEntry withMetadata(Map<String, String> value) {
    return new CorpusEntry(
        id, recording, audio, span, channel, text, speaker, language, words, scores, value);
  }

  /**
   * Returns the length of the stretch.
   *
   * @return seconds; 0 for an entry without a place
   */
  public double seconds() {
    return span.map(TimeSpan::seconds).orElse(0.0);
  }
}
