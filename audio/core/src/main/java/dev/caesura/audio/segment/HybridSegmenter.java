package dev.caesura.audio.segment;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import java.util.List;

/**
 * Segmenter that cuts speech by pauses <em>and</em> length, from left to right: each segment ends
 * at the deepest pause that leaves it neither too short nor too long.
 *
 * <p>Frames at or above the threshold are speech, the runs of others between them pauses. A pause
 * of {@code longPauseSeconds} always splits two segments. Elsewhere the end of a segment that began
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
 * <p>The depth of a pause is its number of frames, each weighted by the probability that it is not
 * speech; for clear silence that is its length.
 *
 * <p>What holds: <strong>no segment is longer than the maximum</strong>, padding included; every
 * sample of a frame at or above the threshold lies in just one segment; segments are not empty, do
 * not overlap and stay inside the scores' span; each holds speech. <strong>The minimum is an
 * aim</strong>: a segment is shorter where long pauses stand close together, where rule 3 holds, or
 * where the rest of the speech between two long pauses does not divide better. Padding reaches into
 * pauses only; neighbours closer than twice the padding share what is between them. To leave room
 * for it, cuts are searched up to the maximum less twice the padding, or three quarters of the
 * maximum where that is more.
 *
 * <p>Time is linear in frames plus logarithmic for each segment; there is no recursion. Immutable
 * and thread-safe.
 *
 * <p>Sources: the left-to-right search for the longest pause between a minimum and a maximum is
 * Gaido et al. 2021 (STRM in SHAS's code, which loses the last words of a recording, knows no depth
 * and cuts at the maximum if no pause is long enough); the preference of any pause over none is
 * that of Potapczyk and Przybysz 2020 (DAC). Rules 3 to 5, the long pause and the minimum for what
 * follows are this project's.
 */
public final class HybridSegmenter implements Segmenter {

  private final SegmentSettings settings;

  private HybridSegmenter(SegmentSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns a segmenter for speech translation:
   *
   * <ul>
   *   <li>a maximum of 18 s, that of SHAS, whose authors found 14 to 18 s best;
   *   <li>a minimum of half the maximum, from where WhisperX and FireRedVAD look for a place to
   *       cut;
   *   <li>a shortest pause of 0.2 s, as in SHAS's implementation of the hybrid method;
   *   <li>long pauses from 2 s, faster-whisper's shortest silence between segments;
   *   <li>a threshold of 0.5, as in Silero's {@code get_speech_timestamps} and SHAS;
   *   <li>a padding of 0.1 s: Silero's probabilities rise 40 ms after speech starts (median of its
   *       users' measurements), and a window more.
   * </ul>
   *
   * @return the segmenter
   */
  public static HybridSegmenter defaults() {
    return new HybridSegmenter(
        SegmentSettings.of(18, 0.1).withMinPauseSeconds(0.2).withLongPauseSeconds(2));
  }

  /**
   * Returns a segmenter for a recogniser: 8 to 15 s (a decoder keeps its beam in order, and its
   * language model gets a whole clause), cut in silence, with a quarter of a second of it on both
   * sides. Pauses of up to 5 s are bridged where that makes a short segment longer: a recogniser
   * that subtracts the mean of its features needs seconds of speech to estimate it.
   *
   * @return the segmenter
   */
  public static HybridSegmenter forRecognition() {
    return defaults()
        .withMaxSeconds(15)
        .withMinSeconds(8)
        .withLongPauseSeconds(5)
        .withPaddingSeconds(0.25);
  }

  /**
   * Returns a copy with the given maximum.
   *
   * @param value longest segment in seconds, padding included, greater than 0; infinity for no
   *     limit
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public HybridSegmenter withMaxSeconds(double value) {
    return new HybridSegmenter(settings.withMaxSeconds(value));
  }

  /**
   * Returns a copy with the given minimum, which no longer follows the maximum.
   *
   * @param value shortest segment to aim at in seconds, from 0 to the maximum
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public HybridSegmenter withMinSeconds(double value) {
    return new HybridSegmenter(settings.withMinSeconds(value));
  }

  /**
   * Returns a copy with the given shortest pause: one that may end a segment before its minimum,
   * and that is taken before any shorter one.
   *
   * @param value in seconds, at least 0
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public HybridSegmenter withMinPauseSeconds(double value) {
    return new HybridSegmenter(settings.withMinPauseSeconds(value));
  }

  /**
   * Returns a copy with the given length of pauses that always split two segments.
   *
   * @param value in seconds, greater than 0; infinity to bridge every pause that fits
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public HybridSegmenter withLongPauseSeconds(double value) {
    return new HybridSegmenter(settings.withLongPauseSeconds(value));
  }

  /**
   * Returns a copy with the given threshold.
   *
   * @param value probability from which a frame is speech, in (0, 1]
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public HybridSegmenter withThreshold(double value) {
    return new HybridSegmenter(settings.withThreshold(value));
  }

  /**
   * Returns a copy with the given padding.
   *
   * @param value silence to keep on each side where there is enough, in seconds, at least 0
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public HybridSegmenter withPaddingSeconds(double value) {
    return new HybridSegmenter(settings.withPaddingSeconds(value));
  }

  @Override
  public List<TimeSpan> segment(FrameScores scores) {
    int rate = scores.grid().sampleRate();
    LengthLimits limits = LengthLimits.of(settings, minSeconds(), rate);
    SpeechRuns runs = SpeechRuns.of(scores, settings.threshold());
    HybridCuts cuts =
        new HybridCuts(
            scores,
            runs,
            limits.min(),
            limits.budget(),
            LengthLimits.samples(settings.minPauseSeconds(), rate));
    long longPause = LengthLimits.samples(settings.longPauseSeconds(), rate);
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

  private double minSeconds() {
    return settings.minSecondsOr(settings.maxSeconds() / 2);
  }

  @Override
  public String toString() {
    return "HybridSegmenter[threshold="
        + settings.threshold()
        + ", maxSeconds="
        + settings.maxSeconds()
        + ", minSeconds="
        + minSeconds()
        + ", minPauseSeconds="
        + settings.minPauseSeconds()
        + ", longPauseSeconds="
        + settings.longPauseSeconds()
        + ", paddingSeconds="
        + settings.paddingSeconds()
        + "]";
  }
}
