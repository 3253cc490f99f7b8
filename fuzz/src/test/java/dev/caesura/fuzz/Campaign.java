package dev.caesura.fuzz;

import dev.caesura.models.hmm.HmmModelFuzzing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fuzzes the targets of every class for some seconds, each class in a process of its own, and
 * prints how many inputs it tried: {@code Campaign SECONDS FOLDER [CLASS[.TARGET]]}. A target that
 * is named alone gets all inputs. What a target cannot take lies in {@code
 * FOLDER/CLASS/findings/TARGET} afterwards, ready to be committed as an input of its test, and the
 * exit code is 1. A later campaign in the same folder goes on with what the earlier one found.
 */
final class Campaign {

  private static final List<Class<?>> CLASSES =
      List.of(
          SegmentFilesFuzzTests.class,
          AudioFilesFuzzTests.class,
          WordFilesFuzzTests.class,
          DocumentsFuzzTests.class,
          CorporaFuzzTests.class,
          ModelFilesFuzzTests.class,
          HmmModelFuzzing.target(),
          KernelsFuzzTests.class);

  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs? in (\\d+) second");
  private static final int MAX_FINDINGS = 30;

  /** Seconds for one input, on a machine that has other work. */
  private static final int TIMEOUT = 120;

  private Campaign() {}

  /** Runs the campaign. */
  public static void main(String[] args) throws Exception {
    int seconds = Integer.parseInt(args[0]);
    Path folder = Files.createDirectories(Path.of(args[1])).toAbsolutePath();
    String[] part = (args.length > 2 ? args[2] : "").split("\\.", 2);
    String target = part.length > 1 ? part[1] : "";
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println("| class | targets | inputs | seconds | findings |");
    out.println("|---|---:|---:|---:|---:|");
    long[] all = new long[4];
    for (Class<?> tests : CLASSES) {
      String name = tests.getSimpleName().replace("FuzzTests", "");
      TargetGroup group = new TargetGroup(tests, target);
      if (!name.contains(part[0]) || group.size() == 0) {
        continue;
      }
      String row = target.isEmpty() ? name : name + "." + target;
      long[] counts =
          run(tests, group, target, seconds, Files.createDirectories(folder.resolve(row)));
      out.println(row(row, counts));
      for (int i = 0; i < all.length; i++) {
        all[i] += counts[i];
      }
    }
    if (all[0] == 0) {
      throw new IllegalArgumentException(
          "-Dfuzz.target: expected CLASS or CLASS.TARGET; found '" + args[2] + "'.");
    }
    out.println(row("all", all));
    System.exit(all[3] == 0 ? 0 : 1);
  }

  private static String row(String name, long... values) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d |",
        name,
        values[0],
        values[1],
        values[2],
        values[3]);
  }

  private static long[] run(
      Class<?> tests, TargetGroup group, String target, int seconds, Path work)
      throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(work.resolve("corpus"));
    Path raw = Files.createDirectories(work.resolve("raw"));
    group.copySeeds(corpus);
    Path log = work.resolve("log");
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-Dcaesura.testdata=" + System.getProperty("caesura.testdata"),
            "-D" + TargetGroup.CLASS + "=" + tests.getName(),
            "-D" + TargetGroup.TARGET + "=" + target,
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + TargetGroup.class.getName(),
            "--instrumentation_includes=dev.caesura.**:org.apache.pdfbox.pdfparser.**",
            "--custom_hook_includes=dev.caesura.fuzz.**",
            "--keep_going=" + MAX_FINDINGS,
            "--reproducer_path=" + raw,
            "-max_total_time=" + seconds,
            "-timeout=" + TIMEOUT,
            "-rss_limit_mb=0",
            "-artifact_prefix=" + raw + "/",
            corpus.toString())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start()
        .waitFor();
    Matcher done = DONE.matcher(Files.readString(log, StandardCharsets.ISO_8859_1));
    if (!done.find()) {
      throw new IOException(
          log + ": expected the number of inputs; found none. Read why the campaign stopped.");
    }
    long findings = 0;
    try (Stream<Path> files = Files.list(raw)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().matches("(crash|timeout|oom)-.*")) {
          group.copyFinding(file, work.resolve("findings"));
          findings++;
        }
      }
    }
    return new long[] {
      group.size(), Long.parseLong(done.group(1)), Long.parseLong(done.group(2)), findings
    };
  }
}
