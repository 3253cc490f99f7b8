package dev.caesura.bench.text;

import dev.caesura.bench.Bench;
import dev.caesura.bench.ChildProcess;
import dev.caesura.bench.HeapWatch;
import dev.caesura.io.Utf8Reader;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.boundary.FixedWindows;
import dev.caesura.text.boundary.SegmenterBoundaries;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.SentenceStream;
import dev.caesura.text.boundary.WindowedScorer;
import dev.caesura.text.length.Lengths;
import dev.caesura.text.unicode.WhiteSpace;
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
 * Texts that nobody wrote and a text that does not end, each in a process with a small heap: do the
 * pieces join to the text, how long are they, what does it cost. Settings are those of {@code
 * caesura split}.
 */
public final class SplitLimits {

  private static final String NAME = "split-limits";
  private static final int HOSTILE_HEAP = 128;
  private static final int TEXT_HEAP = 256;
  private static final int MAX_CHARS = 100_000;
  private static final int BLOCK = 1 << 14;
  private static final String LINE = "LINE";
  private static final String LINE_FEEDS = "LINE_FEEDS";
  private static final List<String> KINDS =
      List.of(LINE, "WORD", LINE_FEEDS, "WHITE_SPACE", "NUL", "SURROGATES");

  private SplitLimits() {}

  /**
   * Measures and prints.
   *
   * @param data the reference data; without it the bundled transcript is repeated
   * @param args {@code --size N} characters of each text (default 100,000,000), {@code
   *     --network-size N} of the hostile ones for the network (default 3,000,000), {@code --only
   *     hostile}, {@code --only text} or {@code --only line} (the text as one line); {@code
   *     --splitters NAMES} and {@code --kinds NAMES} of the hostile ones, with commas between
   * @param out where the tables go
   * @return 0, or 2 for wrong options
   * @throws Exception if a process fails
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
    long size = 100_000_000;
    long networkSize = 3_000_000;
    String only = "";
    List<String> splitters = List.of("rules", "icu", "compact");
    List<String> kinds = KINDS;
    for (int i = 0; i < args.size(); i += 2) {
      String value = i + 1 < args.size() ? args.get(i + 1) : "";
      boolean isNumber = value.matches("[1-9]\\d{0,11}");
      if (args.get(i).equals("--size") && isNumber) {
        size = Long.parseLong(value);
      } else if (args.get(i).equals("--network-size") && isNumber) {
        networkSize = Long.parseLong(value);
      } else if (args.get(i).equals("--only") && value.matches("hostile|text|line")) {
        only = value;
      } else if (args.get(i).equals("--splitters") && splitters.containsAll(list(value))) {
        splitters = list(value);
      } else if (args.get(i).equals("--kinds") && KINDS.containsAll(list(value))) {
        kinds = list(value);
      } else {
        out.println(
            NAME
                + ": --size N, --network-size N, --only hostile|text|line, --splitters of "
                + "rules,icu,compact and --kinds of "
                + String.join(",", KINDS)
                + " are the options");
        return 2;
      }
    }
    if (only.isEmpty() || only.equals("hostile")) {
      out.println(
          "Heap limit " + HOSTILE_HEAP + " MiB. Longest piece without white space at ends.");
      out.println();
      out.println(
          "| text | splitter | characters | peak heap, MiB | left by a collection, MiB | pieces"
              + " | longest | characters/s | joins to the text |");
      out.println("|---|---|---:|---:|---:|---:|---:|---:|---|");
      for (String splitter : splitters) {
        for (String kind : kinds) {
          long own = splitter.equals("compact") ? networkSize : size;
          String one = Long.toString(kind.equals(LINE_FEEDS) ? Math.max(1, own / 10) : own);
          out.print(
              ChildProcess.run(
                  HOSTILE_HEAP, NAME, "--data", data.toString(), "--one", kind, splitter, one));
        }
      }
      out.println();
    }
    if (!only.equals("hostile")) {
      long whole = size;
      boolean isLine = only.equals("line");
      String real = source(data);
      String source = isLine ? real.replaceAll("\\s+", " ") : real;
      byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
      out.printf(
          Locale.ROOT,
          "Heap limit %d MiB. %d characters (%d bytes) of real text again and again%s, through a"
              + " pipe, shipped network, one thread.%n%n",
          TEXT_HEAP,
          source.length(),
          bytes.length,
          isLine ? ", all in one line" : "");
      out.println(
          "| characters | peak heap so far, MiB | left by a collection, MiB | pieces | longest"
              + " | characters/s | joins to the text |");
      out.println("|---:|---:|---:|---:|---:|---:|---|");
      ChildProcess.run(
          TEXT_HEAP,
          in -> {
            for (long written = 0; written < whole; written += source.length()) {
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

  private static List<String> list(String value) {
    return List.of(value.split(","));
  }

  /** Many languages and scripts where there is data. */
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
      // Never a high one before a low one.
      case "SURROGATES" -> "\uD83D\0\uDE00";
      default -> throw new IllegalArgumentException(kind + " is none of " + KINDS);
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
          FixedWindows.of(
              new SegmenterBoundaries(
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
    Tally tally = new Tally();
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
    Tally tally = new Tally();
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open();
        Utf8Reader in = new Utf8Reader(System.in, "-")) {
      SentenceStream stream = stream(network);
      for (String more = in.readBlock(); !more.isEmpty(); more = in.readBlock()) {
        tally.in(more);
        tally.out(stream.push(more));
        if (!marks.isEmpty() && tally.read >= marks.get(0)) {
          marks.remove(0);
          out.println(tally.row(heap));
        }
      }
      tally.out(stream.finish());
    }
    out.println(tally.row(heap));
  }

  /** What went in and came out, compared. */
  private static final class Tally {
    private final long start = System.nanoTime();
    private long read;
    private long written;

    /** Of what went in, up to where it has come out. */
    private final StringBuilder waiting = new StringBuilder();

    private boolean same = true;
    private long pieces;
    private int longest;

    void in(String more) {
      read += more.length();
      waiting.append(more);
    }

    void out(List<Sentence> sentences) {
      int at = 0;
      for (Sentence sentence : sentences) {
        String text = sentence.text();
        int end = at + text.length();
        same &= end <= waiting.length() && text.contentEquals(waiting.subSequence(at, end));
        at = Math.min(end, waiting.length());
        written += text.length();
        pieces++;
        longest = Math.max(longest, contentLength(text));
      }
      waiting.delete(0, at);
    }

    /** No-break spaces are white space too, which {@code strip} leaves. */
    private static int contentLength(String text) {
      return WhiteSpace.strip(text).length();
    }

    String row(HeapWatch heap) {
      double seconds = (System.nanoTime() - start) / 1e9;
      return String.format(
          Locale.ROOT,
          "| %d | %.0f | %.0f | %d | %d | %.0f | %s |",
          read,
          ChildProcess.peakHeapBytes() / 1048576.0,
          heap.maxRetainedBytes() / 1048576.0,
          pieces,
          longest,
          read / seconds,
          same && written + waiting.length() == read ? "yes" : "no");
    }
  }
}
