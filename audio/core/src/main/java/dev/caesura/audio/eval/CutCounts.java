package dev.caesura.audio.eval;

import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.segment.Timelines;
import java.util.List;

/**
 * Counts of what cuts break: speech and words that a cut goes through.
 *
 * <p>A cut is what lies between two neighbouring segments, from the end of one to the start of the
 * next; it may be empty. It is in speech if one reference segment continues on both of its sides. A
 * word is cut if a segment starts or ends inside it; it is lost if no half of it lies in segments.
 * Both leave a tolerance for the error of labels. Immutable and thread-safe.
 *
 * @param cuts cuts between segments
 * @param cutsInSpeech how many of them a reference segment goes through
 * @param words words with times
 * @param wordsCut how many of them a segment's start or end splits
 * @param wordsLost how many of them lie outside the segments by more than a half
 */
public record CutCounts(long cuts, long cutsInSpeech, long words, long wordsCut, long wordsLost) {

  /** Counts of nothing, from which sums start. */
  public static final CutCounts NONE = new CutCounts(0, 0, 0, 0, 0);

  public CutCounts {
    Ratios.requirePartOf("cutsInSpeech", cutsInSpeech, "cuts", cuts);
    Ratios.requirePartOf("wordsCut", wordsCut, "words", words);
    Ratios.requirePartOf("wordsLost", wordsLost, "words", words);
  }

  /**
   * Counts what segments break.
   *
   * @param reference labelled speech, in any order; speakers may overlap
   * @param words the words with times, in any order; empty if they are not known
   * @param found segments under test, in any order
   * @param toleranceSamples how far inside a word or a reference segment a cut must be, at least 0
   * @return the counts
   * @throws IllegalArgumentException if the sample rates differ or the tolerance is negative
   */
  public static CutCounts of(
      List<TimeSpan> reference, List<TimeSpan> words, List<TimeSpan> found, long toleranceSamples) {
    Ratios.requireNotNegative("toleranceSamples", toleranceSamples);
    List<TimeSpan> segments = found.stream().sorted().toList();
    long[] counts = cuts(reference.stream().sorted().toList(), segments, toleranceSamples);
    long cutWords = 0;
    long lostWords = 0;
    long[] boundaries =
        segments.isEmpty()
            ? new long[0]
            : BoundaryCounts.boundaries(
                segments, new TimeSpan(0, Long.MAX_VALUE, segments.get(0).sampleRate()));
    int next = 0;
    int segment = 0;
    List<TimeSpan> support = Timelines.support(segments);
    for (TimeSpan word : words.stream().sorted().toList()) {
      while (next < boundaries.length
          && boundaries[next] <= word.startSample() + toleranceSamples) {
        next++;
      }
      if (next < boundaries.length && boundaries[next] < word.endSample() - toleranceSamples) {
        cutWords++;
      }
      while (segment < support.size() && support.get(segment).endSample() <= word.startSample()) {
        segment++;
      }
      long kept = 0;
      for (int i = segment;
          i < support.size() && support.get(i).startSample() < word.endSample();
          i++) {
        kept += support.get(i).intersection(word).map(TimeSpan::samples).orElse(0L);
      }
      if (2 * kept < word.samples()) {
        lostWords++;
      }
    }
    return new CutCounts(counts[0], counts[1], words.size(), cutWords, lostWords);
  }

  /** Returns the number of cuts, and of those that one reference segment goes through. */
  private static long[] cuts(List<TimeSpan> reference, List<TimeSpan> segments, long tolerance) {
    long cuts = 0;
    long inSpeech = 0;
    int next = 0;
    // Of the reference segments that start well before the cut, the one that ends last decides.
    long furthest = Long.MIN_VALUE;
    long end = Long.MIN_VALUE;
    for (TimeSpan segment : segments) {
      if (end != Long.MIN_VALUE && segment.startSample() >= end) {
        while (next < reference.size() && reference.get(next).startSample() + tolerance < end) {
          furthest = Math.max(furthest, reference.get(next++).endSample());
        }
        cuts++;
        if (furthest > segment.startSample() + tolerance) {
          inSpeech++;
        }
      }
      end = Math.max(end, segment.endSample());
    }
    return new long[] {cuts, inSpeech};
  }

  /**
   * Returns the counts of two recordings together.
   *
   * @param other the other recording's
   * @return the sums
   */
  public CutCounts plus(CutCounts other) {
    return new CutCounts(
        cuts + other.cuts,
        cutsInSpeech + other.cutsInSpeech,
        words + other.words,
        wordsCut + other.wordsCut,
        wordsLost + other.wordsLost);
  }

  /**
   * Returns the share of the cuts that go through speech.
   *
   * @return in [0, 1]; 0 without cuts
   */
  public double inSpeechRate() {
    return Ratios.rate(cutsInSpeech, cuts);
  }

  /**
   * Returns the share of the words that are cut.
   *
   * @return in [0, 1]; 0 without words
   */
  public double wordsCutRate() {
    return Ratios.rate(wordsCut, words);
  }
}
