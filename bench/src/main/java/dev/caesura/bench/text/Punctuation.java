package dev.caesura.bench.text;

import dev.caesura.bench.Options;
import dev.caesura.bench.ReferenceData;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.eval.GoldText;
import dev.caesura.text.eval.TextView;
import dev.caesura.text.punctuation.Mark;
import dev.caesura.text.punctuation.Punctuator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * F1 of restored punctuation and capitals: treebank text is lower-cased and stripped of its
 * punctuation before the network restores them.
 */
public final class Punctuation {

  private static final int MAX_SENTENCES = 300;
  private static final List<String> LANGUAGES =
      List.of("cs", "de", "en", "es", "fi", "fr", "nl", "pt", "ru", "sv");
  private static final List<Mark> MARKS = List.of(Mark.STOP, Mark.COMMA, Mark.QUESTION);

  private Punctuation() {}

  /** Word, the punctuation mark after it, and whether it starts with a capital. */
  private record MarkedWord(String word, Mark mark, boolean capital) {}

  /** Counts of reference marks, of predicted marks, and of those that are in both. */
  private static final class Counts {
    private long reference;
    private long predicted;
    private long correct;

    void add(boolean isReference, boolean isPredicted) {
      reference += isReference ? 1 : 0;
      predicted += isPredicted ? 1 : 0;
      correct += isReference && isPredicted ? 1 : 0;
    }

    double f1() {
      return reference + predicted == 0 ? 1 : 2.0 * correct / (reference + predicted);
    }
  }

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args none
   * @param out receives the table
   * @return 0
   * @throws IOException if data cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options.of(args).end();
    Path dev = ReferenceData.folder(data, "text/dev/ud");
    out.println("| language | words | stop F1 | comma F1 | question F1 | capital F1 |");
    out.println("|---|---:|---:|---:|---:|---:|");
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      Punctuator punctuator = Punctuator.of(network);
      for (String language : LANGUAGES) {
        List<Counts> counts = new ArrayList<>();
        for (int i = 0; i <= MARKS.size(); i++) {
          counts.add(new Counts());
        }
        long words = 0;
        for (Path file : files(dev, language)) {
          words += measure(file, language, punctuator, counts);
        }
        out.printf(
            Locale.ROOT,
            "| %s | %d | %.1f | %.1f | %.1f | %.1f |%n",
            language,
            words,
            100 * counts.get(0).f1(),
            100 * counts.get(1).f1(),
            100 * counts.get(2).f1(),
            100 * counts.get(3).f1());
      }
    }
    return 0;
  }

  private static List<Path> files(Path folder, String language) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.getFileName().toString().startsWith(language + "_"))
          .sorted()
          .toList();
    }
  }

  private static int measure(Path file, String language, Punctuator punctuator, List<Counts> counts)
      throws IOException {
    List<String> sentences =
        Files.readAllLines(file).stream().filter(l -> !l.isBlank()).limit(MAX_SENTENCES).toList();
    List<MarkedWord> gold = words(GoldText.of(sentences, language, TextView.CLEAN).text());
    String plain = String.join(" ", gold.stream().map(MarkedWord::word).toList());
    List<MarkedWord> restored = words(punctuator.restore(plain));
    if (gold.size() != restored.size()) {
      throw new IllegalStateException(
          file + ": expected " + gold.size() + " words after restoring; found " + restored.size());
    }
    for (int i = 0; i < gold.size(); i++) {
      for (int k = 0; k < MARKS.size(); k++) {
        counts
            .get(k)
            .add(gold.get(i).mark() == MARKS.get(k), restored.get(i).mark() == MARKS.get(k));
      }
      counts.get(MARKS.size()).add(gold.get(i).capital(), restored.get(i).capital());
    }
    return gold.size();
  }

  /** Splits text into words with their marks; a separate mark belongs to the word before it. */
  private static List<MarkedWord> words(String text) {
    List<MarkedWord> words = new ArrayList<>();
    for (String token : text.split("\\s+")) {
      String word = TextView.ASR.of(token);
      Mark mark = mark(token);
      if (!word.isEmpty()) {
        int first = token.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse('x');
        words.add(new MarkedWord(word, mark, Character.isUpperCase(first)));
      } else if (!words.isEmpty() && mark != Mark.NONE) {
        MarkedWord last = words.remove(words.size() - 1);
        words.add(new MarkedWord(last.word(), mark, last.capital()));
      }
    }
    return words;
  }

  /** Returns the strongest mark at the end of a token. */
  private static Mark mark(String token) {
    Mark strongest = Mark.NONE;
    for (int i = token.length() - 1; i >= 0 && !Character.isLetterOrDigit(token.charAt(i)); i--) {
      Mark mark =
          switch (token.charAt(i)) {
            case '.', '\u2026', '!' -> Mark.STOP;
            case ',' -> Mark.COMMA;
            case '?' -> Mark.QUESTION;
            default -> Mark.NONE;
          };
      strongest = mark.compareTo(strongest) > 0 ? mark : strongest;
    }
    return strongest;
  }
}
