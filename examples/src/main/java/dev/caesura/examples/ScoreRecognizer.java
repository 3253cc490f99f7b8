package dev.caesura.examples;

import dev.caesura.align.eval.CharacterErrorRate;
import dev.caesura.align.eval.ErrorCosts;
import dev.caesura.align.eval.ScoringTokenizer;
import dev.caesura.align.eval.SpeakerTokens;
import dev.caesura.align.eval.TokenUnit;
import dev.caesura.align.eval.WordAlignment;
import dev.caesura.align.eval.WordErrorReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scores a recogniser: word and character error rate of its output, line by line against a
 * reference. Case and punctuation do not count, and digits are compared as they are spoken.
 *
 * <p>Needs {@code caesura-align}.
 */
public final class ScoreRecognizer {

  private ScoreRecognizer() {}

  /**
   * Prints the rates.
   *
   * @param args the reference and the hypothesis, with as many lines
   * @throws IOException if a file cannot be read
   */
  public static void main(String[] args) throws IOException {
    run(Files.readAllLines(Path.of(args[0])), Files.readAllLines(Path.of(args[1])), System.out);
  }

  static WordErrorReport run(List<String> reference, List<String> hypothesis, PrintStream out) {
    ScoringTokenizer tokenizer = ScoringTokenizer.of(TokenUnit.SPOKEN, Locale.ENGLISH);
    List<WordAlignment> lines = new ArrayList<>();
    for (int i = 0; i < reference.size(); i++) {
      lines.add(
          WordAlignment.of(
              "line " + (i + 1),
              SpeakerTokens.of(tokenizer, reference.get(i)),
              tokenizer.tokenTexts(hypothesis.get(i)),
              ErrorCosts.LEVENSHTEIN));
    }
    WordErrorReport report = new WordErrorReport(lines);
    double cer =
        CharacterErrorRate.of(String.join("\n", reference), String.join("\n", hypothesis)).rate();
    out.printf(Locale.ROOT, "WER %.1f %%, CER %.1f %%%n", 100 * report.total().rate(), 100 * cer);
    return report;
  }
}
