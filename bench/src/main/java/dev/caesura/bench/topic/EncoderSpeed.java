package dev.caesura.bench.topic;

import dev.caesura.models.embed.EncoderSettings;
import dev.caesura.models.embed.OnnxSentenceEncoder;
import dev.caesura.text.topic.SentenceEncoder;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Different sentences that the embedded encoder reads in a second, in batches and one at a time,
 * beside a plain loop over the same network without Caesura; the cosine of its vectors; and the
 * limit that the engine's products of matrices set. The ways take turns in each round, so that
 * other work on the machine meets all of them.
 */
final class EncoderSpeed {

  private static final int ROUNDS = 5;

  /** Sentences of each set. */
  private static final int SENTENCES = 60;

  private EncoderSpeed() {}

  /** Measures, and prints a table. */
  static void print(Collection<List<TopicSets.Document>> sets, PrintStream out) throws IOException {
    Set<String> different = new LinkedHashSet<>();
    for (List<TopicSets.Document> documents : sets) {
      sentences(documents).distinct().limit(SENTENCES).forEach(different::add);
    }
    List<String> meetings = sentences(sets.iterator().next()).toList();
    List<String> sentences = List.copyOf(different);
    EncoderSettings settings = EncoderSettings.defaults();
    EncoderSettings single = settings.withParallelism(1);
    List<String> names =
        List.of(
            "plain loop, the engine's threads",
            "plain loop, one thread",
            "one at a time, one thread",
            "batches, one thread",
            "batches, " + settings.parallelism() + " threads");
    double[][] seconds = new double[ROUNDS][];
    double[] products = new double[ROUNDS];
    double[] repeats = new double[ROUNDS];
    double tokens;
    List<float[][]> vectors;
    try (OnnxSentenceEncoder one = OnnxSentenceEncoder.open(single);
        OnnxSentenceEncoder many = OnnxSentenceEncoder.open(settings);
        PlainEncoder plain = new PlainEncoder(0);
        PlainEncoder plainOne = new PlainEncoder(1);
        ProductSpeed product = new ProductSpeed()) {
      SentenceEncoder loop =
          texts -> texts.stream().map(s -> one.encode(List.of(s))[0]).toArray(float[][]::new);
      List<SentenceEncoder> ways = List.of(plain, plainOne, loop, one, many);
      tokens = plain.tokens(sentences);
      vectors = ways.stream().map(way -> way.encode(sentences)).toList();
      for (int round = 0; round < ROUNDS; round++) {
        seconds[round] =
            ways.stream()
                .mapToDouble(
                    way -> {
                      long start = System.nanoTime();
                      way.encode(sentences);
                      return (System.nanoTime() - start) / 1e9;
                    })
                .toArray();
        products[round] = product.measure();
        long start = System.nanoTime();
        many.encode(meetings);
        repeats[round] = meetings.size() / ((System.nanoTime() - start) / 1e9);
      }
    }
    out.println(
        "| encoder | sentences a second | rounds | times the plain loop | rounds | times the plain"
            + " loop on one thread | rounds | cosine with it: mean | least |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (int i = 0; i < names.size(); i++) {
      int way = i;
      double[] speeds = sorted(seconds, round -> sentences.size() / round[way]);
      double[] times = sorted(seconds, round -> round[0] / round[way]);
      double[] timesOne = sorted(seconds, round -> round[1] / round[way]);
      double[] cosines = cosines(vectors.get(1), vectors.get(i));
      out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.0f-%.0f | %.2f | %.2f-%.2f | %.2f | %.2f-%.2f | %.4f | %.3f |%n",
          names.get(i),
          speeds[ROUNDS / 2],
          speeds[0],
          speeds[ROUNDS - 1],
          times[ROUNDS / 2],
          times[0],
          times[ROUNDS - 1],
          timesOne[ROUNDS / 2],
          timesOne[0],
          timesOne[ROUNDS - 1],
          Arrays.stream(cosines).average().orElse(1),
          Arrays.stream(cosines).min().orElse(1));
    }
    double[] speeds = sorted(seconds, round -> sentences.size() / round[round.length - 1]);
    double product = sorted(products)[ROUNDS - 1];
    double limit =
        settings.parallelism() * product * sentences.size() / tokens / ProductSpeed.OF_TOKEN;
    out.printf(
        Locale.ROOT,
        "%nSentences have %.1f tokens. The engine's products of 8-bit matrices alone, %.0f thousand"
            + " million multiplications a second and thread, would take all time of %d threads at"
            + " %.0f sentences a second, of which batches reach %.0f %%.%n"
            + "All %d utterances of two meetings, %d of which are different: %.0f a second.%n",
        tokens / sentences.size(),
        product / 1e9,
        settings.parallelism(),
        limit,
        100 * speeds[ROUNDS / 2] / limit,
        meetings.size(),
        Set.copyOf(meetings).size(),
        sorted(repeats)[ROUNDS / 2]);
  }

  private static Stream<String> sentences(List<TopicSets.Document> documents) {
    return documents.stream().flatMap(document -> document.sentences().stream());
  }

  private static double[] sorted(double[][] rounds, ToDoubleFunction<double[]> figure) {
    return sorted(Arrays.stream(rounds).mapToDouble(figure).toArray());
  }

  private static double[] sorted(double[] figures) {
    return Arrays.stream(figures).sorted().toArray();
  }

  private static double[] cosines(float[][] as, float[][] bs) {
    double[] cosines = new double[as.length];
    for (int i = 0; i < as.length; i++) {
      for (int j = 0; j < as[i].length; j++) {
        cosines[i] += as[i][j] * bs[i][j];
      }
    }
    return cosines;
  }
}
