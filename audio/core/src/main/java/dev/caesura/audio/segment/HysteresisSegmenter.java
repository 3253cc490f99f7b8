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
 * Segmenter with two thresholds, which finds stretches of speech as they are. Speech starts where
 * the probability reaches the onset, and continues until it has stayed below the offset for the
 * shortest silence.
 *
 * <p>A stretch ends where that silence began; silence at the end of the recording ends it there,
 * however short. Stretches shorter than {@code minSpeechSeconds} are left out, which makes this the
 * one segmenter here that drops speech: {@link #dropped} returns them, and 0 keeps all.
 *
 * <p>A stretch longer than {@code maxSeconds} is cut at the longest of the silences within it that
 * begin before the maximum and have at least {@code minSilenceAtMaxSeconds} (or, with {@code
 * withCutAtLongestSilence(false)}, at the last one; of equal ones the last), and at the maximum
 * where there is none; if that falls into a shorter silence, this is where it is cut. What is left
 * is cut again, with all silences that it holds. All pieces are kept, however short.
 *
 * <p>Then each segment is padded on both sides, within the maximum; neighbours closer than twice
 * the padding share what is between them, so segments never overlap.
 *
 * <p>Time is linear in frames, memory what the maximum holds of silences. Immutable and
 * thread-safe.
 *
 * <p>Source: the state machine of {@code get_speech_timestamps} in Silero VAD 6, with its defaults.
 * Unlike there, the maximum is never exceeded; a silence that continues when the maximum is reached
 * is awaited, since the stretch may just end there; silences after a cut are still known for the
 * next one; a frame between the two thresholds ends a silence; silence at the end of the recording
 * is not counted as speech; and nothing is rounded.
 */
public final class HysteresisSegmenter implements OnlineSegmenter {

  /** Probability at which speech starts by default (Silero). */
  public static final double DEFAULT_ONSET = 0.5;

  /** Shortest speech to keep by default, in seconds (Silero). */
  public static final double DEFAULT_MIN_SPEECH_SECONDS = 0.25;

  /** Shortest silence to cut at for the maximum by default, in seconds (Silero). */
  public static final double DEFAULT_MIN_SILENCE_AT_MAX_SECONDS = 0.098;

  /** Silence of {@link #forTurns()} that ends a turn, in seconds. */
  public static final double TURN_SILENCE_SECONDS = 0.8;

  /** Padding of {@link #forTurns()}, in seconds. */
  public static final double TURN_PADDING_SECONDS = 0.05;

  private final HysteresisSettings settings;

  private HysteresisSegmenter(HysteresisSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns a segmenter with Silero's settings; each method below states one of them.
   *
   * @return the segmenter
   */
  public static HysteresisSegmenter defaults() {
    return new HysteresisSegmenter(HysteresisSettings.SILERO);
  }

  /**
   * Returns a segmenter for turns of speech as people label them, over short pauses: silence of 0.8
   * s splits, 0.05 s are kept around. Chosen on the labelled recordings of {@code bench/run
   * vad-defaults}, where labels are speakers' turns in meetings and read sentences; Silero's own
   * settings follow every breath.
   *
   * @return the segmenter
   */
  public static HysteresisSegmenter forTurns() {
    return defaults()
        .withMinSilenceSeconds(TURN_SILENCE_SECONDS)
        .withPaddingSeconds(TURN_PADDING_SECONDS);
  }

  /**
   * Returns a copy with the given onset: the probability at which speech starts. Default 0.5
   * (Silero).
   *
   * @param value in (0, 1], at least the offset if that was given
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public HysteresisSegmenter withOnset(double value) {
    return new HysteresisSegmenter(settings.withOnset(value));
  }

  /**
   * Returns a copy with the given offset: the probability below which speech may end. Default 0.15
   * below the onset, but at least 0.01 (Silero).
   *
   * @param value in (0, 1], at most the onset
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public HysteresisSegmenter withOffset(double value) {
    return new HysteresisSegmenter(settings.withOffset(value));
  }

  /**
   * Returns a copy with the given shortest speech to keep, before padding. Default 0.25 s (Silero).
   *
   * @param value seconds, at least 0, at most the maximum
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public HysteresisSegmenter withMinSpeechSeconds(double value) {
    return new HysteresisSegmenter(settings.withMinSpeechSeconds(value));
  }

  /**
   * Returns a copy with the given shortest silence that ends speech. Default 0.1 s (Silero).
   *
   * @param value seconds, at least 0
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public HysteresisSegmenter withMinSilenceSeconds(double value) {
    return new HysteresisSegmenter(settings.withMinSilenceSeconds(value));
  }

  /**
   * Returns a copy with the given padding: silence to keep on each side, where there is enough.
   * Default 0.03 s (Silero).
   *
   * @param value seconds, at least 0
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public HysteresisSegmenter withPaddingSeconds(double value) {
    return new HysteresisSegmenter(settings.withPaddingSeconds(value));
  }

  /**
   * Returns a copy with the given maximum: the longest segment, padding included. Default infinity
   * (Silero).
   *
   * @param value seconds, greater than 0, and at least the shortest speech; infinity for no limit
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public HysteresisSegmenter withMaxSeconds(double value) {
    return new HysteresisSegmenter(settings.withMaxSeconds(value));
  }

  /**
   * Returns a copy with the given shortest silence to cut at where a stretch exceeds the maximum.
   * Default 0.098 s (Silero).
   *
   * @param value seconds, at least 0
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public HysteresisSegmenter withMinSilenceAtMaxSeconds(double value) {
    return new HysteresisSegmenter(settings.withMinSilenceAtMaxSeconds(value));
  }

  /**
   * Returns a copy that cuts a stretch which exceeds the maximum at its longest silence before it,
   * or else at its last one. Default true (Silero's {@code use_max_poss_sil_at_max_speech}).
   *
   * @param value true for the longest
   * @return a copy with this setting
   */
  public HysteresisSegmenter withCutAtLongestSilence(boolean value) {
    return new HysteresisSegmenter(settings.withCutAtLongestSilence(value));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Without a maximum, this is the shortest silence; where twice the padding is more, it is the
   * time after which nothing can follow within the padding. With a maximum, it is at least the
   * maximum plus the shortest silence.
   */
  @Override
  public double delaySeconds() {
    double around = 2 * settings.paddingSeconds();
    double silence = settings.minSilenceSeconds();
    double end = silence >= around ? silence : around + settings.minSpeechSeconds() + silence;
    double max = settings.maxSeconds();
    return Double.isInfinite(max) ? end : Math.max(end, max + silence);
  }

  @Override
  public StreamingSegmenter start(FrameGrid grid, long startSample) {
    return start(grid, startSample, dropped -> {});
  }

  private StreamingSegmenter start(FrameGrid grid, long startSample, Consumer<TimeSpan> dropped) {
    int rate = grid.sampleRate();
    LengthLimits limits =
        LengthLimits.of(settings.maxSeconds(), 0, settings.paddingSeconds(), rate);
    HysteresisSearch search =
        new HysteresisSearch(
            settings,
            rate,
            limits.budget(),
            (from, to) -> dropped.accept(new TimeSpan(from, to, rate)));
    return new FrameStream(grid, startSample, search, limits);
  }

  /** Returns the stretches shorter than the shortest speech, without padding. */
  @Override
  public List<TimeSpan> dropped(FrameScores scores) {
    List<TimeSpan> dropped = new ArrayList<>();
    StreamingSegmenter stream = start(scores.grid(), scores.span().startSample(), dropped::add);
    stream.push(scores.toArray());
    stream.finish(scores.span().endSample());
    return List.copyOf(dropped);
  }

  @Override
  public String toString() {
    return settings.toString().replace("HysteresisSettings", "HysteresisSegmenter");
  }
}
