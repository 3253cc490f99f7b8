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

  private static final int MIN_EQUAL_WORDS = 4;

  /** Share of the information that a word has which is nearly the same. */
  private static final double NEAR_WORD = 0.6;

  private static final int MIN_NEAR_LETTERS = 5;
  private static final int MAX_NEAR_LETTERS = 64;

  /** Cost of a word of the longer side that is not equal, in bits. */
  private static final double GAP = 1.2;

  private final TokenMatcher matcher = TokenMatcher.of(TranscriptOrder.KEEP);
  private final ArchiveIndex index;
  private final List<String> recognized;

  /** Takes the recognised words of a recording. */
  PassageAligner(ArchiveIndex index, List<String> recognized) {
    this.index = index;
    this.recognized = recognized;
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

  private static List<Run> runs(TokenMatches matches, BitSet agreeing, double[] bits) {
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
        .map(each -> heaviest(each, bits))
        .filter(each -> each.recognized().size() >= MIN_EQUAL_WORDS)
        .toList();
  }

  /** Returns the heaviest part of a run (Bentley, 1984): equal words count, others cost. */
  private static Run heaviest(Run run, double[] bits) {
    int size = run.recognized().size();
    int bestFrom = 0;
    int bestEnd = 0;
    double most = -1;
    double sum = 0;
    int from = 0;
    for (int k = 0; k < size; k++) {
      if (k > 0) {
        int step =
            Math.max(
                run.recognized().get(k) - run.recognized().get(k - 1),
                run.written().get(k) - run.written().get(k - 1));
        sum -= GAP * (step - 1);
      }
      if (sum < 0) {
        sum = 0;
        from = k;
      }
      sum += bits[run.recognized().get(k)];
      if (sum > most) {
        most = sum;
        bestFrom = from;
        bestEnd = k + 1;
      }
    }
    return new Run(
        run.recognized().subList(bestFrom, bestEnd),
        run.written().subList(bestFrom, bestEnd),
        most);
  }

  /** Joins runs that follow each other closely. */
  private static List<Run> joined(List<Run> runs) {
    List<Run> joined = new ArrayList<>();
    for (Run run : runs) {
      Run last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.isFollowedBy(run.firstRecognized(), run.firstWritten(), MAX_GAP)) {
        List<Integer> recognized = new ArrayList<>(last.recognized());
        recognized.addAll(run.recognized());
        List<Integer> written = new ArrayList<>(last.written());
        written.addAll(run.written());
        joined.set(
            joined.size() - 1, new Run(recognized, written, last.evidence() + run.evidence()));
      } else {
        joined.add(run);
      }
    }
    return joined;
  }
}
