package dev.caesura.bench.align;

import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TokenMatches;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.bench.align.EarningsCalls.Recogniser;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * {@code align-haystack}: each call against all transcripts in random order, with and without its
 * own. Right: the partner is that of the optimal alignment with the own transcript.
 */
public final class AlignHaystack {

  private AlignHaystack() {}

  /**
   * Prints the table.
   *
   * @param data folder of reference data
   * @param args options
   * @param out where to
   * @return 0
   */
  public static int run(Path data, List<String> args, PrintStream out) {
    out.println(
        "| recogniser | words of text | placed right % | in a wrong document % | own transcript not"
            + " there: matched % | worst call % | seconds a call |");
    out.println("|---|---:|---:|---:|---:|---:|---:|");
    List<List<String>> others =
        new EarningsCalls(data).others().stream().map(WordPairs::words).toList();
    for (Recogniser recogniser : Recogniser.values()) {
      List<TestCalls> calls = TestCalls.of(data, recogniser);
      long all = 0;
      long right = 0;
      long wrong = 0;
      long heard = 0;
      long strange = 0;
      double worst = 0;
      long nanos = 0;
      long words = 0;
      for (int c = 0; c < calls.size(); c++) {
        TestCalls call = calls.get(c);
        List<List<String>> documents = new ArrayList<>(others);
        for (TestCalls other : calls) {
          documents.add(other.written());
        }
        Collections.shuffle(documents, new Random(c + 1));
        List<String> haystack = new ArrayList<>();
        int from = 0;
        for (List<String> document : documents) {
          from = document == call.written() ? haystack.size() : from;
          haystack.addAll(document);
        }
        words = haystack.size();
        long start = System.nanoTime();
        TokenMatches found = TokenMatcher.of(TranscriptOrder.ANY).match(call.heard(), haystack);
        nanos += System.nanoTime() - start;
        all += call.truth().size();
        heard += call.heard().size();
        for (int i = 0; i < call.heard().size(); i++) {
          int at = found.writtenFor(i) - from;
          right += found.writtenFor(i) >= 0 && call.truth().contains(i, at) ? 1 : 0;
          wrong += found.writtenFor(i) >= 0 && (at < 0 || at >= call.written().size()) ? 1 : 0;
        }
        documents.removeIf(document -> document == call.written());
        List<String> without = documents.stream().flatMap(List::stream).toList();
        TokenMatches none = TokenMatcher.of(TranscriptOrder.ANY).match(call.heard(), without);
        int matched = 0;
        for (int i = 0; i < call.heard().size(); i++) {
          matched += none.writtenFor(i) >= 0 ? 1 : 0;
        }
        strange += matched;
        worst = Math.max(worst, (double) matched / call.heard().size());
      }
      out.printf(
          Locale.ROOT,
          "| %s | %d | %.2f | %.3f | %.2f | %.2f | %.3f |%n",
          recogniser.folder,
          words,
          100.0 * right / all,
          100.0 * wrong / heard,
          100.0 * strange / heard,
          100 * worst,
          nanos / 1e9 / calls.size());
    }
    return 0;
  }
}
