package dev.caesura.models.text.sat;

import dev.caesura.io.Sha256;
import dev.caesura.models.ModelException;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.Tensor;
import dev.caesura.models.text.ColumnScorer;
import dev.caesura.text.BoundaryScores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A network of the SaT or WtP family from the user's files: the probability of a boundary after
 * every character, in 85 languages.
 *
 * <p>A folder as the hub has it: {@code model_optimized.onnx} or {@code model.onnx}; for SaT {@code
 * tokenizer.json} of xlm-roberta-base; {@code config.json} where it is there. Inputs {@code
 * input_ids} int64 [batch, tokens] (SaT) or {@code hashed_ids} int64 [batch, characters, 8] (WtP,
 * of the BERT kind), and {@code attention_mask} in float16, float32 or int64 (with both names
 * swapped, as the first exports have them, too); output {@code logits} in float16 or float32
 * [batch, tokens, columns], of which column 0 is the boundary's.
 *
 * <p>Tokens are read in overlapping windows, a token's logits are averaged, and stand at its last
 * character; characters inside tokens have probability 0. Windows of many texts are run together,
 * those of like length in one batch.
 *
 * <p>Thread-safe. {@link #close} waits for calls in flight. Memory grows with the text; {@link
 * dev.caesura.text.boundary.FixedWindows} bounds it. The tokenizer's native library is unpacked
 * once into {@code ~/.djl.ai} (or {@code DJL_CACHE_DIR}).
 *
 * <p>Source: {@code extract.py} of wtpsplit 2.2 (Minixhofer et al., ACL 2023; Frohmann et al.,
 * EMNLP 2024). It differs in that sums are kept in single precision, not half.
 *
 * <p>Networks in eight bits that find the range of their values while they run find it for a batch:
 * such a text may score a little otherwise among others than alone.
 */
public final class SatScorer implements ColumnScorer, AutoCloseable {

  /** Texts whose windows share batches; bounds the memory of a call with very many. */
  private static final int TOGETHER = 1000;

  /**
   * Tokens of a batch. More made a processor slower, since what is between the layers left its
   * caches; fewer make small products.
   */
  private static final int TOKENS_TOGETHER = 512;

  private static final int BATCHES_TOGETHER = 64;

  private final SatNetwork network;
  private final UnitReader reader;
  private final SatSettings settings;
  private final float threshold;
  private final Path file;
  private final int columns;

  /** Read when it is asked for: files can be large. */
  private volatile String identity = "";

  private SatScorer(
      SatNetwork network, UnitReader reader, SatSettings settings, float threshold, Path file) {
    this.network = network;
    this.reader = reader;
    this.settings = settings;
    this.threshold = threshold;
    this.file = file;
    Units probe = reader.read("a.");
    UnitWindow window = new UnitWindow(0, 0, probe.count());
    this.columns = (int) network.run(List.of(window), List.of(probe)).shape()[2];
    requireLastPiece();
  }

  /** A tokenizer of another network fails now, and not at the first text with a rare word. */
  private void requireLastPiece() {
    if (reader.pieces() == 0) {
      return;
    }
    Units last = new Units(new long[] {reader.pieces() - 1L}, new int[] {0}, 1);
    try {
      network.run(List.of(new UnitWindow(0, 0, 1)), List.of(last));
    } catch (ModelException e) {
      throw new ModelException(
          file
              + ": expected a network that knows the "
              + reader.pieces()
              + " pieces of its tokenizer.json; found that the last one fails: "
              + e.getMessage(),
          e);
    }
  }

  /**
   * Opens a network with the default windows.
   *
   * @param path a folder, or the ONNX file in it
   * @return the scorer; the caller closes it
   * @throws IOException if a file is missing or cannot be read
   * @throws ModelException if a file holds something else than it should
   */
  public static SatScorer open(Path path) throws IOException {
    return open(path, SatSettings.defaults());
  }

