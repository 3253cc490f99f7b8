package dev.caesura.align.utterance;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.unicode.UnspacedScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts heard words of scripts without spaces into their characters, each with its share of the
 * time: what a recogniser calls a word there is its own affair, and may go over the end of a
 * sentence. Punctuation that is a word of its own goes with the word before it.
 */
final class UnspacedWordSplitter {

  private UnspacedWordSplitter() {}

  static Transcript of(Transcript heard) {
    boolean unspaced =
        heard.words().stream()
            .anyMatch(word -> word.text().codePoints().anyMatch(UnspacedScript::contains));
    if (!unspaced) {
      return heard;
    }
    List<Word> pieces = new ArrayList<>();
    for (int i = 0; i < heard.size(); i++) {
      Word word = heard.words().get(i);
      if (!pieces.isEmpty() && word.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
        Word last = pieces.remove(pieces.size() - 1);
        pieces.add(new Word(last.text() + word.text(), last.span(), last.score()));
        continue;
      }
      List<Integer> cuts = cuts(word.text());
      if (cuts.size() <= 2) {
        pieces.add(word);
        continue;
      }
      // Recognisers let words overlap, but starts must ascend.
      long latest =
          i + 1 == heard.size() ? Long.MAX_VALUE : heard.words().get(i + 1).span().startSample();
      add(word, cuts, latest, pieces);
    }
    return new Transcript(pieces);
  }

  private static void add(Word word, List<Integer> cuts, long latest, List<Word> pieces) {
    String text = word.text();
    TimeSpan span = word.span();
    int length = text.length();
    for (int k = 0; k + 1 < cuts.size(); k++) {
      long from = Math.min(latest, span.startSample() + span.samples() * cuts.get(k) / length);
      long to = Math.max(from, span.startSample() + span.samples() * cuts.get(k + 1) / length);
      pieces.add(
          new Word(
              text.substring(cuts.get(k), cuts.get(k + 1)),
              new TimeSpan(from, to, span.sampleRate()),
              word.score()));
    }
  }

  /**
   * Where a heard word is cut: 0, places between two characters, its length. Punctuation stays with
   * the character before it, a number with the one behind it, which may tell how it is read.
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
