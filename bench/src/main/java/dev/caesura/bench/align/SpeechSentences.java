package dev.caesura.bench.align;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.align.WordLogits;
import dev.caesura.align.speech.BestThreshold;
import dev.caesura.align.speech.EndCounts;
import dev.caesura.align.speech.EvidenceSource;
import dev.caesura.align.speech.JointSentenceScorer;
import dev.caesura.align.speech.LabelledSpeech;
import dev.caesura.align.speech.SpeechSentenceTrainer;
import dev.caesura.align.speech.SpeechText;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import dev.caesura.models.text.CompactBoundaryScorer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Ends of sentences in recognised earnings calls (Earnings-21), from text, pauses, turns and the
 * recogniser's own marks. Everything that is fitted, thresholds included, is fitted to the other
 * calls.
 *
 * <p>{@code --write FILE} fits the shipped model to all calls instead.
 */
public final class SpeechSentences {

  private static final String DATA =
      "Earnings-21 (Rev.com, CC BY-SA 4.0): 14 development calls, 3 recognisers";

  private final PrintStream out;
  private final Map<AsrSystem, List<SpeechCall>> calls = new LinkedHashMap<>();

  /** The shipped way to fit, by the number of the part that is left out. */
  private final Map<Integer, JointSentenceScorer> models = new LinkedHashMap<>();

  private SpeechSentences(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the benchmark.
   *
   * @param data the folder of reference data
   * @param args {@code --systems} some of amazon, speechmatics, kaldi; {@code --joint-alone} to
   *     leave out the models of single recognisers; {@code --folds N} to leave out every N-th call
   *     at once there, each alone by default; {@code --model FILE} another network; {@code --cache
   *     DIR} to keep its logits; {@code --write FILE} to write the shipped model and measure
   *     nothing
   * @param out receives the table
   * @return 0
   * @throws IOException if a file cannot be read or written
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    List<String> names =
        Stream.of(AsrSystem.values()).map(s -> s.name().toLowerCase(Locale.ROOT)).toList();
    List<String> systems = options.choices("--systems", names);
    boolean jointAlone = options.flag("--joint-alone");
    String model = options.value("--model", "");
    String cache = options.value("--cache", "");
    String write = options.value("--write", "");
    int folds = (int) options.number("--folds", 2, 1000);
    options.end();
    SpeechSentences bench = new SpeechSentences(out);
    try (CompactBoundaryScorer network =
        model.isEmpty()
            ? CompactBoundaryScorer.open()
            : CompactBoundaryScorer.open(Path.of(model))) {
      LogitCache logits = LogitCache.in(cache, network);
      for (String name : systems) {
        AsrSystem system = AsrSystem.valueOf(name.toUpperCase(Locale.ROOT));
        bench.calls.put(system, SpeechCall.read(data, system, logits));
      }
    }
    if (write.isEmpty()) {
      bench.measure(jointAlone, folds);
    } else {
      bench.fit(bench.everything(call -> true)).write(Path.of(write));
    }
    return 0;
  }

  private JointSentenceScorer fit(List<LabelledSpeech> recordings) {
    return SpeechSentenceTrainer.standard().fit(recordings, DATA);
  }

  private List<LabelledSpeech> everything(Predicate<SpeechCall> wanted) {
    return calls.values().stream()
        .flatMap(List::stream)
        .filter(wanted)
        .map(SpeechCall::speech)
        .toList();
  }

  private void measure(boolean jointAlone, int folds) {
    out.println("| recogniser | evidence | F1 | interval of 95 % | P | R | exact sentences |");
    out.println("|---|---|---:|---:|---:|---:|---:|");
    for (Map.Entry<AsrSystem, List<SpeechCall>> entry :
        jointAlone ? Map.<AsrSystem, List<SpeechCall>>of().entrySet() : calls.entrySet()) {
      List<SpeechCall> own = entry.getValue();
      if (entry.getKey() != AsrSystem.KALDI) {
        row(entry.getKey(), "the recogniser's own punctuation", ownMarks(own));
      }
      row(
          entry.getKey(),
          "pause alone, best threshold",
          byThreshold(own, call -> pauses(call.evidence().words())));
      row(
          entry.getKey(),
          "text alone, best threshold",
          byThreshold(own, SpeechSentences::boundaries));
      row(
          entry.getKey(),
          "logistic regression, four weights",
          byThreshold(own, call -> FourWeights.leavingOut(call, own).score(call)));
      Set<EvidenceSource> sources = Set.of(EvidenceSource.TEXT, EvidenceSource.TIMES);
      row(entry.getKey(), "text + pause", fitted(own, sources));
      sources = Set.of(EvidenceSource.TEXT, EvidenceSource.TIMES, EvidenceSource.TURNS);
      row(entry.getKey(), "text + pause + turns", fitted(own, sources));
      row(
          entry.getKey(),
          "text + pause + turns + own marks and confidence",
          fitted(own, Set.of(EvidenceSource.values())));
    }
    joint("one model for all recognisers", folds, call -> call.evidence());
    joint("one model, own marks removed", folds, call -> withoutMarks(call));
    joint("one model, text alone", folds, call -> untimed(withoutMarks(call)));
  }

