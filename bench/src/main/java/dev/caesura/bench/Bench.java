package dev.caesura.bench;

import dev.caesura.bench.align.AlignBenchmarks;
import dev.caesura.bench.audio.AudioBenchmarks;
import dev.caesura.bench.text.TextBenchmarks;
import dev.caesura.bench.topic.TopicBenchmarks;
import dev.caesura.bench.trust.TrustBenchmarks;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Entry point of {@code bench/run}: lists the benchmarks or runs one of them.
 *
 * <p>A comparison whose data or peer is absent prints what is missing and exits with 0.
 */
public final class Bench {

  private static final BenchmarkList ALL =
      new BenchmarkList()
          .add(
              "long-file",
              "memory and speed of segmenting one minute and ten hours, heap of 128 MiB",
              LongFile::run)
          .add(
              "mine-stages",
              "mining the bundled recording: time by stage, peak heap, sentences kept",
              MineStages::run)
          .add(
              "start-up",
              "wall-clock time of the launcher, --help and split, with and without class archive",
              StartUp::run)
          .addAll(TrustBenchmarks.list())
          .addAll(AudioBenchmarks.list())
          .addAll(TextBenchmarks.list())
          .addAll(TopicBenchmarks.list())
          .addAll(AlignBenchmarks.list())
          .add("recognition", "word errors and speed of each recogniser", RecognitionErrors::run)
          .add(
              "letter-to-sound",
              "phone and word errors of letter-to-sound on unseen words",
              LetterToSoundErrors::run)
          .add(
              "transcript-size",
              "time and heap of a recogniser, by length of its transcript",
              TranscriptSize::run);

  private Bench() {}

  /**
   * Runs a benchmark and exits with its code.
   *
   * @param args the name of a benchmark, {@code --data DIR}, options of the benchmark; none to list
   *     all benchmarks
   * @throws Exception if the benchmark fails
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) throws Exception {
    if (args.isEmpty() || args.get(0).equals("--help") || args.get(0).equals("-h")) {
      out.println("bench/run NAME [--data DIR] [OPTIONS]   (default DIR: ../shared/data)");
      ALL.entries().forEach((name, entry) -> out.printf("  %-22s %s%n", name, entry.shows()));
      return 0;
    }
    BenchmarkList.Entry entry = ALL.entries().get(args.get(0));
    if (entry == null) {
      err.println(
          "bench/run: expected one of "
              + String.join(", ", ALL.entries().keySet())
              + "; found "
              + args.get(0));
      return 2;
    }
    try {
      Options options = Options.of(args.subList(1, args.size()));
      Path reference = root().resolve("../shared/data").normalize();
      Path data = Path.of(options.value("--data", reference.toString()));
      return entry.benchmark().run(data, options.remaining(), out);
    } catch (MissingDataException e) {
      out.println(args.get(0) + ": skipped: " + e.getMessage());
      return 0;
    } catch (UsageException e) {
      err.println("bench/run " + args.get(0) + ": " + e.getMessage());
      return 2;
    }
  }

  static Set<String> names() {
    return ALL.entries().keySet();
  }

  /**
   * Returns the root folder of the checkout.
   *
   * @return the root folder
   */
  public static Path root() {
    return Path.of(System.getProperty("caesura.root", "."));
  }
}
