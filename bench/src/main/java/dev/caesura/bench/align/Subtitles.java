package dev.caesura.bench.align;

import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.align.speech.JointSentenceScorer;
import dev.caesura.align.speech.SpeechPunctuator;
import dev.caesura.align.subtitle.SubtitleCue;
import dev.caesura.align.subtitle.SubtitleCutter;
import dev.caesura.align.subtitle.SubtitleReport;
import dev.caesura.align.subtitle.SubtitleSettings;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.punctuation.PunctuatorSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Subtitles of recognised calls against greedy line filling on the same words: violations of
 * guidelines, and where cues end. Greedy filling puts words on a line while they fit, two lines in
 * a cue, and ends a cue early at a pause of a second and after seven seconds.
 */
public final class Subtitles {

  private static final double PAUSE = 1;

  private Subtitles() {}

  /**
   * Runs the benchmark.
   *
   * @param data the folder of reference data
   * @param args {@code --calls N} of each recogniser, 4 by default; {@code --cps N}, 17 by default;
   *     {@code --cache DIR} to keep the network's logits
   * @param out receives the table
   * @return 0
   * @throws IOException if a file cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    int calls = (int) options.number("--calls", 1, 4);
    long speed = options.number("--cps", 1, 17);
    String cache = options.value("--cache", "");
    options.end();
    SubtitleSettings settings = SubtitleSettings.defaults().withCharsPerSecond((double) speed);
    out.println(
        "| recogniser | cut | cues | avoidable violations | too fast | spoken too fast | too short"
            + " | too long | single words | ends at true sentence ends | inside a sentence |");
    out.println("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    JointSentenceScorer scorer = JointSentenceScorer.shipped();
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      SpeechPunctuator punctuator = new SpeechPunctuator(network, PunctuatorSettings.defaults());
      for (AsrSystem system : List.of(AsrSystem.SPEECHMATICS, AsrSystem.AMAZON)) {
        Side ours = new Side(settings);
        Side greedy = new Side(settings);
        for (SpeechCall call :
            SpeechCall.read(data, system, LogitCache.in(cache, network), calls)) {
          double[] scores = scorer.score(call.evidence());
          List<SpokenWord> spoken = call.evidence().words();
          List<Word> words =
              punctuator.restore(
                  spoken.stream().map(SpokenWord::word).toList(), scores, scorer.threshold(scores));
          List<String> speakers = spoken.stream().map(SpokenWord::speaker).toList();
          ours.add(new SubtitleCutter(settings).cut(words, scores, speakers), words, scores, call);
          greedy.add(greedy(words, settings), words, scores, call);
        }
        ours.print(system, "by guidelines", out);
        greedy.print(system, "greedy", out);
      }
    }
    return 0;
  }

  /** Counts of one way to cut. */
  private static final class Side {
    private final SubtitleSettings settings;
    private SubtitleReport report = new SubtitleReport(0, 0, 0, 0, 0, 0, 0, 0, 0);
    private int sentences;
    private int atEnds;

    Side(SubtitleSettings settings) {
      this.settings = settings;
    }

    void add(List<SubtitleCue> cues, List<Word> words, double[] scores, SpeechCall call) {
      report = report.plus(SubtitleReport.of(cues, words, scores, settings));
      BitSet ends = call.ends();
      sentences += ends.cardinality();
      for (SubtitleCue cue : cues) {
        atEnds += ends.get(cue.endWord() - 1) ? 1 : 0;
      }
    }

    void print(AsrSystem system, String name, PrintStream out) {
      out.printf(
          Locale.ROOT,
          "| %s | %s | %d | %.2f %% | %d | %d | %d | %d | %d | %.1f %% | %.1f %% |%n",
          system.name().toLowerCase(Locale.ROOT),
          name,
          report.cues(),
          100.0 * report.violating() / report.cues(),
          report.tooFast(),
          report.spokenTooFast(),
          report.tooShort(),
          report.tooLong(),
          report.orphans(),
          100.0 * atEnds / sentences,
          100.0 * (report.cues() - atEnds) / report.cues());
    }
  }

  private static List<SubtitleCue> greedy(List<Word> words, SubtitleSettings settings) {
    List<SubtitleCue> cues = new ArrayList<>();
    int start = 0;
    while (start < words.size()) {
      List<String> lines = new ArrayList<>();
      StringBuilder line = new StringBuilder();
      int end = start;
      double from = words.get(start).span().startSeconds();
      while (end < words.size()) {
        Word word = words.get(end);
        boolean stops =
            end > start
                && (word.span().startSeconds() - words.get(end - 1).span().endSeconds() > PAUSE
                    || word.span().endSeconds() - from > settings.maxSeconds());
        if (stops) {
          break;
        }
        if (!line.isEmpty() && line.length() + 1 + word.text().length() > settings.chars()) {
          if (lines.size() + 1 == settings.lines()) {
            break;
          }
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word.text());
        end++;
      }
      lines.add(line.toString());
      int chars = lines.stream().mapToInt(String::length).sum() + lines.size() - 1;
      double last = words.get(end - 1).span().endSeconds();
      double wanted = from + Math.max(settings.minSeconds(), chars / settings.charsPerSecond());
      double limit =
          end < words.size()
              ? words.get(end).span().startSeconds() - settings.minGapSeconds()
              : Double.POSITIVE_INFINITY;
      double until =
          Math.min(limit, Math.max(last, Math.min(wanted, from + settings.maxSeconds())));
      long millis = Math.round(1000 * from);
      cues.add(
          new SubtitleCue(start, end, millis, Math.max(millis, Math.round(1000 * until)), lines));
      start = end;
    }
    return cues;
  }
}
