package dev.caesura.bench.text;

import dev.caesura.bench.Options;
import dev.caesura.bench.ReferenceData;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.eval.GoldText;
import dev.caesura.text.eval.Interval;
import dev.caesura.text.eval.SentenceScores;
import dev.caesura.text.eval.TextView;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Macro F1 of the shipped network and of other splitters for the JVM on clean and damaged gold
 * sentences, by the published scorer. The figure of a language is the mean of its files. Figures,
 * and the lead of the network over each other splitter, have 95 % bootstrap intervals.
 */
public final class Sentences {

  private static final int DEFAULT_LIMIT = 600;

  private static final Pattern TITLE = Pattern.compile("(?<!\\p{L})(?:M[rs]|Mrs|Dr)\\.$");

  private Sentences() {}

  /** Gold sentences of one file. */
  private record Gold(String language, List<String> sentences) {

    /** Returns sentences that no title ends. */
    Gold withTitlesJoined() {
      List<String> joined = new ArrayList<>();
      for (String sentence : sentences) {
        int last = joined.size() - 1;
        if (last >= 0 && TITLE.matcher(joined.get(last)).find()) {
          joined.set(last, joined.get(last) + " " + sentence);
        } else {
          joined.add(sentence);
        }
      }
      return new Gold(language, joined);
    }
  }

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args {@code --languages}: also print the F1 of the network by language; {@code --limit
   *     N}: sentences of each file (default: 600); {@code --skip N}: sentences to skip at the start
   *     of each file (default: 0); {@code --alone}: compare the network only with itself without
   *     its correction by punctuation; {@code --model FILE}: another network than the shipped one;
   *     {@code --python PROGRAM} and {@code --node PROGRAM}: what runs pySBD and sentencex, with
   *     these packages installed (default: python3 and node); {@code --no-peers}: leaves them out
   * @param out receives the tables
   * @return 0
   * @throws IOException if data cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    long limit = options.number("--limit", 1, DEFAULT_LIMIT);
    long skip = options.number("--skip", 0, 0);
    boolean alone = options.flag("--alone");
    boolean languages = options.flag("--languages");
    String model = options.value("--model", "");
    String python = options.value("--python", "python3");
    String node = options.value("--node", "node");
    boolean noPeers = options.flag("--no-peers");
    boolean joinsTitles = options.flag("--join-titles");
    options.end();
    Path dev = ReferenceData.folder(data, "text/dev");
    Map<String, Optional<PeerSplitter>> peers = new LinkedHashMap<>();
    if (!alone && !noPeers) {
      peers.put("sentencex", PeerSplitter.open(node, "sentencex.cjs"));
      peers.put("pySBD", PeerSplitter.open(python, "pysbd.py"));
    }
    try (CompactBoundaryScorer network = CompactNetworks.open(model)) {
      Map<String, Function<String, TextSegmenter>> splitters = new LinkedHashMap<>();
      splitters.put(CompactNetworks.title(model), language -> BoundarySegmenter.of(network));
      if (alone) {
        TextSegmenter raw = new BoundarySegmenter(network.networkAlone(), network.threshold());
        splitters.put("Caesura, network alone", language -> raw);
      } else {
        splitters.put("Caesura, rules", Splitters::rules);
        splitters.put("ICU4J", Splitters::icu);
        splitters.put("BreakIterator", Splitters::breakIterator);
        peers.forEach((name, peer) -> peer.ifPresent(p -> splitters.put(name, p::of)));
      }
      for (String set : List.of("ud", "spoken", "earnings22")) {
        List<Gold> all = read(dev.resolve(set), skip, limit, set.equals("earnings22"));
        if (joinsTitles && set.equals("earnings22")) {
          all = all.stream().map(Gold::withTitlesJoined).toList();
        }
        table(set, all, splitters, out);
        peers.forEach((name, peer) -> out.print(note(name, peer)));
        if (set.equals("ud") && !alone) {
          List<Gold> three =
              all.stream().filter(gold -> Splitters.hasOpenNlpModel(gold.language())).toList();
          Map<String, Function<String, TextSegmenter>> two = new LinkedHashMap<>();
          two.put(CompactNetworks.title(model), language -> BoundarySegmenter.of(network));
          two.put("OpenNLP", Splitters::openNlp);
          table("ud, English, German, French", three, two, out);
          if (languages) {
            byLanguage(all, network, out);
          }
        }
      }
    } finally {
      for (Optional<PeerSplitter> peer : peers.values()) {
        if (peer.isPresent()) {
          peer.get().close();
        }
      }
    }
    return 0;
  }

  private static String note(String name, Optional<PeerSplitter> peer) {
    if (peer.isEmpty()) {
      return "| " + name + " | not installed | | | | | |\n";
    }
    return peer.get().lost() == 0
        ? ""
        : name + " changed " + peer.get().lost() + " sentences, which count as not found.\n";
  }

  private static List<Gold> read(Path folder, long skip, long limit, boolean english)
      throws IOException {
    List<Gold> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        String name = file.getFileName().toString();
        String language = english ? "en" : name.substring(0, name.indexOf('_'));
        List<String> sentences =
            Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .skip(skip)
                .limit(limit)
                .toList();
        if (sentences.size() > 1) {
          all.add(new Gold(language, sentences));
        }
      }
    }
    return all;
  }

  private static void table(
      String set,
      List<Gold> all,
      Map<String, Function<String, TextSegmenter>> splitters,
      PrintStream out) {
    out.println();
    out.println(
        "| "
            + set
            + ", "
            + all.size()
            + " files | clean | lower | upper | no punctuation |"
            + " ASR: lower, no punctuation | exact pairs, clean |");
    out.println("|---|---:|---:|---:|---:|---:|---:|");
    Map<String, List<MacroF1>> results = new LinkedHashMap<>();
    splitters.forEach(
        (name, of) -> {
          StringBuilder row = new StringBuilder("| " + name + " |");
          List<MacroF1> views = new ArrayList<>();
          for (TextView view : TextView.values()) {
            MacroF1 f1 = new MacroF1(scores(all, of, view));
            views.add(f1);
            row.append(cell(f1.mean(), f1.interval()));
          }
          results.put(name, views);
          row.append(String.format(Locale.ROOT, " %.1f |", 100 * macro(exact(all, of))));
          out.println(row);
        });
    String ours = splitters.keySet().iterator().next();
    results.forEach(
        (name, views) -> {
          if (!name.equals(ours)) {
            StringBuilder row = new StringBuilder("| lead over " + name + " |");
            for (int i = 0; i < views.size(); i++) {
              MacroF1 first = results.get(ours).get(i);
              row.append(
                  cell(
                      first.mean() - views.get(i).mean(),
                      first.intervalOfDifference(views.get(i))));
            }
            out.println(row + " |");
          }
        });
  }

  private static String cell(double figure, Interval interval) {
    return String.format(
        Locale.ROOT,
        " %.1f (%.1f to %.1f) |",
        100 * figure,
        100 * interval.low(),
        100 * interval.high());
  }

  private static double macro(Map<String, Double> byLanguage) {
    return byLanguage.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static Map<String, List<SentenceScores>> scores(
      List<Gold> all, Function<String, TextSegmenter> of, TextView view) {
    Map<String, List<SentenceScores>> found = new TreeMap<>();
    for (Gold gold : all) {
      GoldText text = GoldText.of(gold.sentences(), gold.language(), view);
      if (!text.text().isEmpty()) {
        found
            .computeIfAbsent(gold.language(), l -> new ArrayList<>())
            .add(SentenceScores.of(text, of.apply(gold.language()).segment(text.text())));
      }
    }
    return found;
  }

  private static Map<String, Double> exact(List<Gold> all, Function<String, TextSegmenter> of) {
    Map<String, List<Double>> figures = new TreeMap<>();
    for (Gold gold : all) {
      TextSegmenter segmenter = of.apply(gold.language());
      List<GoldText> pairs = GoldText.of(gold.sentences(), gold.language(), TextView.CLEAN).pairs();
      long right =
          pairs.stream()
              .filter(p -> SentenceScores.of(p, segmenter.segment(p.text())).isExact())
              .count();
      figures
          .computeIfAbsent(gold.language(), l -> new ArrayList<>())
          .add(right / (double) Math.max(1, pairs.size()));
    }
    return means(figures);
  }

  private static Map<String, Double> means(Map<String, List<Double>> figures) {
    Map<String, Double> means = new TreeMap<>();
    figures.forEach(
        (language, values) ->
            means.put(
                language,
                values.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
    return means;
  }

  private static void byLanguage(List<Gold> all, CompactBoundaryScorer network, PrintStream out) {
    Function<String, TextSegmenter> of = language -> BoundarySegmenter.of(network);
    Map<String, Double> clean = new MacroF1(scores(all, of, TextView.CLEAN)).byLanguage();
    Map<String, Double> asr = new MacroF1(scores(all, of, TextView.ASR)).byLanguage();
    out.println();
    out.println("| language | clean | lower, no punctuation |");
    out.println("|---|---:|---:|");
    clean.forEach(
        (language, f1) ->
            out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f |%n",
                language,
                100 * f1,
                100 * asr.get(language)));
  }
}
