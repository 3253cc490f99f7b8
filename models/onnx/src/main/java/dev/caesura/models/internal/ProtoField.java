package dev.caesura.models.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Field of a message in the wire format of protocol buffers, in which ONNX files are written.
 * Immutable, as long as the bytes are; thread-safe.
 *
 * @param number number of the field
 * @param value value of an integer field; 0 for others
 * @param content bytes of a field of 4, 8 or any number of bytes, in an array; empty for an integer
 * @param wire its wire type
 */
record ProtoField(int number, int wire, long value, ByteBuffer content) {

  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0).asReadOnlyBuffer();

  /** Returns an integer field. */
  static ProtoField of(int number, long value) {
    return new ProtoField(number, VARINT, value, EMPTY);
  }

  /** Returns a field of bytes, which may be a message. */
  static ProtoField of(int number, byte[] content) {
    return new ProtoField(number, BYTES, 0, ByteBuffer.wrap(content));
  }

  /** Returns a field of text. */
  static ProtoField of(int number, String text) {
    return of(number, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a field of a 32-bit float. */
  static ProtoField of(int number, float value) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return new ProtoField(number, FIXED32, 0, bytes.putFloat(0, value));
  }

  /**
   * Reads the fields of a message.
   *
   * @param message its bytes; the fields are views of them
   * @return the fields in their order
   * @throws IllegalArgumentException if the bytes are not such a message
   */
  static List<ProtoField> read(ByteBuffer message) {
    ByteBuffer in = message.duplicate();
    List<ProtoField> fields = new ArrayList<>();
    while (in.hasRemaining()) {
      long tag = varint(in);
      int number = (int) (tag >>> 3);
      int wire = (int) (tag & 7);
      switch (wire) {
        case VARINT -> fields.add(of(number, varint(in)));
        case FIXED64 -> fields.add(new ProtoField(number, wire, 0, take(in, Long.BYTES)));
        case FIXED32 -> fields.add(new ProtoField(number, wire, 0, take(in, Float.BYTES)));
        case BYTES -> fields.add(new ProtoField(number, wire, 0, take(in, varint(in))));
        default -> throw new IllegalArgumentException("wire type " + wire + ": expected 0 to 2, 5");
      }
    }
    return fields;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE && in.hasRemaining(); shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("integer without an end");
  }

  private static ByteBuffer take(ByteBuffer in, long length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("field of " + length + " bytes in " + in.remaining());
    }
    ByteBuffer taken = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    return taken;
  }

  /** Returns the bytes of a message. */
  static byte[] write(List<ProtoField> fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (ProtoField field : fields) {
      write(out, ((long) field.number << 3) | field.wire);
      if (field.wire == VARINT) {
        write(out, field.value);
        continue;
      }
      ByteBuffer bytes = field.content;
      if (field.wire == BYTES) {
        write(out, bytes.remaining());
      }
      out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, long varint) {
    long rest = varint;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** Returns the content as text. */
  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** Returns the fields of the content, a message. */
  List<ProtoField> fields() {
    return read(content);
  }

  /** Returns the 32-bit floats of the content. */
  float[] floats() {
    ByteBuffer in = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    float[] floats = new float[in.remaining() / Float.BYTES];
    in.asFloatBuffer().get(floats);
    return floats;
  }

  /** Returns the integers of the field, one or a packed list. */
  List<Long> integers() {
    if (wire == VARINT) {
      return List.of(value);
    }
    List<Long> integers = new ArrayList<>();
    ByteBuffer in = content.duplicate();
    while (in.hasRemaining()) {
      integers.add(varint(in));
    }
    return integers;
  }

  private byte[] bytes() {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }
}
