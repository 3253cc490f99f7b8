package dev.caesura.align.utterance;

import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The sentences of a transcript as runs of normalized words.
 *
 * @param text the untouched transcript
 * @param spans place of each sentence that has words, without white space at its ends
 * @param words all words
 * @param firstWord first word of each sentence, and one past the last word of all
 */
record WrittenSentences(
    String text, List<TextSpan> spans, List<NormalizedWord> words, List<Integer> firstWord) {

  static WrittenSentences of(Segmentation written, WordNormalizer normalizer) {
    List<NormalizedWord> all = normalizer.words(written.text());
    List<TextSpan> spans = new ArrayList<>();
    List<NormalizedWord> words = new ArrayList<>();
    List<Integer> firstWord = new ArrayList<>();
    int next = 0;
    for (TextSpan piece : written.spans()) {
      TextSpan span = piece.strip(written.text());
      int from = next;
      while (next < all.size() && all.get(next).source().end() <= piece.end()) {
        next++;
      }
      if (span.length() == 0) {
        continue;
      }
      spans.add(span);
      firstWord.add(words.size());
      boolean crossed =
          (next > from && all.get(from).source().start() < piece.start())
              || (next < all.size() && all.get(next).source().start() < piece.end());
      // One call for the whole text is far cheaper than one for each sentence, but a sentence that
      // ends within a word has its part of it alone.
      words.addAll(crossed ? normalizer.words(written.text(), span) : all.subList(from, next));
    }
    firstWord.add(words.size());
    return new WrittenSentences(written.text(), spans, words, firstWord);
  }

  /** All words, without their places. */
  List<String> letters() {
    return words.stream().map(NormalizedWord::text).toList();
  }

  int size() {
    return spans.size();
  }

  /** The sentence that a word is in. */
  int sentenceOf(int word) {
    int at = java.util.Collections.binarySearch(firstWord, word);
    int sentence = at >= 0 ? at : -at - 2;
    // Sentences without words start where the next one does.
    while (to(sentence) <= word) {
      sentence++;
    }
    while (from(sentence) > word) {
      sentence--;
    }
    return sentence;
  }

  int from(int sentence) {
    return firstWord.get(sentence);
  }

  int to(int sentence) {
    return firstWord.get(sentence + 1);
  }
}
