package dev.caesura.align.warp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Warps synthesized sentences along a recording, first coarse, then fine. Immutable. */
final class CoarseToFineWarper {

  /** Fine frames per coarse frame. */
  private static final int FACTOR = 8;

  /** Coarse cells beyond which the factor is doubled: about three hours of speech. */
  private static final double MAX_CELLS = 1.6e10;

  /** Fine frames on either side of the coarse path: one second. */
  private static final int RADIUS = 100;

  /**
   * Price of an end that is not at a pause, in coarse frames at distance 1. At 1.5, 3 and 6 (with
   * 0.95 below) both ends were right in 93.2, 93.2 and 93.6 % of the joined English prompts, and in
   * 86.3, 90.7 and 93.1 % of the Spanish ones ({@code synthesis-align}). Prompts always have pauses
   * between sentences, talks do not, so the price is lower than the best one for prompts.
   */
  private static final double EDGE = 4;

  /**
   * Price of a frame that is left out, as a share of the cost of unrelated speech. At 0.95 twice as
   * many spoken sentences were left out ({@code synthesis-align}), at 0.9 every fifth.
   */
  private static final double LEFT_OUT = 1;

  /** The price before the cost of unrelated speech is known; random unit vectors cost 1. */
  private static final double FIRST_LEFT_OUT = 0.85;

  /** Sentences that are compared with unrelated speech to measure its cost. */
  private static final int PROBES = 40;

  /** A path that is cheaper than unrelated speech by this share scores 1. */
  private static final double SURE = 0.2;

  private static final double MIN_PACE = 0.5;
  private static final double MAX_PACE = 2;

  /** Paces that differ by less count as the same. */
  private static final double SAME_PACE = 0.05;

  private final SpeechClock clock;
  private final float[] recorded;
  private final List<float[]> synthesized;
  private final int factor;

  /**
   * The path and its scores.
   *
   * @param path path through frames of 10 ms
   * @param scores score of each sentence in [0, 1]; 0 if it was left out
   */
  record Found(WarpPath path, List<Double> scores) {}

  CoarseToFineWarper(SpeechClock clock, float[] recorded, List<float[]> synthesized) {
    this.clock = clock;
    this.recorded = recorded;
    this.synthesized = synthesized;
    double cells = (double) recorded.length / SpeechCepstra.SIZE / FACTOR;
    double rows = 0;
    for (float[] sentence : synthesized) {
      rows += (double) sentence.length / SpeechCepstra.SIZE / FACTOR;
    }
    factor = cells * rows > MAX_CELLS ? 2 * FACTOR : FACTOR;
  }

  Found run() {
    int[] columns = clock.columns(factor);
    FeatureFrames coarse = SpeechClock.reduced(recorded, columns);
    float[] edges = clock.edges(columns, EDGE);
    Corridor everywhere = Corridor.whole(coarse.frames());
    List<float[]> paced = synthesized;
    List<FeatureFrames> pieces = reduced(paced);
    WarpPath way =
        PieceWarper.of(new WarpCosts(FIRST_LEFT_OUT, FIRST_LEFT_OUT))
            .align(pieces, coarse, edges, everywhere);
    double pace = pace(way);
    if (Math.abs(pace - 1) > SAME_PACE) {
      paced = synthesized.stream().map(sentence -> stretched(sentence, pace)).toList();
      pieces = reduced(paced);
    }
    double price = LEFT_OUT * wrong(pieces, coarse);
    way = PieceWarper.of(new WarpCosts(price, price)).align(pieces, coarse, edges, everywhere);

    List<FeatureFrames> finePieces =
        paced.stream().map(sentence -> FeatureFrames.of(sentence, SpeechCepstra.SIZE)).toList();
    int[] frames = finePieces.stream().mapToInt(FeatureFrames::frames).toArray();
    FeatureFrames fine = FeatureFrames.of(recorded, SpeechCepstra.SIZE);
    int[] all = new int[fine.frames() + 1];
    Arrays.setAll(all, i -> i);
    double finePrice = LEFT_OUT * wrong(finePieces, fine);
    WarpPath path =
        PieceWarper.of(new WarpCosts(finePrice, finePrice))
            .align(
                finePieces,
                fine,
                clock.edges(all, EDGE * factor),
                Corridor.around(way, factor, frames, columns, RADIUS));
    List<Double> scores = new ArrayList<>();
    for (int i = 0; i < path.pieces(); i++) {
      scores.add(path.isSpoken(i) ? score(path, i, finePieces.get(i), fine) : 0.0);
    }
    return new Found(path, scores);
  }

