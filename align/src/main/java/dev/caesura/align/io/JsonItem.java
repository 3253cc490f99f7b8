package dev.caesura.align.io;

import dev.caesura.io.TextPosition;
import java.util.ArrayList;
import java.util.List;

/** What one JSON object says of a word, a segment, or a whole result. For one thread. */
final class JsonItem {

  /** What the words of an item were found as. */
  enum Pieces {
    WORDS,
    /** Pieces of words: a space begins a new one. */
    TOKENS
  }

  final TextPosition position;
  String text = "";
  boolean textIsWord;
  double start = Double.NaN;
  double end = Double.NaN;
  double duration = Double.NaN;
  double score = Double.NaN;
  Timing timing = Timing.STATED;
  String speaker = "";
  String recording = "";
  String channel = "";
  Pieces pieces = Pieces.WORDS;
  List<JsonItem> words = new ArrayList<>();
  final List<JsonItem> segments = new ArrayList<>();

  JsonItem(TextPosition position) {
    this.position = position;
  }

  double end() {
    return Double.isNaN(end) ? start + duration : end;
  }

  boolean isTimed() {
    return !Double.isNaN(start) && !Double.isNaN(end());
  }

  boolean hasTimedWords() {
    for (JsonItem word : words) {
      if (word.isTimed()) {
        return true;
      }
    }
    for (JsonItem segment : segments) {
      if (segment.hasTimedWords()) {
        return true;
      }
    }
    return false;
  }
}
