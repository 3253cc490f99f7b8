package dev.caesura.align.chain;

import java.util.BitSet;
import java.util.List;

/**
 * Matches recognised with written words, in long recordings and transcripts that are not the same
 * text: seed, chain, extend.
 *
 * <ol>
 *   <li>Seeds: runs of equal words, and runs of equal consonant classes across word boundaries,
 *       where words were misrecognised. Seeds that occur too often are masked.
 *   <li>Chains of seeds: a single one for {@link TranscriptOrder#KEEP}; many local ones for {@link
 *       TranscriptOrder#ANY}, of which the heaviest that share no word are chosen. A chain must
 *       carry more bits than the choice of its place takes, so that chance makes none.
 *   <li>Gaps: shorter seeds in the rest, and an exact kernel (affine gaps, near words cheap) where
 *       little is left.
 * </ol>
 *
 * <p>Time is O(n log n) for n words of both sides, whatever they are, and memory is O(n). A word or
 * consonant has at most 16 seeds in each of three rounds, seeds are sorted and chained in O(n log
 * n), and all kernels together pass over less than 2,300 cells per word. A gap of more than 2^20
 * cells without seeds is aligned from its corners only. Characters of a word after the 64th are not
 * compared. Immutable and thread-safe.
 *
 * <p>Sources: minimap2 (Li, 2018) for seed, chain, extend; DSAlign and Kaldi's
 * segment_long_utterances for recursion into gaps. Unlike them this needs no order, and unlike
 * ParlaSpeech's matcher it needs no chunks.
 */
public final class TokenMatcher {

  private final TranscriptOrder order;

  private TokenMatcher(TranscriptOrder order) {
    this.order = order;
  }

  /**
   * Returns a matcher for transcripts of the given order.
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
   * @param recognized the recognised words, normalised like the other side
   * @param written the written words
   * @return the pairs
   * @throws IllegalArgumentException if a side has more than 2^24 words
   */
  public TokenMatches match(List<String> recognized, List<String> written) {
    check("recognized", recognized.size());
    check("written", written.size());
    PairTable pairs = new PairTable(recognized.size(), written.size());
    if (!recognized.isEmpty() && !written.isEmpty()) {
      fill(pairs, new Vocabulary(recognized, written), recognized.size(), written.size());
    }
    return new TokenMatches(
        pairs.writtenFor(),
        pairs.recognizedFor(),
        same(recognized, written, pairs.writtenFor()),
        BlockBuilder.blocks(pairs));
  }

  private void fill(PairTable pairs, Vocabulary vocabulary, int recognized, int written) {
    SeedFinder seeds = new SeedFinder(vocabulary);
    GapFiller filler = new GapFiller(vocabulary, seeds, pairs);
    if (order == TranscriptOrder.KEEP) {
      filler.fill(new Area(0, recognized, 0, written), 0, true);
      return;
    }
    BlockSelector selector = new BlockSelector(vocabulary, seeds);
    selector.run();
    if (selector.chosen().isEmpty()) {
      filler.corners().fillEqualEnds();
    }
    new BlockGapFiller(filler, selector.chosen(), recognized, written).fill();
    for (AnchorRun run : selector.repeated()) {
      for (int k = 0; k < run.size(); k++) {
        pairs.repeat(run.recognized()[k], run.written()[k]);
      }
    }
  }

  /** Returns the recognised words whose partner is the same word. */
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
    if (size > AnchorList.MAX_WORDS) {
      throw new IllegalArgumentException(
          name + " " + size + " words: expected at most " + AnchorList.MAX_WORDS);
    }
  }
}
