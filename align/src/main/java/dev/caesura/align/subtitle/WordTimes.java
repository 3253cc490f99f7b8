package dev.caesura.align.subtitle;

import dev.caesura.align.Word;
import java.util.List;

/** Times of words in milliseconds, and the characters of runs of them. Immutable, thread-safe. */
final class WordTimes {

  private final long[] starts;
  private final long[] ends;
  private final int[] charsBefore;

  private WordTimes(long[] starts, long[] ends, int[] charsBefore) {
    this.starts = starts;
    this.ends = ends;
    this.charsBefore = charsBefore;
  }

  static WordTimes of(List<Word> words) {
    long[] starts = new long[words.size()];
    long[] ends = new long[words.size()];
    int[] chars = new int[words.size() + 1];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = Math.round(1000 * words.get(i).span().startSeconds());
      ends[i] = Math.max(starts[i], Math.round(1000 * words.get(i).span().endSeconds()));
      chars[i + 1] = chars[i] + 1 + SubtitleCue.length(words.get(i).text());
      if (i > 0 && starts[i] < starts[i - 1]) {
        throw new IllegalArgumentException(
            "word "
                + i
                + ", "
                + words.get(i)
                + ": expected a start at or after that of "
                + words.get(i - 1));
      }
    }
    return new WordTimes(starts, ends, chars);
  }

  int size() {
    return starts.length;
  }

  long start(int word) {
    return starts[word];
  }

  long end(int word) {
    return ends[word];
  }

  /** Returns the latest end of the words of a cue. */
  long latest(int start, int end) {
    long latest = 0;
    for (int i = start; i < end; i++) {
      latest = Math.max(latest, ends[i]);
    }
    return latest;
  }

  /** Returns the characters of words with a space or line break between them. */
  int chars(int start, int end) {
    return charsBefore[end] - charsBefore[start] - 1;
  }
}