  /**
   * Opens a network.
   *
   * @param path a folder, or the ONNX file in it
   * @param settings how long texts are read
   * @return the scorer; the caller closes it
   * @throws IOException if a file is missing or cannot be read
   * @throws ModelException if a file holds something else than it should
   */
  public static SatScorer open(Path path, SatSettings settings) throws IOException {
    Path file = SatFolder.network(path);
    Path folder = file.toAbsolutePath().getParent();
    OnnxModel model =
        OnnxModel.open(
            file,
            SatFolder.forms(SatNetwork.MASK, SatNetwork.LOGITS),
            new OnnxModel.Options("", settings.threads()));
    UnitReader reader = null;
    try {
      boolean isSubword = model.inputs().stream().anyMatch(p -> p.name().equals("input_ids"));
      reader = isSubword ? Subwords.open(folder.resolve("tokenizer.json")) : new HashedCharacters();
      if (isSubword) {
        SatConfig.requireVocabulary(folder, reader.pieces());
      }
      SatNetwork network = new SatNetwork(model, reader.before(), reader.behind());
      SatScorer sat =
          new SatScorer(network, reader, settings, SatConfig.threshold(folder, isSubword), file);
      model = null;
      reader = null;
      return sat;
    } finally {
      if (reader != null) {
        reader.close();
      }
      if (model != null) {
        model.close();
      }
    }
  }

  /**
   * The threshold that belongs to the network: 0.25 for {@code -sm}, 0.025 for other SaT, 0.01
   * without limited lookahead and for WtP. The papers cut above it.
   *
   * @return in (0, 1)
   */
  @Override
  public float threshold() {
    return threshold;
  }

