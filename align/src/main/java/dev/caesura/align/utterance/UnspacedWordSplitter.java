package dev.caesura.align.utterance;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.unicode.UnspacedScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits recognised words of scripts without spaces into their characters, each with its share of
 * the time. Recognisers cut such scripts into words as they like, also across the end of a
 * sentence. Punctuation that is a word by itself joins the word before it. Pure functions, safe for
 * use by many threads.
 */
public final class UnspacedWordSplitter {

  private UnspacedWordSplitter() {}

  /**
   * Splits the words of such scripts.
   *
   * @param hypothesis the recognised words; may be empty
   * @return the same speech with such words split; the same object if there are none
   */
  public static Transcript split(Transcript hypothesis) {
    boolean unspaced =
        hypothesis.words().stream()
            .anyMatch(word -> word.text().codePoints().anyMatch(UnspacedScript::contains));
    if (!unspaced) {
      return hypothesis;
    }
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < hypothesis.size(); i++) {
      Word word = hypothesis.words().get(i);
      if (!words.isEmpty() && word.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
        Word last = words.remove(words.size() - 1);
        words.add(new Word(last.text() + word.text(), last.span(), last.score()));
        continue;
      }
      List<Integer> cuts = cuts(word.text());
      if (cuts.size() <= 2) {
        words.add(word);
        continue;
      }
      // Recognisers let words overlap, but starts must ascend.
      long latest =
          i + 1 == hypothesis.size()
              ? Long.MAX_VALUE
              : hypothesis.words().get(i + 1).span().startSample();
      add(word, cuts, latest, words);
    }
    return new Transcript(words);
  }

  private static void add(Word word, List<Integer> cuts, long latest, List<Word> words) {
    String text = word.text();
    TimeSpan span = word.span();
    int length = text.length();
    for (int k = 0; k + 1 < cuts.size(); k++) {
      long from = Math.min(latest, span.startSample() + span.samples() * cuts.get(k) / length);
      long to = Math.max(from, span.startSample() + span.samples() * cuts.get(k + 1) / length);
      words.add(
          new Word(
              text.substring(cuts.get(k), cuts.get(k + 1)),
              new TimeSpan(from, to, span.sampleRate()),
              word.score()));
    }
  }

  /**
   * Returns where a word is cut: 0, places between two characters, its length. Punctuation stays
   * with the character before it, a number with the one after it, which may decide how it is read.
   */
  private static List<Integer> cuts(String text) {
    List<Integer> cuts = new ArrayList<>(List.of(0));
    int last = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      if (!Character.isLetterOrDigit(point) || UnspacedScript.isVoicingMark(point)) {
        continue;
      }
      boolean afterDigit = Character.isDigit(last);
      boolean cut =
          (UnspacedScript.contains(point) && Character.isLetter(point))
              ? !afterDigit
              : UnspacedScript.contains(last) && !(afterDigit && Character.isDigit(point));
      if (last != 0 && cut) {
        cuts.add(i);
      }
      last = point;
    }
    cuts.add(text.length());
    return cuts;
  }
}
