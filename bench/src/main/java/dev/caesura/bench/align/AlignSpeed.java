package dev.caesura.bench.align;

import dev.caesura.align.LongAligner;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.edit.UnitAligner;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.audio.TimeSpan;
import dev.caesura.bench.ChildProcess;
import dev.caesura.bench.align.EarningsCalls.Recogniser;
import dev.caesura.text.Segmentation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code align-speed}: real calls joined to hours of speech, against edlib on the same characters
 * in the same run, and how time and heap grow.
 *
 * <p>Every time is the best of three, after one to warm up. Long alignment begins with two strings:
 * cutting them into words counts.
 */
public final class AlignSpeed {

  private static final String AT = "--hours";
  private static final String SENTENCES = "--sentences";

  /** Characters of transcript in an hour of these calls. */
  private static final int CHARACTERS_AN_HOUR = 50_000;

  private AlignSpeed() {}

  interface Task {
    void run();
  }

  /** Two sides of the same calls. */
  private record Sides(String heard, String written) {}

  /**
   * Prints the tables.
   *
   * @param data folder of reference data
   * @param args none; or {@code --hours N}, for the child process that measures the heap
   * @param out where to
   * @return 0
   * @throws IOException if a process fails
   * @throws InterruptedException if the thread is interrupted
   */
  public static int run(Path data, List<String> args, PrintStream out)
      throws IOException, InterruptedException {
    if (!args.isEmpty() && args.get(0).equals(AT)) {
      Sides sides = sides(data, Recogniser.AMAZON, Integer.parseInt(args.get(1)));
      match(sides, TranscriptOrder.ANY);
      out.println(ChildProcess.peakHeapBytes() >> 20);
      return 0;
    }
    if (!args.isEmpty() && args.get(0).equals(SENTENCES)) {
      sentenceTimes(
          data, Recogniser.valueOf(args.get(1)), TranscriptOrder.valueOf(args.get(2)), out);
      return 0;
    }
    kernel(data, out);
    peers(data, out);
    hours(data, out);
    sentences(data, out);
    growth(data, out);
    return 0;
  }

  private static void kernel(Path data, PrintStream out) throws IOException, InterruptedException {
    out.println(
        "| unit costs, path of characters | letters | edlib distance s | distance s | edlib path s"
            + " | path s |");
    out.println("|---|---:|---:|---:|---:|---:|");
    for (Recogniser recogniser : new Recogniser[] {Recogniser.AMAZON, Recogniser.KALDI}) {
      Sides sides = cut(sides(data, recogniser, 2), 80_000);
      int[] left = sides.heard.chars().toArray();
      int[] right = sides.written.chars().toArray();
      out.printf(
          Locale.ROOT,
          "| %s | %d x %d | %.3f | %.3f | %.3f | %.3f |%n",
          recogniser.folder,
          left.length,
          right.length,
          Edlib.seconds(sides.heard, sides.written, false),
          best(() -> UnitAligner.distance(left, right)),
          Edlib.seconds(sides.heard, sides.written, true),
          best(() -> UnitAligner.align(left, right, (i, j) -> {})));
    }
    out.println();
  }

  private static void peers(Path data, PrintStream out) {
    out.println("| library | recogniser | sides | its path s | its result | Caesura s | result |");
    out.println("|---|---|---:|---:|---:|---:|---:|");
    for (Recogniser recogniser : new Recogniser[] {Recogniser.AMAZON, Recogniser.KALDI}) {
      Sides sides = sides(data, recogniser, 1);
      for (int size : new int[] {2_000, 8_000}) {
        List<String> heard = words(sides.heard);
        List<String> written = words(sides.written);
        AlignPeers.words(
            recogniser.folder,
            heard.subList(0, Math.min(size, heard.size())),
            written.subList(0, Math.min(size, written.size())),
            out);
      }
      for (int size : new int[] {1_000, 4_000}) {
        Sides few = cut(sides, size);
        AlignPeers.characters(recogniser.folder, few.heard, few.written, out);
      }
    }
    out.println();
  }

  private static Sides cut(Sides sides, int most) {
    return new Sides(
        sides.heard.substring(0, Math.min(most, sides.heard.length())),
        sides.written.substring(0, Math.min(most, sides.written.length())));
  }