  private List<FeatureFrames> reduced(List<float[]> sentences) {
    return sentences.stream()
        .map(sentence -> FeatureFrames.of(sentence, SpeechCepstra.SIZE).reduced(factor))
        .toList();
  }

  /** Returns the recorded frames per synthesized frame: the median over sentences. */
  private static double pace(WarpPath way) {
    double[] paces = new double[way.pieces()];
    int count = 0;
    for (int i = 0; i < way.pieces(); i++) {
      if (way.isSpoken(i)) {
        paces[count++] = (double) (way.end(i) - way.start(i)) / way.frames(i);
      }
    }
    if (count == 0) {
      return 1;
    }
    Arrays.sort(paces, 0, count);
    return Math.max(MIN_PACE, Math.min(MAX_PACE, paces[count / 2]));
  }

  private static float[] stretched(float[] sentence, double pace) {
    int size = SpeechCepstra.SIZE;
    int frames = sentence.length / size;
    int wanted = (int) Math.round(frames * pace);
    float[] result = new float[wanted * size];
    for (int i = 0; i < wanted; i++) {
      int from = Math.min(frames - 1, (int) ((i + 0.5) / pace));
      System.arraycopy(sentence, from * size, result, i * size, size);
    }
    return result;
  }

  /** Returns the mean cost of warping a sentence to unrelated speech. */
  private static double wrong(List<FeatureFrames> pieces, FeatureFrames audio) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < PROBES; i++) {
      int piece = (int) ((long) i * pieces.size() / PROBES);
      if (pieces.isEmpty() || pieces.get(piece).frames() < 2) {
        continue;
      }
      FeatureFrames text = pieces.get(piece);
      int room = audio.frames() - text.frames();
      if (room < 0) {
        continue;
      }
      // Far from the place that a transcript in order would give it.
      int at = (int) ((long) room * ((i + PROBES / 2) % PROBES) / PROBES);
      sum += cost(text, audio.slice(at, at + text.frames()));
      count++;
    }
    return count == 0 ? FIRST_LEFT_OUT : Math.max(0.05, sum / count);
  }

  /** Returns the mean distance of a sentence to a stretch, from end to end. */
  private static double cost(FeatureFrames text, FeatureFrames stretch) {
    WarpPath path =
        PieceWarper.of(new WarpCosts(1e3, 1e3))
            .align(
                List.of(text),
                stretch,
                new float[stretch.frames() + 1],
                Corridor.whole(stretch.frames()));
    return path.isSpoken(0) ? path.cost(0) : 1;
  }

  private static double score(WarpPath path, int piece, FeatureFrames text, FeatureFrames audio) {
    int length = path.end(piece) - path.start(piece);
    double sum = 0;
    int count = 0;
    for (int third = 1; third <= 2; third++) {
      int room = audio.frames() - length;
      int at = (int) ((path.start(piece) + (long) room * third / 3) % Math.max(1, room));
      if (room >= 3 * length) {
        sum += cost(text, audio.slice(at, at + length));
        count++;
      }
    }
    if (count == 0) {
      // There is no other speech: take the same, reversed.
      sum = cost(text, audio.slice(path.start(piece), path.end(piece)).reversed());
      count = 1;
    }
    double gain = 1 - path.cost(piece) / Math.max(1e-6, sum / count);
    return Math.max(0, Math.min(1, gain / SURE));
  }
}
