package dev.caesura.align.speech;

import dev.caesura.align.Edit;
import dev.caesura.align.edit.BandedAligner;
import dev.caesura.align.edit.GapCosts;
import dev.caesura.align.edit.SequenceAligner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Words and ends of sentences of a transcript, carried over to the recognised words of the same
 * speech by an alignment of the words. Pure functions, safe for use by many threads.
 *
 * <p>A sentence ends after the recognised word that belongs to its last written one; where the
 * recogniser missed that word, after the last word before it that it has. A sentence without any
 * recognised word ends where the sentence before it does.
 */
public final class KnownEnds {

  /** Equal words in a row that certainly belong together. */
  private static final int ANCHOR = 4;

  /** Words that a path between two anchors may leave the diagonal by. */
  private static final int HALF_WIDTH = 2000;

  private static final long MAX_CELLS = 1L << 28;

  private KnownEnds() {}

  /**
   * Finds the ends of sentences of recognised words.
   *
   * @param written the words of the transcript, with their punctuation; may be empty. A word of
   *     punctuation alone belongs to the word before it
   * @param ends the indexes of the words that a sentence ends with
   * @param recognized the recognised words; may be empty
   * @return the indexes of recognised words that a sentence ends with; the last word always does
   */
  public static BitSet of(List<String> written, BitSet ends, List<String> recognized) {
    List<String> reference = new ArrayList<>();
    BitSet referenceEnds = new BitSet();
    for (int i = 0; i < written.size(); i++) {
      String plain = SpeechText.plain(written.get(i));
      if (!plain.isEmpty()) {
        reference.add(plain);
      }
      if (ends.get(i) && !reference.isEmpty()) {
        referenceEnds.set(reference.size() - 1);
      }
    }
    int[] place = plainPlaces(reference, recognized);
    BitSet found = new BitSet();
    int last = -1;
    for (int i = 0; i < place.length; i++) {
      last = place[i] >= 0 ? place[i] : last;
      if (referenceEnds.get(i) && last >= 0) {
        found.set(last);
      }
    }
    if (!recognized.isEmpty()) {
      found.set(recognized.size() - 1);
    }
    return found;
  }

  /**
   * Finds the recognised word of each word of a transcript, right or wrong.
   *
   * @param written the words of the transcript, with their punctuation; may be empty
   * @param recognized the recognised words; may be empty
   * @return for each written word the index of its recognised word, in ascending order; -1 for a
   *     word that was not recognised, or is punctuation alone
   */
  public static int[] places(List<String> written, List<String> recognized) {
    List<String> reference = new ArrayList<>();
    List<Integer> index = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      String plain = SpeechText.plain(written.get(i));
      if (!plain.isEmpty()) {
        reference.add(plain);
        index.add(i);
      }
    }
    int[] found = plainPlaces(reference, recognized);
    int[] places = new int[written.size()];
    Arrays.fill(places, -1);
    for (int i = 0; i < found.length; i++) {
      places[index.get(i)] = found[i];
    }
    return places;
  }

  /** Returns for each plain written word the index of its recognised word, or -1. */
  private static int[] plainPlaces(List<String> reference, List<String> recognized) {
    List<String> plain = new ArrayList<>();
    List<Integer> index = new ArrayList<>();
    for (int i = 0; i < recognized.size(); i++) {
      String word = SpeechText.plain(recognized.get(i));
      if (!word.isEmpty()) {
        plain.add(word);
        index.add(i);
      }
    }
    int[] place = new int[reference.size()];
    Arrays.fill(place, -1);
    if (plain.isEmpty() || reference.isEmpty()) {
      return place;
    }
    BandedAligner aligner =
        new BandedAligner(new WordPairCost(reference, plain), new GapCosts(0, WordPairCost.GAP));
    int fromLeft = 0;
    int fromRight = 0;
    int run = 0;
    for (Edit edit : SequenceAligner.unit(reference, plain).edits()) {
      run = edit instanceof Edit.Match ? run + 1 : 0;
      // Cuts in the middle of equal words, so that both sides of the cut are certain.
      if (run == ANCHOR) {
        int left = edit.left() + 1 - ANCHOR / 2;
        int right = edit.right() + 1 - ANCHOR / 2;
        align(aligner, fromLeft, left, fromRight, right, place, index);
        fromLeft = left;
        fromRight = right;
        run = ANCHOR / 2;
      }
    }
    align(aligner, fromLeft, reference.size(), fromRight, plain.size(), place, index);
    return place;
  }

  private static void align(
      BandedAligner aligner,
      int fromLeft,
      int toLeft,
      int fromRight,
      int toRight,
      int[] place,
      List<Integer> index) {
    long width = Math.min(HALF_WIDTH, MAX_CELLS / (2L * (toLeft - fromLeft + 1)));
    aligner.align(
        fromLeft,
        toLeft,
        fromRight,
        toRight,
        (int) Math.max(1, width),
        (left, right) -> place[left] = index.get(right));
  }
}
