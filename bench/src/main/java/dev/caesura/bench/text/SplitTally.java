package dev.caesura.bench.text;

import dev.caesura.bench.ChildProcess;
import dev.caesura.bench.HeapWatch;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.List;
import java.util.Locale;

/** Comparison of the text pushed with the sentences returned. */
final class SplitTally {
  private final long start = System.nanoTime();
  private long read;
  private long written;

  /** Text pushed but not yet returned. */
  private final StringBuilder pending = new StringBuilder();

  private boolean same = true;
  private long pieces;
  private int longest;

  /** Counts text that was pushed. */
  void in(String more) {
    read += more.length();
    pending.append(more);
  }

  /** Compares returned sentences with the text that was pushed. */
  void out(List<Sentence> sentences) {
    int at = 0;
    for (Sentence sentence : sentences) {
      String text = sentence.text();
      int end = at + text.length();
      same &= end <= pending.length() && text.contentEquals(pending.subSequence(at, end));
      at = Math.min(end, pending.length());
      written += text.length();
      pieces++;
      longest = Math.max(longest, contentLength(text));
    }
    pending.delete(0, at);
  }

  /** Returns the length without white space at the ends; no-break spaces count as white space. */
  private static int contentLength(String text) {
    return WhiteSpace.strip(text).length();
  }

  /** Returns the number of characters pushed so far. */
  long charactersRead() {
    return read;
  }

  /** Returns the figures so far as the cells of a table row. */
  String row(HeapWatch heap) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return String.format(
        Locale.ROOT,
        "| %d | %.0f | %.0f | %d | %d | %.0f | %s |",
        read,
        ChildProcess.peakHeapBytes() / 1048576.0,
        heap.maxRetainedBytes() / 1048576.0,
        pieces,
        longest,
        read / seconds,
        same && written + pending.length() == read ? "yes" : "no");
  }
}
