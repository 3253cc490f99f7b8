package dev.caesura.audio.segment;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the stretches of speech as they are, with two thresholds: speech begins where the
 * probability reaches the onset, and goes on until it has stayed below the offset for the shortest
 * silence.
 *
 * <p>A stretch ends where that silence began; silence at the end of the recording ends it there,
 * however short. Stretches shorter than {@code minSpeechSeconds} are left out, which makes this the
 * one segmenter here that drops speech; 0 keeps all. Then each is padded on both sides; neighbours
 * closer than twice the padding share what is between them. There is no maximum: {@link
 * HybridSegmenter} has one.
 *
 * <p>Time is linear in frames. Immutable and thread-safe.
 *
 * <p>Source: the state machine of {@code get_speech_timestamps} in Silero VAD 6 without its
 * maximum, and with its defaults. Unlike there, silence at the end of the recording is not counted
 * as speech, and nothing is rounded.
 */
public final class HysteresisSegmenter implements Segmenter {

  private static final double TURN_SILENCE = 0.8;
  private static final double TURN_PADDING = 0.05;

  private final double onset;
  private final double offset;
  private final double minSpeechSeconds;
  private final double minSilenceSeconds;
  private final double paddingSeconds;

  private HysteresisSegmenter(Builder builder) {
    onset = builder.onset;
    // Silero: max(threshold - 0.15, 0.01).
    offset = builder.offset < 0 ? Math.min(onset, Math.max(onset - 0.15, 0.01)) : builder.offset;
    minSpeechSeconds = builder.minSpeechSeconds;
    minSilenceSeconds = builder.minSilenceSeconds;
    paddingSeconds = builder.paddingSeconds;
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

  @Override
  public List<TimeSpan> segment(FrameScores scores) {
    int rate = scores.grid().sampleRate();
    double whole = scores.span().seconds() + 1;
    long least = Settings.atLeast(Math.min(minSpeechSeconds, whole), rate);
    long silence = Settings.atLeast(Math.min(minSilenceSeconds, whole), rate);
    long padding = Math.round(Math.min(paddingSeconds, whole) * rate);
    List<TimeSpan> speech = new ArrayList<>();
    int start = -1;
    int end = -1; // One past the last frame that was not below the offset.
    for (int frame = 0; frame < scores.size(); frame++) {
      float score = scores.score(frame);
      if (start < 0) {
        if (score >= onset) {
          start = frame;
          end = frame + 1;
        }
      } else if (score >= offset) {
        end = frame + 1;
      } else if (scores.frameSpan(end, frame + 1).samples() >= silence) {
        addIfLong(scores.frameSpan(start, end), least, speech);
        start = -1;
      }
    }
    if (start >= 0) {
      addIfLong(scores.frameSpan(start, end), least, speech);
    }
    return List.copyOf(Padding.pad(speech, padding, Long.MAX_VALUE, scores.span()));
  }

  private static void addIfLong(TimeSpan span, long least, List<TimeSpan> speech) {
    if (span.samples() >= least) {
      speech.add(span);
    }
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
        + "]";
  }

  /** Collects settings; for one thread. */
  public static final class Builder {

    private double onset = 0.5;
    private double offset = -1;
    private double minSpeechSeconds = 0.25;
    private double minSilenceSeconds = 0.1;
    private double paddingSeconds = 0.03;

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
     * Puts the settings together.
     *
     * @return a segmenter
     * @throws IllegalArgumentException if the offset is more than the onset
     */
    public HysteresisSegmenter build() {
      return new HysteresisSegmenter(this);
    }
  }
}
