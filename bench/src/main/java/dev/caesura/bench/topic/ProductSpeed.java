package dev.caesura.bench.topic;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;

/**
 * Speed of the engine's product of 8-bit matrices alone, in one thread: a network of one product,
 * in the shape of the largest of all-MiniLM-L6-v2 in a batch. Not thread-safe.
 */
final class ProductSpeed implements AutoCloseable {

  /** Multiplications of the network's products for a token: six layers. */
  static final double OF_TOKEN = 6 * (4 * 384.0 * 384 + 2 * 384.0 * 1536);

  private static final int ROWS = 240;
  private static final int INNER = 384;
  private static final int COLUMNS = 1536;
  private static final int RUNS = 100;

  private static final int UINT8 = 2;
  private static final int INT8 = 3;
  private static final int INT32 = 6;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final OnnxTensor rows;

  ProductSpeed() {
    ByteBuffer left = ByteBuffer.allocateDirect(ROWS * INNER);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = environment.createSession(network(), options);
      rows =
          OnnxTensor.createTensor(environment, left, new long[] {ROWS, INNER}, OnnxJavaType.UINT8);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns multiplications a second. */
  double measure() {
    long start = System.nanoTime();
    try {
      for (int i = 0; i < RUNS; i++) {
        session.run(Map.of("a", rows)).close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
    return (double) RUNS * ROWS * INNER * COLUMNS / (System.nanoTime() - start) * 1e9;
  }

  /** Returns an ONNX file of one {@code MatMulInteger} with constant weights of 7 bits. */
  private static byte[] network() {
    byte[] weights = new byte[INNER * COLUMNS];
    Random random = new Random(1);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (byte) (random.nextInt(129) - 64);
    }
    byte[] node = join(text(1, "a"), text(1, "b"), text(2, "c"), text(4, "MatMulInteger"));
    byte[] constant =
        join(
            number(1, INNER), number(1, COLUMNS), number(2, INT8), text(8, "b"), bytes(9, weights));
    byte[] graph =
        join(
            bytes(1, node),
            text(2, "product"),
            bytes(5, constant),
            bytes(11, port("a", UINT8)),
            bytes(12, port("c", INT32)));
    return join(number(1, 8), bytes(7, graph), bytes(8, number(2, 13)));
  }

  private static byte[] port(String name, int type) {
    return join(text(1, name), bytes(2, bytes(1, number(1, type))));
  }

  private static byte[] join(byte[]... fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] field : fields) {
      out.writeBytes(field);
    }
    return out.toByteArray();
  }

  private static byte[] text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(int field, byte[] value) {
    return join(varint((field << 3) | 2), varint(value.length), value);
  }

  private static byte[] number(int field, int value) {
    return join(varint(field << 3), varint(value));
  }

  private static byte[] varint(int value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int rest = value;
    while (rest > 0x7F) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    return out.toByteArray();
  }

  @Override
  public void close() {
    rows.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
