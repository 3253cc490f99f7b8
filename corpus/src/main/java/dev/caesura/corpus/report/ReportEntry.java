package dev.caesura.corpus.report;

import dev.caesura.align.Utterance;
import dev.caesura.audio.TimeSpan;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Entry of a report: an utterance with its verdict and its clip. Immutable and thread-safe.
 *
 * @param utterance the sentence, or the stretch of speech without text
 * @param rejection the reason why it is rejected; empty if it is kept
 * @param clip the file with its audio; empty if no clip was written
 */
public record ReportEntry(Utterance utterance, Optional<String> rejection, Optional<Clip> clip) {

  /**
   * File with a part of the recording, beside the report.
   *
   * @param path the path relative to the folder of the report, with {@code /}; inside this folder
   * @param span the span of the recording that the file holds
   */
  public record Clip(String path, TimeSpan span) {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

    public Clip {
      Objects.requireNonNull(span, "span");
      boolean leaves =
          path.isBlank()
              || path.startsWith("/")
              || path.indexOf('\\') >= 0
              || SCHEME.matcher(path).matches();
      for (String part : path.split("/", -1)) {
        leaves |= part.isEmpty() || part.equals("..") || part.equals(".");
      }
      if (leaves) {
        throw new IllegalArgumentException(
            "clip path \"" + path + "\": expected a relative path inside the folder of the report");
      }
    }
  }

  public ReportEntry {
    Objects.requireNonNull(utterance, "utterance");
    Objects.requireNonNull(rejection, "rejection");
    Objects.requireNonNull(clip, "clip");
    if (rejection.isPresent() && rejection.get().isBlank()) {
      throw new IllegalArgumentException(
          "rejection of \"" + utterance.text() + "\": expected a reason; found a blank text");
    }
    if (clip.isPresent() && utterance.span().isEmpty()) {
      throw new IllegalArgumentException(
          "clip "
              + clip.get().path()
              + ": expected an utterance with audio; found \""
              + utterance.text()
              + "\"");
    }
  }

  /**
   * Returns the entry of a kept utterance whose clip has the same span.
   *
   * @param utterance an utterance with text and audio
   * @param clip the path relative to the folder of the report, with {@code /}
   * @return the entry
   * @throws IllegalArgumentException if the utterance has no audio or the path leaves the folder
   */
  public static ReportEntry kept(Utterance utterance, String clip) {
    TimeSpan span =
        utterance
            .span()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "kept utterance \""
                            + utterance.text()
                            + "\": expected a time span; found none"));
    return kept(utterance, new Clip(clip, span));
  }

  /**
   * Returns the entry of a kept utterance whose clip may be longer.
   *
   * @param utterance an utterance with text and audio
   * @param clip the file and the span that it holds
   * @return the entry
   * @throws IllegalArgumentException if the utterance has no audio
   */
  public static ReportEntry kept(Utterance utterance, Clip clip) {
    return new ReportEntry(utterance, Optional.empty(), Optional.of(clip));
  }

  /**
   * Returns the entry of a rejected utterance.
   *
   * @param utterance a sentence, or speech without text
   * @param reason the reason in a few words, equal for all entries with the same cause; not blank
   * @return the entry
   * @throws IllegalArgumentException if the reason is blank
   */
  public static ReportEntry rejected(Utterance utterance, String reason) {
    return new ReportEntry(utterance, Optional.of(reason), Optional.empty());
  }

  /** Returns whether the utterance is in the corpus. */
  boolean isKept() {
    return rejection.isEmpty();
  }

  /** Returns whether the utterance is a sentence of the transcript, not speech without text. */
  boolean isSentence() {
    return switch (utterance.status()) {
      case MATCHED, MOVED, ONLY_IN_TEXT -> true;
      case REPEATED, ONLY_IN_AUDIO -> false;
    };
  }
}
