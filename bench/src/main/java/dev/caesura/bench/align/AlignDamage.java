package dev.caesura.bench.align;

import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.audio.TimeSpan;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import dev.caesura.text.Segmentation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * {@code align-damage}: precision and recall of sentences with damaged transcripts: letters
 * confused as by OCR, sentences missing, or sentences of other texts inserted. A kept sentence
 * (score of at least 0.6) is correct if it shares more than half of its time with its place by the
 * undamaged transcript. It is wrong if it is elsewhere or from another text. The last column is the
 * share with both ends within half a second.
 */
public final class AlignDamage {

  private static final double TOLERANCE_SECONDS = 0.5;
  private static final double MIN_SCORE = 0.6;

  /** Pairs of letters that OCR confuses. */
  private static final String[] CONFUSED = {
    "ec", "ce", "l1", "il", "rn", "nu", "un", "ao", "o0", "5s", "hb", "tf"
  };

  private AlignDamage() {}

  /** Damage to a transcript: shares of letters, deleted sentences and foreign sentences. */
  private record Damage(String name, double letters, double deleted, double foreign) {}

  /** Line of a damaged transcript; {@code original} is its index, or -1 for foreign text. */
  private record Line(String text, int original) {}

  private static final class Tally {
    private int kept;
    private int right;
    private int exact;
    private int findable;
  }

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args none
   * @param out receives the table
   * @return 0
   */
  public static int run(Path data, List<String> args, PrintStream out) {
    Options.of(args).end();
    EarningsCalls calls = new EarningsCalls(data);
    List<String> foreign = calls.others().stream().flatMap(String::lines).toList();
    out.println(
        "| recogniser | damage | order | kept sentences | precision % | recall % | ends within 0.5"
            + " s % |");
    out.println("|---|---|---|---:|---:|---:|---:|");
    List<Damage> damages =
        List.of(
            new Damage("none", 0, 0, 0),
            new Damage("OCR noise, 5 % of letters", 0.05, 0, 0),
            new Damage("OCR noise, 10 %", 0.1, 0, 0),
            new Damage("OCR noise, 20 %", 0.2, 0, 0),
            new Damage("30 % of sentences missing", 0, 0.3, 0),
            new Damage("30 % of other texts inserted", 0, 0, 0.3),
            new Damage("10 % noise, 30 % missing, 30 % of other texts", 0.1, 0.3, 0.3));
    for (AsrSystem system : new AsrSystem[] {AsrSystem.AMAZON, AsrSystem.KALDI}) {
      for (Damage damage : damages) {
        for (TranscriptOrder order : TranscriptOrder.values()) {
          Tally tally = new Tally();
          for (String name : calls.names()) {
            add(
                tally,
                calls.recognized(name, system),
                calls.reference(name),
                foreign,
                damage,
                order);
          }
          out.printf(
              Locale.ROOT,
              "| %s | %s | %s | %d | %.2f | %.1f | %.1f |%n",
              system.folder,
              damage.name,
              order,
              tally.kept,
              100.0 * tally.right / tally.kept,
              100.0 * tally.right / tally.findable,
              100.0 * tally.exact / tally.kept);
        }
      }
    }
    return 0;
  }

  private static void add(
      Tally tally,
      Transcript recognized,
      String text,
      List<String> foreign,
      Damage damage,
      TranscriptOrder order) {
    Segmentation whole = AlignTimes.lines(text);
    // Places of the sentences by the undamaged transcript.
    Map<Integer, Utterance> truth = new HashMap<>();
    List<Utterance> undamaged =
        SentenceAligner.of(EnglishWords.NORMALIZER).align("r", recognized, whole);
    for (int i = 0; i < whole.size(); i++) {
      if (undamaged.get(i).span().isPresent()) {
        truth.put(i, undamaged.get(i));
      }
    }
    List<Line> lines = damaged(whole, foreign, damage, new Random(text.length()));
    StringBuilder mixed = new StringBuilder();
    for (Line line : lines) {
      mixed.append(line.text).append('\n');
      Utterance there = truth.get(line.original);
      tally.findable += there != null && there.score() >= MIN_SCORE ? 1 : 0;
    }
    List<Utterance> found =
        SentenceAligner.of(
                EnglishWords.NORMALIZER, SentenceAligner.Settings.defaults().withOrder(order))
            .align("r", recognized, AlignTimes.lines(mixed.toString()));
    for (int i = 0; i < lines.size(); i++) {
      Utterance utterance = found.get(i);
      if (utterance.span().isEmpty() || utterance.score() < MIN_SCORE) {
        continue;
      }
      tally.kept++;
      Utterance right = truth.get(lines.get(i).original);
      tally.right += right != null && overlaps(right, utterance) ? 1 : 0;
      tally.exact += right != null && isNear(right, utterance) ? 1 : 0;
    }
  }

  private static boolean overlaps(Utterance a, Utterance b) {
    TimeSpan first = a.span().orElseThrow();
    TimeSpan second = b.span().orElseThrow();
    long start = Math.max(first.startSample(), second.startSample());
    long end = Math.min(first.endSample(), second.endSample());
    return 2 * (end - start) > first.extent(second).samples();
  }

  private static boolean isNear(Utterance a, Utterance b) {
    double start = a.span().orElseThrow().startSeconds() - b.span().orElseThrow().startSeconds();
    double end = a.span().orElseThrow().endSeconds() - b.span().orElseThrow().endSeconds();
    return Math.abs(start) <= TOLERANCE_SECONDS && Math.abs(end) <= TOLERANCE_SECONDS;
  }

  private static List<Line> damaged(
      Segmentation whole, List<String> foreign, Damage damage, Random random) {
    List<Line> lines = new ArrayList<>();
    int next = random.nextInt(foreign.size());
    for (int i = 0; i < whole.size(); i++) {
      if (random.nextDouble() >= damage.deleted) {
        lines.add(new Line(noisy(whole.string(i).strip(), damage.letters, random), i));
      }
      // Foreign text comes in runs of ten sentences, so that it has its own context.
      if (random.nextDouble() < damage.foreign / 10) {
        for (int k = 0; k < 10; k++) {
          String line = foreign.get(next++ % foreign.size()).strip();
          if (!line.isEmpty()) {
            lines.add(new Line(noisy(line, damage.letters, random), -1));
          }
        }
      }
    }
    return lines;
  }

  /** Returns a text with some letters confused, dropped or split from the next, as by OCR. */
  static String noisy(String text, double rate, Random random) {
    StringBuilder noisy = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (random.nextDouble() >= rate) {
        noisy.append(letter);
        continue;
      }
      int kind = random.nextInt(10);
      if (kind < 2) {
        continue;
      }
      if (kind < 3) {
        noisy.append(letter).append(' ');
        continue;
      }
      char wrong = (char) ('a' + random.nextInt(26));
      for (String pair : CONFUSED) {
        wrong = pair.charAt(0) == letter ? pair.charAt(1) : wrong;
      }
      noisy.append(wrong);
    }
    // A line without letters must remain a line.
    return noisy.toString().isBlank() ? "-" : noisy.toString();
  }
}
