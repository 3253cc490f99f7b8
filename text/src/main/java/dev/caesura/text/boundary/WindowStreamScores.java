package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScores;

/** Scores of the scorer's own windows, each of which is run once, when it is full. */
final class WindowStreamScores implements StreamScores {

  private final WindowedScorer scorer;
  private final SeenText seen;

  /** Where the next window starts in the text of the cutter. */
  private int window;

  WindowStreamScores(WindowedScorer scorer, LineBreaks lineBreaks) {
    this.scorer = scorer;
    this.seen = new SeenText(lineBreaks, LineScanner.LOOKAHEAD);
  }

  @Override
  public boolean advance(SentenceCutter cutter) {
    seen.advance(cutter.text(), cutter.text().length(), false);
    int whole = seen.known();
    if (whole - window <= scorer.windowCodePoints()) {
      return false;
    }
    whole -= Character.isHighSurrogate(cutter.text().charAt(whole - 1)) ? 1 : 0;
    String rest = seen.substring(window, whole);
    int stride = scorer.strideCodePoints();
    // A window that ends with the text is the last one, and scores its end too; so wait for more.
    int spare = rest.codePointCount(0, rest.length()) - scorer.windowCodePoints() - 1;
    if (spare < 0) {
      return false;
    }
    int full = spare / stride + 1;
    int end = rest.offsetByCodePoints(0, (full - 1) * stride + scorer.windowCodePoints());
    String part = rest.substring(0, end);
    int finalEnd = part.offsetByCodePoints(0, full * stride + scorer.contextCodePoints());
    add(part, finalEnd, cutter);
    window += part.offsetByCodePoints(0, full * stride);
    return true;
  }

  @Override
  public void finish(SentenceCutter cutter) {
    int end = cutter.text().length();
    seen.advance(cutter.text(), end, true);
    String rest = seen.substring(window, end);
    add(rest, rest.length(), cutter);
    window += rest.length();
  }

  private void add(String part, int end, SentenceCutter cutter) {
    BoundaryScores scores = scorer.score(part);
    cutter.addScores(scores, cutter.scored() - window, end);
  }

  @Override
  public int needed() {
    return window;
  }

  @Override
  public void removed(int count) {
    window -= count;
    seen.removed(count);
  }

  @Override
  public long lookahead() {
    return 2L * (scorer.windowCodePoints() + 1);
  }
}
