package dev.caesura.models.hmm;

/** Shows the campaign a target that lies with what it fuzzes. */
public final class HmmModelFuzzing {

  private HmmModelFuzzing() {}

  /** The class of the target. */
  public static Class<?> target() {
    return HmmModelFuzzTests.class;
  }
}
