package dev.caesura.align.io;

import dev.caesura.io.TextPosition;
import java.util.ArrayList;
import java.util.List;

/** Content of a JSON object: a word, a segment, or a whole result. Mutable; not thread-safe. */
final class JsonItem {

  /** Form in which an item holds its words. */
  enum Pieces {
    WORDS,
    /** Pieces of words; a space begins a new word. */
    TOKENS
  }

  final TextPosition position;
  String text = "";
  boolean textIsWord;
  boolean isPredicted;
  boolean isPunctuated;

  /** Whether the file calls it a word; what is inside are its sounds. */
  boolean isWord;

  /** Whether it is a punctuation mark that belongs to the item before it. */
  boolean isPunctuation;

  /** Whether its start counts from the start of the item around it. */
  boolean isRelative;

  /** Whether all times inside are in milliseconds. */
  boolean isMilliseconds;

  double start = Double.NaN;
  double end = Double.NaN;
  double duration = Double.NaN;
  double score = Double.NaN;

  /** Whether the file states a score that is not a number. */
  boolean lostScore;

  Timing timing = Timing.STATED;
  String speaker = "";
  String recording = "";
  String channel = "";
  Pieces pieces = Pieces.WORDS;
  List<JsonItem> words = new ArrayList<>();

  /** Whether it has fields for words or segments or text, perhaps empty ones. */
  boolean holdsWords;

  List<JsonItem> segments = new ArrayList<>();

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