  private void row(AsrSystem system, String evidence, List<EndCounts> counts) {
    EndCounts all = counts.stream().reduce(EndCounts.NONE, EndCounts::plus);
    double[] interval = Bootstrap.interval(counts);
    out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f | %.1f-%.1f | %.1f | %.1f | %.1f %% |%n",
        system.name().toLowerCase(Locale.ROOT),
        evidence,
        100 * all.f1(),
        100 * interval[0],
        100 * interval[1],
        100 * all.precision(),
        100 * all.recall(),
        100 * all.exactShare());
  }

  private static List<EndCounts> ownMarks(List<SpeechCall> calls) {
    List<EndCounts> counts = new ArrayList<>();
    for (SpeechCall call : calls) {
      BitSet found = new BitSet();
      List<SpokenWord> words = call.evidence().words();
      for (int i = 0; i < words.size(); i++) {
        found.set(i, SpeechText.endsSentence(words.get(i).word().text()));
      }
      counts.add(EndCounts.of(found, call.ends(), words.size()));
    }
    return counts;
  }

  private static List<EndCounts> byThreshold(
      List<SpeechCall> calls, Function<SpeechCall, double[]> scorer) {
    List<double[]> scores = calls.stream().map(scorer).toList();
    List<EndCounts> counts = new ArrayList<>();
    for (int left = 0; left < calls.size(); left++) {
      BestThreshold best = new BestThreshold();
      for (int i = 0; i < calls.size(); i++) {
        for (int gap = 0; i != left && gap < calls.get(i).gaps(); gap++) {
          best.add(scores.get(i)[gap], calls.get(i).ends().get(gap));
        }
      }
      counts.add(counts(scores.get(left), best.threshold(), calls.get(left)));
    }
    return counts;
  }

  private static EndCounts counts(double[] scores, double threshold, SpeechCall call) {
    BitSet found = new BitSet();
    for (int gap = 0; gap < call.gaps(); gap++) {
      found.set(gap, scores[gap] >= threshold);
    }
    return EndCounts.of(found, call.ends(), call.gaps() + 1);
  }

  static double[] pauses(List<SpokenWord> words) {
    double[] pauses = new double[words.size()];
    for (int i = 0; i + 1 < pauses.length; i++) {
      pauses[i] =
          Math.max(
              0,
              words.get(i + 1).word().span().startSeconds()
                  - words.get(i).word().span().endSeconds());
    }
    return pauses;
  }

  private static double[] boundaries(SpeechCall call) {
    return call.evidence().words().stream().mapToDouble(word -> word.text().boundary()).toArray();
  }

  /** Trees of one recogniser alone; the thresholds come from scores of calls left out, too. */
  private static List<EndCounts> fitted(List<SpeechCall> calls, Set<EvidenceSource> sources) {
    Map<SpeechCall, double[]> scores = new LinkedHashMap<>();
    for (SpeechCall call : calls) {
      List<LabelledSpeech> others =
          calls.stream().filter(other -> !other.equals(call)).map(SpeechCall::speech).toList();
      scores.put(call, SpeechSentenceTrainer.of(sources).fit(others, DATA).score(call.evidence()));
    }
    return byThreshold(calls, scores::get);
  }

  /** The shipped way: all recognisers together, one threshold. */
  private void joint(String title, int folds, Function<SpeechCall, SpeechEvidence> view) {
    Map<AsrSystem, List<EndCounts>> counts = new LinkedHashMap<>();
    List<String> names = calls.values().iterator().next().stream().map(SpeechCall::name).toList();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      JointSentenceScorer scorer =
          models.computeIfAbsent(
              i % folds,
              part -> fit(everything(call -> names.indexOf(call.name()) % folds != part)));
      for (Map.Entry<AsrSystem, List<SpeechCall>> entry : calls.entrySet()) {
        for (SpeechCall call : entry.getValue()) {
          if (call.name().equals(name)) {
            double[] scores = scorer.score(view.apply(call));
            counts
                .computeIfAbsent(entry.getKey(), system -> new ArrayList<>())
                .add(counts(scores, scorer.threshold(scores), call));
          }
        }
      }
    }
    counts.forEach((system, all) -> row(system, title, all));
  }

  private static SpeechEvidence withoutMarks(SpeechCall call) {
    return SpeechEvidence.of(
        call.evidence().words().stream()
            .map(
                word ->
                    new SpokenWord(
                        new Word(
                            plain(word.word().text()), word.word().span(), word.word().score()),
                        word.timed(),
                        word.speaker(),
                        word.text()))
            .toList());
  }

  private static String plain(String word) {
    String plain = SpeechText.plain(word);
    return plain.isEmpty() ? "-" : plain;
  }

  private static SpeechEvidence untimed(SpeechEvidence evidence) {
    return SpeechEvidence.of(
        evidence.words().stream()
            .map(word -> new SpokenWord(word.word(), false, "", readOnce(word.text())))
            .toList());
  }

  /** Returns the logits of the text alone, without those of the lines that pauses break it into. */
  private static WordLogits readOnce(WordLogits read) {
    return new WordLogits(
        read.boundary(),
        read.terminal(),
        read.comma(),
        read.question(),
        read.capital(),
        Float.NaN,
        Float.NaN);
  }
}
