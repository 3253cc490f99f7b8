package dev.caesura.bench.align;

import dev.caesura.bench.Bench;
import dev.caesura.bench.Options;
import dev.caesura.corpus.build.BuildConfigReader;
import dev.caesura.corpus.build.CorpusBuilder;
import dev.caesura.io.Folders;
import dev.caesura.io.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code archive-faults}: builds of a small archive that are killed with {@code kill -9} at random
 * moments, that meet a full disk, and that have damaged and hostile inputs. Each build is a process
 * of its own.
 */
public final class ArchiveFaults {

  private static final Pattern ITEM = Pattern.compile("\"item\":\"([^\"]*)\"");
  private static final List<String> STORED =
      List.of("documents", "words", "match", "align", "measure");

  private final Path folder;
  private final PrintStream out;
  private boolean isGood = true;

  private ArchiveFaults(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /** End of a process: its exit code, and the last progress of each stage. */
  private record Ended(int code, Map<String, Integer> done) {}

  /**
   * Measures, and prints a line for each fault.
   *
   * @param data not used
   * @param args {@code --kills N}, {@code --recordings N}, {@code --small DIR}: a folder on a file
   *     system of 50 MB or more for the full disk; {@code --child CONFIG} for the processes
   * @param out receives the lines
   * @return 0 if nothing was lost, 1 if something was
   * @throws Exception if a process cannot be started
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options options = Options.of(args);
    String child = options.value("--child", "");
    int kills = (int) options.number("--kills", 1, 20);
    int recordings = (int) options.number("--recordings", 1, 40);
    String small = options.value("--small", "");
    options.end();
    if (!child.isEmpty()) {
      return child(Path.of(child), out);
    }
    Path folder = Files.createTempDirectory("archive-faults");
    try {
      ArchiveFaults faults = new ArchiveFaults(folder, out);
      faults.all(kills, recordings, small);
      return faults.isGood ? 0 : 1;
    } finally {
      Folders.delete(folder);
    }
  }

  private static int child(Path config, PrintStream out) throws Exception {
    boolean failed =
        !CorpusBuilder.of(BuildConfigReader.read(config))
            .withJobs(2)
            .withProgress(
                (stage, done, total, left) -> {
                  out.println(stage + " " + done);
                  out.flush();
                })
            .build()
            .failures()
            .isEmpty();
    return failed ? 1 : 0;
  }

  private void all(int kills, int recordings, String small) throws Exception {
    Path config = FaultArchive.write(folder, recordings);
    Path corpus = folder.resolve("corpus");
    final Map<String, String> inputs = digests(folder);
    long started = System.nanoTime();
    Ended whole = build(config, Long.MAX_VALUE);
    long nanos = System.nanoTime() - started;
    Map<String, String> expected = results(corpus);
    out.printf(Locale.ROOT, "%d recordings, undisturbed: %.1f s%n", recordings, nanos / 1e9);
    check("undisturbed build ends with 0", whole.code() == 0);
    Folders.delete(corpus);
    Random random = new Random(20);
    int lost = 0;
    int died = 0;
    for (int k = 0; k < kills; k++) {
      // What is done already takes no time, so early moments of the rest are hit, too.
      Ended ended = build(config, (long) (random.nextDouble() * 0.7 * nanos));
      died += ended.code() == 0 ? 0 : 1;
      for (String stage : STORED) {
        lost += Math.max(0, ended.done().getOrDefault(stage, 0) - stored(corpus, stage));
      }
      if (ended.code() == 0) {
        Folders.delete(corpus);
      }
    }
    Ended last = build(config, Long.MAX_VALUE);
    out.printf(
        Locale.ROOT, "kill -9: %d of %d builds died, %d reported items lost%n", died, kills, lost);
    check("nothing reported as done was lost", lost == 0);
    check("the last build ends with 0", last.code() == 0);
    check("bytes are those of the undisturbed build", results(corpus).equals(expected));
    check("no file outside the output changed", digests(folder).equals(inputs));
    fullDisk(small, config, expected);
    hostile(config, corpus);
  }

  private void fullDisk(String small, Path config, Map<String, String> expected) throws Exception {
    if (small.isEmpty()) {
      out.println("full disk: skipped; name a folder on a small file system with --small DIR");
      return;
    }
    Path disk = Path.of(small);
    Path output = disk.resolve("corpus");
    Path filler = disk.resolve("filler");
    long space = disk.toFile().getUsableSpace();
    Files.write(filler, new byte[(int) Math.max(0, space - (1 << 20))]);
    Path other = config.resolveSibling("full.yaml");
    Files.writeString(
        other, Files.readString(config).replace("output: corpus", "output: " + output));
    Ended full = build(other, Long.MAX_VALUE);
    check("a full disk ends the build with another code than 0", full.code() != 0);
    Files.delete(filler);
    Ended again = build(other, Long.MAX_VALUE);
    check("with space again, the build ends with 0", again.code() == 0);
    check("full disk: same sentences", results(output).equals(expected));
    Folders.delete(output);
    Files.delete(other);
  }

  private void hostile(Path config, Path corpus) throws Exception {
    int before = Files.readAllLines(corpus.resolve("corpus.jsonl")).size();
    List<String> wrong = FaultArchive.addHostile(folder);
    Map<String, String> inputs = digests(folder);
    Ended ended = build(config, Long.MAX_VALUE);
    List<String> failed = new ArrayList<>();
    for (String line : Files.readAllLines(corpus.resolve("failures.jsonl"))) {
      Matcher item = ITEM.matcher(line);
      failed.add(item.find() ? item.group(1) : line);
    }
    failed.sort(Comparator.naturalOrder());
    int after = Files.readAllLines(corpus.resolve("corpus.jsonl")).size();
    out.printf(
        Locale.ROOT,
        "hostile inputs: %d of %d files; failed: %s; sentences %d before, %d after%n",
        wrong.size(),
        inputs.size(),
        failed,
        before,
        after);
    check("exit code 1", ended.code() == 1);
    check("the wrong inputs fail, no others", failed.equals(wrong));
    check("the rest is complete", before == after);
    check("no file outside the output changed", digests(folder).equals(inputs));
    boolean isSecret = true;
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        isSecret &= !Files.readString(file, StandardCharsets.ISO_8859_1).contains("secretpassword");
      }
    }
    check("no file of the output has what lies outside", isSecret);
  }

  private void check(String what, boolean holds) {
    out.println((holds ? "yes: " : "NO: ") + what);
    isGood &= holds;
  }

  /** Builds in a process, which is killed after some time. */
  private static Ended build(Path config, long nanos) throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-Dcaesura.root=" + Bench.root(),
                "-cp",
                System.getProperty("java.class.path"),
                Bench.class.getName(),
                "archive-faults",
                "--child",
                config.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Thread killer =
        new Thread(
            () -> {
              try {
                if (!process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                process.destroyForcibly();
              }
            });
    killer.start();
    Map<String, Integer> done = new HashMap<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        if (words.length == 2 && words[1].matches("\\d+")) {
          done.put(words[0], Integer.parseInt(words[1]));
        }
      }
    }
    return new Ended(process.waitFor(), done);
  }

  private static int stored(Path corpus, String stage) throws IOException {
    Path results = corpus.resolve(".caesura/build").resolve(stage);
    if (!Files.isDirectory(results)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(results)) {
      return (int) files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }

  /** Returns the digests of the records and clips of a corpus. */
  private static Map<String, String> results(Path corpus) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    digests(corpus)
        .forEach(
            (file, digest) -> {
              if (file.matches("[a-z]+\\.jsonl|recordings/.*(flac|corpus\\.jsonl)")) {
                digests.put(file, digest);
              }
            });
    return digests;
  }

  /** Returns the digests of all files of a folder, without those of its corpus. */
  private static Map<String, String> digests(Path root) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(root.resolve("corpus"))) {
          digests.put(root.relativize(file).toString(), Sha256.ofFiles(file));
        }
      }
    }
    return digests;
  }
}
