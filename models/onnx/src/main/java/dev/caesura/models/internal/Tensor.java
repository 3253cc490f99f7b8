package dev.caesura.models.internal;

import java.nio.Buffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;

/**
 * Numbers with a shape, in row-major order. The buffer is shared, not copied: it must not change
 * during a run. Reading is thread-safe.
 */
public final class Tensor {

  private final ElementType type;
  private final Buffer data;
  private final long[] shape;

  private Tensor(ElementType type, Buffer data, long... shape) {
    long elements = 1;
    for (long extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " is negative");
      }
      elements = Math.multiplyExact(elements, extent);
    }
    if (elements != data.remaining()) {
      throw new IllegalArgumentException(
          data.remaining() + " elements for shape " + Arrays.toString(shape));
    }
    this.type = type;
    this.data = data;
    this.shape = shape.clone();
  }

  /**
   * Returns a tensor of floats.
   *
   * @param data the elements
   * @param shape extents; none for a scalar
   * @return the tensor
   * @throws IllegalArgumentException if the number of elements does not fit the shape
   */
  public static Tensor of(FloatBuffer data, long... shape) {
    return new Tensor(ElementType.FLOAT32, data.slice(), shape);
  }

  /**
   * Returns a tensor of half-precision floats.
   *
   * @param data the bits of the elements
   * @param shape extents; none for a scalar
   * @return the tensor
   * @throws IllegalArgumentException if the number of elements does not fit the shape
   */
  public static Tensor ofHalves(ShortBuffer data, long... shape) {
    return new Tensor(ElementType.FLOAT16, data.slice(), shape);
  }

  /**
   * Returns a tensor of 64-bit integers.
   *
   * @param data the elements
   * @param shape extents; none for a scalar
   * @return the tensor
   * @throws IllegalArgumentException if the number of elements does not fit the shape
   */
  public static Tensor of(LongBuffer data, long... shape) {
    return new Tensor(ElementType.INT64, data.slice(), shape);
  }

  /**
   * Returns a tensor of 32-bit integers.
   *
   * @param data the elements
   * @param shape extents; none for a scalar
   * @return the tensor
   * @throws IllegalArgumentException if the number of elements does not fit the shape
   */
  public static Tensor of(IntBuffer data, long... shape) {
    return new Tensor(ElementType.INT32, data.slice(), shape);
  }

  /**
   * Returns the type of the elements.
   *
   * @return the type
   */
  public ElementType type() {
    return type;
  }

  /**
   * Returns the extents.
   *
   * @return a copy; empty for a scalar
   */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * Returns the elements of a tensor of floats.
   *
   * @return a view from the first element
   * @throws IllegalStateException if they have another type
   */
  public FloatBuffer floats() {
    require(ElementType.FLOAT32);
    return ((FloatBuffer) data).duplicate();
  }

  /**
   * Returns the bits of the elements of a tensor of half-precision floats.
   *
   * @return a view from the first element
   * @throws IllegalStateException if they have another type
   */
  public ShortBuffer halves() {
    require(ElementType.FLOAT16);
    return ((ShortBuffer) data).duplicate();
  }

  /**
   * Returns the elements of a tensor of 64-bit integers.
   *
   * @return a view from the first element
   * @throws IllegalStateException if they have another type
   */
  public LongBuffer longs() {
    require(ElementType.INT64);
    return ((LongBuffer) data).duplicate();
  }

  /**
   * Returns the elements of a tensor of 32-bit integers.
   *
   * @return a view from the first element
   * @throws IllegalStateException if they have another type
   */
  public IntBuffer ints() {
    require(ElementType.INT32);
    return ((IntBuffer) data).duplicate();
  }

  private void require(ElementType wanted) {
    if (type != wanted) {
      throw new IllegalStateException("tensor of " + type + " read as " + wanted);
    }
  }

  @Override
  public String toString() {
    return type + Arrays.toString(shape);
  }
}
