package dev.caesura.align.trust;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.AlignedWord.Evidence;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.List;

/**
 * An utterance with its words made comparable, and its place on both sides in letters. Immutable.
 *
 * @param utterance the utterance
 * @param written its written words, normalised; empty for speech without text
 * @param spoken its recognised words, normalised
 * @param textStart letters of the transcript before it
 * @param audioStart letters of the recognised words before it, or what stands for them
 * @param firstSpoken number of recognised words before it
 * @param audioLetters letters of its recognised words, or what stands for them
 */
record JudgedSentence(
    Utterance utterance,
    List<String> written,
    List<String> spoken,
    double textStart,
    double audioStart,
    int firstSpoken,
    double audioLetters) {

  /** Confidence from which a word counts as one that was recognised. */
  private static final double SURE = 0.5;

  static JudgedSentence of(Utterance utterance, WordNormalizer normalizer) {
    return new JudgedSentence(
        utterance,
        isSentence(utterance) ? words(utterance.text(), normalizer) : List.of(),
        words(utterance.hypothesis(), normalizer),
        0,
        0,
        0,
        0);
  }

  private static List<String> words(String text, WordNormalizer normalizer) {
    return text.isEmpty()
        ? List.of()
        : normalizer.words(text).stream().map(NormalizedWord::text).toList();
  }

  /** Returns a copy with its place in the transcript. */
  JudgedSentence withTextStart(double letters) {
    return new JudgedSentence(
        utterance, written, spoken, letters, audioStart, firstSpoken, audioLetters);
  }

  /** Returns a copy with its place in the recording. */
  JudgedSentence withAudio(double letters, int words, double ownLetters) {
    return new JudgedSentence(utterance, written, spoken, textStart, letters, words, ownLetters);
  }

  /** Returns whether an utterance is a sentence of the transcript, found or not. */
  static boolean isSentence(Utterance utterance) {
    return utterance.source().isPresent() && utterance.status() != Status.REPEATED;
  }

  boolean isFound() {
    return isSentence(utterance) && utterance.span().isPresent();
  }

  double letters() {
    return letters(written);
  }

  double textEnd() {
    return textStart + letters();
  }

  double audioEnd() {
    return audioStart + audioLetters;
  }

  TimeSpan span() {
    return utterance.span().orElseThrow();
  }

  /** Returns the share of letters that differ from the recognised ones, in [0, 1]. */
  double errors() {
    return 1 - utterance.score();
  }

  /** Returns how much this sentence counts as support of others, in [0, 1]. */
  double strength() {
    double score = utterance.score();
    return isFound() ? score * score * Math.min(1, letters() / 12) : 0;
  }

  static double letters(List<String> words) {
    return words.stream().mapToInt(word -> word.codePointCount(0, word.length())).sum();
  }

  /** Returns the letters of the words that were recognised exactly, as they are written. */
  double exactLetters() {
    return utterance.words().stream()
        .filter(JudgedSentence::isSure)
        .mapToInt(word -> word.source().length())
        .sum();
  }

  /** Returns the share of letters of the words that were recognised exactly. */
  double exactShare() {
    double all = utterance.words().stream().mapToInt(word -> word.source().length()).sum();
    return all == 0 ? 0 : exactLetters() / all;
  }

  /** Returns the letters of the words that nothing was recognised for, as a share. */
  double unheard() {
    double all = 0;
    double unheard = 0;
    for (AlignedWord word : utterance.words()) {
      all += word.source().length();
      unheard += word.evidence() == Evidence.INTERPOLATED ? word.source().length() : 0;
    }
    return all == 0 ? 1 : unheard / all;
  }

  /** Returns the letters before the first word that was recognised exactly. */
  double looseStart() {
    double letters = 0;
    for (AlignedWord word : utterance.words()) {
      if (isSure(word)) {
        break;
      }
      letters += word.source().length();
    }
    return letters;
  }

  /** Returns the letters after the last word that was recognised exactly. */
  double looseEnd() {
    double letters = 0;
    for (AlignedWord word : utterance.words()) {
      letters = isSure(word) ? 0 : letters + word.source().length();
    }
    return letters;
  }

  /** Returns how inexact a word is: 0, 0.5 if another was recognised for it, 1 if none was. */
  static double inexactness(AlignedWord word) {
    return isSure(word) ? 0 : word.evidence() == Evidence.INTERPOLATED ? 1 : 0.5;
  }

  private static boolean isSure(AlignedWord word) {
    return word.evidence() == Evidence.MATCH || word.confidence().orElse(0) >= SURE;
  }

  /** Returns the longest pause between two of its words, in seconds. */
  double longestPause() {
    double longest = 0;
    AlignedWord last = null;
    for (AlignedWord word : utterance.words()) {
      if (last != null) {
        long samples = word.span().startSample() - last.span().endSample();
        longest = Math.max(longest, (double) samples / word.span().sampleRate());
      }
      last = word;
    }
    return longest;
  }
}
