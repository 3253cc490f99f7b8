package dev.caesura.models.embed;

import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.ParallelTasks;
import dev.caesura.models.internal.Tensor;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Runs a network over texts of like length together, several batches at once. Thread-safe.
 *
 * @param network the network
 * @param output the wanted output
 * @param settings sizes of batches
 */
record TokenBatches(OnnxModel network, String output, EncoderSettings settings) {

  static final String IDS = "input_ids";
  static final String MASK = "attention_mask";
  static final String TYPES = "token_type_ids";

  /** Texts whose tokens one task reads. */
  private static final int PORTION = 32;

  /** Turns the output of a batch into results. */
  @FunctionalInterface
  interface Reading {

    /**
     * Reads the result of one text.
     *
     * @param output the output of the batch
     * @param row the text's place in the batch
     * @param length its number of tokens
     */
    float[] read(Tensor output, int row, int length);
  }

  /**
   * Returns a result for each text.
   *
   * @param texts any number of texts
   * @param tokenizer reads the tokens of a text, in several threads at once
   * @param reading reads the result of a text
   */
  <T> float[][] run(List<T> texts, Function<T, TokenReader.Tokens> tokenizer, Reading reading) {
    float[][] results = new float[texts.size()][];
    if (settings.parallelism() == 1 || texts.size() < 2) {
      List<TokenReader.Tokens> tokens = texts.stream().map(tokenizer).toList();
      batches(tokens).forEach(batch -> run(batch, tokens, reading, results));
      return results;
    }
    ExecutorService threads = Executors.newFixedThreadPool(settings.parallelism());
    try {
      List<TokenReader.Tokens> tokens =
          ParallelTasks.map(portions(texts), some -> some.stream().map(tokenizer).toList(), threads)
              .stream()
              .flatMap(List::stream)
              .toList();
      ParallelTasks.run(batches(tokens), batch -> run(batch, tokens, reading, results), threads);
    } finally {
      threads.shutdown();
    }
    return results;
  }

  /** Divides texts into portions that are worth a task. */
  private static <T> List<List<T>> portions(List<T> texts) {
    return IntStream.iterate(0, start -> start < texts.size(), start -> start + PORTION)
        .mapToObj(start -> texts.subList(start, Math.min(texts.size(), start + PORTION)))
        .toList();
  }

  /** Groups texts by length, the longest first, so that threads end at about the same time. */
  private List<List<Integer>> batches(List<TokenReader.Tokens> texts) {
    List<Integer> order =
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(i -> texts.get(i).ids().length).reversed())
            .toList();
    int[] lengths = order.stream().mapToInt(i -> Math.max(1, texts.get(i).ids().length)).toArray();
    List<List<Integer>> batches = new ArrayList<>();
    int start = 0;
    for (int end : BatchPlanner.ends(lengths, settings.batchTokens())) {
      batches.add(order.subList(start, end));
      start = end;
    }
    return batches;
  }

  private void run(
      List<Integer> batch, List<TokenReader.Tokens> texts, Reading reading, float[][] results) {
    int rows = batch.size();
    int columns = Math.max(1, texts.get(batch.get(0)).ids().length);
    long[] ids = new long[rows * columns];
    long[] mask = new long[rows * columns];
    long[] types = new long[rows * columns];
    for (int row = 0; row < rows; row++) {
      TokenReader.Tokens tokens = texts.get(batch.get(row));
      for (int i = 0; i < tokens.ids().length; i++) {
        ids[row * columns + i] = tokens.ids()[i];
        types[row * columns + i] = tokens.types()[i];
        mask[row * columns + i] = 1;
      }
    }
    Map<String, Tensor> fed = new HashMap<>();
    fed.put(IDS, Tensor.of(LongBuffer.wrap(ids), rows, columns));
    fed.put(MASK, Tensor.of(LongBuffer.wrap(mask), rows, columns));
    if (network.inputs().stream().anyMatch(port -> port.name().equals(TYPES))) {
      fed.put(TYPES, Tensor.of(LongBuffer.wrap(types), rows, columns));
    }
    Tensor given = network.run(fed, Set.of(output)).get(output);
    for (int row = 0; row < rows; row++) {
      int index = batch.get(row);
      results[index] = reading.read(given, row, texts.get(index).ids().length);
    }
  }
}
