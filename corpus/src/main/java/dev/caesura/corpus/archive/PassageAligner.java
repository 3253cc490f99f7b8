package dev.caesura.corpus.archive;

import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TokenMatches;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.chain.WordLabel;
import dev.caesura.align.edit.EditDistance;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Aligns passages of a document with the stretch of a recording that may speak them. Stateless. */
final class PassageAligner {

  /** Words on both sides of a proposed passage that are aligned, too. */
  private static final int MARGIN = 100;

  /** Agreement that comes so near to the edge of what was aligned may go on after it. */
  private static final int EDGE = 30;

  private static final int MAX_EXTENSIONS = 8;

  /** Words between two equal words, on either side, above which a run of equal words ends. */
  private static final int MAX_STEP = 60;

  /** Words between two runs, on either side, above which they are different stretches. */
  private static final int MAX_GAP = 200;

  /** Words that one side may have more between two runs of a stretch, beside a quarter. */
  private static final int DRIFT = 6;

  private static final int MIN_EQUAL_WORDS = 4;

  /** Share of the information that a word has which is nearly the same. */
  private static final double NEAR_WORD = 0.6;

  private static final int MIN_NEAR_LETTERS = 5;
  private static final int MAX_NEAR_LETTERS = 64;

  /**
   * Evidence of equal words and costs of others, in bits.
   *
   * @param chance what an equal word has by chance, as the alignment chooses among many places
   * @param open the cost of words between two equal words
   * @param gap the cost of each word of the longer side of them
   * @param skew the cost of each word that one side has more than the other
   * @param drop where evidence falls by more, a run ends (Altschul et al., 1990)
   */
  private record Costs(double chance, double open, double gap, double skew, double drop) {

    static final Costs STRICT = new Costs(2, 1.5, 1.5, 0.3, 30);

    /** Few words are equal that were recognised badly; what they show is judged later. */
    static final Costs LENIENT = new Costs(0, 0, 1.2, 0, 90);

    /** Returns the cost of words between two equal words, on both sides. */
    double of(int recognized, int written) {
      int longer = Math.max(recognized, written);
      return longer <= 0 ? 0 : open + gap * longer + skew * Math.abs(recognized - written);
    }
  }

  private final TokenMatcher matcher = TokenMatcher.of(TranscriptOrder.KEEP);
  private final ArchiveIndex index;
  private final List<String> recognized;
  private final Costs costs;

  /** Takes the recognised words of a recording, and whether many of them are wrong. */
  PassageAligner(ArchiveIndex index, List<String> recognized, boolean isBad) {
    this.index = index;
    this.recognized = recognized;
    this.costs = isBad ? Costs.LENIENT : Costs.STRICT;
  }

  /** Returns the stretches that agree with a passage, in the order of the recording. */
  List<FoundPassage> align(CandidatePassage candidate, DocumentWords document) {
    int margin = MARGIN;
    int recognizedFrom = Math.max(0, candidate.firstRecognized() - margin);
    int recognizedEnd = Math.min(recognized.size(), candidate.endRecognized() + margin);
    int writtenFrom = Math.max(0, candidate.firstWritten() - margin);
    int writtenEnd = Math.min(document.words().size(), candidate.endWritten() + margin);
    for (int k = 0; ; k++) {
      List<FoundPassage> found =
          align(
              recognized.subList(recognizedFrom, recognizedEnd),
              document.words().subList(writtenFrom, writtenEnd),
              candidate.document(),
              recognizedFrom,
              writtenFrom);
      boolean before = false;
      boolean after = false;
      for (FoundPassage passage : found) {
        before |=
            passage.firstRecognized() - recognizedFrom < EDGE
                && passage.firstWritten() - writtenFrom < EDGE
                && recognizedFrom > 0
                && writtenFrom > 0;
        after |=
            recognizedEnd - passage.endRecognized() < EDGE
                && writtenEnd - passage.endWritten() < EDGE
                && recognizedEnd < recognized.size()
                && writtenEnd < document.words().size();
      }
      if (k == MAX_EXTENSIONS || (!before && !after)) {
        return found;
      }
      margin *= 3;
      if (before) {
        recognizedFrom = Math.max(0, recognizedFrom - margin);
        writtenFrom = Math.max(0, writtenFrom - margin);
      }
      if (after) {
        recognizedEnd = Math.min(recognized.size(), recognizedEnd + margin);
        writtenEnd = Math.min(document.words().size(), writtenEnd + margin);
      }
    }
  }

  private List<FoundPassage> align(
      List<String> speech, List<String> written, int document, int speechOffset, int offset) {
    TokenMatches matches = matcher.match(speech, written);
    double[] bits = new double[speech.size()];
    for (int i = 0; i < bits.length; i++) {
      int partner = matches.writtenFor(i);
      bits[i] = partner < 0 ? 0 : index.bits(written.get(partner));
    }
    List<FoundPassage> found = new ArrayList<>();
    BitSet agreeing = agreeing(matches, speech, written, bits);
    for (Run run : joined(runs(matches, agreeing, bits))) {
      BitSet equal = new BitSet();
      for (int i : run.recognized()) {
        equal.set(speechOffset + i);
      }
      found.add(
          new FoundPassage(
              document,
              offset + run.firstWritten(),
              offset + run.lastWritten() + 1,
              speechOffset + run.firstRecognized(),
              speechOffset + run.lastRecognized() + 1,
              equal,
              run.evidence()));
    }
    return found;
  }

