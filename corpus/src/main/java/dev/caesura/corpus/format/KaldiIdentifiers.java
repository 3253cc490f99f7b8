package dev.caesura.corpus.format;

import dev.caesura.audio.RecordingName;
import dev.caesura.text.unicode.WhiteSpace;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Identifiers of utterances and speakers in a data folder of Kaldi: without white space, unique,
 * and so that utterances in the order of their bytes are in that of their speakers, too, which
 * {@code validate_data_dir.sh} checks. Not thread-safe.
 */
final class KaldiIdentifiers {

  /** The order of {@code LC_ALL=C sort}. */
  static final Comparator<String> BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  /** Whether fields have no characters up to the one that follows a speaker. */
  private final boolean isStrict;

  private final Set<String> used = new HashSet<>();

  private KaldiIdentifiers(boolean isStrict) {
    this.isStrict = isStrict;
  }

  /**
   * Returns the identifiers for entries. Where a speaker's name begins like another one's, hyphens
   * and the characters before it become underscores, so that the order is that of the speakers.
   */
  static KaldiIdentifiers of(List<CorpusEntry> entries) {
    KaldiIdentifiers plain = new KaldiIdentifiers(false);
    Map<String, String> speakers = new TreeMap<>(BYTES);
    for (CorpusEntry entry : entries) {
      if (isWritten(entry)) {
        String utterance = plain.utterance(entry);
        speakers.put(utterance, plain.speaker(entry, utterance));
      }
    }
    return new KaldiIdentifiers(!isSorted(speakers));
  }

  /** Whether an entry has what a row of Kaldi needs: a place and a text. */
  static boolean isWritten(CorpusEntry entry) {
    return entry.span().isPresent()
        && entry.span().get().samples() > 0
        && !WhiteSpace.isBlank(entry.text());
  }

  private static boolean isSorted(Map<String, String> speakers) {
    String last = "";
    for (String speaker : speakers.values()) {
      if (BYTES.compare(last, speaker) > 0) {
        return false;
      }
      last = speaker;
    }
    return true;
  }

  /** Returns an identifier without white space that begins with the speaker, once in the corpus. */
  String utterance(CorpusEntry entry) {
    boolean hasSpeaker = !entry.speaker().isEmpty();
    String id = hasSpeaker ? RecordingName.sanitized(entry.id()) : field(entry.id());
    String speaker = hasSpeaker ? field(entry.speaker()) + "-" : "";
    String wanted = id.startsWith(speaker) ? id : speaker + id;
    String unique = wanted;
    for (int n = 2; !used.add(unique); n++) {
      unique = wanted + (isStrict ? "_" : "-") + n;
    }
    return unique;
  }

  /** Returns the speaker of an utterance: itself if none is known. */
  String speaker(CorpusEntry entry, String utterance) {
    return entry.speaker().isEmpty() ? utterance : field(entry.speaker());
  }

  private String field(String text) {
    String field = RecordingName.sanitized(text);
    return isStrict ? field.replaceAll("[!-\\-]", "_") : field;
  }
}
