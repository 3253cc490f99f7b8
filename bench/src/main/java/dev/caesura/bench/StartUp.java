package dev.caesura.bench;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Wall-clock time of whole processes as the shell sees them: Java alone, the launcher with its
 * smallest command, {@code --help}, and {@code split} of one line, with and without the class-data
 * archive that the build makes. The rows take turns run by run, so that a slow phase of the machine
 * affects all of them.
 */
final class StartUp {

  private static final int ROUNDS = 15;
  private static final int WARM_UP_ROUNDS = 2;
  private static final String LINE = "It rained all day. The concert went on.\n";

  private StartUp() {}

  static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options.of(args).end();
    Path root = Bench.root().toAbsolutePath().normalize();
    Path launcher = root.resolve("caesura");
    Path built = root.resolve("cli/target/launcher");
    if (!Files.exists(built.resolve("stamp"))) {
      throw new MissingDataException(
          built + ": expected the files of the launcher; found none. Run mvn or ./caesura.");
    }
    String java = ProcessHandle.current().info().command().orElse("java");
    String classPath = Files.readString(built.resolve("classpath")).strip();
    Map<String, List<String>> rows = new LinkedHashMap<>();
    rows.put("java -version", List.of(java, "-version"));
    rows.put("caesura --version, without the launcher", tool(java, built, classPath, "--version"));
    rows.put("caesura --version", List.of(launcher.toString(), "--version"));
    rows.put("caesura --help", List.of(launcher.toString(), "--help"));
    rows.put("caesura --help, no archive", tool(java, null, classPath, "--help"));
    rows.put("caesura split, one line", List.of(launcher.toString(), "split", "-"));
    rows.put("caesura split, one line, no archive", tool(java, null, classPath, "split", "-"));
    Map<String, double[]> seconds = new LinkedHashMap<>();
    rows.keySet().forEach(name -> seconds.put(name, new double[ROUNDS]));
    for (int i = -WARM_UP_ROUNDS; i < ROUNDS; i++) {
      for (Map.Entry<String, List<String>> row : rows.entrySet()) {
        double taken = time(row.getValue());
        if (i >= 0) {
          seconds.get(row.getKey())[i] = taken;
        }
      }
    }
    out.println("| command | seconds, median of " + ROUNDS + " | lowest-highest |");
    out.println("|---|---:|---:|");
    seconds.forEach(
        (name, times) -> {
          Arrays.sort(times);
          out.printf(
              Locale.ROOT,
              "| %s | %.3f | %.3f-%.3f |%n",
              name,
              times[ROUNDS / 2],
              times[0],
              times[ROUNDS - 1]);
        });
    return 0;
  }

  /** Builds the command that the launcher runs; without the archive if {@code built} is null. */
  private static List<String> tool(String java, Path built, String classPath, String... args) {
    List<String> command = new ArrayList<>(List.of(java, "-Xshare:auto"));
    if (built != null) {
      command.add("-XX:SharedArchiveFile=" + built.resolve("classes.jsa"));
    }
    command.addAll(List.of("-XX:+UseParallelGC", "-Xmx2g", "-cp", classPath));
    command.add("dev.caesura.cli.Caesura");
    command.addAll(List.of(args));
    return command;
  }

  private static double time(List<String> command) throws IOException, InterruptedException {
    File discard = new File("/dev/null");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectOutput(discard).redirectError(discard).start();
    process.getOutputStream().write(LINE.getBytes(StandardCharsets.UTF_8));
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The process ended without reading its input; its exit code decides.
    }
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", command) + ": expected exit code 0; found " + code);
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
