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
 * @param channel the channel of the recording, from 1; {@link #NO_CHANNEL} if the segment is of all
 *     channels or that is not known
 */
public record RecordedSegment(String recording, TimeSpan span, String label, int channel) {

  /** The channel of segments that are not of one. */
  public static final int NO_CHANNEL = 0;

  /** The highest channel. */
  static final int MAX_CHANNEL = 65_535;

  public RecordedSegment {
    if (recording.isBlank()) {
      throw new IllegalArgumentException("recording '" + recording + "' is blank");
    }
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(label, "label");
    if (channel < NO_CHANNEL || channel > MAX_CHANNEL) {
      throw new IllegalArgumentException(
          "channel " + channel + ": expected a number from 0 to " + MAX_CHANNEL);
    }
  }

  /**
   * Creates a segment that is not of one channel.
   *
   * @param recording the name of the recording, not blank
   * @param span the stretch
   * @param label the speaker or a description; empty if that is not known
   */
  public RecordedSegment(String recording, TimeSpan span, String label) {
    this(recording, span, label, NO_CHANNEL);
  }

  /**
   * Returns a copy of another channel.
   *
   * @param number the channel, from 1; {@link #NO_CHANNEL} for none
   * @return the copy
   */
  public RecordedSegment withChannel(int number) {
    return new RecordedSegment(recording, span, label, number);
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
   * @return recording, channel if it has one, start and end in milliseconds, such as {@code
   *     talk-0001440-0013312} or {@code talk-c2-0001440-0013312}; at least seven digits, so that
   *     the order of names is the order of times
   */
  public String identifier() {
    return recording
        + (channel == NO_CHANNEL ? "" : "-c" + channel)
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
