package dev.caesura.audio.segment;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.OnlineSegmenter;
import dev.caesura.audio.ScoreStream;
import dev.caesura.audio.StreamingScorer;
import dev.caesura.audio.StreamingSegmenter;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Segments of a recording that is still running: samples go in as they come, in blocks of any size,
 * segments come out as soon as nothing can change them.
 *
 * <p>The segments are those that scorer and segmenter give of the whole recording. Memory does not
 * grow with the recording: it is what the scorer and the segmenter hold within their delay. Not
 * thread-safe; the caller that starts it closes it.
 *
 * <pre>{@code
 * EnergyScorer scorer = EnergyScorer.defaults();
 * HysteresisSegmenter pauses = HysteresisSegmenter.defaults();
 * float[] block = new float[1600];
 * try (AudioStream audio = recording.open();
 *     SpeechStream speech = SpeechStream.start(scorer, pauses, recording.sampleRate())) {
 *   for (int read; (read = audio.read(block, 0, block.length)) > 0; ) {
 *     speech.push(block, 0, read).forEach(System.out::println);
 *   }
 *   speech.finish().forEach(System.out::println);
 * }
 * }</pre>
 */
public final class SpeechStream implements AutoCloseable {

  private final ScoreStream scores;
  private final StreamingSegmenter segments;
  private final double delaySeconds;
  private long samples;

  private SpeechStream(ScoreStream scores, StreamingSegmenter segments, double delaySeconds) {
    this.scores = scores;
    this.segments = segments;
    this.delaySeconds = delaySeconds;
  }

  /**
   * Starts on a recording.
   *
   * @param scorer the scorer; the caller still closes it
   * @param segmenter decides where segments are
   * @param sampleRate samples a second of the recording
   * @return a stream for this recording alone, from sample 0; the caller closes it
   * @throws IllegalArgumentException if the scorer does not take this rate
   */
  public static SpeechStream start(
      StreamingScorer scorer, OnlineSegmenter segmenter, int sampleRate) {
    FrameGrid grid = scorer.grid(sampleRate);
    // The frame that decides ends up to three hops after the segmenter's delay: the segment ends
    // inside a frame, the decision takes the one after, which waits for the one after it.
    double frames = (2.0 * grid.hopSamples() + grid.windowSamples()) / sampleRate;
    StreamingSegmenter segments = segmenter.start(grid, 0);
    return new SpeechStream(
        scorer.start(sampleRate),
        segments,
        scorer.lookaheadSeconds() + segmenter.delaySeconds() + frames);
  }

  /**
   * Returns the longest delay of a segment: when this much audio after its end has been pushed, the
   * segment has been returned.
   *
   * @return seconds of audio, more than 0
   */
  public double delaySeconds() {
    return delaySeconds;
  }

  /**
   * Takes the next samples.
   *
   * @param block mono PCM, nominally in [-1, 1]; read during the call only
   * @param offset the first to take
   * @param length how many, at least 0
   * @return the segments that are final now and were not returned before, in time order
   * @throws IllegalArgumentException if a sample is NaN or infinite
   * @throws IndexOutOfBoundsException if the range is not inside the array
   * @throws IllegalStateException if the recording has ended or the stream is closed
   */
  public List<TimeSpan> push(float[] block, int offset, int length) {
    List<TimeSpan> ready = segments.push(scores.push(block, offset, length));
    samples += length;
    return ready;
  }

  /**
   * Takes the next samples.
   *
   * @param block mono PCM, nominally in [-1, 1]; read during the call only
   * @return the segments that are final now and were not returned before, in time order
   * @throws IllegalArgumentException if a sample is NaN or infinite
   * @throws IllegalStateException if the recording has ended or the stream is closed
   */
  public List<TimeSpan> push(float... block) {
    return push(block, 0, block.length);
  }

  /**
   * Ends the recording.
   *
   * @return the segments that were not returned before, in time order
   * @throws IllegalStateException if it has ended already or the stream is closed
   */
  public List<TimeSpan> finish() {
    List<TimeSpan> ready = new ArrayList<>(segments.push(scores.finish()));
    ready.addAll(segments.finish(samples));
    return List.copyOf(ready);
  }

  /** Releases the resources of the stream; a second call does nothing. */
  @Override
  public void close() {
    scores.close();
  }
}
