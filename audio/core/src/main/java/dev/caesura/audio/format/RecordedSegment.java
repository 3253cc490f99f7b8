package dev.caesura.audio.format;

import dev.caesura.audio.TimeSpan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A stretch of a named recording. Immutable and thread-safe.
 *
 * @param recording the name of the recording: a file name, a path or an identifier; not blank
 * @param span the stretch
 * @param label the speaker or a description; empty if that is not known
 */
public record RecordedSegment(String recording, TimeSpan span, String label) {

  public RecordedSegment {
    if (recording.isBlank()) {
      throw new IllegalArgumentException("recording '" + recording + "' is blank");
    }
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(label, "label");
  }

  /**
   * Returns segments of one recording, without labels.
   *
   * @param recording its name
   * @param spans the stretches
   * @return one segment per span, in the same order
   */
  public static List<RecordedSegment> of(String recording, List<TimeSpan> spans) {
    return spans.stream().map(span -> new RecordedSegment(recording, span, "")).toList();
  }

  /**
   * Returns a name of the segment, as Kaldi's utterances have it.
   *
   * @return recording, start and end in milliseconds, such as {@code talk-0001440-0013312}; at
   *     least seven digits, so that the order of names is the order of times
   */
  public String identifier() {
    return recording
        + "-"
        + milliseconds(Seconds.start(span))
        + "-"
        + milliseconds(Seconds.end(span));
  }

  private static String milliseconds(BigDecimal seconds) {
    String digits = Long.toString(seconds.movePointRight(3).longValue());
    return "0".repeat(Math.max(0, 7 - digits.length())) + digits;
  }
}
