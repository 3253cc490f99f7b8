package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScores;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Cuts text whose scores come in bit by bit. Everything it decides hangs on the text alone, never
 * on how it came in. For one thread.
 */
final class SentenceCutter {

  /** A longer run of white space parts, so that no run fills the memory. */
  static final int WHITE_SPACE = 1 << 16;

  private final SentenceSettings settings;
  private final int block;
  private final StringBuilder text = new StringBuilder();
  private float[] scores = new float[1024];
  private int scored;
  private int start;
  private int at;
  private int spaces;
  private boolean content;
  private float gap;
  private LineScan lines;
  private BitSet inside = new BitSet();

  /** Up to where {@link #inside} is known: a multiple of a block from the start of the text. */
  private int marked;

  private final PieceJoiner joiner;

  SentenceCutter(SentenceSettings settings) {
    this.settings = settings;
    this.lines = new LineScan(settings.lineBreaks());
    this.joiner = new PieceJoiner(settings.lengths());
    long most = Math.max(1L << 18, 4L * settings.lengths().max());
    this.block = (int) Math.min(Integer.MAX_VALUE, most);
  }

  void add(CharSequence more) {
    text.append(more);
  }

  /** What scores are still needed for. */
  StringBuilder text() {
    return text;
  }

  int scored() {
    return scored;
  }

  void addScores(BoundaryScores part, int from, int to) {
    if (scored + to - from > scores.length) {
      scores = Arrays.copyOf(scores, Math.max(2 * scores.length, scored + to - from));
    }
    for (int i = from; i < to; i++) {
      scores[scored++] = part.after(i);
    }
  }

  /** Pieces that no more text can change; text is kept from {@code keep} on. */
  List<Sentence> cut(boolean last, int keep) {
    List<Sentence> ready = new ArrayList<>();
    int limit = Math.min(scored, mark(last));
    while (at < limit && step(last, ready)) {
      at++;
    }
    if (last) {
      end(text.length(), true, ready);
      joiner.flush(ready);
    }
    // Patterns look back.
    int back = settings.protectedSpans().areNone() ? start : marked - ProtectedSpans.LONGEST;
    int gone = last ? 0 : Math.max(0, Math.min(Math.min(start, keep), Math.min(at, back)));
    text.delete(0, gone);
    System.arraycopy(scores, gone, scores, 0, scored - gone);
    scored -= gone;
    at -= gone;
    marked -= gone;
    start -= gone;
    inside = inside.get(gone, Math.max(gone, inside.length()));
    return ready;
  }

  /** Protected places of the blocks that are there whole; gives up to where they are known. */
  private int mark(boolean last) {
    ProtectedSpans spans = settings.protectedSpans();
    if (spans.areNone()) {
      return text.length();
    }
    while (marked < text.length() && (last || marked + ProtectedSpans.reach() <= text.length())) {
      spans.mark(text, marked, inside);
      marked += ProtectedSpans.BLOCK;
    }
    return Math.min(marked, text.length());
  }

  private boolean step(boolean last, List<Sentence> ready) {
    char c = text.charAt(at);
    boolean space = WhiteSpace.is(c);
    if (!space && content && at > start && !isInPair(text, at)) {
      if (!last && lines.waits(text, at)) {
        return false;
      }
      if (lines.dividesWord(text, at)) {
        inside.set(at);
      }
      if (!inside.get(at)) {
        boolean hard = lines.parts(text, at);
        if (hard || (settings.lengths().keepsSentences() && gap >= settings.threshold())) {
          end(at, hard, ready);
        }
      }
    }
    boolean full = space && spaces == WHITE_SPACE;
    if (full) {
      end(at, true, ready);
    } else if (content && settings.lengths().areLimited() && at - start >= block) {
      // Longer than a block: what is cut in its first half stays.
      cutBlock(ready);
    }
    lines.read(c);
    spaces = space ? spaces + 1 : 0;
    content |= !space;
    gap = space ? Math.max(gap, scores[at]) : scores[at];
    return true;
  }

  static boolean isInPair(CharSequence text, int at) {
    return Character.isLowSurrogate(text.charAt(at))
        && Character.isHighSurrogate(text.charAt(at - 1));
  }

  private void cutBlock(List<Sentence> ready) {
    int[] ends = LengthCuts.ends(text, scores, start, at, inside, settings.lengths());
    int middle = start + block / 2;
    boolean one = false;
    for (int end : ends) {
      if (end < at && (end <= middle || !one)) {
        piece(end, ready);
        one = true;
      }
    }
  }

  /** The stretch is over; a hard end is one that nothing is joined across. */
  private void end(int end, boolean hard, List<Sentence> ready) {
    if (content && settings.lengths().areLimited()) {
      for (int cut : LengthCuts.ends(text, scores, start, end, inside, settings.lengths())) {
        if (cut < end) {
          piece(cut, ready);
        }
      }
    }
    if (end > start) {
      if (!content) {
        joiner.flush(ready);
      }
      piece(end, ready);
    }
    if (hard) {
      joiner.flush(ready);
    }
    content = false;
    spaces = 0;
  }

  private void piece(int end, List<Sentence> ready) {
    boolean paragraph = end == at && lines.isBlankLine() && content;
    joiner.add(text.substring(start, end), probability(end), paragraph, ready);
    start = end;
  }

  /** The largest score from the last letter on. */
  private float probability(int end) {
    float most = 0;
    for (int i = end - 1; i >= start; i--) {
      most = Math.max(most, scores[i]);
      if (!WhiteSpace.is(text.charAt(i))) {
        break;
      }
    }
    return most;
  }
}
