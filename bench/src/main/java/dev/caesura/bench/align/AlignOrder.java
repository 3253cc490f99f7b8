package dev.caesura.bench.align;

import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TokenMatches;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.bench.align.EarningsCalls.Recogniser;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code align-order}: how many word pairs of the optimal alignment are found in order. */
public final class AlignOrder {

  private AlignOrder() {}

  /**
   * Prints the table.
   *
   * @param data folder of reference data
   * @param args options
   * @param out where to
   * @return 0
   */
  public static int run(Path data, List<String> args, PrintStream out) {
    out.println("| recogniser | order | pairs of the optimum | found | share % | seconds |");
    out.println("|---|---|---:|---:|---:|---:|");
    for (Recogniser recogniser : Recogniser.values()) {
      List<TestCalls> calls = TestCalls.of(data, recogniser);
      for (TranscriptOrder order : TranscriptOrder.values()) {
        long right = 0;
        long all = 0;
        long nanos = 0;
        for (TestCalls call : calls) {
          long start = System.nanoTime();
          TokenMatches found = TokenMatcher.of(order).match(call.heard(), call.written());
          nanos += System.nanoTime() - start;
          all += call.truth().size();
          for (int i = 0; i < call.heard().size(); i++) {
            right += call.truth().contains(i, found.writtenFor(i)) ? 1 : 0;
          }
        }
        out.printf(
            Locale.ROOT,
            "| %s | %s | %d | %d | %.2f | %.2f |%n",
            recogniser.folder,
            order,
            all,
            right,
            100.0 * right / all,
            nanos / 1e9);
      }
    }
    return 0;
  }
}
