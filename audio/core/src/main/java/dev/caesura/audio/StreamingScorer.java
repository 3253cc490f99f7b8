package dev.caesura.audio;

import java.io.IOException;
import java.util.Arrays;

/**
 * Scorer that works while the recording is still running, with a bounded delay and in bounded
 * memory.
 *
 * <p>A whole recording goes through the same stream, so that both give the same scores.
 * Implementations are thread-safe; the streams that they start are not.
 */
public interface StreamingScorer extends SpeechScorer {

  /**
   * Returns the grid on which the frames of a recording lie.
   *
   * @param sampleRate samples a second of the recording
   * @return the grid, from sample 0 on
   * @throws IllegalArgumentException if the scorer does not take this rate
   */
  FrameGrid grid(int sampleRate);

  /**
   * Starts on a recording.
   *
   * @param sampleRate samples a second of the recording
   * @return a stream for this recording alone; the caller closes it
   * @throws IllegalArgumentException if the scorer does not take this rate
   */
  ScoreStream start(int sampleRate);

  /**
   * Returns how much audio after a frame's last sample the scorer needs before it returns the
   * frame's score.
   *
   * @return seconds, at least 0; 0 if nothing that follows changes a score
   */
  double lookaheadSeconds();

  @Override
  default FrameScores score(AudioSource recording) throws IOException {
    int rate = recording.sampleRate();
    FrameGrid grid = grid(rate);
    // About eight seconds at 16 kHz: efficient for networks that run on many windows at once.
    float[] block = new float[1 << 17];
    float[] scores = new float[1024];
    int frames = 0;
    long samples = 0;
    try (AudioStream audio = recording.open();
        ScoreStream stream = start(rate)) {
      boolean more = true;
      while (more) {
        int read = audio.readFully(block, 0, block.length);
        samples += read;
        more = read == block.length;
        float[] next = stream.push(block, 0, read);
        float[] last = more ? new float[0] : stream.finish();
        int needed = Math.addExact(frames, next.length + last.length);
        if (needed > scores.length) {
          scores = Arrays.copyOf(scores, Math.max(needed, Math.multiplyExact(scores.length, 2)));
        }
        System.arraycopy(next, 0, scores, frames, next.length);
        System.arraycopy(last, 0, scores, frames + next.length, last.length);
        frames = needed;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(recording.name() + ": " + e.getMessage(), e);
    }
    return FrameScores.of(new TimeSpan(0, samples, rate), grid, Arrays.copyOf(scores, frames));
  }
}
