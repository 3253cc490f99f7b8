package dev.caesura.align.chain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which heard and which written words belong together, in long recordings and transcripts
 * that are not the same text: seed, chain, extend.
 *
 * <ol>
 *   <li>Seeds: runs of same words, and runs of same consonant classes across word boundaries where
 *       words were misheard. Too frequent ones are masked.
 *   <li>Chains of seeds: one for all in {@link TranscriptOrder#KEEP}, many local ones in {@link
 *       TranscriptOrder#ANY}, among which the heaviest that share no word are chosen. A chain must
 *       tell more bits than the choice of its place takes, so that chance makes none.
 *   <li>Gaps: shorter seeds in what is left, and an exact kernel (affine gaps, near words cheap)
 *       where little is left.
 * </ol>
 *
 * <p>Time is at most c n log n for n words of both sides, whatever they are, and memory grows with
 * n: a word or letter of a skeleton has at most 16 seeds in each of three rounds, seeds are sorted
 * and chained in n log n, and all kernels together pass over less than 2,300 cells a word (a gap of
 * more than 2^20 cells without seeds is aligned from its corners only). Letters past the 64th of a
 * word are not compared. Immutable and thread-safe.
 *
 * <p>Sources: minimap2 (Li, 2018) for seed, chain, extend; DSAlign and Kaldi's
 * segment_long_utterances for recursion into gaps. Unlike them it needs no order, and unlike
 * ParlaSpeech's matcher no cut into chunks beforehand.
 */
public final class TokenMatcher {

  private static final int LONGEST_WHOLE = 3200;
  private static final int LEAST_DRIFT = 24;
  private static final int MOST_DRIFT = 5;

  private final TranscriptOrder order;

  private TokenMatcher(TranscriptOrder order) {
    this.order = order;
  }

  /**
   * A matcher.
   *
   * @param order whether both sides are in the same order
   * @return the matcher
   */
  public static TokenMatcher of(TranscriptOrder order) {
    return new TokenMatcher(order);
  }

  /**
   * Matches two sequences of words, or of characters for languages without spaces.
   *
   * @param recognized the recognised words, normalised as the other side is
   * @param written what is written
   * @return the pairs
   * @throws IllegalArgumentException if a side has more than 2^24 words
   */
  public TokenMatches match(List<String> recognized, List<String> written) {
    check("recognized", recognized.size());
    check("written", written.size());
    int[] writtenFor = GapFiller.none(recognized.size());
    int[] recognizedFor = GapFiller.none(written.size());
    if (!recognized.isEmpty() && !written.isEmpty()) {
      Vocabulary vocabulary = new Vocabulary(recognized, written);
      SeedFinder seeds = new SeedFinder(vocabulary);
      GapFiller filling = new GapFiller(vocabulary, seeds, writtenFor, recognizedFor);
      if (order == TranscriptOrder.KEEP) {
        filling.fill(0, recognized.size(), 0, written.size(), 0, true);
      } else {
        BlockSelector selection = new BlockSelector(vocabulary, seeds);
        selection.run();
        if (selection.chosen().isEmpty()) {
          filling.equalEnds();
        }
        fillBlocks(selection.chosen(), filling, recognized.size(), written.size());
        for (AnchorRun piece : selection.repeated()) {
          repeat(piece, writtenFor);
        }
      }
    }
    return new TokenMatches(
        writtenFor,
        recognizedFor,
        same(recognized, written, writtenFor),
        BlockBuilder.of(writtenFor, recognizedFor));
  }

  private static BitSet same(List<String> recognized, List<String> written, int[] writtenFor) {
    String[] texts = written.toArray(String[]::new);
    BitSet same = new BitSet(writtenFor.length);
    int i = 0;
    for (String word : recognized) {
      same.set(i, writtenFor[i] >= 0 && word.equals(texts[writtenFor[i]]));
      i++;
    }
    return same;
  }

  private static void check(String name, int size) {
    if (size > AnchorList.MOST_WORDS) {
      throw new IllegalArgumentException(
          name + " has " + size + " words, more than " + AnchorList.MOST_WORDS);
    }
  }

  private static void repeat(AnchorRun piece, int[] writtenFor) {
    for (int k = 0; k < piece.size(); k++) {
      if (writtenFor[piece.recognized()[k]] < 0) {
        writtenFor[piece.recognized()[k]] = piece.written()[k];
      }
    }
  }

  private static void fillBlocks(
      List<AnchorRun> pieces, GapFiller filling, int recognizedSize, int writtenSize) {
    for (AnchorRun piece : pieces) {
      filling.inside(piece, 1);
    }
    int n = pieces.size();
    List<AnchorRun> byText = new ArrayList<>(pieces);
    byText.sort(Comparator.comparingInt(AnchorRun::firstWritten));
    // No two pieces share a word, so the first one tells them apart.
    Map<Integer, Integer> places = new HashMap<>();
    for (int k = 0; k < n; k++) {
      places.put(byText.get(k).firstWritten(), k);
    }
    int[] place = pieces.stream().mapToInt(piece -> places.get(piece.firstWritten())).toArray();
    // What is taken of the written gap before each piece in the order of the text, from its start.
    int[] freeFrom = new int[n + 1];
    int[] freeTo = new int[n + 1];
    for (int k = 0; k <= n; k++) {
      freeFrom[k] = k == 0 ? 0 : byText.get(k - 1).lastWritten() + 1;
      freeTo[k] = k == n ? writtenSize : byText.get(k).firstWritten();
    }
    for (int p = 0; p <= n; p++) {
      int fromRecognized = p == 0 ? 0 : pieces.get(p - 1).lastRecognized() + 1;
      int toRecognized = p == n ? recognizedSize : pieces.get(p).firstRecognized();
      // The written gaps after the piece before and before the piece after.
      int after = p == 0 ? -1 : place[p - 1] + 1;
      int before = p == n ? -1 : place[p];
      if (fromRecognized == toRecognized) {
        continue;
      }
      if (after >= 0 && after == before) {
        boolean whole = isWhole(toRecognized - fromRecognized, freeTo[after] - freeFrom[after]);
        filling.fill(fromRecognized, toRecognized, freeFrom[after], freeTo[after], 1, whole);
        continue;
      }
      GapFiller.Bridge used =
          filling.bridge(
              fromRecognized,
              toRecognized,
              after < 0 ? 0 : freeFrom[after],
              after < 0 ? 0 : freeTo[after],
              before < 0 ? 0 : freeFrom[before],
              before < 0 ? 0 : freeTo[before]);
      if (after >= 0) {
        freeFrom[after] += used.writtenBefore();
      }
      if (before >= 0) {
        freeTo[before] -= used.writtenAfter();
      }
    }
  }

  /**
   * Whether a gap between two blocks that follow each other on both sides belongs together: about
   * as long on both, and short enough that no other block hides in it.
   */
  private static boolean isWhole(int recognized, int written) {
    int longer = Math.max(recognized, written);
    return longer <= LONGEST_WHOLE
        && Math.abs(recognized - written) <= Math.max(LEAST_DRIFT, longer / MOST_DRIFT);
  }
}
