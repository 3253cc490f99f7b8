package dev.caesura.bench.trust;

import dev.caesura.bench.Options;
import dev.caesura.io.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills tools at random moments, with no chance to clean up, and starts them again in the same
 * folder. No file may be there half, and what is there in the end must be what an undisturbed run
 * writes: {@code mine}, {@code corpus build}, and {@code models get} from a server on this machine.
 */
public final class Kills {

  private static final int NETWORK_BYTES = 3_000_000;
  private static final int PAUSE_MILLIS = 8;
  private static final int MAX_PRINTED = 10;
  private static final long MIN_MILLIS = 100;

  private final Random random;
  private final Path work;
  private final List<String> problems = new ArrayList<>();

  private Kills(Path work, long seed) {
    this.work = work;
    this.random = new Random(seed);
  }

  /**
   * Prints how many kills each tool survived.
   *
   * @param data not used
   * @param args {@code --kills N} for each tool (default: 50), {@code --seed N} and {@code --only
   *     TOOL}
   * @param out receives the table
   * @return 0 if all were survived, 1 otherwise
   * @throws Exception if the tools cannot be run
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options options = Options.of(args);
    int kills = (int) options.number("--kills", 1, 50);
    long seed = options.number("--seed", 0, 1);
    String only = options.value("--only", "");
    options.end();
    Path work = Files.createTempDirectory("caesura-kills");
    try (ModelServer server = ModelServer.start(NETWORK_BYTES, PAUSE_MILLIS)) {
      return new Kills(work, seed).run(kills, only, server.tool(), out);
    } finally {
      Folders.delete(work);
    }
  }

  private int run(int kills, String only, FaultTools.Tool get, PrintStream out) throws Exception {
    List<FaultTools.Tool> tools = new ArrayList<>();
    FaultTools.in(work.resolve("in")).stream()
        .filter(tool -> List.of("mine", "corpus build").contains(tool.name()))
        .forEach(tools::add);
    tools.add(get);
    out.println("| tool | kills | before the first file | runs to their end | not as it must |");
    out.println("|---|---:|---:|---:|---:|");
    for (FaultTools.Tool tool : tools) {
      if (tool.name().contains(only)) {
        run(tool, kills, out);
      }
    }
    problems.stream().limit(MAX_PRINTED).forEach(out::println);
    return problems.isEmpty() ? 0 : 1;
  }

  private Process start(FaultTools.Tool tool, Path target) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.caesura.cli.Caesura"));
    command.addAll(List.of(tool.command(target)));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(work.resolve("err").toFile())
        .start();
  }

  private void run(FaultTools.Tool tool, int kills, PrintStream out) throws Exception {
    Path target = work.resolve("out");
    FolderContent.renew(target);
    long started = System.nanoTime();
    Process undisturbed = start(tool, target);
    if (undisturbed.waitFor() != 0) {
      throw new IOException(tool.name() + " fails: " + Files.readString(work.resolve("err")));
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    FolderContent expected = FolderContent.of(target);
    FolderContent.renew(target);
    int killed = 0;
    int early = 0;
    int ends = 0;
    int before = problems.size();
    while (killed < kills) {
      Process process = start(tool, target);
      // The first half of the time is the start of Java, where there is nothing to lose.
      long delay = millis / 4 + (long) (0.6 * random.nextDouble() * millis);
      long at = System.nanoTime();
      boolean ended = process.waitFor(delay, TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
        killed++;
      }
      FolderContent found = FolderContent.of(target);
      early += !ended && found.files().isEmpty() ? 1 : 0;
      String half = found.different(expected);
      if (!half.isEmpty()) {
        problems.add(tool.name() + ", kill " + killed + " after " + delay + " ms: half " + half);
      }
      if (ended) {
        // A run that resumes is shorter, and so is one on a machine with less other work.
        millis = Math.max(MIN_MILLIS, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - at));
        ends++;
        check(tool, process.exitValue(), found, expected);
        FolderContent.renew(target);
      }
    }
    Process last = start(tool, target);
    check(tool, last.waitFor(), FolderContent.of(target), expected);
    out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d |%n",
        tool.name(),
        killed,
        early,
        ends + 1,
        problems.size() - before);
  }

  private void check(FaultTools.Tool tool, int code, FolderContent found, FolderContent expected)
      throws IOException {
    if (code != 0) {
      problems.add(
          tool.name()
              + " ends with "
              + code
              + ": "
              + Files.readString(work.resolve("err")).strip());
    } else if (!found.isSame(expected)) {
      problems.add(tool.name() + ", started again, writes something else");
    }
  }
}
