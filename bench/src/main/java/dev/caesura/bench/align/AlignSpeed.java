package dev.caesura.bench.align;

import dev.caesura.align.LongAligner;
import dev.caesura.align.Transcript;
import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.edit.UnitAligner;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.bench.ChildProcess;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import dev.caesura.text.Segmentation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * {@code align-speed}: time of long alignment on calls joined to hours of speech, compared with
 * edlib and other libraries on the same text in the same run, and growth of time and heap.
 *
 * <p>Each time is the best of three, after one run to warm up. The input of long alignment is two
 * strings, so its time includes splitting them into words.
 */
public final class AlignSpeed {

  private static final String HOURS = "--hours";
  private static final String SENTENCES = "--sentences";

  private AlignSpeed() {}

  /** Work to time. */
  interface Task {
    void run();
  }

  /**
   * Measures, and prints the tables.
   *
   * @param data the reference data
   * @param args none; child processes use {@code --hours} and {@code --sentences}
   * @param out receives the tables
   * @return 0
   * @throws IOException if a process fails
   * @throws InterruptedException if the thread is interrupted
   */
  public static int run(Path data, List<String> args, PrintStream out)
      throws IOException, InterruptedException {
    if (!args.isEmpty() && args.get(0).equals(HOURS)) {
      JoinedCalls calls = JoinedCalls.of(data, AsrSystem.AMAZON, Integer.parseInt(args.get(1)));
      match(calls, TranscriptOrder.ANY);
      out.println(ChildProcess.peakHeapBytes() >> 20);
      return 0;
    }
    if (!args.isEmpty() && args.get(0).equals(SENTENCES)) {
      sentenceTimes(
          data, AsrSystem.valueOf(args.get(1)), TranscriptOrder.valueOf(args.get(2)), out);
      return 0;
    }
    Options.of(args).end();
    kernel(data, out);
    peers(data, out);
    hours(data, out);
    sentences(data, out);
    growth(data, out);
    return 0;
  }

  private static void kernel(Path data, PrintStream out) throws IOException, InterruptedException {
    out.println(
        "| unit costs, characters | size | edlib distance s | distance s | edlib path s"
            + " | path s |");
    out.println("|---|---:|---:|---:|---:|---:|");
    for (AsrSystem system : new AsrSystem[] {AsrSystem.AMAZON, AsrSystem.KALDI}) {
      JoinedCalls calls = JoinedCalls.of(data, system, 2).limit(80_000);
      int[] left = calls.hypothesis().chars().toArray();
      int[] right = calls.reference().chars().toArray();
      out.printf(
          Locale.ROOT,
          "| %s | %d x %d | %.3f | %.3f | %.3f | %.3f |%n",
          system.folder,
          left.length,
          right.length,
          Edlib.seconds(calls.hypothesis(), calls.reference(), false),
          best(() -> UnitAligner.distance(left, right)),
          Edlib.seconds(calls.hypothesis(), calls.reference(), true),
          best(() -> UnitAligner.align(left, right, (i, j) -> {})));
    }
    out.println();
  }

  private static void peers(Path data, PrintStream out) {
    out.println(
        "| library | recogniser | size | library s | library result | Caesura s | Caesura result"
            + " |");
    out.println("|---|---|---:|---:|---:|---:|---:|");
    for (AsrSystem system : new AsrSystem[] {AsrSystem.AMAZON, AsrSystem.KALDI}) {
      JoinedCalls calls = JoinedCalls.of(data, system, 1);
      for (int size : new int[] {2_000, 8_000}) {
        List<String> hypothesis = calls.hypothesisWords();
        List<String> reference = calls.referenceWords();
        AlignPeers.words(
            system.folder,
            hypothesis.subList(0, Math.min(size, hypothesis.size())),
            reference.subList(0, Math.min(size, reference.size())),
            out);
      }
      for (int size : new int[] {1_000, 4_000}) {
        JoinedCalls shorter = calls.limit(size);
        AlignPeers.characters(system.folder, shorter.hypothesis(), shorter.reference(), out);
      }
    }
    out.println();
  }

