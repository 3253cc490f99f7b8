package dev.caesura.align.ctc;

import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.unicode.UnspacedScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Joins the letters that a network without a word delimiter recognises into the words of a
 * transcript, by the cut with the fewest words; letters between them form words of their own. No
 * word goes over a pause. Immutable and thread-safe.
 */
final class LetterJoiner {

  private static final double PAUSE_SECONDS = 0.6;

  /** Longer words are not joined; a text without spaces has no words. */
  private static final int MAX_LETTERS = 24;

  private static final double WORD_COST = 1;

  /** A letter outside of all words costs more than a word, so that words are preferred. */
  private static final double LETTER_COST = 1.1;

  private final Set<String> words;

  private LetterJoiner(Set<String> words) {
    this.words = words;
  }

  /** Creates a joiner for the words of a text. */
  static LetterJoiner of(CtcVocabulary vocabulary, CtcSpeller speller, String text) {
    Set<String> words = new HashSet<>();
    for (String word : text.strip().split("\\s+")) {
      int[] symbols = speller.encode(word);
      if (symbols.length == 0
          || symbols.length > MAX_LETTERS
          || word.codePoints().anyMatch(UnspacedScript::contains)) {
        continue;
      }
      StringBuilder spelled = new StringBuilder();
      for (int symbol : symbols) {
        spelled.append(symbol == CtcVocabulary.WILDCARD ? "" : vocabulary.text(symbol));
      }
      words.add(spelled.toString());
    }
    return new LetterJoiner(words);
  }

  /** Returns words for letters. */
  List<Word> join(List<Word> letters) {
    if (words.isEmpty()) {
      return letters;
    }
    List<Word> joined = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= letters.size(); i++) {
      if (i == letters.size() || pause(letters.get(i - 1), letters.get(i)) > PAUSE_SECONDS) {
        joinRun(letters.subList(from, i), joined);
        from = i;
      }
    }
    return joined;
  }

  private static double pause(Word left, Word right) {
    return right.span().startSeconds() - left.span().endSeconds();
  }

  private void joinRun(List<Word> letters, List<Word> joined) {
    int size = letters.size();
    double[] cost = new double[size + 1];
    int[] before = new int[size + 1];
    boolean[] isKnown = new boolean[size + 1];
    Arrays.fill(cost, 1, size + 1, Double.POSITIVE_INFINITY);
    for (int end = 1; end <= size; end++) {
      StringBuilder text = new StringBuilder();
      for (int start = end - 1; start >= Math.max(0, end - MAX_LETTERS); start--) {
        text.insert(0, letters.get(start).text());
        boolean known = words.contains(text.toString());
        double step = known ? WORD_COST : start == end - 1 ? LETTER_COST : Double.POSITIVE_INFINITY;
        if (cost[start] + step < cost[end]) {
          cost[end] = cost[start] + step;
          before[end] = start;
          isKnown[end] = known;
        }
      }
    }
    List<Word> reversed = new ArrayList<>();
    int end = size;
    while (end > 0) {
      int start = before[end];
      if (!isKnown[end]) {
        while (start > 0 && !isKnown[start]) {
          start = before[start];
        }
      }
      reversed.add(word(letters.subList(start, end)));
      end = start;
    }
    for (int i = reversed.size() - 1; i >= 0; i--) {
      joined.add(reversed.get(i));
    }
  }

  private static Word word(List<Word> letters) {
    StringBuilder text = new StringBuilder();
    double logs = 0;
    for (Word letter : letters) {
      text.append(letter.text());
      logs += Math.log(Math.max(1e-9, letter.score()));
    }
    TimeSpan first = letters.get(0).span();
    TimeSpan last = letters.get(letters.size() - 1).span();
    TimeSpan span = new TimeSpan(first.startSample(), last.endSample(), first.sampleRate());
    return new Word(text.toString(), span, Math.min(1, Math.exp(logs / letters.size())));
  }
}
