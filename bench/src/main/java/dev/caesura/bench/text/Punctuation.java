package dev.caesura.bench.text;

import dev.caesura.bench.Options;
import dev.caesura.bench.ReferenceData;
import dev.caesura.text.Segmentation;
import dev.caesura.text.eval.GoldText;
import dev.caesura.text.eval.TextView;
import dev.caesura.text.punctuation.Mark;
import dev.caesura.text.punctuation.PunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScores;
import dev.caesura.text.punctuation.Punctuator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * F1 of restored punctuation and capitals: treebank text is lower-cased and stripped of its
 * punctuation before the network restores them.
 *
 * <p>The view: sentences are joined by spaces; {@link TextView#ASR} removes every mark but those
 * between two letters or digits. Counted are words of which something is left, each with the mark
 * after it (the strongest where there are several; a mark that stands alone belongs to the word
 * before it) and whether its first letter or digit is upper case. Full stops are those of the
 * script, also of abbreviations, exclamation marks and ellipses. Two kinds of places count neither
 * for nor against: for full stops the end of a sentence that has no mark, for capitals the start of
 * one that has none.
 */
public final class Punctuation {

  static final List<String> LANGUAGES =
      List.of(
          "cs", "da", "de", "en", "es", "fa", "fi", "fr", "hr", "id", "ko", "lt", "nl", "no", "pt",
          "ro", "ru", "sl", "sv", "tr");
  private static final int MAX_SENTENCES = 300;
  private static final List<Mark> MARKS = List.of(Mark.STOP, Mark.COMMA, Mark.QUESTION);
  static final List<String> COLUMNS = List.of("full stops", "commas", "question marks", "capitals");

  private Punctuation() {}

  /**
   * Word of a text.
   *
   * @param word the letters that are left of it
   * @param mark the mark after it
   * @param capital whether it starts with a capital
   * @param starts whether a sentence starts with it
   * @param bare whether a sentence ends after it without a mark
   */
  private record MarkedWord(String word, Mark mark, boolean capital, boolean starts, boolean bare) {

    MarkedWord withMark(Mark strongest, boolean noMark) {
      return new MarkedWord(word, strongest, capital, starts, noMark);
    }
  }

  /** Measures how fast a scorer is. */
  private static final class TimedScorer implements PunctuationScorer {

    private final PunctuationScorer scorer;
    private long characters;
    private long nanos;

    private TimedScorer(PunctuationScorer scorer) {
      this.scorer = scorer;
    }

    @Override
    public PunctuationScores punctuation(String text) {
      long start = System.nanoTime();
      PunctuationScores scores = scorer.punctuation(text);
      nanos += System.nanoTime() - start;
      characters += text.length();
      return scores;
    }

    /** Returns characters a second. */
    private double rate() {
      return characters * 1e9 / Math.max(1, nanos);
    }
  }

  /** Counts of reference marks, of predicted marks, and of those that are in both. */
  static final class Counts {
    private long reference;
    private long predicted;
    private long correct;

    void add(boolean isReference, boolean isPredicted) {
      reference += isReference ? 1 : 0;
      predicted += isPredicted ? 1 : 0;
      correct += isReference && isPredicted ? 1 : 0;
    }

    void add(Counts more) {
      reference += more.reference;
      predicted += more.predicted;
      correct += more.correct;
    }

    /** Returns F1 in percent; 0 if there is nothing to find. */
    double f1() {
      return reference == 0 ? 0 : 200.0 * correct / (reference + predicted);
    }

    private static String percent(long part, long all) {
      return all == 0 ? "-" : String.format(Locale.ROOT, "%.1f", 100.0 * part / all);
    }

    /** Returns F1, precision, recall and their counts. */
    String cells() {
      return String.format(
          Locale.ROOT,
          "%s | %s / %s | %d, %d, %d",
          reference == 0 ? "-" : percent(2 * correct, reference + predicted),
          percent(correct, predicted),
          percent(correct, reference),
          reference,
          predicted,
          correct);
    }
  }

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args {@code --languages}, {@code --from} the first sentence of each file, from 0; {@code
   *     --model NAME}: large, compact or a file, for all languages; {@code --known-ends}: with the
   *     true ends of sentences, for comparison; {@code --sweep}: F1 by threshold
   * @param out receives the table
   * @return 0
   * @throws IOException if data cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    List<String> languages = options.choices("--languages", LANGUAGES);
    long from = options.number("--from", 0, 0);
    String model = options.value("--model", "");
    boolean sweep = options.flag("--sweep");
    boolean known = options.flag("--known-ends");
    options.end();
    Path dev = ReferenceData.folder(data, "text/dev/ud");
    if (sweep) {
      return PunctuationSweep.run(dev, languages, from, model, out);
    }
    out.print("| language | words |");
    COLUMNS.forEach(c -> out.printf(" %s: F1 | P / R | n in text, written, right |", c));
    out.printf(" characters a second |%n");
    out.printf("|---|---:|%s---:|%n", "---:|---:|---:|".repeat(COLUMNS.size()));
    try (MeasuredPunctuation networks = MeasuredPunctuation.open(model)) {
      for (String language : languages) {
        TimedScorer network = new TimedScorer(networks.of(language));
        Function<BitSet, Punctuator> of =
            ends -> Punctuator.of(known ? KnownEnds.of(network, ends) : network);
        List<Counts> counts = new ArrayList<>();
        COLUMNS.forEach(c -> counts.add(new Counts()));
        long words = 0;
        for (Path file : files(dev, language)) {
          words += measure(file, from, language, of, counts);
        }
        String cells = String.join(" | ", counts.stream().map(Counts::cells).toList());
        out.printf(
            Locale.ROOT, "| %s | %d | %s | %.0f |%n", language, words, cells, network.rate());
      }
    }
    return 0;
  }

  static List<Path> files(Path folder, String language) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.getFileName().toString().startsWith(language + "_"))
          .sorted()
          .toList();
    }
  }

  static int measure(
      Path file, long from, String language, Punctuator punctuator, List<Counts> counts)
      throws IOException {
    return measure(file, from, language, ends -> punctuator, counts);
  }

  private static int measure(
      Path file, long from, String language, Function<BitSet, Punctuator> of, List<Counts> counts)
      throws IOException {
    List<String> sentences =
        Files.readAllLines(file).stream()
            .filter(l -> !l.isBlank())
            .skip(from)
            .limit(MAX_SENTENCES)
            .toList();
    Segmentation clean = GoldText.of(sentences, language, TextView.CLEAN).sentences();
    List<MarkedWord> gold = new ArrayList<>();
    for (int i = 0; i < clean.size(); i++) {
      gold.addAll(words(clean.string(i), true));
    }
    String plain = String.join(" ", gold.stream().map(MarkedWord::word).toList());
    List<MarkedWord> restored = words(of.apply(ends(gold)).restore(plain), false);
    if (gold.size() != restored.size()) {
      throw new IllegalStateException(
          file + ": expected " + gold.size() + " words after restoring; found " + restored.size());
    }
    for (int i = 0; i < gold.size(); i++) {
      MarkedWord expected = gold.get(i);
      MarkedWord found = restored.get(i);
      for (int k = 0; k < MARKS.size(); k++) {
        if (!expected.bare() || MARKS.get(k) != Mark.STOP) {
          counts.get(k).add(expected.mark() == MARKS.get(k), found.mark() == MARKS.get(k));
        }
      }
      if (expected.capital() || !expected.starts()) {
        counts.get(MARKS.size()).add(expected.capital(), found.capital());
      }
    }
    return gold.size();
  }

  /** Returns the indexes of the last characters of sentences, where a space joins the words. */
  private static BitSet ends(List<MarkedWord> words) {
    BitSet ends = new BitSet();
    int at = 0;
    for (int i = 0; i < words.size(); i++) {
      at += words.get(i).word().length();
      ends.set(at - 1, i + 1 == words.size() || words.get(i + 1).starts());
      at++;
    }
    return ends;
  }

  /** Splits text into words with their marks; a separate mark belongs to the word before it. */
  private static List<MarkedWord> words(String text, boolean isSentence) {
    List<MarkedWord> words = new ArrayList<>();
    for (String token : text.strip().split("\\s+")) {
      String word = TextView.ASR.of(token);
      Mark mark = mark(token);
      if (!word.isEmpty()) {
        int first = token.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse('x');
        boolean starts = isSentence && words.isEmpty();
        words.add(new MarkedWord(word, mark, Character.isUpperCase(first), starts, false));
      } else if (!words.isEmpty() && mark != Mark.NONE) {
        words.add(words.remove(words.size() - 1).withMark(mark, false));
      }
    }
    if (isSentence && !words.isEmpty() && words.get(words.size() - 1).mark() == Mark.NONE) {
      words.add(words.remove(words.size() - 1).withMark(Mark.NONE, !endsInPause(text.strip())));
    }
    return words;
  }

  /** Whether a sentence ends with a colon, semicolon or dash, perhaps in quotation marks. */
  private static boolean endsInPause(String sentence) {
    for (int i = sentence.length() - 1; i >= 0; i--) {
      if (Character.isLetterOrDigit(sentence.charAt(i))) {
        return false;
      }
      if (":;-\u2013\u2014".indexOf(sentence.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the strongest mark at the end of a token. */
  private static Mark mark(String token) {
    Mark strongest = Mark.NONE;
    for (int i = token.length() - 1; i >= 0 && !Character.isLetterOrDigit(token.charAt(i)); i--) {
      Mark mark =
          switch (token.charAt(i)) {
            case '.', '\u2026', '!' -> Mark.STOP;
            case ',', '\u060C' -> Mark.COMMA;
            case '?', '\u061F' -> Mark.QUESTION;
            default -> Mark.NONE;
          };
      strongest = mark.compareTo(strongest) > 0 ? mark : strongest;
    }
    return strongest;
  }
}
