package dev.caesura.bench.align;

import dev.caesura.align.Utterance;
import dev.caesura.align.trust.AlignmentJudge;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import dev.caesura.text.Segmentation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code edge-errors}: how far starts and ends of sentences are from their true times, for each
 * recogniser: all that were found, and those that {@code mine} keeps by their probability of an
 * error. The true times are those on which the two other recognisers agree.
 */
public final class EdgeErrors {

  private static final double[] LIMITS = {1, 0.1, 0.05};

  private EdgeErrors() {}

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args none
   * @param out receives the table
   * @return 0
   */
  public static int run(Path data, List<String> args, PrintStream out) {
    Options.of(args).end();
    EarningsCalls calls = new EarningsCalls(data);
    Map<String, Map<AsrSystem, TrueTimes.Witness>> known = new HashMap<>();
    for (String name : calls.names()) {
      known.put(name, TrueTimes.witnesses(calls, name, AlignTimes.lines(calls.reference(name))));
    }
    out.println(
        "| recogniser | probability of an error | edge | sentences | early, % | median error, s |"
            + " 95 %, s | 99 %, s | within 0.5 s, % |");
    out.println("|---|---|---|---:|---:|---:|---:|---:|---:|");
    for (AsrSystem system : AsrSystem.values()) {
      List<List<Double>> starts = lists();
      List<List<Double>> ends = lists();
      for (String name : calls.names()) {
        add(calls, name, system, known.get(name), starts, ends);
      }
      for (int k = 0; k < LIMITS.length; k++) {
        String kept = k == 0 ? "any" : String.format(Locale.ROOT, "at most %.2f", LIMITS[k]);
        print(system.folder, kept, "start", starts.get(k), out);
        print(system.folder, kept, "end", ends.get(k), out);
      }
    }
    return 0;
  }

  private static List<List<Double>> lists() {
    List<List<Double>> lists = new ArrayList<>();
    for (int k = 0; k < LIMITS.length; k++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  private static void add(
      EarningsCalls calls,
      String name,
      AsrSystem system,
      Map<AsrSystem, TrueTimes.Witness> witnesses,
      List<List<Double>> starts,
      List<List<Double>> ends) {
    Segmentation lines = AlignTimes.lines(calls.reference(name));
    TrueTimes truth = TrueTimes.without(lines, witnesses, system);
    List<Utterance> found =
        AlignmentJudge.of(EnglishWords.NORMALIZER)
            .judge(
                SentenceAligner.of(EnglishWords.NORMALIZER)
                    .align("r", calls.recognized(name, system), lines))
            .utterances();
    for (int i = 0; i < lines.size(); i++) {
      Utterance sentence = found.get(i);
      if (sentence.span().isEmpty()) {
        continue;
      }
      double[] exact = truth.exact(i);
      for (int k = 0; k < LIMITS.length; k++) {
        if (sentence.errorProbability().orElseThrow() <= LIMITS[k]) {
          addKnown(starts.get(k), sentence.span().get().startSeconds() - exact[0]);
          addKnown(ends.get(k), sentence.span().get().endSeconds() - exact[1]);
        }
      }
    }
  }

  private static void addKnown(List<Double> errors, double error) {
    if (!Double.isNaN(error)) {
      errors.add(error);
    }
  }

  private static void print(
      String system, String kept, String edge, List<Double> signed, PrintStream out) {
    long early = signed.stream().filter(error -> error < 0).count();
    List<Double> errors = new ArrayList<>(signed.stream().map(Math::abs).toList());
    Collections.sort(errors);
    long near = errors.stream().filter(error -> error <= TrueTimes.TOLERANCE).count();
    out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %d | %.1f | %.3f | %.3f | %.3f | %.1f |%n",
        system,
        kept,
        edge,
        errors.size(),
        100.0 * early / errors.size(),
        errors.get(errors.size() / 2),
        errors.get(errors.size() * 95 / 100),
        errors.get(errors.size() * 99 / 100),
        100.0 * near / errors.size());
  }
}
