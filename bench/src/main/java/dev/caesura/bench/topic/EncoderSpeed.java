package dev.caesura.bench.topic;

import dev.caesura.models.embed.EncoderSettings;
import dev.caesura.models.embed.OnnxSentenceEncoder;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Different sentences that the embedded encoder reads in a second, in batches and one at a time.
 * The ways take turns in each round, so that other work on the machine meets all of them.
 */
final class EncoderSpeed {

  private static final int ROUNDS = 5;

  /** Sentences of each set. */
  private static final int SENTENCES = 60;

  private EncoderSpeed() {}

  /** Measures, and prints a table. */
  static void print(Collection<List<TopicSets.Document>> sets, PrintStream out) {
    List<String> sentences = new ArrayList<>();
    for (List<TopicSets.Document> documents : sets) {
      documents.stream()
          .flatMap(document -> document.sentences().stream())
          .distinct()
          .limit(SENTENCES)
          .forEach(sentences::add);
    }
    EncoderSettings settings = EncoderSettings.defaults();
    EncoderSettings single = settings.withParallelism(1);
    double[][] seconds = new double[ROUNDS][];
    try (OnnxSentenceEncoder one = OnnxSentenceEncoder.open(single);
        OnnxSentenceEncoder many = OnnxSentenceEncoder.open(settings)) {
      List<Consumer<List<String>>> ways =
          List.of(
              all -> all.forEach(sentence -> one.encode(List.of(sentence))),
              one::encode,
              many::encode);
      ways.forEach(way -> way.accept(sentences));
      for (int round = 0; round < ROUNDS; round++) {
        seconds[round] =
            ways.stream()
                .mapToDouble(
                    way -> {
                      long start = System.nanoTime();
                      way.accept(sentences);
                      return (System.nanoTime() - start) / 1e9;
                    })
                .toArray();
      }
    }
    out.println("| encoder | sentences a second | rounds | times one at a time | rounds |");
    out.println("|---|---:|---:|---:|---:|");
    String[] names = {
      "one at a time, one thread",
      "batches, one thread",
      "batches, " + settings.parallelism() + " threads"
    };
    for (int i = 0; i < names.length; i++) {
      int way = i;
      double[] speeds =
          Arrays.stream(seconds).mapToDouble(round -> sentences.size() / round[way]).toArray();
      double[] times = Arrays.stream(seconds).mapToDouble(round -> round[0] / round[way]).toArray();
      Arrays.sort(speeds);
      Arrays.sort(times);
      out.printf(
          Locale.ROOT,
          "| %s | %.0f | %.0f-%.0f | %.1f | %.1f-%.1f |%n",
          names[i],
          speeds[ROUNDS / 2],
          speeds[0],
          speeds[ROUNDS - 1],
          times[ROUNDS / 2],
          times[0],
          times[ROUNDS - 1]);
    }
  }
}
