package dev.caesura.bench.align;

import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TokenMatches;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * {@code align-haystack}: words placed correctly if each call is aligned with all transcripts in
 * random order, with and without its own transcript. A word is correct if its partner is that of
 * the optimal alignment with the call's own transcript.
 */
public final class AlignHaystack {

  private AlignHaystack() {}

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
    out.println(
        "| recogniser | words of text | placed correctly % | in a wrong document % | without own"
            + " transcript: matched % | worst call % | seconds a call |");
    out.println("|---|---:|---:|---:|---:|---:|---:|");
    List<List<String>> others =
        new EarningsCalls(data).others().stream().map(EnglishWords::words).toList();
    for (AsrSystem system : AsrSystem.values()) {
      List<TestCall> calls = TestCall.of(data, system);
      long all = 0;
      long right = 0;
      long wrong = 0;
      long recognized = 0;
      long falselyMatched = 0;
      double worst = 0;
      long nanos = 0;
      long words = 0;
      for (int c = 0; c < calls.size(); c++) {
        TestCall call = calls.get(c);
        List<List<String>> documents = new ArrayList<>(others);
        for (TestCall other : calls) {
          documents.add(other.reference());
        }
        Collections.shuffle(documents, new Random(c + 1));
        List<String> haystack = new ArrayList<>();
        int from = 0;
        for (List<String> document : documents) {
          from = document == call.reference() ? haystack.size() : from;
          haystack.addAll(document);
        }
        words = haystack.size();
        long start = System.nanoTime();
        TokenMatches found =
            TokenMatcher.of(TranscriptOrder.ANY).match(call.hypothesis(), haystack);
        nanos += System.nanoTime() - start;
        all += call.truth().size();
        recognized += call.hypothesis().size();
        for (int i = 0; i < call.hypothesis().size(); i++) {
          int at = found.writtenFor(i) - from;
          right += found.writtenFor(i) >= 0 && call.truth().contains(i, at) ? 1 : 0;
          wrong += found.writtenFor(i) >= 0 && (at < 0 || at >= call.reference().size()) ? 1 : 0;
        }
        documents.removeIf(document -> document == call.reference());
        List<String> without = documents.stream().flatMap(List::stream).toList();
        TokenMatches none = TokenMatcher.of(TranscriptOrder.ANY).match(call.hypothesis(), without);
        int matched = 0;
        for (int i = 0; i < call.hypothesis().size(); i++) {
          matched += none.writtenFor(i) >= 0 ? 1 : 0;
        }
        falselyMatched += matched;
        worst = Math.max(worst, (double) matched / call.hypothesis().size());
      }
      out.printf(
          Locale.ROOT,
          "| %s | %d | %.2f | %.3f | %.2f | %.2f | %.3f |%n",
          system.folder,
          words,
          100.0 * right / all,
          100.0 * wrong / recognized,
          100.0 * falselyMatched / recognized,
          100 * worst,
          nanos / 1e9 / calls.size());
    }
    return 0;
  }
}
