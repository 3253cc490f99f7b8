package dev.caesura.bench.align;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.speech.EndCounts;
import dev.caesura.align.speech.JointSentenceScorer;
import dev.caesura.align.speech.LabelledSpeech;
import dev.caesura.align.speech.LiveSentenceScorer;
import dev.caesura.align.speech.SpeechSentenceTrainer;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import dev.caesura.models.text.CompactBoundaryScorer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * F1 of ends of sentences that are decided while words arrive, by delay. The trees are fitted to
 * the other calls, with the evidence of whole calls.
 */
public final class SpeechDelay {

  private static final double[] DELAYS = {0.5, 1, 2, 4};

  private SpeechDelay() {}

  /**
   * Runs the benchmark.
   *
   * @param data the folder of reference data
   * @param args {@code --calls N}, 3 by default; {@code --limit N} words of each, 1500 by default;
   *     {@code --cache DIR} to keep the logits of whole calls
   * @param out receives the table
   * @return 0
   * @throws IOException if a file cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    int calls = (int) options.number("--calls", 1, 3);
    int limit = (int) options.number("--limit", 10, 1500);
    String cache = options.value("--cache", "");
    options.end();
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      List<SpeechCall> all =
          SpeechCall.read(data, AsrSystem.SPEECHMATICS, LogitCache.in(cache, network));
      List<SpeechCall> measured = all.subList(0, Math.min(calls, all.size()));
      List<JointSentenceScorer> scorers = new ArrayList<>();
      for (SpeechCall call : measured) {
        List<LabelledSpeech> others =
            all.stream().filter(other -> !other.equals(call)).map(SpeechCall::speech).toList();
        scorers.add(SpeechSentenceTrainer.standard().fit(others, "other calls"));
      }
      out.println("| delay s | F1 | P | R | seconds a minute of speech |");
      out.println("|---:|---:|---:|---:|---:|");
      for (double delay : DELAYS) {
        EndCounts counts = EndCounts.NONE;
        double minutes = 0;
        long start = System.nanoTime();
        for (int i = 0; i < measured.size(); i++) {
          List<SpokenWord> words = words(measured.get(i), limit);
          LiveSentenceScorer live = new LiveSentenceScorer(scorers.get(i), network, delay);
          List<LiveSentenceScorer.Decision> decisions = new ArrayList<>();
          words.forEach(word -> decisions.addAll(live.push(word)));
          decisions.addAll(live.finish());
          double[] scores =
              decisions.stream().mapToDouble(LiveSentenceScorer.Decision::score).toArray();
          counts = counts.plus(counts(scores, scorers.get(i), measured.get(i)));
          minutes += words.get(words.size() - 1).word().span().endSeconds() / 60;
        }
        row(String.valueOf(delay), counts, (System.nanoTime() - start) / 1e9 / minutes, out);
      }
      EndCounts whole = EndCounts.NONE;
      for (int i = 0; i < measured.size(); i++) {
        List<SpokenWord> words = words(measured.get(i), limit);
        double[] scores = scorers.get(i).score(SpeechEvidence.of(words));
        whole = whole.plus(counts(scores, scorers.get(i), measured.get(i)));
      }
      row("whole file", whole, Double.NaN, out);
    }
    return 0;
  }

  private static List<SpokenWord> words(SpeechCall call, int limit) {
    List<SpokenWord> words = call.evidence().words();
    return words.subList(0, Math.min(limit, words.size()));
  }

  private static EndCounts counts(double[] scores, JointSentenceScorer scorer, SpeechCall call) {
    BitSet found = new BitSet();
    for (int i = 0; i < scores.length; i++) {
      found.set(i, scores[i] >= scorer.threshold());
    }
    return EndCounts.of(found, call.ends(), scores.length);
  }

  private static void row(String delay, EndCounts counts, double seconds, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.1f | %s |%n",
        delay,
        100 * counts.f1(),
        100 * counts.precision(),
        100 * counts.recall(),
        Double.isNaN(seconds) ? "" : String.format(Locale.ROOT, "%.1f", seconds));
  }
}