  /** Equal words that follow each other on both sides. */
  private record Run(List<Integer> recognized, List<Integer> written, double evidence) {

    int firstRecognized() {
      return recognized.get(0);
    }

    int lastRecognized() {
      return recognized.get(recognized.size() - 1);
    }

    int firstWritten() {
      return written.get(0);
    }

    int lastWritten() {
      return written.get(written.size() - 1);
    }

    boolean isFollowedBy(int nextRecognized, int nextWritten, int gap) {
      int step = nextWritten - lastWritten();
      return step > 0 && step <= gap && nextRecognized - lastRecognized() <= gap;
    }

    /**
     * Returns whether the words between two runs may be the same on both sides, and cost less than
     * either run shows.
     */
    boolean isContinuedBy(Run next, Costs costs) {
      int speech = next.firstRecognized() - lastRecognized();
      int text = next.firstWritten() - lastWritten();
      return isFollowedBy(next.firstRecognized(), next.firstWritten(), MAX_GAP)
          && Math.abs(text - speech) <= DRIFT + Math.max(text, speech) / 4
          && costs.of(speech - 1, text - 1) < Math.min(evidence, next.evidence);
    }
  }

  /**
   * Returns the recognised words that are the same as their partner, or nearly so as after an error
   * of OCR; the latter carry less.
   */
  private static BitSet agreeing(
      TokenMatches matches, List<String> speech, List<String> written, double[] bits) {
    BitSet agreeing = new BitSet();
    for (int i = 0; i < bits.length; i++) {
      WordLabel label = matches.recognizedLabel(i);
      if (label == WordLabel.MATCHED) {
        agreeing.set(i);
      } else if (label == WordLabel.SUBSTITUTED
          && isNear(speech.get(i), written.get(matches.writtenFor(i)))) {
        agreeing.set(i);
        bits[i] *= NEAR_WORD;
      }
    }
    return agreeing;
  }

  private static boolean isNear(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    int shorter = Math.min(one.length(), other.length());
    return shorter >= MIN_NEAR_LETTERS
        && longer <= MAX_NEAR_LETTERS
        && 3 * EditDistance.of(one, other) <= longer;
  }

  private List<Run> runs(TokenMatches matches, BitSet agreeing, double[] bits) {
    List<Run> runs = new ArrayList<>();
    Run run = null;
    for (int i = 0; i < matches.recognizedSize(); i++) {
      if (!agreeing.get(i)) {
        continue;
      }
      int written = matches.writtenFor(i);
      if (run == null || !run.isFollowedBy(i, written, MAX_STEP)) {
        run = new Run(new ArrayList<>(), new ArrayList<>(), 0);
        runs.add(run);
      }
      run.recognized().add(i);
      run.written().add(written);
    }
    return runs.stream()
        .flatMap(each -> heavy(each, bits).stream())
        .filter(each -> each.recognized().size() >= MIN_EQUAL_WORDS)
        .toList();
  }

  /**
   * Returns the parts of a run whose equal words outweigh the others, each up to where its evidence
   * would fall too far.
   */
  private List<Run> heavy(Run run, double[] bits) {
    List<Run> parts = new ArrayList<>();
    int size = run.recognized().size();
    int from = 0;
    int bestEnd = 0;
    double most = 0;
    double sum = 0;
    for (int k = 0; k < size; k++) {
      if (k > from) {
        sum -=
            costs.of(
                run.recognized().get(k) - run.recognized().get(k - 1) - 1,
                run.written().get(k) - run.written().get(k - 1) - 1);
      }
      if (sum <= 0 || sum < most - costs.drop()) {
        add(run, from, bestEnd, most, parts);
        from = k;
        most = 0;
        sum = 0;
      }
      sum += Math.max(0, bits[run.recognized().get(k)] - costs.chance());
      if (sum > most) {
        most = sum;
        bestEnd = k + 1;
      }
    }
    add(run, from, bestEnd, most, parts);
    return parts;
  }

  private static void add(Run run, int from, int end, double evidence, List<Run> parts) {
    if (evidence > 0 && end > from) {
      parts.add(
          new Run(run.recognized().subList(from, end), run.written().subList(from, end), evidence));
    }
  }

  /** Joins runs that follow each other closely. */
  private List<Run> joined(List<Run> runs) {
    List<Run> joined = new ArrayList<>();
    for (Run run : runs) {
      Run last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.isContinuedBy(run, costs)) {
        List<Integer> speech = new ArrayList<>(last.recognized());
        speech.addAll(run.recognized());
        List<Integer> written = new ArrayList<>(last.written());
        written.addAll(run.written());
        joined.set(joined.size() - 1, new Run(speech, written, last.evidence() + run.evidence()));
      } else {
        joined.add(run);
      }
    }
    return joined;
  }
}
