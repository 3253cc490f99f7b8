package dev.caesura.corpus.mine;

import dev.caesura.align.PieceSettings;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.segment.HybridSegmenter;
import java.util.ArrayList;
import java.util.List;

/**
 * Windows of a recording for a recogniser: pieces cut in pauses, and longer by an overlap on both
 * sides of a cut where there was no pause, because a word may be cut there. Immutable and
 * thread-safe.
 *
 * @param pieces the pieces without overlap, in order; they are disjoint
 * @param windows the pieces with overlap; each shares samples with its neighbours at most
 */
record PieceWindows(List<TimeSpan> pieces, List<TimeSpan> windows) {

  /** A shorter silence is the closure of a plosive rather than a pause. */
  private static final double MIN_PAUSE_SECONDS = 0.2;

  private static final double SPEECH = 0.5;

  /** Share of the longest piece that pieces should have at least, as 8 s of 15 s. */
  private static final double MIN_SHARE = 8.0 / 15;

  static PieceWindows of(PieceSettings settings, FrameScores scores) {
    HybridSegmenter segmenter = HybridSegmenter.forRecognition();
    if (settings.isWhole()) {
      List<TimeSpan> pieces = segmenter.segment(scores);
      return new PieceWindows(pieces, pieces.isEmpty() ? pieces : List.of(scores.span()));
    }
    if (!settings.equals(PieceSettings.defaults())) {
      double max = settings.maxSeconds() - settings.overlapSeconds();
      segmenter =
          segmenter
              .withMinSeconds(0)
              .withMaxSeconds(max)
              .withMinSeconds(MIN_SHARE * max)
              .withPaddingSeconds(Math.min(0.25, max / 10));
    }
    List<TimeSpan> pieces = segmenter.segment(scores);
    long half = (long) (settings.overlapSeconds() / 2 * scores.grid().sampleRate());
    List<TimeSpan> windows = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      TimeSpan piece = pieces.get(i);
      long start = piece.startSample();
      long end = piece.endSample();
      if (i > 0 && isForced(pieces.get(i - 1), piece, scores)) {
        start -= Math.min(half, pieces.get(i - 1).samples() / 2);
      }
      if (i + 1 < pieces.size() && isForced(piece, pieces.get(i + 1), scores)) {
        end += Math.min(half, pieces.get(i + 1).samples() / 2);
      }
      windows.add(new TimeSpan(start, end, piece.sampleRate()));
    }
    return new PieceWindows(pieces, windows);
  }

  /** Returns whether two pieces touch where there is no pause. */
  private static boolean isForced(TimeSpan before, TimeSpan after, FrameScores scores) {
    if (before.endSample() < after.startSample()) {
      return false;
    }
    int cut = scores.frameAt(before.endSample());
    int from = cut;
    while (from > 0 && scores.score(from - 1) < SPEECH) {
      from--;
    }
    int to = cut;
    while (to < scores.size() && scores.score(to) < SPEECH) {
      to++;
    }
    return (double) (to - from) * scores.grid().hopSamples()
        < MIN_PAUSE_SECONDS * scores.grid().sampleRate();
  }
}
