package dev.caesura.align.chain;

import java.util.List;

/**
 * Which heard and which written words belong together. Not changed after it is made, safe for use
 * by many threads.
 */
public final class TokenMatches {

  private final int[] writtenFor;
  private final int[] heardFor;
  private final List<Block> blocks;

  TokenMatches(int[] writtenFor, int[] heardFor, List<Block> blocks) {
    this.writtenFor = writtenFor;
    this.heardFor = heardFor;
    this.blocks = List.copyOf(blocks);
  }

  /**
   * The partner of a heard word: the same word or a substitute.
   *
   * @param heard its index
   * @return index of the written word, or -1 if the heard word is only in the audio; in a repeated
   *     block several heard words have the same partner
   */
  public int writtenFor(int heard) {
    return writtenFor[heard];
  }

  /**
   * The partner of a written word.
   *
   * @param written its index
   * @return index of the heard word, or -1 if the written word is only in the text; never one of a
   *     repeated block
   */
  public int heardFor(int written) {
    return heardFor[written];
  }

  /**
   * Number of heard words.
   *
   * @return at least 0
   */
  public int heardSize() {
    return writtenFor.length;
  }

  /**
   * Number of written words.
   *
   * @return at least 0
   */
  public int writtenSize() {
    return heardFor.length;
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
