package dev.caesura.corpus.report;

import java.util.List;
import java.util.Objects;

/**
 * Sentence of a {@link ReviewPage}. Times are seconds from the start of the recording. Immutable
 * and thread-safe.
 *
 * @param recording the name of the recording
 * @param id the identifier of the sentence in the recording
 * @param stamp what a decision repeats, to show that it was made about this text and these times
 * @param text the sentence
 * @param marks pairs of indexes into the text, in order: words that were not recognised as written
 * @param facts where it comes from and why it is shown
 * @param start the start of the sentence
 * @param end the end of the sentence
 * @param from the start of the audio, at or before that of the sentence
 * @param to the end of the audio, at or after that of the sentence
 * @param peaks the lowest and highest sample of equal stretches, as signed bytes in Base64
 * @param audio a FLAC or WAV file in Base64
 */
public record ReviewSentence(
    String recording,
    String id,
    String stamp,
    String text,
    List<Integer> marks,
    String facts,
    double start,
    double end,
    double from,
    double to,
    String peaks,
    String audio) {

  /** Copies the list; rejects null, and audio that does not hold the sentence. */
  public ReviewSentence {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(stamp, "stamp");
    Objects.requireNonNull(text, "text");
    marks = List.copyOf(marks);
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(peaks, "peaks");
    Objects.requireNonNull(audio, "audio");
    if (!(from <= start && start < end && end <= to)) {
      throw new IllegalArgumentException(
          id + ": expected audio that holds " + start + "-" + end + " s; found " + from + "-" + to);
    }
  }
}
