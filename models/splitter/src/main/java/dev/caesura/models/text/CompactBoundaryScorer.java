package dev.caesura.models.text;

import dev.caesura.models.internal.ParallelTasks;
import dev.caesura.text.BatchScorer;
import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.boundary.TextWindow;
import dev.caesura.text.boundary.WindowedScorer;
import dev.caesura.text.punctuation.PunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;

/**
 * Sentence boundary scorer for about ninety languages, with or without punctuation and capitals.
 * The network is shipped with the library. It needs no language code, and one threshold, 0.5,
 * serves every kind of text.
 *
 * <p>The network reads hashed characters, in windows of 1,024 code points that overlap by 192. A
 * character's score depends on at most 1,023 code points before and 1,023 after it. The windows
 * start at fixed places and run one at a time, since eight-bit products take their scale from all
 * that runs together. The boundary logits of a window are then adjusted by its punctuation and
 * capitals; {@link #networkAlone} leaves that out. So the scores of a text are bit-identical alone,
 * among others, and from any number of threads.
 *
 * <p>Data, languages, figures and faults are in {@code compact-boundaries.md} beside the weights.
 *
 * <p>Thread-safe: calls share the weights and nothing else. {@link #close} waits for calls in
 * flight; later ones end with {@link IllegalStateException}.
 *
 * <p>Source: the task and its metric are those of SaT (Frohmann et al., <em>Segment Any Text</em>,
 * EMNLP 2024), which reads subwords of a vocabulary of 250,000 pieces. This network reads hashes of
 * characters and is about fourteen times smaller. The hashing follows CANINE (Clark et al., 2022)
 * with n-grams added.
 */
