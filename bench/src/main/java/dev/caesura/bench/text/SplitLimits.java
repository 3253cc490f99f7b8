package dev.caesura.bench.text;

import dev.caesura.bench.Bench;
import dev.caesura.bench.ChildProcess;
import dev.caesura.bench.HeapWatch;
import dev.caesura.bench.Options;
import dev.caesura.io.Utf8Reader;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.boundary.FixedWindowScorer;
import dev.caesura.text.boundary.SegmenterBoundaryScorer;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.SentenceStream;
import dev.caesura.text.boundary.WindowedScorer;
import dev.caesura.text.length.Lengths;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Heap, speed and exactness of splitting hostile texts and a very long text, each in a process with
 * a small heap. The tables show whether the pieces join to the text and how long they are. Settings
 * are those of {@code caesura split}.
 */
public final class SplitLimits {

  private static final String NAME = "split-limits";
  private static final int HOSTILE_HEAP_MEBIBYTES = 128;
  private static final int TEXT_HEAP_MEBIBYTES = 256;
  private static final int MAX_CHARS = 100_000;
  private static final int BLOCK = 1 << 14;
  private static final String LINE = "LINE";
  private static final String LINE_FEEDS = "LINE_FEEDS";
  private static final List<String> SPLITTERS = List.of("rules", "icu", "compact");
  private static final List<String> KINDS =
      List.of(LINE, "WORD", LINE_FEEDS, "WHITE_SPACE", "NUL", "SURROGATES");

