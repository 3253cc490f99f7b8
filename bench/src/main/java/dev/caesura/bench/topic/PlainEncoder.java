package dev.caesura.bench.topic;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.caesura.text.topic.SentenceEncoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;

/**
 * The embedded sentence encoder in a plain loop over sentences: tokenizer, ONNX Runtime, and the
 * mean of the token vectors, as a program without Caesura would call them. Not thread-safe.
 */
final class PlainEncoder implements SentenceEncoder, AutoCloseable {

  private static final String MODEL = "all-minilm-l6-v2-q";
  private static final String MAX_TOKENS = "256";

  private final HuggingFaceTokenizer tokenizer;
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  /**
   * Opens the network.
   *
   * @param threads threads of an operator; 0 for the engine's default, as many as processors
   */
  PlainEncoder(int threads) throws IOException {
    // Otherwise DJL looks into the network.
    System.setProperty("ai.djl.offline", "true");
    tokenizer =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(resource(MODEL + "-tokenizer.json")),
            Map.of("maxLength", MAX_TOKENS, "modelMaxLength", MAX_TOKENS, "padding", "false"));
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      if (threads > 0) {
        options.setIntraOpNumThreads(threads);
      }
      session = environment.createSession(resource(MODEL + ".onnx"), options);
    } catch (OrtException e) {
      throw new IOException(MODEL + ": " + e.getMessage(), e);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = PlainEncoder.class.getClassLoader().getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  @Override
  public float[][] encode(List<String> sentences) {
    return sentences.stream().map(this::encode).toArray(float[][]::new);
  }

  /** Returns the number of tokens of all sentences. */
  int tokens(List<String> sentences) {
    return sentences.stream().mapToInt(s -> tokenizer.encode(s).getIds().length).sum();
  }

  private float[] encode(String sentence) {
    Encoding tokens = tokenizer.encode(sentence);
    try (OnnxTensor ids = tensor(tokens.getIds());
        OnnxTensor mask = tensor(tokens.getAttentionMask());
        OnnxTensor types = tensor(tokens.getTypeIds());
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      return mean(((float[][][]) result.get(0).getValue())[0]);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static float[] mean(float[][] tokens) {
    float[] mean = new float[tokens[0].length];
    for (float[] token : tokens) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += token[i] / tokens.length;
      }
    }
    double squares = 0;
    for (float value : mean) {
      squares += (double) value * value;
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= (float) Math.sqrt(squares);
    }
    return mean;
  }

  @Override
  public void close() throws IOException {
    tokenizer.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IOException(MODEL + ": " + e.getMessage(), e);
    }
  }
}
