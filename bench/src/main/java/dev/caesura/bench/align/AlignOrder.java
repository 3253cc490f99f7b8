package dev.caesura.bench.align;

import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TokenMatches;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code align-order}: share of the optimal word pairs that are found, transcript in order. */
public final class AlignOrder {

  private AlignOrder() {}

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
    out.println("| recogniser | order | optimal pairs | found | share % | seconds |");
    out.println("|---|---|---:|---:|---:|---:|");
    for (AsrSystem system : AsrSystem.values()) {
      List<TestCall> calls = TestCall.of(data, system);
      for (TranscriptOrder order : TranscriptOrder.values()) {
        long right = 0;
        long all = 0;
        long nanos = 0;
        for (TestCall call : calls) {
          long start = System.nanoTime();
          TokenMatches found = TokenMatcher.of(order).match(call.hypothesis(), call.reference());
          nanos += System.nanoTime() - start;
          all += call.truth().size();
          for (int i = 0; i < call.hypothesis().size(); i++) {
            right += call.truth().contains(i, found.writtenFor(i)) ? 1 : 0;
          }
        }
        out.printf(
            Locale.ROOT,
            "| %s | %s | %d | %d | %.2f | %.2f |%n",
            system.folder,
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
