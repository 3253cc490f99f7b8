package dev.caesura.bench.align;

import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Word;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.trust.TranscriptVerdict;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import dev.caesura.text.Segmentation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;

/**
 * {@code verdicts}: whether transcripts of other recordings are refused, and those of the recording
 * are not, however damaged. Pairs are whole calls with each kind of damage; pieces of {@value
 * #PIECE} recognised words with their own sentences, with the whole transcript, and with both of
 * another call.
 */
public final class Verdicts {

  /** Recognised words of a piece: about three minutes. */
  private static final int PIECE = 500;

  private Verdicts() {}

  private static final class Tally {
    private int pairs;
    private int refused;
    private double min = Double.POSITIVE_INFINITY;
    private double max;

    void add(TranscriptVerdict verdict) {
      pairs++;
      refused += verdict.isPlausible() ? 0 : 1;
      min = Math.min(min, verdict.agreement());
      max = Math.max(max, verdict.agreement());
    }

    void print(String system, String transcript, boolean isRight, PrintStream out) {
      out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %d | %d | %.3f | %.3f |%n",
          system,
          transcript,
          isRight ? "yes" : "no",
          pairs,
          refused,
          min,
          max);
    }
  }

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args {@code --pieces}: pieces of recordings alone
   * @param out receives the table
   * @return 0
   */
  public static int run(Path data, List<String> args, PrintStream out) {
    Options options = Options.of(args);
    boolean isPieces = options.flag("--pieces");
    options.end();
    EarningsCalls calls = new EarningsCalls(data);
    TrustSamples samples = new TrustSamples(data);
    List<String> names = calls.names();
    out.printf(
        Locale.ROOT, "Refused below an agreement of %.2f.%n%n", TranscriptVerdict.MIN_RECOGNIZED);
    out.println(
        "| recogniser | transcript | belongs | pairs | refused | lowest agreement | highest"
            + " agreement |");
    out.println("|---|---|---|---:|---:|---:|---:|");
    for (AsrSystem system : AsrSystem.values()) {
      for (TranscriptDamage damage :
          isPieces ? new TranscriptDamage[0] : TranscriptDamage.values()) {
        Tally tally = new Tally();
        for (int i = 0; i < names.size(); i++) {
          Random random = new Random(Objects.hash(names.get(i), damage.name()));
          String other = names.get((i + 1) % names.size());
          tally.add(
              TranscriptVerdict.ofRecognized(
                  TrustSamples.align(
                      damage.apply(
                          AlignTimes.lines(calls.reference(names.get(i))),
                          samples.foreign(),
                          AlignTimes.lines(calls.reference(other)),
                          calls.recognized(names.get(i), system),
                          random),
                      damage)));
        }
        tally.print(system.folder, damage.toString(), !damage.isForeign(), out);
      }
      pieces(calls, system, out);
    }
    return 0;
  }

  private static void pieces(EarningsCalls calls, AsrSystem system, PrintStream out) {
    List<String> names = calls.names();
    for (TranscriptOrder order : TranscriptOrder.values()) {
      Tally own = new Tally();
      Tally whole = new Tally();
      Tally other = new Tally();
      Tally otherWhole = new Tally();
      for (int i = 0; i < names.size(); i++) {
        Segmentation text = AlignTimes.lines(calls.reference(names.get(i)));
        Segmentation wrong = AlignTimes.lines(calls.reference(names.get((i + 1) % names.size())));
        List<Word> words = calls.recognized(names.get(i), system).words();
        for (int from = PIECE; from + PIECE <= words.size(); from += 6 * PIECE) {
          Transcript piece = new Transcript(words.subList(from, from + PIECE));
          own.add(judge(piece, part(text, from, words.size()), order));
          whole.add(judge(piece, text, order));
          other.add(judge(piece, part(wrong, from, words.size()), order));
          otherWhole.add(judge(piece, wrong, order));
        }
      }
      String name = ", order " + order;
      own.print(system.folder, "piece of its transcript for a piece" + name, true, out);
      whole.print(system.folder, "its transcript for a piece" + name, true, out);
      other.print(system.folder, "piece of another for a piece" + name, false, out);
      otherWhole.print(system.folder, "another for a piece" + name, false, out);
    }
  }

  /** Returns the lines at about the same place as some words. */
  private static Segmentation part(Segmentation text, int from, int words) {
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.size(); i++) {
      double place = (double) text.spans().get(i).start() / text.text().length() * words;
      if (place >= from && place < from + PIECE) {
        part.append(text.string(i));
      }
    }
    return AlignTimes.lines(part.toString());
  }

  private static TranscriptVerdict judge(
      Transcript recognized, Segmentation text, TranscriptOrder order) {
    List<Utterance> found =
        new ArrayList<>(
            SentenceAligner.of(
                    EnglishWords.NORMALIZER, SentenceAligner.Settings.defaults().withOrder(order))
                .align("r", recognized, text));
    return TranscriptVerdict.ofRecognized(found);
  }
}
