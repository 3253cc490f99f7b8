package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScores;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Splits text whose scores arrive in blocks. Every decision depends on the text alone, never on how
 * it arrived. Not thread-safe.
 */
final class SentenceCutter {

  /** A longer run of white space is split, so that no run fills the memory. */
  static final int WHITE_SPACE = 1 << 16;

  private final SentenceSettings settings;
  private final boolean live;
  private final int block;
  private final StringBuilder text = new StringBuilder();
  private float[] scores = new float[1024];
  private final int reach;
  private int scored;
  private int start;
  private int at;
  private int spaces;
  private boolean content;
  private float gap;
  private final LineScanner lines;
  private final ArrivingText arriving = new ArrivingText(text);
  private final CutRules rules;

  /** Whether the sentence has a letter or a digit. */
  private boolean words;

  /** Largest score of the places before, whose cut moves to the next place that may be cut. */
  private float moved;

  private BitSet inside = new BitSet();

  /** Up to where {@link #inside} is known: a multiple of a block from the start of the text. */
  private int marked;

  private final PieceJoiner joiner;

  /** Creates a cutter of a whole text, or of one whose windows are full before they are scored. */
  SentenceCutter(SentenceSettings settings) {
    this(settings, false, LineScanner.LOOKAHEAD, 0);
  }

  /**
   * Creates a cutter.
   *
   * @param live whether a blank line ends a piece at once, before the white space that follows
   * @param reach characters after a place that a live decision about it may depend on
   * @param offset UTF-16 units before the text
   */
  SentenceCutter(SentenceSettings settings, boolean live, int reach, long offset) {
    this.settings = settings;
    this.live = live;
    this.reach = live ? reach : CutRules.REACH;
    this.lines = new LineScanner(settings.lineBreaks(), reach);
    this.rules = new CutRules(arriving, settings);
    this.joiner = new PieceJoiner(settings.lengths(), offset);
    long most = Math.max(1L << 18, 4L * settings.lengths().max());
    this.block = (int) Math.min(Integer.MAX_VALUE, most);
  }

  void add(CharSequence more) {
    text.append(more);
  }

  /** Returns the text that is not given out yet. */
  StringBuilder text() {
    return text;
  }

  int scored() {
    return scored;
  }

  /** Adds scores of 0 up to a place in the text. */
  void addZeros(int to) {
    makeRoom(to);
    Arrays.fill(scores, scored, to, 0);
    scored = to;
  }

  private void makeRoom(int size) {
    if (size > scores.length) {
      scores = Arrays.copyOf(scores, Math.max(2 * scores.length, size));
    }
  }

  void addScores(BoundaryScores part, int from, int to) {
    makeRoom(scored + to - from);
    for (int i = from; i < to; i++) {
      scores[scored++] = part.after(i);
    }
  }

  /** Returns pieces that no more text can change; text is kept from {@code keep} on. */
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
    int back = settings.protectedSpans().areNone() ? start : marked - ProtectedSpans.MAX_LENGTH;
    int gone = last ? 0 : Math.max(0, Math.min(Math.min(start, keep), Math.min(at, back)));
    text.delete(0, gone);
    System.arraycopy(scores, gone, scores, 0, scored - gone);
    scored -= gone;
    at -= gone;
    marked -= gone;
    start -= gone;
    rules.shift(gone);
    inside = inside.get(gone, Math.max(gone, inside.length()));
    return ready;
  }

  /** Marks protected places in complete blocks; returns up to where they are known. */
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
    boolean whole = !space && (at == 0 || !isInPair(text, at));
    boolean spaced = at > 0 && WhiteSpace.is(text.charAt(at - 1));
    if (whole && content && at > start && rules.passes(at, c, spaced)) {
      inside.set(at);
      moved = Math.max(moved, gap);
    } else if (whole) {
      boolean isPlace = content && at > start;
      if (isPlace && !last && lines.waits(text, at)) {
        return false;
      }
      arriving.ask(start, last, at + reach);
      Verdict verdict = Verdict.NEVER;
      if (isPlace) {
        verdict = rules.judge(at, spaced);
      } else {
        rules.look(at, spaced);
      }
      if (arriving.isShort() || (rules.aheadEnd() > scored && !last && !live)) {
        return false;
      }
      if (isPlace) {
        place(verdict, ready);
      }
      rules.read(at);
    }
    boolean full = space && spaces == WHITE_SPACE;
    if (full) {
      end(at, true, ready);
    } else if (content && settings.lengths().areLimited() && at - start >= block) {
      // Longer than a block: splits in its first half are final.
      cutBlock(ready);
    }
    lines.read(c);
    if (live && space && content && lines.isEnd()) {
      end(at + 1, true, ready);
      rules.reset();
    }
    spaces = space ? spaces + 1 : 0;
    content |= !space;
    words = words || (!space && Character.isLetterOrDigit(pointAt(at)));
    gap = space ? Math.max(gap, scores[at]) : scores[at];
    return true;
  }

  /** Ends the sentence before a character where lines, rules and scores want it. */
  private void place(Verdict verdict, List<Sentence> ready) {
    boolean hard = lines.splits(text, at);
    boolean divided = lines.dividesWord(text, at);
    if (hard && !divided && !inside.get(at)) {
      end(at, true, ready);
      rules.reset();
      return;
    }
    if (divided || verdict != Verdict.FREE) {
      inside.set(at);
    }
    if (inside.get(at)) {
      moved = verdict == Verdict.LATER ? Math.max(moved, gap) : 0;
      return;
    }
    float wanted = Math.max(gap, moved);
    wanted = rules.isSure() ? Math.max(wanted, CutRules.SURE) : wanted;
    for (int i = at; i < Math.min(scored, rules.aheadEnd()); i++) {
      wanted = Math.max(wanted, scores[i]);
    }
    moved = 0;
    scores[at - 1] = Math.max(scores[at - 1], wanted);
    gap = Math.max(gap, wanted);
    if (words && settings.lengths().keepsSentences() && wanted >= settings.threshold()) {
      end(at, false, ready);
    }
  }

  /** Returns the code point whose last unit is at a place, or the unit itself. */
  private int pointAt(int index) {
    return index > 0 && isInPair(text, index)
        ? Character.toCodePoint(text.charAt(index - 1), text.charAt(index))
        : text.charAt(index);
  }

  static boolean isInPair(CharSequence text, int at) {
    return Character.isLowSurrogate(text.charAt(at))
        && Character.isHighSurrogate(text.charAt(at - 1));
  }

  private void cutBlock(List<Sentence> ready) {
    int[] ends = LengthCutter.ends(text, scores, start, at, inside, settings.lengths());
    int middle = start + block / 2;
    boolean one = false;
    for (int end : ends) {
      if (end < at && (end <= middle || !one)) {
        piece(end, ready);
        one = true;
      }
    }
  }

  /** Ends the stretch; nothing is joined across a hard end. */
  private void end(int end, boolean hard, List<Sentence> ready) {
    if (content && settings.lengths().areLimited()) {
      for (int cut : LengthCutter.ends(text, scores, start, end, inside, settings.lengths())) {
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
    words = false;
    moved = 0;
    spaces = 0;
  }

  private void piece(int end, List<Sentence> ready) {
    boolean paragraph = end >= at && lines.isBlankLine() && content;
    BoundaryScores own =
        BoundaryScores.of(text.substring(start, end), Arrays.copyOfRange(scores, start, end));
    joiner.add(own, probability(end), paragraph, ready);
    start = end;
  }

  /** Returns the largest score from the last character that is not white space on. */
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
