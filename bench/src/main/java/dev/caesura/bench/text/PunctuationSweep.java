package dev.caesura.bench.text;

import dev.caesura.bench.text.Punctuation.Counts;
import dev.caesura.text.punctuation.PunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScores;
import dev.caesura.text.punctuation.Punctuator;
import dev.caesura.text.punctuation.PunctuatorSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * F1 of restored marks and capitals by threshold, for the choice of the defaults. Each threshold is
 * varied alone; the network runs once.
 */
final class PunctuationSweep {

  private static final float[] THRESHOLDS = {
    0.12f, 0.16f, 0.2f, 0.24f, 0.28f, 0.32f, 0.36f, 0.4f, 0.45f, 0.5f
  };

  /** What a threshold is for, in the order of {@link Punctuation#COLUMNS}. */
  private static final List<BiFunction<PunctuatorSettings, Float, PunctuatorSettings>> SETTERS =
      List.of(
          PunctuatorSettings::withEnd,
          PunctuatorSettings::withComma,
          PunctuatorSettings::withQuestion,
          PunctuatorSettings::withCapital);

  private PunctuationSweep() {}

  /** Measures, and prints a table for each threshold. */
  static int run(Path dev, List<String> languages, long from, String model, PrintStream out)
      throws IOException {
    Map<String, PunctuationScores> known = new HashMap<>();
    try (MeasuredPunctuation networks = MeasuredPunctuation.open(model)) {
      for (int column = 0; column < SETTERS.size(); column++) {
        String name = Punctuation.COLUMNS.get(column);
        out.printf("%n| threshold | %s, all | mean of languages | English |%n", name);
        out.println("|---:|---:|---:|---:|");
        for (float threshold : THRESHOLDS) {
          PunctuatorSettings settings =
              SETTERS.get(column).apply(PunctuatorSettings.defaults(), threshold);
          row(dev, languages, from, networks, known, settings, threshold, column, out);
        }
      }
    }
    return 0;
  }

  private static void row(
      Path dev,
      List<String> languages,
      long from,
      MeasuredPunctuation networks,
      Map<String, PunctuationScores> known,
      PunctuatorSettings settings,
      float threshold,
      int column,
      PrintStream out)
      throws IOException {
    Counts all = new Counts();
    double sum = 0;
    double english = 0;
    for (String language : languages) {
      PunctuationScorer network = networks.of(language);
      PunctuationScorer once = text -> known.computeIfAbsent(text, network::punctuation);
      Punctuator punctuator = new Punctuator(once, settings);
      List<Counts> counts = new ArrayList<>();
      Punctuation.COLUMNS.forEach(c -> counts.add(new Counts()));
      for (Path file : Punctuation.files(dev, language)) {
        Punctuation.measure(file, from, language, punctuator, counts);
      }
      Counts own = counts.get(column);
      all.add(own);
      sum += own.f1();
      english = language.equals("en") ? own.f1() : english;
    }
    out.printf(
        Locale.ROOT,
        "| %.2f | %.1f | %.1f | %.1f |%n",
        threshold,
        all.f1(),
        sum / languages.size(),
        english);
  }
}
