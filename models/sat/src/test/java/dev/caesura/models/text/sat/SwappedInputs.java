package dev.caesura.models.text.sat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A network in ONNX form whose inputs {@code input_ids} and {@code attention_mask} change names.
 */
final class SwappedInputs {

  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INPUT = 11;
  private static final int NAME = 1;

  private SwappedInputs() {}

  static byte[] of(byte[] model) {
    return fields(
        model,
        (number, graph) -> number == MODEL_GRAPH ? fields(graph, SwappedInputs::part) : graph);
  }

  /** Of a node, field 1 names what it reads; of an input, it is its name. */
  private static byte[] part(int number, byte[] value) {
    return number == GRAPH_NODE || number == GRAPH_INPUT
        ? fields(value, (n, name) -> n == NAME ? swapped(name) : name)
        : value;
  }

  private static byte[] swapped(byte[] name) {
    String found = new String(name, StandardCharsets.UTF_8);
    String other =
        switch (found) {
          case "input_ids" -> "attention_mask";
          case "attention_mask" -> "input_ids";
          default -> found;
        };
    return other.getBytes(StandardCharsets.UTF_8);
  }

  /** What becomes of a field that has a length. */
  private interface Change {
    byte[] of(int number, byte[] value);
  }

  /** Goes over the fields of a message in the wire format of protocol buffers. */
  private static byte[] fields(byte[] message, Change change) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int[] at = {0};
    while (at[0] < message.length) {
      int start = at[0];
      long tag = varint(message, at);
      switch ((int) (tag & 7)) {
        case 0 -> varint(message, at);
        case 1 -> at[0] += Long.BYTES;
        case 5 -> at[0] += Integer.BYTES;
        case 2 -> {
          int length = (int) varint(message, at);
          byte[] value = Arrays.copyOfRange(message, at[0], at[0] + length);
          at[0] += length;
          byte[] changed = change.of((int) (tag >>> 3), value);
          put(tag, out);
          put(changed.length, out);
          out.writeBytes(changed);
          continue;
        }
        default -> throw new IllegalArgumentException("wire type " + (tag & 7));
      }
      out.write(message, start, at[0] - start);
    }
    return out.toByteArray();
  }

  private static long varint(byte[] bytes, int... at) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = bytes[at[0]++];
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  private static void put(long value, ByteArrayOutputStream out) {
    long rest = value;
    while (rest > 0x7F) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
