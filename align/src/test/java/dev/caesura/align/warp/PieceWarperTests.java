package dev.caesura.align.warp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The kernel finds the cheapest path there is, in the corridor, in any number of blocks. */
class PieceWarperTests {

  private static final double NEVER = 1e9;

  /** All paths, tried one after the other as the definition states; no rows, no windows. */
  private static final class Oracle {
    private final WarpCosts costs;
    private final List<FeatureFrames> pieces;
    private final FeatureFrames audio;
    private final float[] edge;
    private final Corridor corridor;

    Oracle(
        WarpCosts costs,
        List<FeatureFrames> pieces,
        FeatureFrames audio,
        float[] edge,
        Corridor corridor) {
      this.costs = costs;
      this.pieces = pieces;
      this.audio = audio;
      this.edge = edge;
      this.corridor = corridor;
    }

    double best() {
      return between(0, 0);
    }

    private int row(int piece) {
      return piece + pieces.subList(0, piece).stream().mapToInt(FeatureFrames::frames).sum();
    }

    private boolean allowed(int row, int column) {
      return column >= corridor.low(row) && column <= corridor.high(row);
    }

    private double between(int piece, int column) {
      if (column > audio.frames() || !allowed(row(piece), column)) {
        return NEVER;
      }
      double best = NEVER;
      if (column < audio.frames()) {
        best = costs.audioFrame() + between(piece, column + 1);
      }
      if (piece == pieces.size()) {
        return column == audio.frames() ? 0 : best;
      }
      int frames = pieces.get(piece).frames();
      best = Math.min(best, costs.pieceFrame() * frames + between(piece + 1, column));
      if (frames > 0) {
        best = Math.min(best, edge[column] + inside(piece, 0, column));
      }
      return best;
    }

    private double inside(int piece, int frame, int column) {
      if (frame == pieces.get(piece).frames()) {
        return edge[column] + between(piece + 1, column);
      }
      double best = distance(piece, frame, column);
      best = best == NEVER ? NEVER : 2 * best + inside(piece, frame + 1, column + 1);
      double first = distance(piece, frame, column);
      double second = distance(piece, frame, column + 1);
      if (first < NEVER && second < NEVER) {
        best = Math.min(best, 2 * first + second + inside(piece, frame + 1, column + 2));
      }
      double below = distance(piece, frame + 1, column);
      if (first < NEVER && below < NEVER) {
        best = Math.min(best, 2 * first + below + inside(piece, frame + 2, column + 1));
      }
      return best;
    }

    /** Of a cell: the frame done, and one more audio frame after it. */
    private double distance(int piece, int frame, int column) {
      FeatureFrames text = pieces.get(piece);
      boolean inside = frame < text.frames() && column < audio.frames();
      return inside && allowed(row(piece) + 1 + frame, column + 1)
          ? text.distance(frame, audio, column)
          : NEVER;
    }
  }

  @Test
  void pathsAreTheCheapest() {
    for (int seed = 0; seed < 300; seed++) {
      Random dice = new Random(seed);
      List<FeatureFrames> pieces = new ArrayList<>();
      int rows = 1;
      for (int left = dice.nextInt(4); left > 0; left--) {
        pieces.add(frames(dice, dice.nextInt(5)));
        rows += pieces.get(pieces.size() - 1).frames() + 1;
      }
      FeatureFrames audio = frames(dice, dice.nextInt(10));
      float[] edge = new float[audio.frames() + 1];
      for (int i = 0; i < edge.length; i++) {
        edge[i] = dice.nextInt(3) == 0 ? 0 : dice.nextFloat() * 2;
      }
      WarpCosts costs = new WarpCosts(0.1 + dice.nextDouble(), 0.1 + dice.nextDouble());
      Corridor corridor =
          seed % 2 == 0 ? Corridor.whole(audio.frames()) : corridor(dice, rows, audio.frames());
      double best = new Oracle(costs, pieces, audio, edge, corridor).best();
      for (long cells : new long[] {1, 30, 1 << 20}) {
        WarpPath path = PieceWarper.of(costs, cells).align(pieces, audio, edge, corridor);
        String label = "seed " + seed + ", cells " + cells;
        assertEquals(best, path.total(), 1e-4, label);
        assertEquals(best, paid(path, costs, pieces, audio, edge, label), 1e-4, label);
      }
    }
  }

