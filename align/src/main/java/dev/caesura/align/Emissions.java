package dev.caesura.align;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.TimeSpan;
import java.util.Objects;

/**
 * Emissions of a CTC model for a stretch of a recording: for each frame of a grid, the natural
 * logarithm of the probability of each symbol.
 *
 * <p>Negative infinity stands for probability 0; NaN and values above 0 are rejected. The values
 * are kept in one array of 4 bytes each: three hours at 50 frames per second and 32 symbols take 69
 * MB. Emissions over a {@link FrameReader}, such as a file, hold no values. Immutable, and
 * thread-safe if the reader is.
 */
public final class Emissions {

  /** How far above 0 a log-softmax in single precision may round. */
  private static final float ROUNDING = 1e-4f;

  private final TimeSpan span;
  private final FrameGrid grid;
  private final int symbols;
  private final int frames;
  private final FrameReader reader;

  /** Reader of the log-probabilities of one frame. Implementations are thread-safe. */
  @FunctionalInterface
  public interface FrameReader {

    /**
     * Copies the log-probabilities of a frame.
     *
     * @param frame index of the frame, in {@code [0, frames())}
     * @param into array to copy them to, from index 0
     */
    void read(int frame, float[] into);
  }

  private Emissions(TimeSpan span, FrameGrid grid, int symbols, int frames, FrameReader reader) {
    this.span = span;
    this.grid = grid;
    this.symbols = symbols;
    this.frames = frames;
    this.reader = reader;
  }

  /**
   * Returns emissions that are read frame by frame, so that hours of a large vocabulary need not
   * sit in memory.
   *
   * @param span the stretch, at the sample rate of the grid
   * @param grid the grid of the frames, from the start of {@code span}
   * @param symbols size of the vocabulary, at least 1
   * @param frames the number of frames, at least 0
   * @param reader gives log-probabilities in [-infinity, 0], which are not checked
   * @return the emissions
   * @throws IllegalArgumentException if a frame starts after the span, or rates differ
   */
  public static Emissions of(
      TimeSpan span, FrameGrid grid, int symbols, int frames, FrameReader reader) {
    Objects.requireNonNull(reader, "reader");
    check(span, grid, symbols, frames);
    return new Emissions(span, grid, symbols, frames, reader);
  }

  private static void check(TimeSpan span, FrameGrid grid, int symbols, int frames) {
    Objects.requireNonNull(span, "span");
    if (span.sampleRate() != grid.sampleRate()) {
      throw new IllegalArgumentException(
          "span at "
              + span.sampleRate()
              + " Hz: expected the "
              + grid.sampleRate()
              + " Hz of the grid");
    }
    if (symbols < 1) {
      throw new IllegalArgumentException("symbols " + symbols + ": expected at least 1");
    }
    if (frames < 0 || frames > grid.startedFrames(span.samples())) {
      throw new IllegalArgumentException(
          frames + " frames on " + grid + ": expected frames that start inside " + span);
    }
  }

  /**
   * Returns the emissions of a stretch of a recording.
   *
   * @param span the stretch, at the sample rate of the grid
   * @param grid the grid of the frames, from the start of {@code span}; only its hop matters, since
   *     models differ in how they pad: frame {@code i} starts at {@code i} hops
   * @param symbols size of the vocabulary, at least 1
   * @param values log-probabilities, [frame][symbol], in [-infinity, 0]; copied
   * @return the emissions; without frames if there are no values
   * @throws IllegalArgumentException if the values are not whole frames, a frame starts after the
   *     span, or a value is NaN or above 0
   */
  public static Emissions of(TimeSpan span, FrameGrid grid, int symbols, float[] values) {
    if (symbols > 0 && values.length % symbols != 0) {
      throw new IllegalArgumentException(
          values.length + " values: expected whole frames of " + symbols + " symbols");
    }
    check(span, grid, symbols, values.length / Math.max(1, symbols));
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] <= ROUNDING)) {
        throw new IllegalArgumentException(
            "log-probability of symbol "
                + i % symbols
                + " in frame "
                + i / symbols
                + " "
                + values[i]
                + ": expected a number in [-infinity, 0]");
      }
    }
    float[] copy = values.clone();
    return new Emissions(
        span,
        grid,
        symbols,
        copy.length / symbols,
        (frame, into) -> System.arraycopy(copy, frame * symbols, into, 0, symbols));
  }

  /**
   * Returns the stretch of the recording.
   *
   * @return the span of all frames
   */
  public TimeSpan span() {
    return span;
  }

  /**
   * Returns the grid of the frames.
   *
   * @return the grid, counted from the start of {@link #span()}
   */
  public FrameGrid grid() {
    return grid;
  }

  /**
   * Returns the number of frames.
   *
   * @return at least 0
   */
  public int frames() {
    return frames;
  }

  /**
   * Returns the size of the vocabulary.
   *
   * @return at least 1
   */
  public int symbols() {
    return symbols;
  }

  /**
   * Returns the log-probability of a symbol in a frame.
   *
   * @param frame index of the frame, in {@code [0, frames())}
   * @param symbol index of the symbol, in {@code [0, symbols())}
   * @return the natural logarithm, at most 0 up to rounding
   * @throws IndexOutOfBoundsException if there is no such frame or symbol
   */
  public float at(int frame, int symbol) {
    Objects.checkIndex(symbol, symbols);
    float[] row = new float[symbols];
    copyFrame(frame, row);
    return row[symbol];
  }

  /**
   * Copies the log-probabilities of all symbols in a frame.
   *
   * @param frame index of the frame, in {@code [0, frames())}
   * @param into array to copy them to, of length {@link #symbols()} or more
   * @throws IndexOutOfBoundsException if there is no such frame, or the array is too short
   */
  public void copyFrame(int frame, float[] into) {
    reader.read(Objects.checkIndex(frame, frames), into);
  }

  /**
   * Returns the samples of a run of frames: their hops, cut at the end of the span.
   *
   * @param from first frame, in {@code [0, frames()]}
   * @param to one past the last frame, in {@code [from, frames()]}
   * @return the stretch; empty if {@code from} equals {@code to}
   * @throws IndexOutOfBoundsException if the frames are not in range
   */
  public TimeSpan frameSpan(int from, int to) {
    Objects.checkFromToIndex(from, to, frames());
    return new TimeSpan(startOf(from), startOf(to), span.sampleRate());
  }

  /**
   * Returns the emissions of a run of frames, as a view.
   *
   * @param from first frame, in {@code [0, frames()]}
   * @param to one past the last frame, in {@code [from, frames()]}
   * @return emissions over {@link #frameSpan}
   * @throws IndexOutOfBoundsException if the frames are not in range
   */
  public Emissions slice(int from, int to) {
    return new Emissions(
        frameSpan(from, to),
        grid,
        symbols,
        to - from,
        (frame, into) -> reader.read(from + frame, into));
  }

  private long startOf(int frame) {
    return Math.min(span.endSample(), span.startSample() + (long) frame * grid.hopSamples());
  }

  @Override
  public String toString() {
    return "Emissions[" + frames() + " frames of " + symbols + " symbols, " + span + "]";
  }
}