  /** One for {@code -sm}; others have one more for every mark that the network was taught. */
  @Override
  public int columns() {
    return columns;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if the file cannot be read any more
   */
  @Override
  public String identity() {
    if (identity.isEmpty()) {
      try {
        identity = "sha256:" + Sha256.ofFiles(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return identity;
  }

  /** Averaged over windows as {@link #score} has it; what is inside tokens is passed over. */
  @Override
  public void visit(String text, Visitor visitor) {
    Units units = reader.read(text);
    float[] all = logits(List.of(units), columns, Runnable::run).get(0);
    float[] own = new float[columns];
    for (int i = 0; i < units.count(); i++) {
      boolean hidden = i + 1 < units.count() && units.last(i + 1) == units.last(i);
      if (units.last(i) >= 0 && !hidden) {
        System.arraycopy(all, i * columns, own, 0, columns);
        visitor.at(units.last(i), own);
      }
    }
  }

  @Override
  public BoundaryScores score(String text) {
    return scoreAll(List.of(text)).get(0);
  }

  /**
   * Scores texts, their windows in common batches.
   *
   * @param texts any number of texts
   * @return the scores of each, in the same order
   * @throws IllegalStateException if the scorer is closed
   * @throws ModelException if the network fails
   */
  public List<BoundaryScores> scoreAll(List<String> texts) {
    return scoreAll(texts, Runnable::run);
  }

  /**
   * Scores texts, their windows in common batches, several batches side by side. With one thread
   * inside the network ({@link SatSettings#withThreads}) and as many of the executor as there are
   * processors, short texts are read faster than with many threads inside the network, which wait
   * for each other after every small product.
   *
   * @param texts any number of texts
   * @param executor reads texts and runs batches; its threads decide how many at once
   * @return the scores of each, in the same order; the same as {@link #scoreAll(List)} gives
   * @throws IllegalStateException if the scorer is closed
   * @throws ModelException if the network fails
   */
  public List<BoundaryScores> scoreAll(List<String> texts, Executor executor) {
    List<BoundaryScores> result = new ArrayList<>(texts.size());
    for (int from = 0; from < texts.size(); from += TOGETHER) {
      List<String> part = texts.subList(from, Math.min(texts.size(), from + TOGETHER));
      List<Units> units = SideBySide.all(part, reader::read, executor);
      List<float[]> logits = logits(units, 1, executor);
      for (int i = 0; i < part.size(); i++) {
        result.add(scores(part.get(i), units.get(i), logits.get(i)));
      }
    }
    return result;
  }

  private static BoundaryScores scores(String text, Units units, float[] logits) {
    float[] scores = new float[text.length()];
    for (int i = 0; i < units.count(); i++) {
      if (units.last(i) >= 0) {
        scores[units.last(i)] = (float) (1 / (1 + Math.exp(-logits[i])));
      }
    }
    return BoundaryScores.of(text, scores);
  }

  /** The averaged logits of the first columns of each text's units. */
  private List<float[]> logits(List<Units> texts, int wanted, Executor executor) {
    int special = (reader.before() >= 0 ? 1 : 0) + (reader.behind() >= 0 ? 1 : 0);
    int block = settings.windowTokens() - special;
    List<UnitWindow> windows = new ArrayList<>();
    List<float[]> sums = new ArrayList<>();
    List<float[]> weights = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int count = texts.get(i).count();
      windows.addAll(UnitWindow.of(i, count, block, settings.strideTokens()));
      sums.add(new float[Math.multiplyExact(count, wanted)]);
      weights.add(new float[count]);
    }
    // Like lengths together, so that little is padded.
    windows.sort(Comparator.comparingInt(UnitWindow::length));
    List<List<UnitWindow>> batches = new ArrayList<>();
    for (int from = 0; from < windows.size(); ) {
      int to = batchEnd(windows, from);
      batches.add(windows.subList(from, to));
      from = to;
    }
    // A part at a time, so that few answers wait; added in order, so that sums are the same.
    for (int from = 0; from < batches.size(); from += BATCHES_TOGETHER) {
      List<List<UnitWindow>> part =
          batches.subList(from, Math.min(batches.size(), from + BATCHES_TOGETHER));
      List<Tensor> given = SideBySide.all(part, batch -> run(batch, texts), executor);
      for (int i = 0; i < part.size(); i++) {
        add(part.get(i), given.get(i), sums, weights);
      }
    }
    for (int i = 0; i < texts.size(); i++) {
      float[] sum = sums.get(i);
      float[] weight = weights.get(i);
      for (int k = 0; k < sum.length; k++) {
        sum[k] /= weight[k / wanted];
      }
    }
    return sums;
  }

  /** As many windows as are allowed and do not together read more than one full window. */
  private int batchEnd(List<UnitWindow> windows, int from) {
    int to = from + 1;
    while (to < windows.size()
        && to - from < settings.batchSize()
        && windows.get(to).length() * (to + 1 - from) <= TOKENS_TOGETHER) {
      to++;
    }
    return to;
  }

  private void add(
      List<UnitWindow> batch, Tensor logits, List<float[]> sums, List<float[]> weights) {
    FloatBuffer given = logits.floats();
    int first = reader.before() >= 0 ? 1 : 0;
    int length = (int) logits.shape()[1];
    int width = (int) logits.shape()[2];
    for (int row = 0; row < batch.size(); row++) {
      UnitWindow window = batch.get(row);
      float[] weight = weights.get(window.text());
      float[] sum = sums.get(window.text());
      int wanted = weight.length == 0 ? 1 : sum.length / weight.length;
      for (int i = 0; i < window.length(); i++) {
        float share = settings.weighting().of(i, window.length());
        int from = (row * length + first + i) * width;
        int to = (window.start() + i) * wanted;
        for (int k = 0; k < wanted; k++) {
          float logit = given.get(from + k);
          if (Float.isNaN(logit)) {
            throw new ModelException(
                network.name()
                    + ": expected numbers as logits; found NaN in column "
                    + k
                    + " of unit "
                    + (window.start() + i)
                    + " of a text");
          }
          sum[to + k] += share * logit;
        }
        weight[window.start() + i] += share;
      }
    }
  }

  private Tensor run(List<UnitWindow> batch, List<Units> texts) {
    Tensor logits = network.run(batch, texts);
    if (logits.shape()[2] != columns) {
      throw new ModelException(
          network.name() + ": expected " + columns + " columns of logits; found " + logits);
    }
    return logits;
  }

  /** Waits for calls in flight and frees network and tokenizer; a second call does nothing. */
  @Override
  public void close() {
    network.close();
    reader.close();
  }
}
