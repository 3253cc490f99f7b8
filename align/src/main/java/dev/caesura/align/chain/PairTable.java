package dev.caesura.align.chain;

import java.util.Arrays;

/** The pairs of words found so far. Not thread-safe. */
final class PairTable {

  private final int[] writtenFor;
  private final int[] recognizedFor;

  PairTable(int recognized, int written) {
    writtenFor = none(recognized);
    recognizedFor = none(written);
  }

  /** Returns an array of -1. */
  static int[] none(int length) {
    int[] none = new int[length];
    Arrays.fill(none, -1);
    return none;
  }

  /** Pairs two words. */
  void pair(int recognized, int written) {
    writtenFor[recognized] = written;
    recognizedFor[written] = recognized;
  }

  /** Pairs a recognised word that has no partner with a written word that has another one. */
  void repeat(int recognized, int written) {
    if (writtenFor[recognized] < 0) {
      writtenFor[recognized] = written;
    }
  }

  /** Returns the partners of the recognised words, -1 for none. Not a copy. */
  int[] writtenFor() {
    return writtenFor;
  }

  /** Returns the partners of the written words, -1 for none. Not a copy. */
  int[] recognizedFor() {
    return recognizedFor;
  }
}
