package dev.caesura.corpus.report;

import dev.caesura.align.Utterance;
import dev.caesura.audio.TimeSpan;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One utterance of a mined recording and what became of it. Immutable and thread-safe.
 *
 * @param utterance the sentence, or the stretch of speech without text
 * @param rejection why it was not kept; absent if it was
 * @param clip where it can be heard; absent if no clip was written
 */
public record ReportEntry(Utterance utterance, Optional<String> rejection, Optional<Clip> clip) {

  /**
   * A file next to the report with a part of the recording.
   *
   * @param path relative to the report's folder, parts joined by {@code /}; it may not leave the
   *     folder
   * @param span what the file holds, on the recording's clock
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
            "clip path \"" + path + "\" is not a relative path inside the report's folder");
      }
    }
  }

  public ReportEntry {
    Objects.requireNonNull(utterance, "utterance");
    Objects.requireNonNull(rejection, "rejection");
    Objects.requireNonNull(clip, "clip");
    if (rejection.isPresent() && rejection.get().isBlank()) {
      throw new IllegalArgumentException(
          "rejection without a reason of \"" + utterance.text() + "\"");
    }
    if (clip.isPresent() && utterance.span().isEmpty()) {
      throw new IllegalArgumentException(
          "clip " + clip.get().path() + " of text without audio: \"" + utterance.text() + "\"");
    }
  }

  /**
   * An utterance that is in the corpus, with a clip that begins and ends where it does.
   *
   * @param utterance text and audio
   * @param clip path relative to the report's folder, parts joined by {@code /}
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
                        "kept without audio: \"" + utterance.text() + "\""));
    return kept(utterance, new Clip(clip, span));
  }

  /**
   * An utterance that is in the corpus, with a clip that may be longer than it.
   *
   * @param utterance text and audio
   * @param clip the file and what it holds
   * @return the entry
   * @throws IllegalArgumentException if the utterance has no audio
   */
  public static ReportEntry kept(Utterance utterance, Clip clip) {
    return new ReportEntry(utterance, Optional.empty(), Optional.of(clip));
  }

  /**
   * An utterance that is not in the corpus.
   *
   * @param utterance a sentence, or speech without text
   * @param reason why, in a few words that are the same for all entries of the same cause; not
   *     blank
   * @return the entry
   * @throws IllegalArgumentException if the reason is blank
   */
  public static ReportEntry rejected(Utterance utterance, String reason) {
    return new ReportEntry(utterance, Optional.of(reason), Optional.empty());
  }

  /** Whether it is in the corpus. */
  boolean isKept() {
    return rejection.isEmpty();
  }

  /** Whether it is a sentence of the transcript, and not more speech than the transcript has. */
  boolean isSentence() {
    return switch (utterance.status()) {
      case MATCHED, MOVED, ONLY_IN_TEXT -> true;
      case REPEATED, ONLY_IN_AUDIO -> false;
    };
  }
}
