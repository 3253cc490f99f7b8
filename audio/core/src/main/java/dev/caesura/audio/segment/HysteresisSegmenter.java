package dev.caesura.audio.segment;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.OnlineSegmenter;
import dev.caesura.audio.StreamingSegmenter;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the stretches of speech as they are, with two thresholds: speech begins where the
 * probability reaches the onset, and goes on until it has stayed below the offset for the shortest
 * silence.
 *
 * <p>A stretch ends where that silence began; silence at the end of the recording ends it there,
 * however short. Stretches shorter than {@code minSpeechSeconds} are left out, which makes this the
 * one segmenter here that drops speech: {@link #droppedSpeech} tells which, and 0 keeps all.
 *
 * <p>A stretch longer than {@code maxSeconds} is cut at the longest of the silences within it that
 * begin before the maximum and have at least {@code minSilenceAtMaxSeconds} (or, with {@code
 * cutAtLongestSilence(false)}, at the last one; of equal ones the last), and at the maximum where
 * there is none; if that falls into a shorter silence, this is where it is cut. What is left is cut
 * again, with all silences that it holds. All pieces are kept, however short.
 *
 * <p>Then each segment is padded on both sides, within the maximum; neighbours closer than twice
 * the padding share what is between them, so segments never overlap.
 *
 * <p>Time is linear in frames, memory what the maximum holds of silences. Immutable and
 * thread-safe.
 *
 * <p>Source: the state machine of {@code get_speech_timestamps} in Silero VAD 6, with its defaults.
 * Unlike there, the maximum is never passed; a silence that goes on when the maximum is reached is
 * waited for, since the stretch may just end there; silences behind a cut are still known for the
 * next one; a frame between the two thresholds ends a silence; silence at the end of the recording
 * is not counted as speech; and nothing is rounded.
 */
public final class HysteresisSegmenter implements OnlineSegmenter {

  private static final double TURN_SILENCE = 0.8;
  private static final double TURN_PADDING = 0.05;

  private final double onset;
  private final double offset;
  private final double minSpeechSeconds;
  private final double minSilenceSeconds;
  private final double paddingSeconds;
  private final double maxSeconds;
  private final double minSilenceAtMaxSeconds;
  private final boolean cutAtLongestSilence;

  private HysteresisSegmenter(Builder builder) {
    onset = builder.onset;
    // Silero: max(threshold - 0.15, 0.01).
    offset = builder.offset < 0 ? Math.min(onset, Math.max(onset - 0.15, 0.01)) : builder.offset;
    minSpeechSeconds = builder.minSpeechSeconds;
    minSilenceSeconds = builder.minSilenceSeconds;
    paddingSeconds = builder.paddingSeconds;
    maxSeconds = builder.maxSeconds;
    minSilenceAtMaxSeconds = builder.minSilenceAtMaxSeconds;
    cutAtLongestSilence = builder.cutAtLongestSilence;
    Settings.requireOrder("minSpeechSeconds", minSpeechSeconds, "maxSeconds", maxSeconds);
    if (offset > onset) {
      throw new IllegalArgumentException("offset " + offset + " is more than onset " + onset);
    }
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
   * Silero's settings.
   *
   * @return {@code builder().build()}
   */
  public static HysteresisSegmenter withDefaults() {
    return builder().build();
  }

  /**
   * Turns of speech as people label them, over short pauses: silence of 0.8 s parts, 0.05 s are
   * kept around. Chosen on the labelled recordings of {@code bench/run vad-defaults}, where labels
   * are speakers' turns in meetings and read sentences; Silero's own settings follow every breath.
   *
   * @return the segmenter
   */
  public static HysteresisSegmenter forTurns() {
    return builder().minSilenceSeconds(TURN_SILENCE).paddingSeconds(TURN_PADDING).build();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Without a maximum, the shortest silence; where twice the padding is more, what it takes to
   * see that nothing follows within it. With a maximum, that and the shortest silence more.
   */
  @Override
  public double delaySeconds() {
    double around = 2 * paddingSeconds;
    double end =
        minSilenceSeconds >= around
            ? minSilenceSeconds
            : around + minSpeechSeconds + minSilenceSeconds;
    return Double.isInfinite(maxSeconds) ? end : Math.max(end, maxSeconds + minSilenceSeconds);
  }

  @Override
  public StreamingSegmenter start(FrameGrid grid, long startSample) {
    return start(grid, startSample, dropped -> {});
  }

  private StreamingSegmenter start(FrameGrid grid, long startSample, Consumer<TimeSpan> dropped) {
    int rate = grid.sampleRate();
    LengthLimits limits = LengthLimits.of(maxSeconds, 0, paddingSeconds, rate);
    HysteresisSearch search =
        new HysteresisSearch(
            onset,
            offset,
            LengthLimits.samples(minSpeechSeconds, rate),
            LengthLimits.samples(minSilenceSeconds, rate),
            limits.budget(),
            LengthLimits.samples(minSilenceAtMaxSeconds, rate),
            cutAtLongestSilence,
            (from, to) -> dropped.accept(new TimeSpan(from, to, rate)));
    return new FrameStream(grid, startSample, search, limits);
  }

  /**
   * The stretches that {@link #segment} leaves out because they are shorter than the shortest
   * speech.
   *
   * @param scores the probability of speech of every frame
   * @return the stretches without padding, in time order
   */
  public List<TimeSpan> droppedSpeech(FrameScores scores) {
    List<TimeSpan> dropped = new ArrayList<>();
    StreamingSegmenter stream = start(scores.grid(), scores.span().startSample(), dropped::add);
    stream.push(scores.toArray());
    stream.finish(scores.span().endSample());
    return List.copyOf(dropped);
  }

  @Override
  public String toString() {
    return "HysteresisSegmenter[onset="
        + onset
        + ", offset="
        + offset
        + ", minSpeechSeconds="
        + minSpeechSeconds
        + ", minSilenceSeconds="
        + minSilenceSeconds
        + ", paddingSeconds="
        + paddingSeconds
        + ", maxSeconds="
        + maxSeconds
        + ", minSilenceAtMaxSeconds="
        + minSilenceAtMaxSeconds
        + ", cutAtLongestSilence="
        + cutAtLongestSilence
        + "]";
  }

  /** Collects settings; for one thread. */
  public static final class Builder {

    private double onset = 0.5;
    private double offset = -1;
    private double minSpeechSeconds = 0.25;
    private double minSilenceSeconds = 0.1;
    private double paddingSeconds = 0.03;
    private double maxSeconds = Double.POSITIVE_INFINITY;
    private double minSilenceAtMaxSeconds = 0.098;
    private boolean cutAtLongestSilence = true;

    private Builder() {}

    /**
     * Probability at which speech begins. Default 0.5 (Silero).
     *
     * @param value in (0, 1]
     * @return this builder
     */
    public Builder onset(double value) {
      onset = Settings.probability("onset", value);
      return this;
    }

    /**
     * Probability below which speech may end. Default 0.15 below the onset, but at least 0.01
     * (Silero).
     *
     * @param value in (0, 1], at most the onset
     * @return this builder
     */
    public Builder offset(double value) {
      offset = Settings.probability("offset", value);
      return this;
    }

    /**
     * Shortest speech to keep, before padding. Default 0.25 s (Silero).
     *
     * @param value at least 0
     * @return this builder
     */
    public Builder minSpeechSeconds(double value) {
      minSpeechSeconds = Settings.seconds("minSpeechSeconds", value);
      return this;
    }

    /**
     * Shortest silence that ends speech. Default 0.1 s (Silero).
     *
     * @param value at least 0
     * @return this builder
     */
    public Builder minSilenceSeconds(double value) {
      minSilenceSeconds = Settings.seconds("minSilenceSeconds", value);
      return this;
    }

    /**
     * Silence to keep on each side, where there is so much. Default 0.03 s (Silero).
     *
     * @param value at least 0
     * @return this builder
     */
    public Builder paddingSeconds(double value) {
      paddingSeconds = Settings.seconds("paddingSeconds", value);
      return this;
    }

    /**
     * Longest segment, padding included; never passed. Default infinity (Silero).
     *
     * @param value more than 0, and at least the shortest speech; infinity for no limit
     * @return this builder
     */
    public Builder maxSeconds(double value) {
      maxSeconds = Settings.positiveSeconds("maxSeconds", value);
      return this;
    }

    /**
     * Shortest silence to cut at where a stretch passes the maximum. Default 0.098 s (Silero).
     *
     * @param value at least 0
     * @return this builder
     */
    public Builder minSilenceAtMaxSeconds(double value) {
      minSilenceAtMaxSeconds = Settings.seconds("minSilenceAtMaxSeconds", value);
      return this;
    }

    /**
     * Whether a stretch that passes the maximum is cut at its longest silence before it, or else at
     * its last one. Default true (Silero's {@code use_max_poss_sil_at_max_speech}).
     *
     * @param value true for the longest
     * @return this builder
     */
    public Builder cutAtLongestSilence(boolean value) {
      cutAtLongestSilence = value;
      return this;
    }

    /**
     * Puts the settings together.
     *
     * @return a segmenter
     * @throws IllegalArgumentException if the offset is more than the onset, or the shortest speech
     *     more than the maximum
     */
    public HysteresisSegmenter build() {
      return new HysteresisSegmenter(this);
    }
  }
}