public final class CompactBoundaryScorer
    implements WindowedScorer, BatchScorer, ColumnScorer, PunctuationScorer, AutoCloseable {

  private static final int WINDOW = 1024;
  private static final int CONTEXT_BEFORE = 128;
  private static final int CONTEXT_AFTER = 64;

  private final CompactNetwork network;

  private CompactBoundaryScorer(CompactNetwork network) {
    this.network = network;
  }

  /**
   * Opens the shipped network.
   *
   * @return the scorer; the caller closes it
   * @throws dev.caesura.models.ModelException if the shipped file was changed
   */
  public static CompactBoundaryScorer open() {
    return new CompactBoundaryScorer(CompactNetwork.open());
  }

  /**
   * Opens a network that {@code models/training} made from other text.
   *
   * @param file the network, in ONNX form: input {@code ids} int32 [characters, 4], output {@code
   *     logits} float [characters, 9]
   * @return the scorer; the caller closes it
   * @throws IOException if the file does not exist or cannot be read
   * @throws dev.caesura.models.ModelException if it is not such a network
   */
  public static CompactBoundaryScorer open(Path file) throws IOException {
    return new CompactBoundaryScorer(CompactNetwork.open(file));
  }

  /**
   * Opens a network of an artifact on the class path, such as {@code large} of {@code
   * caesura-splitter-large}.
   *
   * @param name one of {@link #names}
   * @return the scorer; the caller closes it
   * @throws IllegalArgumentException if no artifact has a network of this name
   * @throws IOException if it cannot be read
   * @throws dev.caesura.models.ModelException if its file was changed
   */
  public static CompactBoundaryScorer named(String name) throws IOException {
    for (SplitterWeights weights : ServiceLoader.load(SplitterWeights.class)) {
      if (weights.name().equals(name)) {
        return new CompactBoundaryScorer(CompactNetwork.open(weights));
      }
    }
    throw new IllegalArgumentException(
        "name: expected one of "
            + names()
            + "; found "
            + name
            + ". Add the artifact that has it, such as caesura-splitter-large for large.");
  }

  /**
   * Returns the names of the networks of artifacts on the class path, beside the shipped one.
   *
   * @return names for {@link #named} in alphabetical order; empty if there are none
   */
  public static List<String> names() {
    return ServiceLoader.load(SplitterWeights.class).stream()
        .map(weights -> weights.get().name())
        .sorted()
        .toList();
  }

  /** Runs a window of a text, with or without what follows the network. */
  @FunctionalInterface
  private interface WindowReader {
    WindowOutput read(String text, TextWindow window);
  }

  private WindowOutput read(String text, TextWindow window) {
    return network.run(text, window).withEvidence();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the scorer is closed
   * @throws dev.caesura.models.ModelException if the network fails
   */
  @Override
  public BoundaryScores score(String text) {
    return score(text, this::read);
  }

  /**
   * Returns a scorer by the network alone, without the adjustment by punctuation and capitals, for
   * measurements and for networks that are trained to need none. The adjustment gains half a point
   * of F1 on punctuated text.
   *
   * @return a scorer that ends when this one is closed; thread-safe
   */
  public BoundaryScorer networkAlone() {
    return text -> score(text, network::run);
  }

  private static BoundaryScores score(String text, WindowReader reader) {
    float[] scores = new float[text.length()];
    for (TextWindow window : windows(text)) {
      putUsed(reader.read(text, window), window, scores);
    }
    return BoundaryScores.of(text, scores);
  }

  /** Puts the scores of the code points that a window decides; windows decide disjoint ones. */
  private static void putUsed(WindowOutput output, TextWindow window, float[] scores) {
    for (int i = window.firstUsed(); i < window.endUsed(); i++) {
      scores[output.lastUnit(i)] = output.boundary(i);
    }
  }

  /** A window of one of several texts. */
  private record WindowTask(int text, TextWindow window) {}

  /**
   * Scores texts, their windows side by side.
   *
   * @param texts any number of texts
   * @param executor runs the windows; its threads decide how many run at once
   * @return the scores of each text, in the same order; the same as {@link #score} gives
   * @throws IllegalStateException if the scorer is closed
   * @throws dev.caesura.models.ModelException if the network fails
   */
  @Override
  public List<BoundaryScores> scoreAll(List<String> texts, Executor executor) {
    List<float[]> scores = texts.stream().map(text -> new float[text.length()]).toList();
    List<WindowTask> tasks = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      for (TextWindow window : windows(texts.get(i))) {
        tasks.add(new WindowTask(i, window));
      }
    }
    ParallelTasks.run(
        tasks,
        task -> {
          WindowOutput output = read(texts.get(task.text()), task.window());
          putUsed(output, task.window(), scores.get(task.text()));
        },
        executor);
    List<BoundaryScores> result = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      result.add(BoundaryScores.of(texts.get(i), scores.get(i)));
    }
    return result;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The scores are means of four readings, in which the groups of four characters that the
   * network reads start at different places. So it takes four times as long as {@link #score}.
   *
   * @throws IllegalStateException if the scorer is closed
   * @throws dev.caesura.models.ModelException if the network fails
   */
  @Override
  public PunctuationScores punctuation(String text) {
    PunctuationReadings readings = new PunctuationReadings(text.length());
    for (int lead = 0; lead < PunctuationReadings.COUNT; lead++) {
      String moved = " ".repeat(lead) + text;
      for (TextWindow window : windows(moved)) {
        readings.add(read(moved, window), window, lead);
      }
    }
    return readings.mean(text);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The nine columns are the logits of a boundary; of the marks {@code . , ? ! : ; –} and
   * similar ones; of a capital.
   */
  @Override
  public void visit(String text, Visitor visitor) {
    float[] columns = new float[WindowOutput.COLUMNS];
    for (TextWindow window : windows(text)) {
      WindowOutput output = read(text, window);
      for (int i = window.firstUsed(); i < window.endUsed(); i++) {
        output.get(i, columns);
        visitor.at(output.lastUnit(i), columns);
      }
    }
  }

  @Override
  public int columns() {
    return WindowOutput.COLUMNS;
  }

  @Override
  public float threshold() {
    return 0.5f;
  }

  @Override
  public String identity() {
    return "sha256:" + network.sha256();
  }

  /** Returns the windows that the network reads of a text. */
  static List<TextWindow> windows(String text) {
    return TextWindow.of(text, WINDOW, CONTEXT_BEFORE, CONTEXT_AFTER);
  }

  @Override
  public int windowCodePoints() {
    return WINDOW;
  }

  @Override
  public int strideCodePoints() {
    return WINDOW - CONTEXT_BEFORE - CONTEXT_AFTER;
  }

  @Override
  public int contextCodePoints() {
    return CONTEXT_BEFORE;
  }

  /** Waits for calls in flight and frees the network; a second call does nothing. */
  @Override
  public void close() {
    network.close();
  }
}
