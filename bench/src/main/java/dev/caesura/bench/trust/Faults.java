package dev.caesura.bench.trust;

import dev.caesura.bench.Options;
import dev.caesura.bench.trust.FaultPlan.Fault;
import dev.caesura.cli.Caesura;
import dev.caesura.io.Folders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Injects faults of the disk under every tool that writes: a full disk, errors of the device, files
 * that vanish, missing permission, at one operation after the other; and reads and writes of three
 * bytes at most. After a fault a tool must fail with a message that names a file, and leave no half
 * file and no temporary one; started again, it must give what an undisturbed run gives.
 */
public final class Faults {

  private static final String INSIDE = "--inside";
  private static final int NETWORK_BYTES = 100_000;
  private static final int MAX_PRINTED = 10;

  private final Path work;
  private final int places;
  private final List<String> problems = new ArrayList<>();

  private Faults(Path work, int places) {
    this.work = work;
    this.places = places;
  }

  /**
   * Prints the faults of each tool.
   *
   * @param data not used
   * @param args {@code --places N}, the most operations of each kind that fail one by one (default:
   *     25), and {@code --only TOOL}
   * @param out receives the table
   * @return 0 if all went as it must, 1 otherwise
   * @throws Exception if the tools cannot be run
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options options = Options.of(args);
    boolean inside = options.flag(INSIDE);
    int places = (int) options.number("--places", 1, 25);
    String only = options.value("--only", "");
    options.end();
    if (!inside) {
      return child(places, only, out);
    }
    Path work = Files.createTempDirectory("caesura-faults");
    PrintStream standard = System.out;
    PrintStream errors = System.err;
    try (ModelServer server = ModelServer.start(NETWORK_BYTES, 0)) {
      return new Faults(work, places).run(only, server.tool(), out);
    } finally {
      FaultPlan.start(new FaultPlan(Fault.NONE, 0, null));
      System.setOut(standard);
      System.setErr(errors);
      Folders.delete(work);
    }
  }

  /** Runs this again in a process whose default file system has faults. */
  private static int child(int places, String only, PrintStream out) throws Exception {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-Djava.nio.file.spi.DefaultFileSystemProvider=" + FaultyProvider.class.getName(),
            "-Dcaesura.root=" + System.getProperty("caesura.root", "."),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.caesura.bench.Bench",
            "faults",
            INSIDE,
            "--places",
            Integer.toString(places),
            "--only",
            only);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getInputStream().transferTo(out);
    return process.waitFor();
  }

  private int run(String only, FaultTools.Tool get, PrintStream out) throws IOException {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    out.println(
        "| tool | full | write error | read error | vanished | denied | short | not as it must |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
    List<FaultTools.Tool> tools = new ArrayList<>(FaultTools.in(work.resolve("in")));
    tools.add(get);
    int all = 0;
    for (FaultTools.Tool tool : tools) {
      if (tool.name().contains(only)) {
        all += run(tool, out);
      }
    }
    out.printf("%nFaults injected: %d. Not as it must: %d.%n", all, problems.size());
    problems.stream().limit(MAX_PRINTED).forEach(out::println);
    return problems.isEmpty() ? 0 : 1;
  }

  /** What a run printed on its error output, and its exit code. */
  private record Ended(int code, String err) {}

  private Ended execute(FaultTools.Tool tool, Path target, FaultPlan plan) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    FaultPlan.start(plan);
    try {
      return new Ended(Caesura.run(tool.command(target)), err.toString(StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      return new Ended(-1, "uncaught " + e);
    } finally {
      FaultPlan.start(new FaultPlan(Fault.NONE, 0, null));
    }
  }

  private int run(FaultTools.Tool tool, PrintStream out) throws IOException {
    Path target = Files.createDirectories(work.resolve("out"));
    Ended whole = execute(tool, target, new FaultPlan(Fault.NONE, 0, work));
    if (whole.code() != 0) {
      throw new IOException(tool.name() + " fails without a fault: " + whole.err());
    }
    FolderContent expected = FolderContent.of(target);
    Map<Fault, Integer> injected = new EnumMap<>(Fault.class);
    int before = problems.size();
    for (Fault fault : Fault.values()) {
      if (fault != Fault.NONE) {
        injected.put(fault, inject(tool, fault, target, expected));
      }
    }
    Folders.delete(target);
    out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d | %d | %d |%n",
        tool.name(),
        injected.get(Fault.FULL),
        injected.get(Fault.WRITE_ERROR),
        injected.get(Fault.READ_ERROR),
        injected.get(Fault.VANISHED),
        injected.get(Fault.DENIED),
        injected.get(Fault.SHORT),
        problems.size() - before);
    return injected.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns how many faults of a kind were injected. */
  private int inject(FaultTools.Tool tool, Fault fault, Path target, FolderContent expected)
      throws IOException {
    if (fault == Fault.SHORT) {
      FolderContent.renew(target);
      Ended ended = execute(tool, target, new FaultPlan(fault, 0, work));
      check(tool, fault, 0, ended.code() == 0, "fails: " + ended.err());
      check(tool, fault, 0, FolderContent.of(target).isSame(expected), "writes something else");
      return 1;
    }
    int count = operations(tool, fault, target);
    int injected = 0;
    int last = -1;
    for (int i = 0; i < Math.min(count, places); i++) {
      int place = (int) ((long) i * count / Math.min(count, places));
      if (place == last) {
        continue;
      }
      last = place;
      FolderContent.renew(target);
      FaultPlan plan = new FaultPlan(fault, place, work);
      Ended ended = execute(tool, target, plan);
      if (!plan.isHit()) {
        continue;
      }
      injected++;
      checkFailure(tool, fault, place, ended, expected, target);
      Ended again = execute(tool, target, new FaultPlan(Fault.NONE, 0, work));
      check(tool, fault, place, again.code() == 0, "fails when started again: " + again.err());
      check(
          tool,
          fault,
          place,
          FolderContent.of(target).isSame(expected),
          "started again, it writes something else");
    }
    return injected;
  }

  /** How many operations a fault could hit in a whole run. */
  private int operations(FaultTools.Tool tool, Fault fault, Path target) throws IOException {
    FolderContent.renew(target);
    FaultPlan plan = new FaultPlan(fault, Integer.MAX_VALUE, work);
    execute(tool, target, plan);
    return plan.seen();
  }

  private void checkFailure(
      FaultTools.Tool tool,
      Fault fault,
      int place,
      Ended ended,
      FolderContent expected,
      Path target)
      throws IOException {
    FolderContent found = FolderContent.of(target);
    if (ended.code() == 0) {
      // A fault of a cache or of what is only deleted may be survived.
      check(tool, fault, place, found.isSame(expected), "exits with 0, but has other files");
      return;
    }
    check(tool, fault, place, ended.code() == 1, "exits with " + ended.code() + ": " + ended.err());
    check(
        tool, fault, place, ended.err().contains(work.toString()), "names no file: " + ended.err());
    check(
        tool,
        fault,
        place,
        !ended.err().contains("defect") && !ended.err().contains("\tat "),
        "reports a defect: " + ended.err());
    String half = found.lists("failures.jsonl") ? found.cut() : found.different(expected);
    check(tool, fault, place, half.isEmpty(), "leaves a half file " + half);
    for (String name : found.files().keySet()) {
      // A download resumes from what it has, in a hidden folder.
      boolean isLeft = name.endsWith(".part") && !FolderContent.isWork(name);
      check(tool, fault, place, !isLeft, "leaves a temporary file " + name);
    }
  }

  private void check(
      FaultTools.Tool tool, Fault fault, int place, boolean holds, String otherwise) {
    if (!holds) {
      problems.add(tool.name() + ", " + fault + " at " + place + ": " + otherwise.strip());
    }
  }
}
