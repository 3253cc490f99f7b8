package dev.caesura.bench.align;

import dev.caesura.align.Word;
import dev.caesura.align.correction.CorrectedText;
import dev.caesura.align.correction.Correction;
import dev.caesura.align.correction.CorrectionFinder;
import dev.caesura.align.correction.CorrectionPair;
import dev.caesura.align.correction.CorrectionResult;
import dev.caesura.align.correction.CorrectionScope;
import dev.caesura.align.correction.CorrectionScores;
import dev.caesura.align.correction.CorrectionType;
import dev.caesura.align.correction.TextCorrector;
import dev.caesura.align.eval.ScoringTokenizer;
import dev.caesura.align.eval.TokenUnit;
import dev.caesura.align.resegment.Resegmenter;
import dev.caesura.bench.Options;
import dev.caesura.bench.ReferenceData;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.normalize.InverseNormalizer;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import dev.caesura.text.normalize.WrittenNumbers;
import dev.caesura.text.punctuation.Punctuator;
import dev.caesura.text.punctuation.PunctuatorSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What correction changes: numbers in digits, on treebank sentences that are first spoken in words;
 * and all steps on earnings calls, as segments and as full text.
 *
 * <p>The recognised words of a call are those of a commercial recogniser, in lower case, with its
 * digits as words and without marks; they are cut where the reference ends its sentences. The pairs
 * of a call are the word errors that occur at least three times in the other calls and are nearly
 * always the same.
 */
public final class Corrections {

  private static final List<String> LANGUAGES =
      List.of(
          "cs", "da", "de", "en", "es", "fi", "fr", "hr", "id", "it", "nl", "pl", "pt", "ru", "sl",
          "sv", "tr", "zh");

  private static final int MAX_SENTENCES = 400;
  private static final int LEAST = 3;
  private static final double SHARE = 0.8;

  private Corrections() {}

  /**
   * Measures, and prints the tables.
   *
   * @param data the reference data
   * @param args {@code --languages}; {@code --calls} how many calls are corrected, 0 for none
   * @param out receives the tables
   * @return 0
   * @throws IOException if data cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    List<String> languages = options.choices("--languages", LANGUAGES);
    long calls = options.number("--calls", 0, 4);
    options.end();
    numbers(ReferenceData.folder(data, "text/dev/ud"), languages, out);
    if (calls > 0) {
      out.println();
      calls(new EarningsCalls(data), (int) calls, out);
    }
    return 0;
  }

  private static void numbers(Path folder, List<String> languages, PrintStream out)
      throws IOException {
    out.println(
        "| language | numbers of 10 and more in the text | written as there | written otherwise |"
            + " left in words, reported |");
    out.println("|---|---:|---:|---:|---:|");
    for (String language : languages) {
      Locale locale = Locale.forLanguageTag(language);
      WordNormalizer normalizer = WordNormalizer.of(locale);
      InverseNormalizer inverse = InverseNormalizer.of(locale);
      CorrectionScores sum = CorrectionScores.of("", "");
      long reported = 0;
      for (Path file : files(folder, language)) {
        for (String sentence :
            Files.readAllLines(file).stream()
                .filter(Corrections::hasNumber)
                .limit(MAX_SENTENCES)
                .toList()) {
          String spoken =
              normalizer.words(sentence).stream()
                  .map(NormalizedWord::text)
                  .collect(Collectors.joining(language.equals("zh") ? "" : " "));
          WrittenNumbers found = inverse.find(spoken);
          reported += found.ambiguous().size();
          sum = sum.plus(CorrectionScores.of(withoutSmall(sentence), found.apply(spoken)));
        }
      }
      CorrectionScores.Found n = sum.numbers();
      out.printf(
          Locale.ROOT,
          "| %s | %d | %.1f %% | %d | %d |%n",
          language,
          n.reference(),
          100 * n.recall(),
          n.found() - n.right(),
          reported);
    }
  }

  private static boolean hasNumber(String sentence) {
    return sentence.matches(".*\\d\\d.*");
  }

  /** Removes single digits, which are words in running text. */
  private static String withoutSmall(String sentence) {
    return sentence.replaceAll(
        "(?<![\\d.,:$\u20AC\u00A3-])\\d(?![\\d.,:]*\\d)(?! ?[%\u20AC$])", " ");
  }

