package dev.caesura.models.punctuation;

import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.ParallelTasks;
import dev.caesura.models.internal.Tensor;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * Runs the network over tokens in windows that overlap. Where two windows see a token, the one in
 * which it is farther from the edge counts more. Thread-safe.
 *
 * @param network the network
 */
record TokenWindows(OnnxModel network) {

  /** Outputs of a token: the marks, first letter upper, all letters upper, an end. */
  static final int OUTPUTS = 11;

  private static final long START = 101;
  private static final long STOP = 102;

  /** Tokens of a window in training, without those at its ends. */
  static final int TOKENS = 254;

  /** Tokens from the start of a window to that of the next. */
  static final int STRIDE = 192;

  /** From this distance to the edge on, a token has its full weight. */
  private static final int EDGE = 32;

  /** Returns the outputs of each token, one after the other. */
  float[] run(WordTokens tokens) {
    int size = tokens.size();
    float[] sums = new float[Math.multiplyExact(size, OUTPUTS)];
    float[] weights = new float[size];
    List<Integer> starts = starts(size);
    // As many as keep all processors busy, so that memory does not grow with the windows.
    int group = 4 * Math.max(1, ForkJoinPool.getCommonPoolParallelism());
    for (int i = 0; i < starts.size(); i += group) {
      List<Integer> part = starts.subList(i, Math.min(starts.size(), i + group));
      List<float[]> outputs =
          ParallelTasks.map(part, start -> run(tokens, start), ForkJoinPool.commonPool());
      for (int k = 0; k < part.size(); k++) {
        add(outputs.get(k), part.get(k), sums, weights);
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= weights[i / OUTPUTS];
    }
    return sums;
  }

  /** Returns where windows start; the last one ends with the text. */
  static List<Integer> starts(int size) {
    if (size == 0) {
      return List.of();
    }
    int last = Math.max(0, size - TOKENS);
    int count = 1 + (last + STRIDE - 1) / STRIDE;
    return IntStream.range(0, count).mapToObj(i -> Math.min(last, i * STRIDE)).toList();
  }

  private float[] run(WordTokens tokens, int start) {
    int end = Math.min(tokens.size(), start + TOKENS);
    long[] ids = new long[end - start + 2];
    ids[0] = START;
    tokens.copy(start, end, ids, 1);
    ids[ids.length - 1] = STOP;
    Tensor fed = Tensor.of(LongBuffer.wrap(ids), 1, ids.length);
    String scores = EnglishPunctuationScorer.SCORES;
    FloatBuffer given =
        network.run(Map.of(EnglishPunctuationScorer.IDS, fed), Set.of(scores)).get(scores).floats();
    float[] outputs = new float[(end - start) * OUTPUTS];
    given.get(OUTPUTS, outputs);
    return outputs;
  }

  private static void add(float[] outputs, int start, float[] sums, float[] weights) {
    int count = outputs.length / OUTPUTS;
    for (int i = 0; i < count; i++) {
      float weight = Math.min(EDGE, 1 + Math.min(i, count - 1 - i));
      weights[start + i] += weight;
      for (int k = 0; k < OUTPUTS; k++) {
        sums[(start + i) * OUTPUTS + k] += weight * outputs[i * OUTPUTS + k];
      }
    }
  }
}