  private SplitLimits() {}

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data; if it is absent, the bundled transcript is used
   * @param args {@code --size N}: characters of each text (default: 100,000,000); {@code
   *     --network-size N}: characters of each hostile text for the network (default: 3,000,000);
   *     {@code --only} {@code hostile}, {@code text} or {@code line}: the hostile texts, real text,
   *     or real text as one line (default: hostile texts and real text); {@code --splitters NAMES}
   *     and {@code --kinds NAMES}: comma-separated choices of splitters and hostile texts
   * @param out receives the tables
   * @return 0
   * @throws Exception if the benchmark fails
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    if (args.size() == 4 && args.get(0).equals("--one")) {
      hostile(args.get(1), args.get(2), Long.parseLong(args.get(3)), data, out);
      return 0;
    }
    if (args.size() == 2 && args.get(0).equals("--text")) {
      text(Long.parseLong(args.get(1)), out);
      return 0;
    }
    Options options = Options.of(args);
    final long size = options.number("--size", 1, 100_000_000);
    final long networkSize = options.number("--network-size", 1, 3_000_000);
    String only = options.choice("--only", List.of("all", "hostile", "text", "line"));
    List<String> splitters = options.choices("--splitters", SPLITTERS);
    List<String> kinds = options.choices("--kinds", KINDS);
    options.end();
    if (only.equals("all") || only.equals("hostile")) {
      out.println(
          "Heap limit "
              + HOSTILE_HEAP_MEBIBYTES
              + " MiB. The longest piece is counted without white space at its ends, in"
              + " characters.");
      out.println();
      out.println(
          "| text | splitter | characters | peak heap, MiB | retained heap, MiB | pieces"
              + " | longest | characters/s | joins to the text |");
      out.println("|---|---|---:|---:|---:|---:|---:|---:|---|");
      for (String splitter : splitters) {
        for (String kind : kinds) {
          long count = splitter.equals("compact") ? networkSize : size;
          String length = Long.toString(kind.equals(LINE_FEEDS) ? Math.max(1, count / 10) : count);
          out.print(
              ChildProcess.run(
                  HOSTILE_HEAP_MEBIBYTES,
                  NAME,
                  "--data",
                  data.toString(),
                  "--one",
                  kind,
                  splitter,
                  length));
        }
      }
      out.println();
    }
    if (!only.equals("hostile")) {
      boolean isLine = only.equals("line");
      String real = source(data);
      String source = isLine ? real.replaceAll("\\s+", " ") : real;
      byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
      out.printf(
          Locale.ROOT,
          "Heap limit %d MiB. %d characters (%d bytes) of real text, repeated%s, through a pipe,"
              + " shipped network, one thread.%n%n",
          TEXT_HEAP_MEBIBYTES,
          source.length(),
          bytes.length,
          isLine ? " as one line" : "");
      out.println(
          "| characters | peak heap so far, MiB | retained heap, MiB | pieces | longest"
              + " | characters/s | joins to the text |");
      out.println("|---:|---:|---:|---:|---:|---:|---|");
      ChildProcess.run(
          TEXT_HEAP_MEBIBYTES,
          in -> {
            for (long written = 0; written < size; written += source.length()) {
              in.write(bytes);
            }
          },
          out::println,
          NAME,
          "--text",
          Long.toString(size));
    }
    return 0;
  }

  /** Reads text in many languages and scripts; the bundled transcript if data is absent. */
  private static String source(Path data) throws IOException {
    Path dev = data.resolve("text/dev/ud");
    if (!Files.isDirectory(dev)) {
      return Files.readString(Bench.root().resolve("testdata/speech/prompts-en.txt")) + "\n";
    }
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(dev)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        Files.readAllLines(file).stream().limit(100).forEach(s -> all.append(s).append('\n'));
      }
    }
    return all.toString();
  }

  private static String unit(String kind, Path data) throws IOException {
    return switch (kind) {
      case LINE -> source(data).replaceAll("\\s+", " ");
      case "WORD" -> "x";
      case LINE_FEEDS -> "\n";
      case "WHITE_SPACE" -> " \t\u00A0\u3000";
      case "NUL" -> "\0";
      // No high surrogate directly before a low one.
      case "SURROGATES" -> "\uD83D\0\uDE00";
      default -> throw new IllegalArgumentException("kind " + kind + ": expected one of " + KINDS);
    };
  }

  private static SentenceStream stream(WindowedScorer scorer) {
    return SentenceStream.of(
        scorer, SentenceSettings.defaults().withLengths(Lengths.capped(0, MAX_CHARS)));
  }

  private static void hostile(String kind, String splitter, long size, Path data, PrintStream out)
      throws IOException {
    HeapWatch heap = HeapWatch.start();
    String unit = unit(kind, data);
    String cycle = unit.repeat(BLOCK / unit.length() + 1);
    if (splitter.equals("compact")) {
      try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
        push(kind, splitter, network, cycle, size, heap, out);
      }
    } else {
      WindowedScorer rules =
          FixedWindowScorer.of(
              new SegmenterBoundaryScorer(
                  splitter.equals("icu") ? Splitters.icu("en") : Splitters.rules("en")));
      push(kind, splitter, rules, cycle, size, heap, out);
    }
  }

  private static void push(
      String kind,
      String splitter,
      WindowedScorer scorer,
      String cycle,
      long size,
      HeapWatch heap,
      PrintStream out) {
    SplitTally tally = new SplitTally();
    SentenceStream stream = stream(scorer);
    for (long left = size; left > 0; ) {
      for (int at = 0; at < cycle.length() && left > 0; at += BLOCK) {
        int end = (int) Math.min(Math.min(cycle.length(), at + BLOCK), at + left);
        String more = cycle.substring(at, end);
        left -= more.length();
        tally.in(more);
        tally.out(stream.push(more));
      }
    }
    tally.out(stream.finish());
    out.println("| " + kind + " | " + splitter + " " + tally.row(heap));
  }

  private static void text(long size, PrintStream out) throws IOException {
    HeapWatch heap = HeapWatch.start();
    List<Long> marks = new ArrayList<>(List.of(size / 10, 3 * size / 10));
    SplitTally tally = new SplitTally();
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open();
        Utf8Reader in = new Utf8Reader(System.in, "-")) {
      SentenceStream stream = stream(network);
      for (String more = in.readBlock(); !more.isEmpty(); more = in.readBlock()) {
        tally.in(more);
        tally.out(stream.push(more));
        if (!marks.isEmpty() && tally.charactersRead() >= marks.get(0)) {
          marks.remove(0);
          out.println(tally.row(heap));
        }
      }
      tally.out(stream.finish());
    }
    out.println(tally.row(heap));
  }
}
