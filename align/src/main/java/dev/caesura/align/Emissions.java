package dev.caesura.align;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.TimeSpan;
import java.util.Objects;

/**
 * What a CTC model says of a stretch of a recording: for each frame of a grid the natural logarithm
 * of the probability of each symbol.
 *
 * <p>A value of negative infinity means "never"; NaN and values above 0 are refused. Held as one
 * array of 4 bytes a value: three hours at 50 frames a second and 32 symbols take 69 MB. Immutable
 * and thread-safe.
 */
public final class Emissions {

  /** How far above 0 the rounding of a log-softmax in single precision may lie. */
  private static final float ROUNDING = 1e-4f;

  private final TimeSpan span;
  private final FrameGrid grid;
  private final int symbols;
  private final float[] values;

  private Emissions(TimeSpan span, FrameGrid grid, int symbols, float[] values) {
    this.span = span;
    this.grid = grid;
    this.symbols = symbols;
    this.values = values;
  }

  /**
   * Emissions of a stretch of a recording.
   *
   * @param span the stretch, at the grid's rate
   * @param grid where the frames lie, from the start of {@code span}; only the hop counts here,
   *     since models differ in how they pad: frame {@code i} starts at {@code i} hops
   * @param symbols size of the vocabulary, at least 1
   * @param values log-probabilities, frame by frame; as many frames as fit, copied
   * @return the emissions; may hold no frame
   * @throws IllegalArgumentException if the values are no whole frames, start beyond the span, or
   *     one of them is NaN or above 0
   */
  public static Emissions of(TimeSpan span, FrameGrid grid, int symbols, float[] values) {
    Objects.requireNonNull(span, "span");
    if (span.sampleRate() != grid.sampleRate()) {
      throw new IllegalArgumentException(
          "span of " + span.sampleRate() + " Hz on a grid of " + grid.sampleRate() + " Hz");
    }
    if (symbols < 1) {
      throw new IllegalArgumentException("symbols " + symbols + " is not at least 1");
    }
    if (values.length % symbols != 0) {
      throw new IllegalArgumentException(
          values.length + " values are no whole frames of " + symbols + " symbols");
    }
    long frames = values.length / symbols;
    if (frames > grid.startedFrames(span.samples())) {
      throw new IllegalArgumentException(
          frames + " frames on " + grid + " do not start inside " + span);
    }
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] <= ROUNDING)) {
        throw new IllegalArgumentException(
            "log-probability of symbol "
                + i % symbols
                + " in frame "
                + i / symbols
                + " is "
                + values[i]
                + ", not in [-infinity, 0]");
      }
    }
    return new Emissions(span, grid, symbols, values.clone());
  }

  /**
   * The stretch that was listened to.
   *
   * @return its span
   */
  public TimeSpan span() {
    return span;
  }

  /**
   * Where the frames lie.
   *
   * @return the grid, counted from the start of {@link #span()}
   */
  public FrameGrid grid() {
    return grid;
  }

  /**
   * Number of frames.
   *
   * @return at least 0
   */
  public int frames() {
    return values.length / symbols;
  }

  /**
   * Size of the vocabulary.
   *
   * @return at least 1
   */
  public int symbols() {
    return symbols;
  }

  /**
   * One log-probability.
   *
   * @param frame in {@code [0, frames())}
   * @param symbol in {@code [0, symbols())}
   * @return its value, at most 0 but for rounding
   * @throws IndexOutOfBoundsException if there is no such frame or symbol
   */
  public float at(int frame, int symbol) {
    Objects.checkIndex(symbol, symbols);
    return values[Objects.checkIndex(frame, frames()) * symbols + symbol];
  }

  /**
   * All symbols of a frame.
   *
   * @param frame in {@code [0, frames())}
   * @param into where to copy them, at least {@link #symbols()} long
   * @throws IndexOutOfBoundsException if there is no such frame or no room
   */
  public void copyFrame(int frame, float[] into) {
    System.arraycopy(values, Objects.checkIndex(frame, frames()) * symbols, into, 0, symbols);
  }

  /**
   * The samples that a run of frames stands for: their hops, cut at the end of the span.
   *
   * @param from first frame, in {@code [0, frames()]}
   * @param to one past the last frame, in {@code [from, frames()]}
   * @return the stretch; empty if they are equal
   * @throws IndexOutOfBoundsException if the frames are not in range
   */
  public TimeSpan frameSpan(int from, int to) {
    Objects.checkFromToIndex(from, to, frames());
    return new TimeSpan(startOf(from), startOf(to), span.sampleRate());
  }

  private long startOf(int frame) {
    return Math.min(span.endSample(), span.startSample() + (long) frame * grid.hopSamples());
  }

  @Override
  public String toString() {
    return "Emissions[" + frames() + " frames of " + symbols + " symbols, " + span + "]";
  }
}
