package dev.caesura.bench.topic;

import dev.caesura.bench.Options;
import dev.caesura.models.embed.OnnxSentenceEncoder;
import dev.caesura.text.eval.TopicScores;
import dev.caesura.text.topic.BayesTopics;
import dev.caesura.text.topic.ChangeTopics;
import dev.caesura.text.topic.LongSentenceEncoder;
import dev.caesura.text.topic.SentenceEncoder;
import dev.caesura.text.topic.SpreadTopics;
import dev.caesura.text.topic.TopicMethod;
import dev.caesura.text.topic.TopicSettings;
import dev.caesura.text.topic.TopicText;
import dev.caesura.text.topic.VoteTopics;
import dev.caesura.text.topic.WindowScorer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Pk, WindowDiff and boundary similarity of each method on each set of documents with known topics,
 * with the number of topics found and given; or throughput of the encoder.
 */
public final class Topics {

  private static final int ROUNDS = 1000;

  private Topics() {}

  /**
   * Measures, and prints the tables.
   *
   * @param data the reference data
   * @param args {@code --documents N}: documents of each set (default: 48); {@code --chosen}: from
   *     the sources that the constants of the default were chosen on, instead of the others; {@code
   *     --speed}: measure the encoder and nothing else; {@code --long N}: sentences of a long text
   *     whose time and heap are measured, and nothing else
   * @param out receives the tables
   * @return 0
   * @throws IOException if data cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    int documents = (int) options.number("--documents", 2, 48);
    boolean chosen = options.flag("--chosen");
    long longText = options.number("--long", 0, 0);
    boolean speed = options.flag("--speed");
    options.end();
    if (longText > 0) {
      return longText(data, (int) longText, out);
    }
    if (speed) {
      EncoderSpeed.print(TopicSets.read(data, 2, source -> true).values(), out);
      return 0;
    }
    Map<String, List<TopicSets.Document>> sets =
        TopicSets.read(data, documents, source -> source % 2 == (chosen ? 0 : 1));
    try (OnnxSentenceEncoder network = OnnxSentenceEncoder.open()) {
      Map<List<String>, float[][]> known = new LinkedHashMap<>();
      SentenceEncoder encoder = LongSentenceEncoder.of(network);
      SentenceEncoder cached = texts -> known.computeIfAbsent(texts, encoder::encode);
      Map<String, TopicMethod> methods = methods(cached);
      out.println("| set | number | method | topics | Pk | 95 % | WindowDiff | B | segment F1 |");
      out.println("|---|---|---|---:|---:|---:|---:|---:|---:|");
      sets.forEach(
          (set, all) -> {
            for (boolean given : new boolean[] {false, true}) {
              methods.forEach((name, method) -> row(set, all, given, name, method, out));
            }
            known.clear();
          });
    }
    return 0;
  }

  private static Map<String, TopicMethod> methods(SentenceEncoder encoder) {
    Map<String, TopicMethod> methods = new LinkedHashMap<>();
    methods.put("spread (default)", SpreadTopics.of(encoder));
    methods.put("spread, words", SpreadTopics.lexical());
    methods.put("windows", ChangeTopics.of(WindowScorer.of(encoder)));
    methods.put("neighbours", ChangeTopics.of(WindowScorer.of(encoder).withWindow(1)));
    methods.put(
        "vote",
        VoteTopics.of(
            List.of(
                SpreadTopics.of(encoder),
                ChangeTopics.of(WindowScorer.of(encoder)),
                BayesTopics.defaults())));
    methods.put("Bayesian", BayesTopics.defaults());
    methods.put("TextTiling", new TextTiling());
    methods.put("C99", new C99());
    methods.put("GraphSeg", new GraphSeg(encoder));
    methods.put("even spacing", Topics::even);
    methods.put("random", Topics::random);
    return methods;
  }

  /** Even segments; as many as are true, which other methods get in the runs with a number only. */
  private static List<Integer> even(TopicText text, TopicSettings settings) {
    TreeSet<Integer> ends = new TreeSet<>();
    for (int i = 1; i <= settings.most(); i++) {
      ends.add(Math.max(1, (int) Math.round((double) i * text.size() / settings.most())));
    }
    return List.copyOf(ends);
  }

  private static List<Integer> random(TopicText text, TopicSettings settings) {
    SplittableRandom random = new SplittableRandom(text.size());
    TreeSet<Integer> ends = new TreeSet<>(List.of(text.size()));
    while (ends.size() < Math.min(settings.most(), text.size())) {
      ends.add(1 + random.nextInt(text.size()));
    }
    return List.copyOf(ends);
  }

  private static void row(
      String set,
      List<TopicSets.Document> documents,
      boolean given,
      String name,
      TopicMethod method,
      PrintStream out) {
    boolean needsNumber = name.equals("even spacing") || name.equals("random");
    List<TopicScores> scores = new ArrayList<>();
    double topics = 0;
    for (TopicSets.Document document : documents) {
      TopicSettings settings = TopicSettings.defaults();
      if (given || needsNumber) {
        settings = settings.withNumber(document.lengths().size());
      }
      List<Integer> ends = method.ends(TopicText.of(document.sentences()), settings);
      List<Integer> lengths = new ArrayList<>();
      int start = 0;
      for (int end : ends) {
        lengths.add(end - start);
        start = end;
      }
      topics += lengths.size() / (double) documents.size();
      scores.add(TopicScores.of(document.lengths(), lengths));
    }
    double[] interval = interval(scores, TopicScores::pk);
    out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %.1f | %.3f | %.3f-%.3f | %.3f | %.3f | %.3f |%n",
        set,
        given || needsNumber ? "given" : "found",
        name,
        topics,
        mean(scores, TopicScores::pk),
        interval[0],
        interval[1],
        mean(scores, TopicScores::windowDiff),
        mean(scores, TopicScores::boundarySimilarity),
        mean(scores, TopicScores::segmentF1));
  }

  private static double mean(List<TopicScores> scores, ToDoubleFunction<TopicScores> figure) {
    return scores.stream().mapToDouble(figure).average().orElse(0);
  }

  /** The middle 95 % of the mean over documents that are drawn with replacement. */
  private static double[] interval(List<TopicScores> scores, ToDoubleFunction<TopicScores> figure) {
    SplittableRandom random = new SplittableRandom(1);
    double[] means = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < scores.size(); i++) {
        means[round] +=
            figure.applyAsDouble(scores.get(random.nextInt(scores.size()))) / scores.size();
      }
    }
    Arrays.sort(means);
    return new double[] {means[ROUNDS / 40], means[ROUNDS - 1 - ROUNDS / 40]};
  }

  /** Time and heap of a long text, words alone, and of half of it. */
  private static int longText(Path data, int sentences, PrintStream out) throws IOException {
    List<String> all = new ArrayList<>();
    List<List<String>> calls = TopicSets.texts(data, "text/dev/earnings22", false);
    while (all.size() < sentences) {
      calls.forEach(all::addAll);
    }
    out.println("| sentences | topics | s | heap, MB |");
    out.println("|---:|---:|---:|---:|");
    for (int size : new int[] {sentences / 4, sentences / 2, sentences}) {
      TopicText text = TopicText.of(all.subList(0, size));
      long start = System.nanoTime();
      int topics = SpreadTopics.lexical().ends(text, TopicSettings.defaults()).size();
      double seconds = (System.nanoTime() - start) / 1e9;
      Runtime runtime = Runtime.getRuntime();
      out.printf(
          Locale.ROOT,
          "| %d | %d | %.1f | %d |%n",
          size,
          topics,
          seconds,
          (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
    return 0;
  }
}
