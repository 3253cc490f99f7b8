package dev.caesura.align.chain;

import java.util.BitSet;
import java.util.List;

/**
 * Which heard and which written words belong together. Not changed after it is made, safe for use
 * by many threads.
 */
public final class TokenMatches {

  private final int[] writtenFor;
  private final int[] recognizedFor;
  private final BitSet same;
  private final List<Block> blocks;

  /** With the heard words whose partner is the same word. */
  TokenMatches(int[] writtenFor, int[] recognizedFor, BitSet same, List<Block> blocks) {
    this.writtenFor = writtenFor;
    this.recognizedFor = recognizedFor;
    this.same = same;
    this.blocks = List.copyOf(blocks);
  }

  /**
   * The partner of a heard word: the same word or a substitute.
   *
   * @param recognized its index
   * @return index of the written word, or -1 if the heard word is only in the audio; in a repeated
   *     block several heard words have the same partner
   */
  public int writtenFor(int recognized) {
    return writtenFor[recognized];
  }

  /**
   * The partner of a written word.
   *
   * @param written its index
   * @return index of the heard word, or -1 if the written word is only in the text; never one of a
   *     repeated block
   */
  public int recognizedFor(int written) {
    return recognizedFor[written];
  }

  /**
   * What became of a heard word.
   *
   * @param recognized its index
   * @return matched, substituted or only in the audio; the kind of its block tells whether it is
   *     moved or repeated
   */
  public WordLabel recognizedLabel(int recognized) {
    return writtenFor[recognized] < 0
        ? WordLabel.ONLY_IN_AUDIO
        : same.get(recognized) ? WordLabel.MATCHED : WordLabel.SUBSTITUTED;
  }

  /**
   * What became of a written word.
   *
   * @param written its index
   * @return matched, substituted or only in the text
   */
  public WordLabel writtenLabel(int written) {
    return recognizedFor[written] < 0
        ? WordLabel.ONLY_IN_TEXT
        : recognizedLabel(recognizedFor[written]);
  }

  /**
   * Number of heard words.
   *
   * @return at least 0
   */
  public int recognizedSize() {
    return writtenFor.length;
  }

  /**
   * Number of written words.
   *
   * @return at least 0
   */
  public int writtenSize() {
    return recognizedFor.length;
  }

  /**
   * The blocks.
   *
   * @return in the order of the heard words
   */
  public List<Block> blocks() {
    return blocks;
  }
}
