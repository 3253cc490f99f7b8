package dev.caesura.models.internal;

/**
 * One input or output of a network.
 *
 * @param name its name in the file
 * @param type its elements
 */
public record Port(String name, ElementType type) {

  /**
   * A port of 32-bit floats.
   *
   * @param name its name in the file
   * @return the port
   */
  public static Port float32(String name) {
    return new Port(name, ElementType.FLOAT32);
  }

  /**
   * A port of 64-bit integers.
   *
   * @param name its name in the file
   * @return the port
   */
  public static Port int64(String name) {
    return new Port(name, ElementType.INT64);
  }

  @Override
  public String toString() {
    return name + ":" + type;
  }
}
