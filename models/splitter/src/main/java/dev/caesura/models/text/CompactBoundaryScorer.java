package dev.caesura.models.text;

import dev.caesura.io.Sha256;
import dev.caesura.models.ModelException;
import dev.caesura.models.internal.ElementType;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Signature;
import dev.caesura.models.internal.Tensor;
import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.boundary.TextWindow;
import dev.caesura.text.boundary.WindowedScorer;
import dev.caesura.text.punctuation.Mark;
import dev.caesura.text.punctuation.PunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Sentence ends in any of some ninety languages, with or without punctuation and capitals, from a
 * network that is shipped with the library. No language code is needed, and one threshold, 0.5, is
 * meant to serve every kind of text.
 *
 * <p>The network reads hashed characters, in windows of 1,024 code points that overlap by 192. A
 * character's score depends on at most 1,023 code points before and 1,023 after it, and on nothing
 * else: the windows lie at fixed places from the text's beginning and are run one at a time, since
 * the eight-bit products take their scale from all that is run together. What the network says of a
 * window is then weighed by the punctuation in that window ({@link #networkAlone} leaves that out).
 * So a text has the same scores alone, among others, and from any number of threads, to the last
 * bit.
 *
 * <p>Data, languages, figures and faults are in {@code compact-boundaries.md} beside the weights.
 *
 * <p>Thread-safe: calls share the weights and nothing else. {@link #close} waits for calls in
 * flight; later ones end with {@link IllegalStateException}.
 *
 * <p>Source: the task and its scorer are those of SaT (Frohmann et al., <em>Segment Any Text</em>,
 * EMNLP 2024), which reads the subwords of a 250,000-piece vocabulary; this network reads hashes of
 * characters and is some fourteen times smaller. The hashing follows CANINE (Clark et al., 2022)
 * with n-grams added.
 */
public final class CompactBoundaryScorer
    implements WindowedScorer, ColumnScorer, PunctuationScorer, AutoCloseable {

  /** Digest of the shipped weights. */
  static final String SHIPPED_SHA256 =
      "b95f8a5432eba2b007b9685bfb72185fee946d54a96976b98eece02715830ad0";

  static final int OUTPUTS = 9;

  /** Windows start every 832 code points; appended text changes no score more than 959 back. */
  private static final int LENGTH = 1024;

  private static final int LEFT = 128;
  private static final int RIGHT = 64;
  private static final int GROUP = 4;
  private static final String SHIPPED = "compact-boundaries.onnx";
  private static final String IDS = "ids";
  private static final String LOGITS = "logits";
  private static final Signature SIGNATURE =
      Signature.of(List.of(new Port(IDS, ElementType.INT32)), List.of(Port.float32(LOGITS)));

  private final OnnxModel model;
  private final String sha256;

  private CompactBoundaryScorer(OnnxModel model, String sha256) {
    this.model = model;
    this.sha256 = sha256;
  }

  /**
   * Opens the shipped network.
   *
   * @return the scorer; the caller closes it
   * @throws dev.caesura.models.ModelException if the shipped file was changed
   */
  public static CompactBoundaryScorer open() {
    try (InputStream in = CompactBoundaryScorer.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("resource " + SHIPPED + " is missing from the jar");
      }
      return new CompactBoundaryScorer(
          OnnxModel.open(
              SHIPPED, in.readAllBytes(), SIGNATURE, new OnnxModel.Options(SHIPPED_SHA256, 1)),
          SHIPPED_SHA256);
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + SHIPPED + " cannot be read", e);
    }
  }

  /**
   * Opens a network that {@code models/training} made of other text.
   *
   * @param file the network, in ONNX form: input {@code ids} int32 [characters, 4], output {@code
   *     logits} float [characters, 9]
   * @return the scorer; the caller closes it
   * @throws IOException if the file is not there or cannot be read
   * @throws dev.caesura.models.ModelException if it is not such a network
   */
  public static CompactBoundaryScorer open(Path file) throws IOException {
    OnnxModel model = OnnxModel.open(file, SIGNATURE, OnnxModel.Options.defaults());
    return new CompactBoundaryScorer(model, Sha256.ofFiles(file));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the scorer is closed
   * @throws dev.caesura.models.ModelException if the network fails
   */
  @Override
  public BoundaryScores score(String text) {
    return score(text, this::logits);
  }

  /**
   * What the network says by itself: without the correction by the punctuation around, by which
   * {@link #score} gains half a point of F1 on punctuated text. To measure that, and for networks
   * that were trained to need none.
   *
   * @return a scorer that this one's closing ends; thread-safe
   */
  public BoundaryScorer networkAlone() {
    return text -> score(text, this::networkLogits);
  }

  /** The outputs for a window; also fills in its code points and their last UTF-16 units. */
  private interface WindowLogits {
    FloatBuffer of(String text, TextWindow window, int[] codes, int[] last);
  }

  private static BoundaryScores score(String text, WindowLogits outputs) {
    float[] scores = new float[text.length()];
    for (TextWindow window : windows(text)) {
      run(text, window, outputs, scores);
    }
    return BoundaryScores.of(text, scores);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the scorer is closed
   * @throws dev.caesura.models.ModelException if the network fails
   */
  @Override
  public PunctuationScores punctuation(String text) {
    int kinds = Mark.values().length;
    float[] ends = new float[text.length()];
    float[] marks = new float[Math.multiplyExact(text.length(), kinds)];
    float[] upper = new float[text.length()];
    for (TextWindow window : windows(text)) {
      int[] last = new int[window.length()];
      FloatBuffer logits = logits(text, window, new int[window.length()], last);
      for (int i = window.firstUsed(); i < window.endUsed(); i++) {
        ends[last[i]] = probability(logits.get(i * OUTPUTS));
        upper[last[i]] = probability(logits.get(i * OUTPUTS + kinds));
        // No mark has the logit 0, as in training.
        double sum = 1;
        for (int k = 1; k < kinds; k++) {
          sum += Math.exp(logits.get(i * OUTPUTS + k));
        }
        marks[last[i] * kinds] = (float) (1 / sum);
        for (int k = 1; k < kinds; k++) {
          marks[last[i] * kinds + k] = (float) (Math.exp(logits.get(i * OUTPUTS + k)) / sum);
        }
      }
    }
    return PunctuationScores.of(BoundaryScores.of(text, ends), marks, upper);
  }

  /**
   * The logits of a boundary; of the marks {@code . , ? ! : ; –} and the like; of a capital: the
   * nine columns of the network.
   */
  @Override
  public void visit(String text, Visitor visitor) {
    float[] columns = new float[OUTPUTS];
    for (TextWindow window : windows(text)) {
      int[] last = new int[window.length()];
      FloatBuffer logits = logits(text, window, new int[window.length()], last);
      for (int i = window.firstUsed(); i < window.endUsed(); i++) {
        logits.get(i * OUTPUTS, columns);
        visitor.at(last[i], columns);
      }
    }
  }

  @Override
  public int columns() {
    return OUTPUTS;
  }

  @Override
  public float threshold() {
    return 0.5f;
  }

  @Override
  public String identity() {
    return "sha256:" + sha256;
  }

  static List<TextWindow> windows(String text) {
    return TextWindow.of(text, LENGTH, LEFT, RIGHT);
  }

  private static float probability(float logit) {
    return (float) (1 / (1 + Math.exp(-logit)));
  }

  @Override
  public int windowCodePoints() {
    return LENGTH;
  }

  @Override
  public int strideCodePoints() {
    return LENGTH - LEFT - RIGHT;
  }

  @Override
  public int contextCodePoints() {
    return LEFT;
  }

  /**
   * Scores texts, their windows side by side.
   *
   * @param texts any number of texts
   * @param executor runs the windows; its threads decide how many at once
   * @return the scores of each text, in the same order; the same as {@link #score} gives
   * @throws IllegalStateException if the scorer is closed
   * @throws dev.caesura.models.ModelException if the network fails
   */
  public List<BoundaryScores> scoreAll(List<String> texts, Executor executor) {
    List<float[]> scores = new ArrayList<>();
    List<CompletableFuture<Void>> runs = new ArrayList<>();
    for (String text : texts) {
      float[] own = new float[text.length()];
      scores.add(own);
      for (TextWindow window : windows(text)) {
        runs.add(CompletableFuture.runAsync(() -> run(text, window, this::logits, own), executor));
      }
    }
    try {
      CompletableFuture.allOf(runs.toArray(new CompletableFuture<?>[0])).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
    List<BoundaryScores> result = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      result.add(BoundaryScores.of(texts.get(i), scores.get(i)));
    }
    return result;
  }

  private static void run(String text, TextWindow window, WindowLogits outputs, float[] scores) {
    int[] last = new int[window.length()];
    FloatBuffer logits = outputs.of(text, window, new int[window.length()], last);
    for (int i = window.firstUsed(); i < window.endUsed(); i++) {
      scores[last[i]] = probability(logits.get(i * OUTPUTS));
    }
  }

  /**
   * Nine outputs for each character, boundaries weighed by the punctuation around; also its code
   * point and its last UTF-16 unit.
   */
  private FloatBuffer logits(String text, TextWindow window, int[] codes, int[] last) {
    FloatBuffer logits = networkLogits(text, window, codes, last);
    OrthographicEvidence.weigh(codes, logits, OUTPUTS);
    return logits;
  }

  /** The same as the network says it. */
  FloatBuffer networkLogits(String text, TextWindow window, int[] codes, int[] last) {
    int at = window.start();
    for (int i = 0; i < codes.length; i++) {
      codes[i] = text.codePointAt(at);
      at += Character.charCount(codes[i]);
      last[i] = at - 1;
    }
    int groups = (codes.length + GROUP - 1) / GROUP;
    int values = groups * GROUP * CharacterFeatures.COLUMNS;
    // zeros after the last character are row 0, "nothing here"
    IntBuffer ids =
        ByteBuffer.allocateDirect(values * Integer.BYTES)
            .order(ByteOrder.nativeOrder())
            .asIntBuffer();
    CharacterFeatures.put(codes, codes.length, ids);
    ids.position(0);
    Tensor input = Tensor.of(ids, (long) groups * GROUP, CharacterFeatures.COLUMNS);
    FloatBuffer logits = model.run(Map.of(IDS, input), Set.of(LOGITS)).get(LOGITS).floats();
    for (int i = 0; i < codes.length * OUTPUTS; i++) {
      if (Float.isNaN(logits.get(i))) {
        throw new ModelException(
            model.name()
                + ": expected numbers as logits; found NaN in column "
                + i % OUTPUTS
                + " of code point "
                + i / OUTPUTS
                + " of a window");
      }
    }
    return logits;
  }

  /** Waits for calls in flight and frees the network; a second call does nothing. */
  @Override
  public void close() {
    model.close();
  }
}
