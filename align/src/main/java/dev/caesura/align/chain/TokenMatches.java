package dev.caesura.align.chain;

import java.util.BitSet;
import java.util.List;

/**
 * Which recognised and which written words belong together. Indexes count words from 0. Immutable
 * and thread-safe.
 */
public final class TokenMatches {

  private final int[] writtenFor;
  private final int[] recognizedFor;
  private final BitSet same;
  private final List<Block> blocks;

  /** Takes the partners, which are not copied, and the recognised words with an equal partner. */
  TokenMatches(int[] writtenFor, int[] recognizedFor, BitSet same, List<Block> blocks) {
    this.writtenFor = writtenFor;
    this.recognizedFor = recognizedFor;
    this.same = same;
    this.blocks = List.copyOf(blocks);
  }

  /**
   * Returns the partner of a recognised word: the same word or a substitute.
   *
   * @param recognized index of the recognised word
   * @return index of the written word, or -1 if the recognised word is only in the audio; in a
   *     repeated block several recognised words have the same partner
   * @throws IndexOutOfBoundsException if there is no such word
   */
  public int writtenFor(int recognized) {
    return writtenFor[recognized];
  }

  /**
   * Returns the partner of a written word.
   *
   * @param written index of the written word
   * @return index of the recognised word, or -1 if the written word is only in the text; never one
   *     of a repeated block
   * @throws IndexOutOfBoundsException if there is no such word
   */
  public int recognizedFor(int written) {
    return recognizedFor[written];
  }

  /**
   * Returns how a recognised word was matched.
   *
   * @param recognized index of the recognised word
   * @return matched, substituted or only in the audio; the kind of its block states whether it is
   *     moved or repeated
   * @throws IndexOutOfBoundsException if there is no such word
   */
  public WordLabel recognizedLabel(int recognized) {
    return writtenFor[recognized] < 0
        ? WordLabel.ONLY_IN_AUDIO
        : same.get(recognized) ? WordLabel.MATCHED : WordLabel.SUBSTITUTED;
  }

  /**
   * Returns how a written word was matched.
   *
   * @param written index of the written word
   * @return matched, substituted or only in the text
   * @throws IndexOutOfBoundsException if there is no such word
   */
  public WordLabel writtenLabel(int written) {
    return recognizedFor[written] < 0
        ? WordLabel.ONLY_IN_TEXT
        : recognizedLabel(recognizedFor[written]);
  }

  /**
   * Returns the number of recognised words.
   *
   * @return at least 0
   */
  public int recognizedSize() {
    return writtenFor.length;
  }

  /**
   * Returns the number of written words.
   *
   * @return at least 0
   */
  public int writtenSize() {
    return recognizedFor.length;
  }

  /**
   * Returns the blocks of words that belong together.
   *
   * @return in the order of the recognised words; empty if no words belong together
   */
  public List<Block> blocks() {
    return blocks;
  }
}
