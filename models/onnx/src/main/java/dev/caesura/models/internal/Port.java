package dev.caesura.models.internal;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.TensorInfo;

/**
 * An input or output of a network.
 *
 * @param name its name in the file
 * @param type the type of its elements
 */
public record Port(String name, ElementType type) {

  /**
   * Returns a port of 32-bit floats.
   *
   * @param name its name in the file
   * @return the port
   */
  public static Port float32(String name) {
    return new Port(name, ElementType.FLOAT32);
  }

  /**
   * Returns a port of 64-bit integers.
   *
   * @param name its name in the file
   * @return the port
   */
  public static Port int64(String name) {
    return new Port(name, ElementType.INT64);
  }

  /** Returns the port that the engine describes. */
  static Port of(NodeInfo node) {
    return new Port(
        node.getName(),
        node.getInfo() instanceof TensorInfo tensor
            ? ElementType.of(tensor.type)
            : ElementType.OTHER);
  }

  @Override
  public String toString() {
    return name + ":" + type;
  }
}
