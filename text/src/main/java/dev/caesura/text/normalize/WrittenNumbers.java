package dev.caesura.text.normalize;

import dev.caesura.text.TextSpan;
import java.util.List;

/**
 * The numbers that were found in a text, and the words that may be numbers but have more than one
 * reading. Immutable and thread-safe.
 *
 * @param numbers what can be written in digits, in the order of the text, without overlap
 * @param ambiguous words of numbers that stay as they are, in the order of the text
 */
public record WrittenNumbers(List<WrittenNumber> numbers, List<Ambiguous> ambiguous) {

  public WrittenNumbers {
    numbers = List.copyOf(numbers);
    ambiguous = List.copyOf(ambiguous);
  }

  /**
   * Words that have more than one reading.
   *
   * @param place their place
   * @param reason why they stay as they are, as a phrase
   */
  public record Ambiguous(TextSpan place, String reason) {}

  /**
   * Replaces the words of numbers.
   *
   * @param text the text in which the numbers were found
   * @return the text with digits
   */
  public String apply(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (WrittenNumber number : numbers) {
      out.append(text, at, number.place().start()).append(number.written());
      at = number.place().end();
    }
    return out.append(text, at, text.length()).toString();
  }
}
