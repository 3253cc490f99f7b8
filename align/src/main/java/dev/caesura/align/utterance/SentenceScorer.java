package dev.caesura.align.utterance;

import dev.caesura.align.Utterance.Similarity;
import dev.caesura.align.chain.TokenMatches;
import dev.caesura.align.edit.EditDistance;
import dev.caesura.text.normalize.NormalizedWord;

/**
 * Scores how well recognised words fit one sentence. Immutable.
 *
 * <p>Up to {@value #MAX_LETTERS} letters on both sides the edit distance is exact. Beyond that, as
 * in running text that nothing splits, the edits along the paired words are counted: never fewer,
 * in time proportional to the number of recognised words.
 */
final class SentenceScorer {

  /** About 3,000 words; the exact distance of two such sides takes a few milliseconds. */
  static final int MAX_LETTERS = 1 << 14;

  private final WrittenSentences written;
  private final RecognizedWords recognized;
  private final TokenMatches matches;
  private final int sentence;

  /** The sentence; empty if it is too long for the exact distance. */
  private final String text;

  /** Letters before each word, counting a space after each, and those of all words. */
  private final long[] letters;

  SentenceScorer(TranscriptComparison comparison, int sentence) {
    this.written = comparison.written();
    this.recognized = comparison.recognized();
    this.matches = comparison.matches();
    this.sentence = sentence;
    int from = written.from(sentence);
    int size = written.to(sentence) - from;
    this.letters = new long[size + 1];
    for (int w = 0; w < size; w++) {
      int space = w + 1 < size ? written.spaceAfter(from + w) : 1;
      letters[w + 1] = letters[w] + length(written.words().get(from + w).text()) + space;
    }
    this.text = letters[size] <= MAX_LETTERS ? joined(written, sentence) : "";
  }

  /** Returns the normalised words of a sentence as one text. */
  static String joined(WrittenSentences written, int sentence) {
    return WordJoiner.join(
        written.words().subList(written.from(sentence), written.to(sentence)).stream()
            .map(NormalizedWord::text)
            .toList());
  }

  /** Returns the match of the sentence with the recognised words {@code first} to {@code last}. */
  SentenceMatch match(int first, int last, boolean moved) {
    long spoken = 0;
    int end = recognized.firstToken(last + 1);
    for (int token = recognized.firstToken(first); token < end; token++) {
      spoken +=
          length(recognized.normalizedWord(token))
              + (token + 1 < end ? recognized.spaceAfter(token) : 1);
    }
    spoken = Math.max(0, spoken - 1);
    boolean exact = !text.isEmpty() && spoken <= MAX_LETTERS;
    long edits =
        exact
            ? EditDistance.of(recognized.normalized(first, last + 1), text)
            : editsAlongPairs(first, last);
    return new SentenceMatch(
        sentence,
        first,
        last,
        moved,
        Similarity.of(edits, letters[letters.length - 1] - 1, spoken));
  }

  /** Counts edits along the pairs: what lies between two of them is replaced letter by letter. */
  private long editsAlongPairs(int first, int last) {
    int from = written.from(sentence);
    int next = 0;
    long gap = 0;
    long edits = 0;
    for (int token = recognized.firstToken(first);
        token < recognized.firstToken(last + 1);
        token++) {
      String spoken = recognized.normalizedWord(token);
      int word = matches.writtenFor(token) - from;
      boolean pair =
          word >= next && word < letters.length - 1 && matches.recognizedFor(word + from) == token;
      if (!pair) {
        gap += length(spoken) + recognized.spaceAfter(token);
        continue;
      }
      edits += Math.max(gap, letters[word] - letters[next]);
      edits += edits(spoken, written.words().get(word + from).text());
      gap = 0;
      next = word + 1;
    }
    return edits + Math.max(gap, letters[letters.length - 1] - letters[next]);
  }

  private static long edits(String spoken, String word) {
    if (spoken.equals(word)) {
      return 0;
    }
    int longer = Math.max(spoken.length(), word.length());
    return longer <= MAX_LETTERS
        ? EditDistance.of(spoken, word)
        : Math.max(length(spoken), length(word));
  }

  private static int length(String word) {
    return word.codePointCount(0, word.length());
  }
}
