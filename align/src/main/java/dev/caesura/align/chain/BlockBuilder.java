package dev.caesura.align.chain;

import dev.caesura.align.chain.Block.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Builds blocks from pairs of words, and finds which of them are in order. Stateless. */
final class BlockBuilder {

  /** Written words that may be left out within a block; more are a jump. */
  private static final int MAX_GAP = 200;

  private BlockBuilder() {}

  /** Returns the blocks in the order of the recognised words. */
  static List<Block> blocks(PairTable pairTable) {
    int[] writtenFor = pairTable.writtenFor();
    int[] recognizedFor = pairTable.recognizedFor();
    List<Block> blocks = new ArrayList<>();
    int first = -1;
    int last = -1;
    int pairs = 0;
    for (int i = 0; i < writtenFor.length; i++) {
      int written = writtenFor[i];
      if (written < 0) {
        continue;
      }
      if (first >= 0 && !continues(last, i, writtenFor, recognizedFor)) {
        blocks.add(block(first, last, pairs, writtenFor, recognizedFor));
        first = -1;
      }
      if (first < 0) {
        first = i;
        pairs = 0;
      }
      last = i;
      pairs++;
    }
    if (first >= 0) {
      blocks.add(block(first, last, pairs, writtenFor, recognizedFor));
    }
    return ordered(blocks);
  }

  private static boolean continues(int last, int next, int[] writtenFor, int[] recognizedFor) {
    int step = writtenFor[next] - writtenFor[last];
    boolean same =
        isRepeated(last, writtenFor, recognizedFor) == isRepeated(next, writtenFor, recognizedFor);
    if (step <= 0 || !same) {
      return false;
    }
    if (step <= MAX_GAP) {
      return true;
    }
    // A long stretch that is not spoken is not a jump; one that is spoken elsewhere is.
    for (int j = writtenFor[last] + 1; j < writtenFor[next]; j++) {
      if (recognizedFor[j] >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isRepeated(int recognized, int[] writtenFor, int[] recognizedFor) {
    return recognizedFor[writtenFor[recognized]] != recognized;
  }

  private static Block block(
      int first, int last, int pairs, int[] writtenFor, int[] recognizedFor) {
    Kind kind = isRepeated(first, writtenFor, recognizedFor) ? Kind.REPEATED : Kind.MOVED;
    return new Block(first, last, writtenFor[first], writtenFor[last], pairs, kind);
  }

  /** Marks the heaviest ascending set as in order. */
  private static List<Block> ordered(List<Block> blocks) {
    int[] weight = new int[blocks.size()];
    int[] previous = new int[blocks.size()];
    // Prefix maxima by the end on the written side, as in chaining; there are few blocks.
    TreeMap<Integer, Integer> best = new TreeMap<>();
    int top = -1;
    for (int b = 0; b < blocks.size(); b++) {
      Block block = blocks.get(b);
      if (block.kind() == Kind.REPEATED) {
        continue;
      }
      var before = best.lowerEntry(block.firstWritten());
      previous[b] = before == null ? -1 : before.getValue();
      weight[b] = block.pairs() + (before == null ? 0 : weight[before.getValue()]);
      var covering = best.floorEntry(block.lastWritten());
      if (covering == null || weight[covering.getValue()] < weight[b]) {
        best.put(block.lastWritten(), b);
        var after = best.higherEntry(block.lastWritten());
        while (after != null && weight[after.getValue()] <= weight[b]) {
          best.remove(after.getKey());
          after = best.higherEntry(block.lastWritten());
        }
      }
      top = top < 0 || weight[b] > weight[top] ? b : top;
    }
    Block[] result = blocks.toArray(Block[]::new);
    for (int b = top; b >= 0; b = previous[b]) {
      result[b] = result[b].withKind(Kind.IN_ORDER);
    }
    return Arrays.asList(result);
  }
}