  private static List<Path> files(Path folder, String language) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.getFileName().toString().startsWith(language + "_"))
          .sorted()
          .toList();
    }
  }

  /** A call: its correct sentences, and what was recognised for each. */
  private record Call(List<String> written, List<String> heard) {}

  private static void calls(EarningsCalls data, int count, PrintStream out) {
    List<Call> calls = new ArrayList<>();
    WordNormalizer normalizer = WordNormalizer.of(Locale.ENGLISH);
    Resegmenter resegmenter = Resegmenter.of(ScoringTokenizer.of(TokenUnit.SPOKEN, Locale.ENGLISH));
    for (String name : data.names().subList(0, Math.min(count, data.names().size()))) {
      List<String> written = data.reference(name).lines().toList();
      String heard =
          data.recognized(name, EarningsCalls.AsrSystem.AMAZON).words().stream()
              .map(Word::text)
              .collect(Collectors.joining(" "));
      String spoken =
          normalizer.words(heard).stream()
              .map(NormalizedWord::text)
              .collect(Collectors.joining(" "));
      List<String> segments =
          resegmenter.resegment(written, spoken).stream()
              .map(span -> spoken.substring(span.start(), span.end()).strip())
              .toList();
      calls.add(new Call(written, segments));
    }
    Map<String, CorrectionScores> rows = new TreeMap<>();
    List<Map<List<String>, Integer>> errors = calls.stream().map(Corrections::errors).toList();
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      Punctuator punctuator =
          new Punctuator(network, PunctuatorSettings.defaults().withLanguage(Locale.ENGLISH));
      TextCorrector steps =
          TextCorrector.defaults()
              .withNumbers(InverseNormalizer.of(Locale.ENGLISH))
              .withPunctuation(punctuator::restore);
      for (int i = 0; i < calls.size(); i++) {
        Call call = calls.get(i);
        TextCorrector withPairs = steps.withPairs(pairs(errors, i, calls), false);
        add(rows, "0 before", call, call.heard());
        add(
            rows,
            "1 numbers, punctuation: segments",
            call,
            corrected(steps, call, CorrectionScope.SEGMENT));
        add(
            rows,
            "2 numbers, punctuation: full text",
            call,
            corrected(steps, call, CorrectionScope.TEXT));
        add(rows, "3 pairs too: full text", call, corrected(withPairs, call, CorrectionScope.TEXT));
      }
    }
    out.println("| earnings calls | WER | CER | punctuation F1 | numbers right |");
    out.println("|---|---:|---:|---:|---:|");
    rows.forEach(
        (name, s) ->
            out.printf(
                Locale.ROOT,
                "| %s | %.2f %% | %.2f %% | %.1f %% | %d of %d |%n",
                name.substring(2),
                100 * s.words().rate(),
                100 * s.characters().rate(),
                100 * s.marks().f1(),
                s.numbers().right(),
                s.numbers().reference()));
  }

  private static List<String> corrected(TextCorrector corrector, Call call, CorrectionScope scope) {
    CorrectionResult result = corrector.withScope(scope).correct(call.heard());
    return result.segments();
  }

  private static void add(
      Map<String, CorrectionScores> rows, String name, Call call, List<String> text) {
    rows.merge(name, CorrectionScores.of(call.written(), text), CorrectionScores::plus);
  }

  /** Counts the word errors of a call: wrong and right words without case. */
  private static Map<List<String>, Integer> errors(Call call) {
    Map<List<String>, Integer> counts = new HashMap<>();
    CorrectionFinder finder = CorrectionFinder.of(Locale.ENGLISH);
    for (CorrectedText text :
        finder.compare(
            call.heard(),
            call.written().stream().map(line -> line.toLowerCase(Locale.ROOT)).toList())) {
      for (Correction c : text.corrections()) {
        if (c.type() == CorrectionType.WORD) {
          counts.merge(List.of(c.wrong(), c.right()), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  /**
   * Returns the errors that occur in the other calls and where the words are nearly always wrong.
   */
  private static List<CorrectionPair> pairs(
      List<Map<List<String>, Integer>> errors, int without, List<Call> calls) {
    Map<List<String>, Integer> sum = new HashMap<>();
    StringBuilder heard = new StringBuilder(" ");
    for (int i = 0; i < errors.size(); i++) {
      if (i != without) {
        errors.get(i).forEach((pair, n) -> sum.merge(pair, n, Integer::sum));
        heard.append(String.join(" ", calls.get(i).heard())).append(' ');
      }
    }
    List<CorrectionPair> pairs = new ArrayList<>();
    sum.forEach(
        (pair, n) -> {
          String wrong = pair.get(0);
          long all =
              n < LEAST
                  ? 0
                  : heard.toString().split(" " + Pattern.quote(wrong) + "(?= )", -1).length - 1L;
          if (n >= LEAST && n >= SHARE * all) {
            pairs.add(CorrectionPair.of(wrong, pair.get(1)));
          }
        });
    return pairs;
  }
}
