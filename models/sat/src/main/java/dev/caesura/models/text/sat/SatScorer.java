package dev.caesura.models.text.sat;

import dev.caesura.io.Sha256;
import dev.caesura.models.ModelException;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.OnnxOptions;
import dev.caesura.models.text.ColumnScorer;
import dev.caesura.text.BatchScorer;
import dev.caesura.text.BoundaryScores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Sentence boundary scorer for 85 languages that runs a network of the SaT or WtP family from the
 * user's files.
 *
 * <p>It takes a folder as the hub has it: {@code model_optimized.onnx} or {@code model.onnx}; for
 * SaT also the {@code tokenizer.json} of xlm-roberta-base; {@code config.json} if there is one. The
 * inputs are {@code input_ids} int64 [batch, tokens] (SaT) or {@code hashed_ids} int64 [batch,
 * characters, 8] (WtP, of the BERT kind), and {@code attention_mask} in float16, float32 or int64.
 * The first exports have both names swapped; they are accepted too. The output is {@code logits} in
 * float16 or float32 [batch, tokens, columns], of which column 0 is that of a boundary.
 *
 * <p>Tokens are read in overlapping windows and a token's logits are averaged. They belong to its
 * last character; characters inside tokens have probability 0. Windows of many texts run together,
 * those of similar length in one batch.
 *
 * <p>Thread-safe. {@link #close} waits for calls in flight. Memory grows with the text; {@link
 * dev.caesura.text.boundary.FixedWindowScorer} bounds it. The tokenizer's native library is
 * unpacked once into {@code ~/.djl.ai} (or {@code DJL_CACHE_DIR}).
 *
 * <p>Source: {@code extract.py} of wtpsplit 2.2 (Minixhofer et al., ACL 2023; Frohmann et al.,
 * EMNLP 2024). It differs in that sums are kept in single precision, not half.
 *
 * <p>Eight-bit networks that find the range of their values while they run find it for a batch. A
 * text may have slightly other scores from them among other texts than alone.
 */
public final class SatScorer implements BatchScorer, ColumnScorer, AutoCloseable {

  /** The most texts whose windows share batches; bounds the memory of a call with very many. */
  private static final int MAX_TEXTS = 1000;

  private final SatNetwork network;
  private final UnitReader reader;
  private final SatPipeline pipeline;
  private final float threshold;
  private final Path file;

  /** Computed when it is asked for, since files can be large. */
  private volatile String identity = "";

  private SatScorer(
      SatNetwork network, UnitReader reader, SatSettings settings, float threshold, Path file) {
    this.network = network;
    this.reader = reader;
    this.pipeline = new SatPipeline(network, reader, settings);
    this.threshold = threshold;
    this.file = file;
  }

  /**
   * Opens a network with the default settings.
   *
   * @param path a folder, or the ONNX file in it
   * @return the scorer; the caller closes it
   * @throws IOException if a file is missing or cannot be read
   * @throws ModelException if a file has unexpected content
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
   * @throws ModelException if a file has unexpected content
   */
  public static SatScorer open(Path path, SatSettings settings) throws IOException {
    Path file = SatFolder.network(path);
    Path folder = file.toAbsolutePath().getParent();
    OnnxModel model =
        OnnxModel.open(
            file, SatFolder.signatures(), OnnxOptions.defaults().withThreads(settings.threads()));
    UnitReader reader = null;
    try {
      boolean isSubword = model.inputs().stream().anyMatch(p -> p.name().equals("input_ids"));
      reader =
          isSubword
              ? SubwordReader.open(folder.resolve("tokenizer.json"))
              : new HashedCharacterReader();
      if (isSubword) {
        SatConfig.requireVocabulary(folder, reader.vocabularySize());
      }
      float threshold = SatConfig.threshold(folder, isSubword);
      SatScorer scorer =
          new SatScorer(new SatNetwork(model, reader), reader, settings, threshold, file);
      model = null;
      reader = null;
      return scorer;
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
   * Returns the threshold that belongs to the network: 0.25 for {@code -sm}, 0.025 for other SaT,
   * 0.01 without limited lookahead and for WtP. The papers split above it.
   *
   * @return in (0, 1)
   */
  @Override
  public float threshold() {
    return threshold;
  }

  /**
   * Returns the number of the network's columns: one for {@code -sm}, one more for every mark that
   * another network was trained on.
   *
   * @return at least 1
   */
  @Override
  public int columns() {
    return network.columns();
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if the file can no longer be read
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

  /**
   * {@inheritDoc}
   *
   * <p>Logits are averaged over windows, as for {@link #score}. Characters inside tokens are left
   * out.
   */
  @Override
  public void visit(String text, Visitor visitor) {
    UnitLogits logits = pipeline.logits(List.of(text), columns(), Runnable::run).get(0);
    float[] row = new float[columns()];
    for (int i = 0; i < logits.count(); i++) {
      if (logits.lastUnit(i) >= 0 && !logits.isHidden(i)) {
        logits.get(i, row);
        visitor.at(logits.lastUnit(i), row);
      }
    }
  }

  /**
   * Scores texts, their windows in common batches, several batches side by side.
   *
   * <p>Short texts are read fastest with one thread inside the network ({@link
   * SatSettings#withThreads}) and as many threads of the executor as there are processors. Many
   * threads inside the network wait for each other after every small product.
   *
   * @param texts any number of texts
   * @param executor reads texts and runs batches; its threads decide how many run at once
   * @return the scores of each text, in the same order; the same for every executor
   * @throws IllegalStateException if the scorer is closed
   * @throws ModelException if the network fails
   */
  @Override
  public List<BoundaryScores> scoreAll(List<String> texts, Executor executor) {
    List<BoundaryScores> result = new ArrayList<>(texts.size());
    for (int from = 0; from < texts.size(); from += MAX_TEXTS) {
      List<String> some = texts.subList(from, Math.min(texts.size(), from + MAX_TEXTS));
      List<UnitLogits> logits = pipeline.logits(some, 1, executor);
      for (int i = 0; i < some.size(); i++) {
        result.add(scores(some.get(i), logits.get(i)));
      }
    }
    return result;
  }

  private static BoundaryScores scores(String text, UnitLogits logits) {
    float[] scores = new float[text.length()];
    for (int i = 0; i < logits.count(); i++) {
      if (logits.lastUnit(i) >= 0) {
        scores[logits.lastUnit(i)] = (float) (1 / (1 + Math.exp(-logits.boundary(i))));
      }
    }
    return BoundaryScores.of(text, scores);
  }

  /** Waits for calls in flight and frees network and tokenizer; a second call does nothing. */
  @Override
  public void close() {
    network.close();
    reader.close();
  }
}
