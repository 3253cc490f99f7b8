package dev.caesura.bench.align;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.speech.JointSentenceScorer;
import dev.caesura.align.speech.WordCutCost;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.segment.OptimalSegmenter;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import dev.caesura.models.text.CompactBoundaryScorer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Where the optimal segmentation cuts with words and without: a cut is the middle between two
 * segments. Of the bundled prompts the recording is known; of the calls only the words are, so that
 * all frames in words are speech and all others are not.
 */
final class SegmentCuts {

  private static final double[] LIMITS = {4, 8, 18};

  /** Times of words are exact to this, in seconds. */
  private static final double EDGE = 0.05;

  private static final int HOP = 480;
  private static final int CALLS = 4;

  private SegmentCuts() {}

  /** Prints the table. */
  static void print(
      List<SpokenWord> words,
      FrameScores speech,
      BitSet ends,
      Path data,
      String cache,
      CompactBoundaryScorer network,
      PrintStream out)
      throws IOException {
    out.println(
        "| recording | max s | words | segments | cuts at ends of sentences | inside words |"
            + " longest s |");
    out.println("|---|---:|---|---:|---:|---:|---:|");
    List<Part> prompts = List.of(new Part(words, speech, ends));
    for (double limit : LIMITS) {
      rows("prompts", limit, prompts, out);
    }
    List<Part> calls = new ArrayList<>();
    LogitCache logits = LogitCache.in(cache, network);
    for (SpeechCall call : SpeechCall.read(data, AsrSystem.SPEECHMATICS, logits, CALLS)) {
      List<SpokenWord> spoken = call.evidence().words();
      calls.add(new Part(spoken, frames(spoken), call.ends()));
    }
    for (double limit : LIMITS) {
      rows("calls, speech from words", limit, calls, out);
    }
  }

  /** A recording with its words and the ends of its sentences. */
  private record Part(List<SpokenWord> words, FrameScores speech, BitSet ends) {}

  /** Returns speech in words and none elsewhere. */
  private static FrameScores frames(List<SpokenWord> words) {
    int rate = PromptRecording.RATE;
    long end = words.stream().mapToLong(w -> w.word().span().endSample()).max().orElse(0) + HOP;
    float[] scores = new float[(int) (end / HOP)];
    Arrays.fill(scores, 0.02f);
    for (SpokenWord word : words) {
      TimeSpan span = word.word().span();
      int from = (int) (span.startSample() / HOP);
      int to = Math.min(scores.length, (int) ((span.endSample() + HOP - 1) / HOP));
      Arrays.fill(scores, from, Math.max(from, to), 0.98f);
    }
    TimeSpan all = new TimeSpan(0, (long) scores.length * HOP, rate);
    return FrameScores.of(all, new FrameGrid(rate, HOP, HOP), scores);
  }

  private static void rows(String recording, double limit, List<Part> parts, PrintStream out) {
    OptimalSegmenter plain = OptimalSegmenter.defaults().withMaxSeconds(limit);
    JointSentenceScorer scorer = JointSentenceScorer.shipped();
    Counts without = new Counts();
    Counts with = new Counts();
    for (Part part : parts) {
      double[] scores = scorer.score(SpeechEvidence.of(part.words()));
      WordCutCost cost =
          WordCutCost.of(
              part.words().stream().map(SpokenWord::word).toList(),
              scores,
              scorer.threshold(scores));
      without.add(plain.segment(part.speech()), part);
      with.add(plain.withCutCost(cost).segment(part.speech()), part);
    }
    without.print(recording, limit, "no", out);
    with.print(recording, limit, "yes", out);
  }

  /** Counts of cuts. */
  private static final class Counts {
    private int segments;
    private int cuts;
    private int atEnds;
    private int inWords;
    private double longest;

    void add(List<TimeSpan> found, Part part) {
      segments += found.size();
      int next = 0;
      for (int i = 0; i < found.size(); i++) {
        longest = Math.max(longest, found.get(i).seconds());
        if (i > 0) {
          double cut = (found.get(i - 1).endSeconds() + found.get(i).startSeconds()) / 2;
          // The word that the cut comes after: the last one whose middle is before it.
          while (next < part.words().size() && middle(part, next) < cut) {
            next++;
          }
          cuts++;
          atEnds += next > 0 && part.ends().get(next - 1) ? 1 : 0;
          inWords += isInside(cut, part, next - 1) || isInside(cut, part, next) ? 1 : 0;
        }
      }
    }

    private static double middle(Part part, int word) {
      TimeSpan span = part.words().get(word).word().span();
      return (span.startSeconds() + span.endSeconds()) / 2;
    }

    private static boolean isInside(double time, Part part, int word) {
      if (word < 0 || word >= part.words().size()) {
        return false;
      }
      TimeSpan span = part.words().get(word).word().span();
      return time > span.startSeconds() + EDGE && time < span.endSeconds() - EDGE;
    }

    void print(String recording, double limit, String words, PrintStream out) {
      out.printf(
          Locale.ROOT,
          "| %s | %.0f | %s | %d | %.1f %% | %d | %.1f |%n",
          recording,
          limit,
          words,
          segments,
          100.0 * atEnds / cuts,
          inWords,
          longest);
    }
  }
}
