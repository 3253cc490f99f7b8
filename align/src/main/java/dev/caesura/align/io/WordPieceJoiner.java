package dev.caesura.align.io;

import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * Joiner of the pieces of words that whisper.cpp's {@code -ojf} writes. A piece that begins with a
 * space, or with a letter of a script without spaces, begins a word.
 */
final class WordPieceJoiner {

  private WordPieceJoiner() {}

  static List<JsonItem> join(List<JsonItem> pieces) {
    List<JsonItem> words = new ArrayList<>();
    int joined = 0;
    for (JsonItem piece : pieces) {
      // "[_BEG_]", "[_TT_150]" and the like are control tokens of the decoder.
      if (piece.text.startsWith("[_") || piece.text.isEmpty()) {
        continue;
      }
      if (words.isEmpty() || begins(piece.text)) {
        words.add(copy(piece));
        joined = 1;
      } else {
        JsonItem word = words.get(words.size() - 1);
        word.text += piece.text;
        word.end = piece.end();
        joined++;
        word.score += (piece.score - word.score) / joined;
      }
    }
    words.removeIf(word -> word.text.isBlank());
    return words;
  }

  private static boolean begins(String text) {
    int first = text.codePointAt(0);
    return WhiteSpace.is(first)
        || (UnspacedScript.contains(first) && !UnspacedScript.isKanaMark(first));
  }

  private static JsonItem copy(JsonItem piece) {
    JsonItem word = new JsonItem(piece.position);
    word.text = piece.text;
    word.start = piece.start;
    word.end = piece.end();
    word.score = piece.score;
    word.speaker = piece.speaker;
    return word;
  }
}
