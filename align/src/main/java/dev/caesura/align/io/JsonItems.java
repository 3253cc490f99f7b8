package dev.caesura.align.io;

import java.util.ArrayList;
import java.util.List;

/** Repairs of lists of items that services write in different ways. */
final class JsonItems {

  /** Length of a word whose end nothing states, in seconds. */
  private static final double WORD_SECONDS = 0.5;

  private JsonItems() {}

  /** Joins punctuation marks that are items of their own with the item before them. */
  static List<JsonItem> joinPunctuation(List<JsonItem> items) {
    if (items.stream().noneMatch(item -> item.isPunctuation)) {
      return items;
    }
    List<JsonItem> joined = new ArrayList<>();
    for (JsonItem item : items) {
      if (!item.isPunctuation) {
        joined.add(item);
      } else if (!joined.isEmpty() && !joined.get(joined.size() - 1).text.isEmpty()) {
        joined.get(joined.size() - 1).text += item.text.strip();
      }
    }
    return joined;
  }

  /**
   * Starts items without a start, but with an end, where the one before ends; the first one at 0 or
   * half a second before its end, as Google leaves out a start of 0.
   */
  static void fillStarts(List<JsonItem> items) {
    for (int i = 0; i < items.size(); i++) {
      JsonItem item = items.get(i);
      if (Double.isNaN(item.start) && !Double.isNaN(item.end)) {
        double before = i > 0 ? items.get(i - 1).end() : Double.NaN;
        item.start = before <= item.end ? before : Math.max(0, item.end - WORD_SECONDS);
      }
    }
  }

  /** Ends items without an end where the next one starts, or at the end of the whole. */
  static void fillEnds(List<JsonItem> items, double wholeEnd) {
    for (int i = 0; i < items.size(); i++) {
      JsonItem item = items.get(i);
      if (!Double.isNaN(item.start) && Double.isNaN(item.end())) {
        double next = i + 1 < items.size() ? items.get(i + 1).start : wholeEnd;
        item.end = next > item.start ? next : item.start + WORD_SECONDS;
      }
    }
  }

  /** Moves items whose times are relative to the whole. */
  static void shift(List<JsonItem> items, double start) {
    for (JsonItem item : items) {
      if (item.isRelative) {
        item.start = start + (Double.isNaN(item.start) ? 0 : item.start);
        item.isRelative = false;
      }
    }
  }

  /** Turns milliseconds into seconds, in an item and all inside it. */
  static void toSeconds(JsonItem item) {
    item.start /= 1000;
    item.end /= 1000;
    item.duration /= 1000;
    item.words.forEach(JsonItems::toSeconds);
    item.segments.forEach(JsonItems::toSeconds);
  }

  /** Whether the times of all words are whole numbers, as milliseconds are. */
  static boolean areWhole(List<JsonItem> words) {
    return words.stream().allMatch(word -> isWhole(word.start) && isWhole(word.end()));
  }

  private static boolean isWhole(double time) {
    return Double.isNaN(time) || time == Math.rint(time);
  }

  /** Whether segments are pieces of words, as whisper.cpp writes with {@code -ml 1}. */
  static boolean arePieces(List<JsonItem> segments) {
    return segments.size() > 1
        && segments.stream().allMatch(item -> item.words.isEmpty() && item.segments.isEmpty())
        && segments.stream().noneMatch(item -> item.text.strip().matches("(?s).*\\s.*"))
        && segments.stream().anyMatch(item -> item.text.startsWith(" "));
  }
}
