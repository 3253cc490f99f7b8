package dev.caesura.audio.segment;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import java.util.List;

/**
 * Cuts speech by pauses <em>and</em> length, from left to right: each segment ends at the deepest
 * pause that leaves it neither too short nor too long.
 *
 * <p>Frames at or above the threshold are speech, the runs of others between them pauses. A pause
 * of {@code longPauseSeconds} always parts two segments. Elsewhere the end of a segment that began
 * at {@code s} is, in this order,
 *
 * <ol>
 *   <li>the end of speech, if the maximum reaches that far;
 *   <li>the deepest of the pauses of at least {@code minPauseSeconds} that begin between minimum
 *       and maximum after {@code s}; if possible one that leaves the minimum for what follows;
 *   <li>the deepest such pause before the minimum: a short segment is better than a cut word;
 *   <li>the deepest of the shorter pauses between minimum and maximum;
 *   <li>the middle of the frame with the lowest probability there (of equal ones the last).
 * </ol>
 *
 * <p>The depth of a pause is its number of frames, each weighed by the probability that it is no
 * speech; for clear silence that is its length.
 *
 * <p>What holds: <strong>no segment is longer than the maximum</strong>, padding included; every
 * sample of a frame at or above the threshold lies in just one segment; segments are not empty, do
 * not overlap and stay inside the scores' span; each holds speech. <strong>The minimum is an
 * aim</strong>: a segment is shorter where long pauses stand close together, where rule 3 holds, or
 * where the rest of the speech between two long pauses does not divide better. Padding reaches into
 * pauses only; neighbours closer than twice the padding share what is between them. To leave it
 * room, cuts are looked for up to the maximum less twice the padding, or three quarters of the
 * maximum where that is more.
 *
 * <p>Time is linear in frames plus logarithmic for each segment; there is no recursion. Immutable
 * and thread-safe.
 *
 * <p>Sources: the left-to-right search for the longest pause between a minimum and a maximum is
 * Gaido et al. 2021 (STRM in SHAS's code, which loses the last words of a recording, knows no depth
 * and cuts at the maximum if no pause is long enough); any pause being better than none is
 * Potapczyk and Przybysz 2020 (DAC). Rules 3 to 5, the long pause and the look at what follows are
 * this project's.
 */
public final class HybridSegmenter implements Segmenter {

  private final double threshold;
  private final double maxSeconds;
  private final double minSeconds;
  private final double minPauseSeconds;
  private final double longPauseSeconds;
  private final double paddingSeconds;

  private HybridSegmenter(Builder builder) {
    threshold = builder.threshold;
    maxSeconds = builder.maxSeconds;
    minSeconds = builder.minSeconds < 0 ? maxSeconds / 2 : builder.minSeconds;
    minPauseSeconds = builder.minPauseSeconds;
    longPauseSeconds = builder.longPauseSeconds;
    paddingSeconds = builder.paddingSeconds;
    Settings.requireOrder("minSeconds", minSeconds, "maxSeconds", maxSeconds);
  }

  /**
   * Settings, each with its default.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Segments of up to 18 s, as speech translation likes them.
   *
   * @return {@code builder().build()}
   */
  public static HybridSegmenter withDefaults() {
    return builder().build();
  }

  /**
   * Segments for a recogniser: 8 to 15 s (a decoder keeps its beam in order, and its language model
   * gets a whole clause), cut in silence, with a quarter of a second of it on both sides. Pauses of
   * up to 5 s are bridged where that makes a short segment longer: a recogniser that takes the mean
   * of what it hears out of it needs seconds of speech for that.
   *
   * @return the segmenter
   */
  public static HybridSegmenter forRecognition() {
    return builder().maxSeconds(15).minSeconds(8).longPauseSeconds(5).paddingSeconds(0.25).build();
  }

  @Override
  public List<TimeSpan> segment(FrameScores scores) {
    int rate = scores.grid().sampleRate();
    LengthLimits limits = LengthLimits.of(maxSeconds, minSeconds, paddingSeconds, rate);
    SpeechRuns runs = SpeechRuns.of(scores, threshold);
    HybridCuts cuts =
        new HybridCuts(
            scores,
            runs,
            limits.least(),
            limits.budget(),
            LengthLimits.samples(minPauseSeconds, rate));
    long longPause = LengthLimits.samples(longPauseSeconds, rate);
    int first = 0;
    while (first < runs.count()) {
      int last = first;
      while (last + 1 < runs.count() && runs.pause(last) < longPause) {
        last++;
      }
      cuts.cut(first, last);
      first = last + 1;
    }
    return limits.padded(cuts.segments(), scores.span());
  }

  @Override
  public String toString() {
    return "HybridSegmenter[threshold="
        + threshold
        + ", maxSeconds="
        + maxSeconds
        + ", minSeconds="
        + minSeconds
        + ", minPauseSeconds="
        + minPauseSeconds
        + ", longPauseSeconds="
        + longPauseSeconds
        + ", paddingSeconds="
        + paddingSeconds
        + "]";
  }

  /** Collects settings; for one thread. */
  public static final class Builder {

    private double threshold = 0.5;
    private double maxSeconds = 18;
    private double minSeconds = -1;
    private double minPauseSeconds = 0.2;
    private double longPauseSeconds = 2;
    private double paddingSeconds = 0.1;

    private Builder() {}

    /**
     * Probability from which a frame is speech. Default 0.5, as in Silero's {@code
     * get_speech_timestamps} and SHAS.
     *
     * @param value in (0, 1]
     * @return this builder
     */
    public Builder threshold(double value) {
      threshold = Settings.probability("threshold", value);
      return this;
    }

    /**
     * Longest segment, padding included. Default 18 s, the maximum of SHAS, whose authors found 14
     * to 18 s best.
     *
     * @param value more than 0; infinity for no limit
     * @return this builder
     */
    public Builder maxSeconds(double value) {
      maxSeconds = Settings.positiveSeconds("maxSeconds", value);
      return this;
    }

    /**
     * Shortest segment to aim at. Default half of the maximum, from where WhisperX and FireRedVAD
     * look for a place to cut.
     *
     * @param value at least 0, at most the maximum
     * @return this builder
     */
    public Builder minSeconds(double value) {
      minSeconds = Settings.seconds("minSeconds", value);
      return this;
    }

    /**
     * Shortest pause that may end a segment before its minimum, and that is taken before any
     * shorter one. Default 0.2 s, as in SHAS's implementation of the hybrid method.
     *
     * @param value at least 0
     * @return this builder
     */
    public Builder minPauseSeconds(double value) {
      minPauseSeconds = Settings.seconds("minPauseSeconds", value);
      return this;
    }

    /**
     * Shortest pause that always parts two segments. Default 2 s, faster-whisper's shortest silence
     * between segments.
     *
     * @param value more than 0; infinity to bridge every pause that fits
     * @return this builder
     */
    public Builder longPauseSeconds(double value) {
      longPauseSeconds = Settings.positiveSeconds("longPauseSeconds", value);
      return this;
    }

    /**
     * Silence to keep on each side, where there is so much. Default 0.1 s: Silero's probabilities
     * rise 40 ms after speech begins (median of its users' measurements), and a window more.
     *
     * @param value at least 0
     * @return this builder
     */
    public Builder paddingSeconds(double value) {
      paddingSeconds = Settings.seconds("paddingSeconds", value);
      return this;
    }

    /**
     * Puts the settings together.
     *
     * @return a segmenter
     * @throws IllegalArgumentException if the minimum is more than the maximum
     */
    public HybridSegmenter build() {
      return new HybridSegmenter(this);
    }
  }
}
