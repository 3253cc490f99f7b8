package dev.caesura.align.utterance;

import java.util.List;

/** The sentence that each recognised word belongs to. Immutable. */
final class SentenceAssignment {

  private final List<SentenceMatch> matches;
  private final int[] sentenceOf;

  /** Takes the sentences that were found, and for each recognised word its sentence, or -1. */
  SentenceAssignment(List<SentenceMatch> matches, int[] sentenceOf) {
    this.matches = List.copyOf(matches);
    this.sentenceOf = sentenceOf.clone();
  }

  /** Returns the sentences that were found, in the order of the text. */
  List<SentenceMatch> matches() {
    return matches;
  }

  /** Returns the number of recognised words. */
  int size() {
    return sentenceOf.length;
  }

  /** Returns whether a recognised word belongs to a sentence. */
  boolean isAssigned(int word) {
    return sentenceOf[word] >= 0;
  }

  /** Returns a copy of the sentences of all recognised words; -1 for none. */
  int[] sentences() {
    return sentenceOf.clone();
  }
}
