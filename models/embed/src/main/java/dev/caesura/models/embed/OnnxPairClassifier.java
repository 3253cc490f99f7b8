package dev.caesura.models.embed;

import dev.caesura.models.ModelException;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.OnnxOptions;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Signature;
import dev.caesura.text.topic.ChangeScorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scorer of topic changes by a network that reads two neighbouring sentences at once and decides
 * whether they have one topic. Thread-safe.
 *
 * <p>Source: TopicalChange (Aumiller et al. 2021), whose networks are of this kind.
 */
public final class OnnxPairClassifier implements ChangeScorer, AutoCloseable {

  private static final String LOGITS = "logits";
  private static final Signature SIGNATURE =
      new Signature(
          List.of(Port.int64(TokenBatches.IDS), Port.int64(TokenBatches.MASK)),
          List.of(Port.int64(TokenBatches.TYPES)),
          List.of(Port.float32(LOGITS)));

  private final OnnxModel network;
  private final TokenReader tokenizer;
  private final TokenBatches batches;

  private OnnxPairClassifier(OnnxModel network, TokenReader tokenizer, EncoderSettings settings) {
    this.network = network;
    this.tokenizer = tokenizer;
    this.batches = new TokenBatches(network, LOGITS, settings);
  }

  /**
   * Opens a network with a {@code tokenizer.json} beside it.
   *
   * @param file inputs {@code input_ids}, {@code attention_mask} and perhaps {@code
   *     token_type_ids}; output {@code logits}: one, for one topic, or two, the second for one
   *     topic
   * @param settings parallelism and batches
   * @return the classifier; the caller closes it
   * @throws IOException if a file does not exist or cannot be read
   * @throws ModelException if they are not such a network and its tokenizer
   */
  public static OnnxPairClassifier open(Path file, EncoderSettings settings) throws IOException {
    TokenReader tokenizer = TokenReader.beside(file, settings.maxTokens());
    try {
      OnnxModel network = OnnxModel.open(file, SIGNATURE, OnnxOptions.defaults().withRewriting());
      OnnxPairClassifier opened = new OnnxPairClassifier(network, tokenizer, settings);
      tokenizer = null;
      return opened;
    } finally {
      if (tokenizer != null) {
        tokenizer.close();
      }
    }
  }

  @Override
  public double[] score(List<String> sentences) {
    float[][] logits =
        batches.run(
            IntStream.range(0, Math.max(0, sentences.size() - 1)).boxed().toList(),
            i -> tokenizer.read(sentences.get(i), sentences.get(i + 1)),
            (output, row, length) -> {
              long[] shape = output.shape();
              if (shape.length != 2 || shape[1] < 1 || shape[1] > 2) {
                throw new ModelException(
                    network.name() + ": expected one or two logits of each pair; found " + output);
              }
              float[] own = new float[(int) shape[1]];
              output.floats().get(row * own.length, own);
              return own;
            });
    double[] changes = new double[sentences.size()];
    for (int i = 0; i < logits.length; i++) {
      double same = logits[i].length == 1 ? logits[i][0] : logits[i][1] - logits[i][0];
      changes[i] = 1 / (1 + Math.exp(same));
    }
    if (changes.length > 0) {
      changes[changes.length - 1] = 1;
    }
    return changes;
  }

  /** Frees the network; a second call does nothing. */
  @Override
  public void close() {
    network.close();
    tokenizer.close();
  }
}
