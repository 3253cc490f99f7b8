package dev.caesura.align.utterance;

import dev.caesura.align.chain.TokenMatches;
import dev.caesura.align.edit.EditDistance;
import dev.caesura.text.normalize.NormalizedWord;

/**
 * How well heard words fit one sentence. For one thread.
 *
 * <p>Up to {@value #MOST_LETTERS} letters on both sides by the exact edit distance; beyond that
 * (running text that nothing cuts) by the edits along the paired words, which are never fewer, in
 * time of the number of heard words.
 */
final class SentenceScorer {

  /** Some 3,000 words; both sides together take a few milliseconds. */
  static final int MOST_LETTERS = 1 << 14;

  private final WrittenSentences sentences;
  private final RecognizedWords spoken;
  private final TokenMatches matches;
  private final int sentence;

  /** The sentence; empty if it is too long for the exact distance. */
  private final String text;

  /** Letters before each word, with the space behind each, and those of all. */
  private final long[] letters;

  SentenceScorer(
      WrittenSentences sentences, RecognizedWords spoken, TokenMatches matches, int sentence) {
    this.sentences = sentences;
    this.spoken = spoken;
    this.matches = matches;
    this.sentence = sentence;
    int from = sentences.from(sentence);
    int size = sentences.to(sentence) - from;
    this.letters = new long[size + 1];
    for (int w = 0; w < size; w++) {
      int space = w + 1 < size ? sentences.spaceAfter(from + w) : 1;
      letters[w + 1] = letters[w] + length(sentences.words().get(from + w).text()) + space;
    }
    this.text = letters[size] <= MOST_LETTERS ? joined(sentences, sentence) : "";
  }

  static String joined(WrittenSentences sentences, int sentence) {
    return WordJoiner.join(
        sentences.words().subList(sentences.from(sentence), sentences.to(sentence)).stream()
            .map(NormalizedWord::text)
            .toList());
  }

  /** The score of the heard words {@code first} to {@code last}. */
  SentenceMatch of(int first, int last, boolean moved) {
    long length = Math.max(1, letters[letters.length - 1] - 1);
    long said = 0;
    int end = spoken.firstPart(last + 1);
    for (int part = spoken.firstPart(first); part < end; part++) {
      said += length(spoken.normalizedWord(part)) + (part + 1 < end ? spoken.spaceAfter(part) : 1);
    }
    said = Math.max(0, said - 1);
    boolean exact = !text.isEmpty() && said <= MOST_LETTERS;
    long distance =
        exact ? EditDistance.of(spoken.normalized(first, last + 1), text) : along(first, last);
    return new SentenceMatch(
        sentence,
        first,
        last,
        moved,
        (double) distance / length,
        Math.max(0, 1 - (double) distance / Math.max(length, said)));
  }

  /** Edits along the pairs: what lies between two of them is replaced, letter by letter. */
  private long along(int first, int last) {
    int from = sentences.from(sentence);
    int next = 0;
    long gap = 0;
    long distance = 0;
    for (int part = spoken.firstPart(first); part < spoken.firstPart(last + 1); part++) {
      String heard = spoken.normalizedWord(part);
      int word = matches.writtenFor(part) - from;
      boolean pair =
          word >= next && word < letters.length - 1 && matches.recognizedFor(word + from) == part;
      if (!pair) {
        gap += length(heard) + spoken.spaceAfter(part);
        continue;
      }
      distance += Math.max(gap, letters[word] - letters[next]);
      String written = sentences.words().get(word + from).text();
      distance += heard.equals(written) ? 0 : different(heard, written);
      gap = 0;
      next = word + 1;
    }
    return distance + Math.max(gap, letters[letters.length - 1] - letters[next]);
  }

  private static long different(String heard, String written) {
    int longer = Math.max(heard.length(), written.length());
    return longer <= MOST_LETTERS
        ? EditDistance.of(heard, written)
        : Math.max(length(heard), length(written));
  }

  private static int length(String word) {
    return word.codePointCount(0, word.length());
  }
}
