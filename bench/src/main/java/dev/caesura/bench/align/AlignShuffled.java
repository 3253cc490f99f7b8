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
 * {@code align-shuffled}: words placed correctly if the transcript is cut into equal blocks in
 * random order. A word is correct if its partner is that of the optimal alignment with the
 * transcript in order.
 */
public final class AlignShuffled {

  private AlignShuffled() {}

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args {@code --seeds N}: shuffles of each call (default: 20)
   * @param out receives the table
   * @return 0
   */
  public static int run(Path data, List<String> args, PrintStream out) {
    Options options = Options.of(args);
    int seeds = (int) options.number("--seeds", 1, 20);
    options.end();
    out.println(
        "| recogniser | blocks | seeds | placed correctly % | worst call and seed % | seconds a"
            + " call |");
    out.println("|---|---:|---:|---:|---:|---:|");
    for (AsrSystem system : AsrSystem.values()) {
      List<TestCall> calls = TestCall.of(data, system);
      for (int blocks : new int[] {10, 50, 200}) {
        Tally tally = new Tally();
        for (TestCall call : calls) {
          for (int seed = 1; seed <= seeds; seed++) {
            shuffle(call, blocks, seed, tally);
          }
        }
        out.printf(
            Locale.ROOT,
            "| %s | %d | %d | %.2f | %.2f | %.3f |%n",
            system.folder,
            blocks,
            seeds,
            100.0 * tally.right / tally.all,
            100 * tally.worst,
            tally.nanos / 1e9 / calls.size() / seeds);
      }
    }
    return 0;
  }

  private static final class Tally {
    long right;
    long all;
    long nanos;
    double worst = 1;
  }

  private static void shuffle(TestCall call, int blocks, int seed, Tally tally) {
    int size = call.reference().size();
    List<Integer> order = new ArrayList<>();
    for (int b = 0; b < blocks; b++) {
      order.add(b);
    }
    Collections.shuffle(order, new Random(seed));
    List<String> reference = new ArrayList<>(size);
    int[] original = new int[size];
    for (int b : order) {
      for (int j = (int) ((long) b * size / blocks); j < (b + 1L) * size / blocks; j++) {
        original[reference.size()] = j;
        reference.add(call.reference().get(j));
      }
    }
    long start = System.nanoTime();
    TokenMatches found = TokenMatcher.of(TranscriptOrder.ANY).match(call.hypothesis(), reference);
    tally.nanos += System.nanoTime() - start;
    int right = 0;
    for (int i = 0; i < call.hypothesis().size(); i++) {
      int at = found.writtenFor(i);
      right += at >= 0 && call.truth().contains(i, original[at]) ? 1 : 0;
    }
    tally.right += right;
    tally.all += call.truth().size();
    tally.worst = Math.min(tally.worst, (double) right / call.truth().size());
  }
}
