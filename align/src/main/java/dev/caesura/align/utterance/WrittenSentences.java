package dev.caesura.align.utterance;

import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The sentences of a transcript as runs of normalised words. Immutable.
 *
 * @param text the untouched transcript
 * @param spans place of each sentence, without white space at its ends
 * @param words all normalised words, in order
 * @param firstWord first word of each sentence, and one past the last word of all
 */
record WrittenSentences(
    String text, List<TextSpan> spans, List<NormalizedWord> words, List<Integer> firstWord) {

  /**
   * Normalises a transcript.
   *
   * @param unspoken places that are not spoken, in order; their words are left out
   */
  static WrittenSentences of(
      Segmentation written, WordNormalizer normalizer, List<TextSpan> unspoken) {
    String text = written.text();
    List<NormalizedWord> all = normalizer.words(text, spoken(text, unspoken));
    List<TextSpan> spans = new ArrayList<>();
    List<NormalizedWord> words = new ArrayList<>();
    List<Integer> firstWord = new ArrayList<>();
    int next = 0;
    for (TextSpan piece : written.spans()) {
      TextSpan span = WhiteSpace.strip(text, piece);
      if (span.length() == 0) {
        continue;
      }
      spans.add(span);
      firstWord.add(words.size());
      while (next < all.size() && all.get(next).source().end() <= span.start()) {
        next++;
      }
      int at = next;
      while (at < all.size() && all.get(at).source().start() < span.end()) {
        TextSpan source = all.get(at).source();
        if (source.start() >= span.start() && source.end() <= span.end()) {
          words.add(all.get(at++));
          continue;
        }
        // A sentence that ends within a word gets its part of the word only.
        TextSpan part =
            new TextSpan(
                Math.max(source.start(), span.start()), Math.min(source.end(), span.end()));
        words.addAll(normalizer.words(text, part));
        while (at < all.size() && all.get(at).source().equals(source)) {
          at++;
        }
      }
    }
    firstWord.add(words.size());
    return new WrittenSentences(text, spans, words, firstWord);
  }

  /** Returns the places between those that are not spoken. */
  private static List<TextSpan> spoken(String text, List<TextSpan> unspoken) {
    List<TextSpan> parts = new ArrayList<>();
    int start = 0;
    for (TextSpan span : unspoken) {
      parts.add(new TextSpan(start, span.start()));
      start = span.end();
    }
    parts.add(new TextSpan(start, text.length()));
    return parts;
  }

  /** Returns a copy with other forms of the words. */
  WrittenSentences with(UnaryOperator<String> form) {
    List<NormalizedWord> formed = new ArrayList<>();
    for (NormalizedWord word : words) {
      formed.add(new NormalizedWord(form.apply(word.text()), word.source()));
    }
    return new WrittenSentences(text, spans, formed, firstWord);
  }

  /** Returns the number of spaces between a word and the next one: 0 or 1. */
  int spaceAfter(int word) {
    return word + 1 < words.size()
        ? WordJoiner.spacesBetween(words.get(word).text(), words.get(word + 1).text())
        : 1;
  }

  /** Returns all words without their places. */
  List<String> normalizedWords() {
    return words.stream().map(NormalizedWord::text).toList();
  }

  /** Returns the number of sentences. */
  int size() {
    return spans.size();
  }

  /** Returns the sentence that a word is in. */
  int sentenceOf(int word) {
    int at = Collections.binarySearch(firstWord, word);
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

  /** Returns the first word of a sentence. */
  int from(int sentence) {
    return firstWord.get(sentence);
  }

  /** Returns one past the last word of a sentence. */
  int to(int sentence) {
    return firstWord.get(sentence + 1);
  }
}
