package dev.caesura.models.recognition.ngram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.NavigableMap;

/**
 * Writer of an {@link NgramModel} as an ARPA back-off file, which every recogniser reads.
 *
 * <p>Log probabilities are to base 10 with six decimals. N-grams are in the order of their UTF-16
 * code units and lines end in {@code \n}, so that a model always gives the same bytes. Stateless.
 * Source: SRILM's manual page ngram-format(5).
 */
public final class ArpaWriter {

  private ArpaWriter() {}

  /**
   * Writes a model.
   *
   * @param model the model
   * @param out receives the file; neither flushed nor closed
   * @throws IOException if {@code out} fails
   */
  public static void write(NgramModel model, Appendable out) throws IOException {
    out.append("\\data\\\n");
    for (int order = 1; order <= 3; order++) {
      out.append("ngram " + order + "=" + model.stated(order).size() + "\n");
    }
    for (int order = 1; order <= 3; order++) {
      out.append("\n\\" + order + "-grams:\n");
      writeOrder(model, order, out);
    }
    out.append("\n\\end\\\n");
  }

  private static void writeOrder(NgramModel model, int order, Appendable out) throws IOException {
    NavigableMap<String, Double> stated = model.stated(order);
    try {
      stated.forEach((words, probability) -> writeLine(model, order, words, probability, out));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void writeLine(
      NgramModel model, int order, String words, double probability, Appendable out) {
    try {
      out.append(probability > 0 ? log10(probability) : "-99").append('\t').append(words);
      if (order < 3 && !words.endsWith(NgramCounts.END)) {
        out.append('\t').append(log10(model.backOff(words)));
      }
      out.append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String log10(double probability) {
    return String.format(Locale.ROOT, "%.6f", Math.log10(probability));
  }
}