  /**
   * Times the whole {@link LongAligner}, from recognised words with times and a transcript to
   * sentences with times: the first call of a process, and later calls.
   */
  private static void sentences(Path data, PrintStream out)
      throws IOException, InterruptedException {
    out.println(
        "| 5 hours, words with times to sentences with times | order | edlib path s | first call s"
            + " | later calls s | edlib / first | edlib / later |");
    out.println("|---|---|---:|---:|---:|---:|---:|");
    for (AsrSystem system : new AsrSystem[] {AsrSystem.AMAZON, AsrSystem.KALDI}) {
      JoinedCalls calls = JoinedCalls.of(data, system, 5);
      double edlib = Edlib.seconds(calls.hypothesis(), calls.reference(), true);
      for (TranscriptOrder order : TranscriptOrder.values()) {
        String[] seconds =
            ChildProcess.run(
                    3072,
                    "align-speed",
                    "--data",
                    data.toString(),
                    SENTENCES,
                    system.name(),
                    order.name())
                .strip()
                .split(" ");
        double first = Double.parseDouble(seconds[0]);
        double later = Double.parseDouble(seconds[1]);
        out.printf(
            Locale.ROOT,
            "| %s | %s | %.2f | %.2f | %.3f | %.1f | %.1f |%n",
            system.folder,
            order,
            edlib,
            first,
            later,
            edlib / first,
            edlib / later);
      }
    }
    out.println();
  }

  /** Prints the times of the first call of this process and of later calls. */
  private static void sentenceTimes(
      Path data, AsrSystem system, TranscriptOrder order, PrintStream out) {
    JoinedCalls calls = JoinedCalls.of(data, system, 5);
    Transcript hypothesis = calls.transcript();
    Segmentation reference = AlignTimes.lines(calls.lines());
    LongAligner aligner =
        SentenceAligner.of(
            EnglishWords.NORMALIZER, SentenceAligner.Settings.defaults().withOrder(order));
    long start = System.nanoTime();
    aligner.align("r", hypothesis, reference);
    double first = (System.nanoTime() - start) / 1e9;
    double later = best(() -> aligner.align("r", hypothesis, reference));
    out.printf(Locale.ROOT, "%.4f %.4f%n", first, later);
  }

  private static void hours(Path data, PrintStream out) throws IOException, InterruptedException {
    out.println(
        "| 5 hours | characters | edlib path s | bit-parallel path s | order kept s | any order s |"
            + " edlib / order kept | any / kept |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
    for (AsrSystem system : new AsrSystem[] {AsrSystem.AMAZON, AsrSystem.KALDI}) {
      JoinedCalls calls = JoinedCalls.of(data, system, 5);
      int[] left = calls.hypothesis().chars().toArray();
      int[] right = calls.reference().chars().toArray();
      double edlib = Edlib.seconds(calls.hypothesis(), calls.reference(), true);
      double exact = best(() -> UnitAligner.align(left, right, (i, j) -> {}));
      double kept = best(() -> match(calls, TranscriptOrder.KEEP));
      double any = best(() -> match(calls, TranscriptOrder.ANY));
      out.printf(
          Locale.ROOT,
          "| %s | %d x %d | %.2f | %.2f | %.3f | %.3f | %.1f | %.2f |%n",
          system.folder,
          left.length,
          right.length,
          edlib,
          exact,
          kept,
          any,
          edlib / kept,
          any / kept);
    }
    out.println();
  }

  private static void growth(Path data, PrintStream out) throws IOException, InterruptedException {
    out.println("| hours | characters | order kept s | any order s | peak heap MiB, any order |");
    out.println("|---:|---:|---:|---:|---:|");
    for (int hours : new int[] {1, 5, 10, 20}) {
      JoinedCalls calls = JoinedCalls.of(data, AsrSystem.AMAZON, hours);
      String heap =
          ChildProcess.run(
                  512, "align-speed", "--data", data.toString(), HOURS, Integer.toString(hours))
              .strip();
      out.printf(
          Locale.ROOT,
          "| %d | %d x %d | %.3f | %.3f | %s |%n",
          hours,
          calls.hypothesis().length(),
          calls.reference().length(),
          best(() -> match(calls, TranscriptOrder.KEEP)),
          best(() -> match(calls, TranscriptOrder.ANY)),
          heap);
    }
  }

  private static void match(JoinedCalls calls, TranscriptOrder order) {
    TokenMatcher.of(order).match(calls.hypothesisWords(), calls.referenceWords());
  }

  /** Returns the shortest of three times in seconds, after one run to warm up. */
  static double best(Task task) {
    double best = Double.MAX_VALUE;
    for (int run = 0; run < 4; run++) {
      long start = System.nanoTime();
      task.run();
      double seconds = (System.nanoTime() - start) / 1e9;
      best = run == 0 ? best : Math.min(best, seconds);
    }
    return best;
  }
}
