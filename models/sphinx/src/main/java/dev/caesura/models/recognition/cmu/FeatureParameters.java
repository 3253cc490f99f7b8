package dev.caesura.models.recognition.cmu;

import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters of the features of a model, from {@code feat.params}: options of SphinxTrain and
 * PocketSphinx with their values. Immutable and thread-safe.
 *
 * <p>What the file does not state has the value that PocketSphinx and SphinxTrain assume.
 */
public final class FeatureParameters {

  private record Value(String text, TextPosition position) {}

  private final Map<String, Value> values;

  private FeatureParameters(Map<String, Value> values) {
    this.values = values;
  }

  /**
   * Reads a file of parameters: options that begin with a hyphen, and their values.
   *
   * @param file the file
   * @return its parameters
   * @throws IOException if the file cannot be read or an option has no value
   */
  public static FeatureParameters read(Path file) throws IOException {
    Map<String, Value> values = new HashMap<>();
    try (LineReader lines = LineReader.open(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        List<String> cells = new ArrayList<>(List.of(line.strip().split("\\s+")));
        for (int i = 0; i < cells.size(); i += 2) {
          if (!cells.get(i).matches("-[A-Za-z_]\\w*") || i + 1 == cells.size()) {
            throw lines
                .position()
                .malformed("options such as -nfilt, each with a value", line.strip());
          }
          values.put(cells.get(i).substring(1), new Value(cells.get(i + 1), lines.position()));
        }
      }
    }
    return new FeatureParameters(values);
  }

  /**
   * Returns the value of an option.
   *
   * @param option its name without the hyphen
   * @param otherwise the value if the file does not state it
   * @return the value
   */
  public String text(String option, String otherwise) {
    Value value = values.get(option);
    return value == null ? otherwise : value.text();
  }

  /**
   * Returns the value of an option that is yes or no.
   *
   * @param option its name without the hyphen
   * @param otherwise the value if the file does not state it
   * @return the value
   * @throws IOException if the value is another word
   */
  public boolean flag(String option, boolean otherwise) throws IOException {
    String text = text(option, otherwise ? "yes" : "no");
    if (text.matches("(?i)yes|true|1|t|y")) {
      return true;
    }
    if (text.matches("(?i)no|false|0|f|n")) {
      return false;
    }
    throw malformed(option, "yes or no");
  }

  /**
   * Returns the value of an option that is a number.
   *
   * @param option its name without the hyphen
   * @param otherwise the value if the file does not state it
   * @param min the least value
   * @param max the largest value
   * @return the value
   * @throws IOException if the value is not a number in [min, max]
   */
  public double number(String option, double otherwise, double min, double max) throws IOException {
    Value value = values.get(option);
    if (value == null) {
      return otherwise;
    }
    try {
      double number = Double.parseDouble(value.text());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, as numbers out of range are.
    }
    throw malformed(option, "a number from " + min + " to " + max);
  }

  /**
   * Fails if the value of an option is not one of some words.
   *
   * @param option its name without the hyphen
   * @param otherwise the value if the file does not state it
   * @param words the words
   * @throws IOException if the value is another word
   */
  public void requireOneOf(String option, String otherwise, List<String> words) throws IOException {
    if (!words.contains(text(option, otherwise))) {
      throw malformed(option, "one of " + String.join(", ", words));
    }
  }

  /**
   * Returns the failure of an option that the file states.
   *
   * @param option its name without the hyphen
   * @param expected the value that is expected
   * @return an exception that names the file and line, what was expected and what was found
   */
  public IOException malformed(String option, String expected) {
    Value value = values.get(option);
    return value.position().malformed("-" + option + " with " + expected, value.text());
  }
}
