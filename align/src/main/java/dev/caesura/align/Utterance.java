package dev.caesura.align;

import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One sentence of a transcript with its place in a recording, or a sentence without speech, or
 * speech without text.
 *
 * <p>Each {@link Status} has a factory. Immutable and thread-safe.
 *
 * @param recording name of the recording
 * @param status whether text and audio were found together
 * @param span when it is spoken, on the recording's clock; absent if {@link Status#ONLY_IN_TEXT}
 * @param source where it is written, in {@code String} indexes into the transcript, without white
 *     space at the ends; absent if {@link Status#ONLY_IN_AUDIO}
 * @param text the written words, untouched; the recognised words if {@link Status#ONLY_IN_AUDIO}
 * @param hypothesis the recognised words, joined by spaces; empty if {@link Status#ONLY_IN_TEXT}
 * @param words the written words with their times; empty unless text and audio were matched
 * @param cer character error rate: characters to edit in the hypothesis to get the written text,
 *     both normalised, per written character. 0 is exact, more than 1 is possible; 1 if only one
 *     side exists
 * @param score similarity of the two sides in [0, 1]: 1 minus the edits per character of the longer
 *     side; 0 if only one side exists
 * @param errorProbability how probable it is that the place or the text is wrong, in [0, 1]; empty
 *     if it was not estimated
 */
public record Utterance(
    String recording,
    Status status,
    Optional<TimeSpan> span,
    Optional<TextSpan> source,
    String text,
    String hypothesis,
    List<AlignedWord> words,
    double cer,
    double score,
    OptionalDouble errorProbability) {

  /** Whether text and audio were found together, and in which order. */
  public enum Status {
    /** Text and audio, in the order of the transcript. */
    MATCHED,
    /** Text and audio, out of the order of the transcript. */
    MOVED,
    /** Audio of a text that is matched elsewhere already. */
    REPEATED,
    /** Speech that the transcript does not have. */
    ONLY_IN_AUDIO,
    /** Text that the recording does not have. */
    ONLY_IN_TEXT
  }

  /**
   * A passage of a transcript. Immutable and thread-safe.
   *
   * @param source where it is written, in {@code String} indexes into the transcript
   * @param text its text, untouched
   */
  public record Passage(TextSpan source, String text) {

    /** Rejects null. */
    public Passage {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(text, "text");
    }

    /**
     * Returns the passage of a transcript at the given place.
     *
     * @param source where it is written
     * @param transcript the whole transcript
     * @return the passage
     * @throws IndexOutOfBoundsException if the place is not in the transcript
     */
    public static Passage of(TextSpan source, String transcript) {
      return new Passage(source, source.in(transcript));
    }
  }

  /**
   * The speech that belongs to a passage. Immutable and thread-safe.
   *
   * @param span when it is spoken
   * @param hypothesis the recognised words, joined by spaces; empty if nothing was recognised
   * @param words the written words with their times
   */
  public record Speech(TimeSpan span, String hypothesis, List<AlignedWord> words) {

    /** Copies the words; rejects null. */
    public Speech {
      Objects.requireNonNull(span, "span");
      Objects.requireNonNull(hypothesis, "hypothesis");
      words = List.copyOf(words);
    }
  }

  /**
   * How much a hypothesis resembles the written text. Immutable and thread-safe.
   *
   * @param cer character error rate; at least 0, may be more than 1
   * @param score similarity in [0, 1]
   */
  public record Similarity(double cer, double score) {

    /** The similarity of an utterance of which only one side exists. */
    public static final Similarity NONE = new Similarity(1, 0);

    /** Rejects values out of range. */
    public Similarity {
      checkRange("cer", cer, Double.POSITIVE_INFINITY);
      checkRange("score", score, 1);
    }

    /**
     * Returns the similarity of two normalised texts with the given edit distance.
     *
     * @param edits edit distance of the texts in characters, at least 0
     * @param written characters of the written text, at least 0; none count as one
     * @param recognized characters of the hypothesis, at least 0
     * @return edits per written character, and 1 minus the edits per character of the longer text
     */
    public static Similarity of(long edits, long written, long recognized) {
      long length = Math.max(1, written);
      return new Similarity(
          (double) edits / length, Math.max(0, 1 - (double) edits / Math.max(length, recognized)));
    }
  }

  /** Checks that the sides fit the status, and the ranges of {@code cer} and {@code score}. */
  public Utterance {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(hypothesis, "hypothesis");
    words = List.copyOf(words);
    checkSide("span", span, status != Status.ONLY_IN_TEXT, status);
    checkSide("source", source, status != Status.ONLY_IN_AUDIO, status);
    checkRange("cer", cer, Double.POSITIVE_INFINITY);
    checkRange("score", score, 1);
    checkRange("errorProbability", errorProbability.orElse(0), 1);
  }

  private static void checkSide(String name, Optional<?> side, boolean isExpected, Status status) {
    if (side.isPresent() != isExpected) {
      throw new IllegalArgumentException(
          name + " " + side + ": expected " + (isExpected ? "one" : "none") + " for " + status);
    }
  }

  private static void checkRange(String name, double value, double max) {
    if (!(value >= 0 && value <= max)) {
      throw new IllegalArgumentException(
          name + " " + value + ": expected a number in [0, " + max + "]");
    }
  }

  /**
   * Returns a sentence that is spoken in the order of the transcript.
   *
   * @param recording name of the recording
   * @param passage the sentence
   * @param speech when it is spoken, what was recognised, and its words
   * @param similarity how much the hypothesis resembles the sentence
   * @return the utterance
   */
  public static Utterance matched(
      String recording, Passage passage, Speech speech, Similarity similarity) {
    return of(recording, Status.MATCHED, Optional.of(passage), Optional.of(speech), similarity);
  }

  /**
   * Returns a sentence that is spoken out of the order of the transcript.
   *
   * @param recording name of the recording
   * @param passage the sentence
   * @param speech when it is spoken, what was recognised, and its words
   * @param similarity how much the hypothesis resembles the sentence
   * @return the utterance
   */
  public static Utterance moved(
      String recording, Passage passage, Speech speech, Similarity similarity) {
    return of(recording, Status.MOVED, Optional.of(passage), Optional.of(speech), similarity);
  }

  /**
   * Returns speech that repeats a passage which is matched elsewhere.
   *
   * @param recording name of the recording
   * @param passage the part of a sentence that is repeated
   * @param speech when it is spoken, what was recognised, and its words, if they were timed
   * @param similarity how much the hypothesis resembles the passage
   * @return the utterance
   */
  public static Utterance repeated(
      String recording, Passage passage, Speech speech, Similarity similarity) {
    return of(recording, Status.REPEATED, Optional.of(passage), Optional.of(speech), similarity);
  }

  private static Utterance of(
      String recording,
      Status status,
      Optional<Passage> passage,
      Optional<Speech> speech,
      Similarity similarity) {
    String hypothesis = speech.map(Speech::hypothesis).orElse("");
    return new Utterance(
        recording,
        status,
        speech.map(Speech::span),
        passage.map(Passage::source),
        passage.map(Passage::text).orElse(hypothesis),
        hypothesis,
        speech.map(Speech::words).orElse(List.of()),
        similarity.cer(),
        similarity.score(),
        OptionalDouble.empty());
  }

  /**
   * Returns a sentence that was not found in the recording.
   *
   * @param recording name of the recording
   * @param passage the sentence
   * @return the utterance
   */
  public static Utterance onlyInText(String recording, Passage passage) {
    return of(
        recording, Status.ONLY_IN_TEXT, Optional.of(passage), Optional.empty(), Similarity.NONE);
  }

  /**
   * Returns speech that the transcript does not have.
   *
   * @param recording name of the recording
   * @param span when it is spoken
   * @param hypothesis the recognised words, joined by spaces; empty if nothing was recognised
   * @return the utterance
   */
  public static Utterance onlyInAudio(String recording, TimeSpan span, String hypothesis) {
    Speech speech = new Speech(span, hypothesis, List.of());
    return of(
        recording, Status.ONLY_IN_AUDIO, Optional.empty(), Optional.of(speech), Similarity.NONE);
  }

  /**
   * Returns how well an acoustic model agrees with the words in their places.
   *
   * @return the mean of the words' confidence, in [0, 1], where a word without one counts as 0;
   *     empty if no word has one
   */
  public OptionalDouble confidence() {
    return words.stream().noneMatch(word -> word.confidence().isPresent())
        ? OptionalDouble.empty()
        : words.stream().mapToDouble(word -> word.confidence().orElse(0)).average();
  }

  /**
   * Returns a copy with other times.
   *
   * @param newSpan when the utterance is spoken
   * @param newWords the written words with their times
   * @return the new utterance
   * @throws IllegalArgumentException if this utterance is {@link Status#ONLY_IN_TEXT}
   */
  public Utterance withTimes(TimeSpan newSpan, List<AlignedWord> newWords) {
    return copy(Optional.of(newSpan), newWords, score, errorProbability);
  }

  /**
   * Returns a copy with another score.
   *
   * @param newScore similarity of the two sides in [0, 1]
   * @return the new utterance
   * @throws IllegalArgumentException if the score is out of range
   */
  public Utterance withScore(double newScore) {
    return copy(span, words, newScore, errorProbability);
  }

  /**
   * Returns a copy with the probability of an error.
   *
   * @param probability how probable it is that the place or the text is wrong, in [0, 1]
   * @return the new utterance
   * @throws IllegalArgumentException if the probability is out of range
   */
  public Utterance withErrorProbability(double probability) {
    return copy(span, words, score, OptionalDouble.of(probability));
  }

  private Utterance copy(
      Optional<TimeSpan> when, List<AlignedWord> timed, double similarity, OptionalDouble error) {
    return new Utterance(
        recording, status, when, source, text, hypothesis, timed, cer, similarity, error);
  }
}
