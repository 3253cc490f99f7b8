package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScores;
import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;

/**
 * Scores of windows that end where the text ends so far: at every step of the lookahead, and after
 * every line break that always ends a sentence. A run that would only score places inside words is
 * left out, and they get 0. A score is final as soon as the lookahead, less a step, follows it.
 */
final class PartialStreamScores implements StreamScores {

  /** Characters that a run reads, if the scorer's window is not shorter. */
  private static final int READ = 512;

  private final WindowedScorer scorer;
  private final LineBreaks lineBreaks;
  private final SeenText seen;
  private final Lookahead lookahead;

  /** Characters after a place when it is decided, at least. */
  private final int after;

  private final int read;

  /** Characters from the last step to the place up to where the text was searched for breaks. */
  private int sinceStep;

  /** Up to where the text of the cutter was searched. */
  private int at;

  private int breaks;
  private char last;

  PartialStreamScores(WindowedScorer scorer, LineBreaks lineBreaks, Lookahead lookahead) {
    this.scorer = scorer;
    this.lineBreaks = lineBreaks;
    int half = Math.max(Lookahead.MIN, scorer.windowCodePoints() / 2);
    this.lookahead = Lookahead.of(Math.min(half, lookahead.characters()));
    this.after = this.lookahead.characters() - this.lookahead.stepCharacters();
    this.seen = new SeenText(lineBreaks, after + 1);
    this.read =
        Math.min(scorer.windowCodePoints(), Math.max(READ, 2 * this.lookahead.characters()));
  }

  /** Returns how many characters a decision sees, the one at the place included. */
  static int seen(WindowedScorer scorer, Lookahead lookahead) {
    return new PartialStreamScores(scorer, LineBreaks.BLANK, lookahead).after + 1;
  }

  @Override
  public boolean advance(SentenceCutter cutter) {
    StringBuilder text = cutter.text();
    while (at < text.length()) {
      char c = text.charAt(at++);
      sinceStep++;
      boolean ends = isEnd(c);
      boolean step = sinceStep == lookahead.stepCharacters();
      sinceStep = step ? 0 : sinceStep;
      int known = ends ? at : at - after;
      if ((ends || step) && known > cutter.scored()) {
        seen.advance(text, at, false);
        if (ends || canEnd(text, cutter.scored(), known)) {
          score(cutter, at, known);
        } else {
          cutter.addZeros(known);
        }
        return true;
      }
    }
    return false;
  }

  /** Whether a sentence can end after one of some characters: not inside a word. */
  private static boolean canEnd(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      char next = text.charAt(i + 1);
      boolean inWord = isSpacedLetter(c) && isSpacedLetter(next);
      if (!inWord || (Character.isLowerCase(c) && Character.isUpperCase(next))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSpacedLetter(char c) {
    return Character.isLetter(c) && !UnspacedScript.contains(c);
  }

  /** Whether a line break that always ends a sentence is complete with this character. */
  private boolean isEnd(char c) {
    boolean ends = false;
    if (WhiteSpace.isLineBreak(c)) {
      boolean second = c == '\n' && last == '\r';
      breaks += second ? 0 : 1;
      ends = !second && breaks == lineBreaks.breaksToSplit();
    } else if (!WhiteSpace.is(c)) {
      breaks = 0;
    }
    last = c;
    return ends;
  }

  @Override
  public void finish(SentenceCutter cutter) {
    int end = cutter.text().length();
    if (end > cutter.scored()) {
      seen.advance(cutter.text(), end, true);
      score(cutter, end, end);
    }
    at = end;
  }

  /** Runs the scorer on the text before a place and adds what is known of it. */
  private void score(SentenceCutter cutter, int end, int known) {
    StringBuilder text = cutter.text();
    // Half a surrogate pair is left for the next run, whether its other half is there or not.
    boolean half = known < end && Character.isHighSurrogate(text.charAt(end - 1));
    int to = half ? end - 1 : end;
    int from = Math.max(0, Math.min(end - read, cutter.scored()));
    from -= from > 0 && Character.isLowSurrogate(text.charAt(from)) ? 1 : 0;
    BoundaryScores scores = scorer.score(seen.substring(text, from, to));
    cutter.addScores(scores, cutter.scored() - from, Math.min(known, to) - from);
  }

  @Override
  public int needed() {
    return Math.max(0, at - read - 1);
  }

  @Override
  public void removed(int count) {
    at -= count;
    seen.removed(count);
  }

  @Override
  public long lookahead() {
    return lookahead.characters();
  }
}
