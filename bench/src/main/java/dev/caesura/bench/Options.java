package dev.caesura.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Command-line options of a benchmark. Reading an option removes it; {@link #end()} rejects what is
 * left. Wrong usage makes {@code bench/run} exit with 2. Not thread-safe.
 */
public final class Options {

  private final List<String> remaining;

  private Options(List<String> args) {
    this.remaining = new ArrayList<>(args);
  }

  /**
   * Creates the options of a benchmark.
   *
   * @param args the arguments after the name of the benchmark
   * @return the options
   */
  public static Options of(List<String> args) {
    return new Options(args);
  }

  /**
   * Returns whether a flag is given.
   *
   * @param name the flag, such as {@code --alone}
   * @return whether it is given
   */
  public boolean flag(String name) {
    return remaining.remove(name);
  }

  /**
   * Returns the value of an option.
   *
   * @param name the option, such as {@code --model}
   * @param defaultValue the value if the option is not given
   * @return the value
   */
  public String value(String name, String defaultValue) {
    int at = remaining.indexOf(name);
    if (at < 0) {
      return defaultValue;
    }
    remaining.remove(at);
    if (at == remaining.size()) {
      throw new UsageException(name + ": expected a value; found none");
    }
    return remaining.remove(at);
  }

  /**
   * Returns the value of a numeric option.
   *
   * @param name the option, such as {@code --limit}
   * @param min the smallest value, at least 0
   * @param defaultValue the value if the option is not given
   * @return the value, at most twelve digits
   */
  public long number(String name, long min, long defaultValue) {
    String value = value(name, Long.toString(defaultValue));
    if (!value.matches("\\d{1,12}") || Long.parseLong(value) < min) {
      throw new UsageException(name + " " + value + ": expected a number of at least " + min);
    }
    return Long.parseLong(value);
  }

  /**
   * Returns the comma-separated values of an option.
   *
   * @param name the option, such as {@code --sets}
   * @param allowed the values that it may have
   * @return the given values; all allowed ones if the option is not given
   */
  public List<String> choices(String name, List<String> allowed) {
    List<String> chosen = List.of(value(name, String.join(",", allowed)).split(",", -1));
    if (!allowed.containsAll(chosen)) {
      throw new UsageException(
          name
              + " "
              + String.join(",", chosen)
              + ": expected some of "
              + String.join(", ", allowed));
    }
    return chosen;
  }

  /**
   * Returns the value of an option with a fixed set of values.
   *
   * @param name the option, such as {@code --precision}
   * @param allowed the values that it may have; the first one is the default
   * @return the value
   */
  public String choice(String name, List<String> allowed) {
    String value = value(name, allowed.get(0));
    if (!allowed.contains(value)) {
      throw new UsageException(
          name + " " + value + ": expected one of " + String.join(", ", allowed));
    }
    return value;
  }

  /** Returns the arguments that were not read. */
  List<String> remaining() {
    return List.copyOf(remaining);
  }

  /** Checks that all arguments were read. */
  public void end() {
    if (!remaining.isEmpty()) {
      throw new UsageException("expected no further argument; found " + remaining.get(0));
    }
  }
}