  /**
   * The whole {@link LongAligner}: recognised words with times and a transcript in, sentences with
   * times out; the first call of a process, and later ones.
   */
  private static void sentences(Path data, PrintStream out)
      throws IOException, InterruptedException {
    out.println(
        "| 5 hours, words with times to sentences with times | order | edlib path s | first call s"
            + " | later s | edlib / first | edlib / later |");
    out.println("|---|---|---:|---:|---:|---:|---:|");
    for (Recogniser recogniser : new Recogniser[] {Recogniser.AMAZON, Recogniser.KALDI}) {
      Sides sides = sides(data, recogniser, 5);
      double edlib = Edlib.seconds(sides.heard, sides.written, true);
      for (TranscriptOrder order : TranscriptOrder.values()) {
        String[] seconds =
            ChildProcess.run(
                    3072,
                    "align-speed",
                    "--data",
                    data.toString(),
                    SENTENCES,
                    recogniser.name(),
                    order.name())
                .strip()
                .split(" ");
        double first = Double.parseDouble(seconds[0]);
        double later = Double.parseDouble(seconds[1]);
        out.printf(
            Locale.ROOT,
            "| %s | %s | %.2f | %.2f | %.3f | %.1f | %.1f |%n",
            recogniser.folder,
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

  /** The times of one process: first call, and later ones. */
  private static void sentenceTimes(
      Path data, Recogniser recogniser, TranscriptOrder order, PrintStream out) {
    Sides sides = sides(data, recogniser, 5);
    Transcript heard = transcript(sides.heard);
    Segmentation written = AlignTimes.lines(lines(sides.written));
    LongAligner aligner =
        SentenceAligner.of(WordPairs.ENGLISH, SentenceAligner.Settings.defaults().withOrder(order));
    long start = System.nanoTime();
    aligner.align("r", heard, written);
    double first = (System.nanoTime() - start) / 1e9;
    double later = best(() -> aligner.align("r", heard, written));
    out.printf(Locale.ROOT, "%.4f %.4f%n", first, later);
  }

  /** A third of a second for each word. */
  private static Transcript transcript(String text) {
    List<Word> words = new ArrayList<>();
    for (String word : words(text)) {
      long from = words.size() * 5_333L;
      words.add(new Word(word, new TimeSpan(from, from + 5_000, 16_000), 1));
    }
    return new Transcript(words);
  }

  /** Sentences of fifteen words. */
  private static String lines(String text) {
    StringBuilder lines = new StringBuilder(text.length() + 1);
    int n = 0;
    for (String word : words(text)) {
      lines.append(word).append(++n % 15 == 0 ? '\n' : ' ');
    }
    lines.setCharAt(lines.length() - 1, '\n');
    return lines.toString();
  }

  private static void hours(Path data, PrintStream out) throws IOException, InterruptedException {
    out.println(
        "| 5 hours | letters | edlib path s | bit-parallel path s | order kept s | any order s |"
            + " edlib / order kept | any / kept |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
    for (Recogniser recogniser : new Recogniser[] {Recogniser.AMAZON, Recogniser.KALDI}) {
      Sides sides = sides(data, recogniser, 5);
      int[] left = sides.heard.chars().toArray();
      int[] right = sides.written.chars().toArray();
      double edlib = Edlib.seconds(sides.heard, sides.written, true);
      double exact = best(() -> UnitAligner.align(left, right, (i, j) -> {}));
      double kept = best(() -> match(sides, TranscriptOrder.KEEP));
      double any = best(() -> match(sides, TranscriptOrder.ANY));
      out.printf(
          Locale.ROOT,
          "| %s | %d x %d | %.2f | %.2f | %.3f | %.3f | %.1f | %.2f |%n",
          recogniser.folder,
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
    out.println("| hours | letters | order kept s | any order s | peak heap MiB, any order |");
    out.println("|---:|---:|---:|---:|---:|");
    for (int hours : new int[] {1, 5, 10, 20}) {
      Sides sides = sides(data, Recogniser.AMAZON, hours);
      String heap =
          ChildProcess.run(
                  512, "align-speed", "--data", data.toString(), AT, Integer.toString(hours))
              .strip();
      out.printf(
          Locale.ROOT,
          "| %d | %d x %d | %.3f | %.3f | %s |%n",
          hours,
          sides.heard.length(),
          sides.written.length(),
          best(() -> match(sides, TranscriptOrder.KEEP)),
          best(() -> match(sides, TranscriptOrder.ANY)),
          heap);
    }
  }

  private static void match(Sides sides, TranscriptOrder order) {
    TokenMatcher.of(order).match(words(sides.heard), words(sides.written));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>(text.length() / 5);
    int from = 0;
    for (int i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', from)) {
      words.add(text.substring(from, i));
      from = i + 1;
    }
    words.add(text.substring(from));
    return words;
  }

  /** Calls one after the other, over and over, each time with other words for the rarest ones. */
  private static Sides sides(Path data, Recogniser recogniser, int hours) {
    EarningsCalls calls = new EarningsCalls(data);
    StringBuilder heard = new StringBuilder();
    StringBuilder written = new StringBuilder();
    long wanted = (long) hours * CHARACTERS_AN_HOUR;
    for (int round = 0; written.length() < wanted; round++) {
      for (String name : calls.names()) {
        if (written.length() >= wanted) {
          break;
        }
        append(heard, WordPairs.words(calls.heard(name, recogniser)), round);
        append(written, WordPairs.words(calls.reference(name)), round);
      }
    }
    return new Sides(heard.toString(), written.toString());
  }

  /** A second copy of a call must not be the same text: long words get another end. */
  private static void append(StringBuilder text, List<String> words, int round) {
    for (String word : words) {
      text.append(text.isEmpty() ? "" : " ").append(word);
      if (round > 0 && word.length() > 6) {
        text.append((char) ('a' + round));
      }
    }
  }

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
