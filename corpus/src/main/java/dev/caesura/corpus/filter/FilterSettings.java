package dev.caesura.corpus.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Limits of what a corpus keeps. A limit is named after its measure: {@code max-cer}, {@code
 * min-snr}. A measure that a clip does not have breaks no limit. Start with {@link #defaults()}.
 * Immutable and thread-safe.
 */
public final class FilterSettings {

  private static final String MIN = "min-";
  private static final String MAX = "max-";

  private final Map<String, Double> limits;

  private FilterSettings(Map<String, Double> limits) {
    this.limits = Collections.unmodifiableMap(limits);
  }

  /**
   * Returns settings that keep everything.
   *
   * @return settings without limits
   */
  public static FilterSettings none() {
    return new FilterSettings(new TreeMap<>());
  }

  /**
   * Returns the default limits: those of NeMo's Speech Data Processor for rates, and otherwise what
   * is a fault for certain: silence, clipped speech, loops of a recogniser, text without letters,
   * text of another language, and a CER above 0.5.
   *
   * @return the default limits
   */
  public static FilterSettings defaults() {
    return none()
        .with("max-cer", 0.5)
        .with("min-duration", 0.5)
        .with("max-character-rate", 40)
        .with("min-character-rate", 1)
        .with("max-word-rate", 8)
        .with("min-level", -60)
        .with("max-clipping", 0.01)
        .with("max-loops", 3)
        .with("min-letters", 0.3)
        .with("max-other-language", 0)
        .with("max-overlap", 0.5);
  }

  /**
   * Returns a copy with a limit.
   *
   * @param name {@code min-} or {@code max-} and the name of a measure
   * @param value the smallest or largest value that is kept
   * @return new settings
   * @throws IllegalArgumentException if there is no such limit, or the value is not a number
   */
  public FilterSettings with(String name, double value) {
    measure(name);
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(name + " " + value + ": expected a number");
    }
    Map<String, Double> changed = new TreeMap<>(limits);
    changed.put(name, value);
    return new FilterSettings(changed);
  }

  /**
   * Returns a copy without a limit.
   *
   * @param name the name of the limit
   * @return new settings
   * @throws IllegalArgumentException if there is no such limit
   */
  public FilterSettings without(String name) {
    measure(name);
    Map<String, Double> changed = new TreeMap<>(limits);
    changed.remove(name);
    return new FilterSettings(changed);
  }

  /**
   * Returns the names of all limits that can be set.
   *
   * @return names in the order of the measures
   */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      names.add(MIN + measure);
      names.add(MAX + measure);
    }
    return names;
  }

  /**
   * Returns the measure that a limit is about.
   *
   * @param name the name of the limit
   * @return its measure
   * @throws IllegalArgumentException if there is no such limit
   */
  public static Measure measure(String name) {
    if (name.startsWith(MIN) || name.startsWith(MAX)) {
      String wanted = name.substring(MIN.length());
      for (Measure measure : Measure.values()) {
        if (measure.toString().equals(wanted)) {
          return measure;
        }
      }
    }
    throw new IllegalArgumentException(
        "filter " + name + ": expected one of " + String.join(", ", names()));
  }

  /**
   * Returns the limits.
   *
   * @return values by name, sorted by name
   */
  public Map<String, Double> limits() {
    return limits;
  }

  /**
   * Returns two limits that no clip can keep, because the minimum is above the maximum.
   *
   * @return a text such as {@code min-snr 10.0 and max-snr 5.0 leave nothing}; empty if there are
   *     none
   */
  public Optional<String> contradiction() {
    for (Measure measure : Measure.values()) {
      Double min = limits.get(MIN + measure);
      Double max = limits.get(MAX + measure);
      if (min != null && max != null && min > max) {
        return Optional.of(
            MIN + measure + " " + min + " and " + MAX + measure + " " + max + " leave nothing");
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the limits that a clip breaks.
   *
   * @param measures what was measured of the clip
   * @return names of limits, sorted; empty if it is kept
   */
  public List<String> reasons(Map<Measure, Double> measures) {
    List<String> reasons = new ArrayList<>();
    limits.forEach(
        (name, limit) -> {
          Double value = measures.get(measure(name));
          if (value != null && (name.startsWith(MIN) ? value < limit : value > limit)) {
            reasons.add(name);
          }
        });
    return reasons;
  }

  /** Returns the limits in one line, for fingerprints and messages. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    limits.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(String.format(Locale.ROOT, "%s %s", name, value)));
    return text.toString();
  }
}