  /** What a path costs by its own account; fails if it is not a path. */
  private static double paid(
      WarpPath path,
      WarpCosts costs,
      List<FeatureFrames> pieces,
      FeatureFrames audio,
      float[] edge,
      String label) {
    double sum = 0;
    int column = 0;
    for (int k = 0; k < pieces.size(); k++) {
      int frames = pieces.get(k).frames();
      assertTrue(path.start(k) >= column, label);
      sum += (path.start(k) - column) * costs.audioFrame();
      if (path.isSpoken(k)) {
        int taken = path.end(k) - path.start(k);
        assertTrue(taken <= 2 * frames && frames <= 2 * taken, label);
        sum += path.cost(k) * (frames + taken) + edge[path.start(k)] + edge[path.end(k)];
        assertEquals(path.end(k), path.reached(k, frames - 1), label);
      } else {
        sum += costs.pieceFrame() * frames;
      }
      column = path.end(k);
    }
    return sum + (audio.frames() - column) * costs.audioFrame();
  }

  private static FeatureFrames frames(Random dice, int count) {
    float[] values = new float[count * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) dice.nextGaussian();
    }
    return FeatureFrames.of(values, 3);
  }

  /** A random corridor that always has a path: the one that leaves everything out at its rows. */
  private static Corridor corridor(Random dice, int rows, int columns) {
    int[] low = new int[rows];
    int[] high = new int[rows];
    int at = 0;
    for (int row = 0; row < rows; row++) {
      low[row] = Math.max(row == 0 ? 0 : low[row - 1], Math.max(0, at - dice.nextInt(3)));
      at = row == rows - 1 ? columns : Math.min(columns, at + dice.nextInt(3));
      high[row] = Math.max(row == 0 ? 0 : high[row - 1], Math.min(columns, at + dice.nextInt(3)));
    }
    low[0] = 0;
    high[rows - 1] = columns;
    // Rows must meet, or nothing at all may be left.
    for (int row = rows - 1; row > 0; row--) {
      low[row] = Math.min(low[row], high[row - 1]);
      low[row - 1] = Math.min(low[row - 1], low[row]);
    }
    return Corridor.of(low, high, columns);
  }

  @Test
  void stretchedPiecesAreFoundBetweenSpeechWithoutText() {
    Random dice = new Random(5);
    FeatureFrames first = frames(dice, 60);
    FeatureFrames unspoken = frames(dice, 50);
    FeatureFrames second = frames(dice, 80);
    // 100 unrelated frames, the first piece half as slow again, 70 unrelated ones, the second one
    // fast.
    List<float[]> audio = new ArrayList<>();
    unrelated(dice, 100, audio);
    for (int i = 0; i < 90; i++) {
      audio.add(frame(first, i * 2 / 3));
    }
    unrelated(dice, 70, audio);
    for (int i = 0; i < 60; i++) {
      audio.add(frame(second, i * 4 / 3));
    }
    float[] values = new float[audio.size() * 3];
    for (int i = 0; i < audio.size(); i++) {
      System.arraycopy(audio.get(i), 0, values, i * 3, 3);
    }
    FeatureFrames recording = FeatureFrames.of(values, 3);
    List<FeatureFrames> pieces = List.of(first, unspoken, second);
    PieceWarper warp = PieceWarper.of(new WarpCosts(0.3, 0.3));
    float[] edge = new float[recording.frames() + 1];
    WarpPath path = warp.align(pieces, recording, edge, Corridor.whole(recording.frames()));
    assertFalse(path.isSpoken(1));
    assertEquals(100, path.start(0), 3);
    assertEquals(190, path.end(0), 3);
    assertEquals(260, path.start(2), 3);
    assertEquals(320, path.end(2), 3);

    Corridor near =
        Corridor.around(
            path, 1, new int[] {60, 50, 80}, IntStream.rangeClosed(0, 320).toArray(), 10);
    WarpPath again = warp.align(pieces, recording, edge, near);
    assertEquals(path.total(), again.total(), 1e-3, "the corridor holds the path it is around");
  }

  private static void unrelated(Random dice, int count, List<float[]> to) {
    for (int i = 0; i < count; i++) {
      to.add(frame(frames(dice, 1), 0));
    }
  }

  private static float[] frame(FeatureFrames frames, int at) {
    return new float[] {frames.value(at, 0), frames.value(at, 1), frames.value(at, 2)};
  }

  @Test
  void aCorridorAroundACoarsePathHoldsItScaled() {
    Random dice = new Random(11);
    FeatureFrames piece = frames(dice, 83);
    FeatureFrames audio = frames(dice, 101);
    WarpPath coarse =
        PieceWarper.of(new WarpCosts(5, 5))
            .align(List.of(piece.reduced(8)), audio.reduced(8), new float[14], Corridor.whole(13));
    assertTrue(coarse.isSpoken(0));
    int[] columns = new int[14];
    Arrays.setAll(columns, i -> Math.min(101, i * 8));
    Corridor corridor = Corridor.around(coarse, 8, new int[] {83}, columns, 16);
    WarpPath fine =
        PieceWarper.of(new WarpCosts(5, 5)).align(List.of(piece), audio, new float[102], corridor);
    assertTrue(fine.isSpoken(0));
    for (int i = 0; i < 83; i++) {
      int row = 1 + i;
      assertTrue(corridor.high(row) - corridor.low(row) <= 2 * 16 + 2 * 8 + 16, "row " + row);
      int at = fine.reached(0, i);
      assertTrue(at >= corridor.low(row) && at <= corridor.high(row), "row " + row);
    }
  }

  @Test
  void unfitArgumentsAreNamed() {
    FeatureFrames two = FeatureFrames.of(new float[] {1, 0}, 2);
    FeatureFrames three = FeatureFrames.of(new float[] {1, 0, 0}, 3);
    PieceWarper warp = PieceWarper.of(new WarpCosts(1, 1));
    fails(
        "piece FeatureFrames[1 x 3]: expected 2 features per frame",
        () -> warp.align(List.of(three), two, new float[2], Corridor.whole(1)));
    fails(
        "1 edges: expected 2 for 1 frames",
        () -> warp.align(List.of(two), two, new float[1], Corridor.whole(1)));
    fails(
        "edge NaN: expected a number in [0, 1000000.0)",
        () -> warp.align(List.of(two), two, new float[] {0, Float.NaN}, Corridor.whole(1)));
    fails(
        "corridor of 0 rows and 2 frames: expected 3 and 1",
        () -> warp.align(List.of(two), two, new float[2], Corridor.whole(2)));
    fails("cells 0: expected at least 1", () -> PieceWarper.of(new WarpCosts(1, 1), 0));
    fails("audioFrame 0.0: expected a number in (0, 1000000.0)", () -> new WarpCosts(0, 1));
    fails(
        "feature 1 of frame 0 NaN: expected a number",
        () -> FeatureFrames.of(new float[] {1, Float.NaN}, 2));
    fails("3 values: expected whole frames of 2 features", () -> FeatureFrames.of(new float[3], 2));
    int[] down = {0, 2, 1};
    int[] up = {2, 2, 3};
    fails(
        "row 2: expected ascending columns in [0, 3]; found 1 to 3",
        () -> Corridor.of(down, up, 3));
    fails(
        "corridor: expected columns from 0 to 3; found 1 to 3",
        () -> Corridor.of(new int[] {1}, new int[] {3}, 3));
  }

  private static void fails(String message, org.junit.jupiter.api.function.Executable call) {
    String found = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(found.contains(message), found);
  }

  /** What a heap of 256 MiB holds is measured by {@code bench/run synthesis-align}. */
  @Test
  void manySmallBlocksGiveThePathOfOneLargeOne() {
    Random dice = new Random(3);
    List<FeatureFrames> pieces = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      pieces.add(frames(dice, 20));
    }
    FeatureFrames audio = frames(dice, 6000);
    float[] edge = new float[6001];
    WarpCosts costs = new WarpCosts(0.6, 0.6);
    Corridor all = Corridor.whole(6000);
    WarpPath small = PieceWarper.of(costs, 1 << 20).align(pieces, audio, edge, all);
    WarpPath large = PieceWarper.of(costs).align(pieces, audio, edge, all);
    assertEquals(large.total(), small.total(), 0.5);
    int[] starts = new int[200];
    Arrays.setAll(starts, small::start);
    int[] same = new int[200];
    Arrays.setAll(same, large::start);
    assertEquals(Arrays.toString(same), Arrays.toString(starts));
  }
}
