package dev.caesura.bench.align;

import dev.caesura.align.trust.ErrorFeature;
import dev.caesura.bench.Options;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code reliability}: how well error probabilities agree with errors. A sentence is wrong if an
 * end is more than half a second off, if it is not said there, or if more than a quarter of its
 * letters are not what is said. Transcripts are damaged in every way of {@link TranscriptDamage}
 * but the extreme ones; every third call took no part in fitting, and of the prompts ({@code
 * --prompts}) French took none. {@code --fit FILE} fits the weights of the shipped file instead.
 */
public final class Reliability {

  private static final List<String> ALIGNERS = List.of("self", "synthesis");
  private static final String FITTED_PROMPTS = "es";
  private static final String HELD_OUT_PROMPTS = "fr";

  private Reliability() {}

  /**
   * Measures, and prints the tables.
   *
   * @param data the reference data
   * @param args {@code --prompts}: the aligners without recognised words instead of the
   *     recognisers; {@code --fit FILE}: fits weights to the other recordings, and writes them into
   *     the file; {@code --samples FILE}: lists all features
   * @param out receives the tables
   * @return 0
   * @throws IOException if a recording cannot be read, or a file cannot be written
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    boolean isPrompts = options.flag("--prompts");
    String fitted = options.value("--fit", "");
    String listed = options.value("--samples", "");
    options.end();
    boolean isHeldOut = fitted.isEmpty();
    Map<String, List<JudgedSample>> byKind = new LinkedHashMap<>();
    if (isPrompts) {
      String language = isHeldOut ? HELD_OUT_PROMPTS : FITTED_PROMPTS;
      String other = isHeldOut ? FITTED_PROMPTS : HELD_OUT_PROMPTS;
      for (String aligner : ALIGNERS) {
        byKind.put(aligner, PromptSamples.of(aligner, language, other));
      }
    } else {
      TrustSamples source = new TrustSamples(data);
      List<String> names = source.names(isHeldOut);
      List<JudgedSample> samples = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        samples.addAll(source.of(names.get(i), names.get((i + 1) % names.size()), 1));
      }
      byKind.put("recognition", samples);
    }
    if (!listed.isEmpty()) {
      list(byKind, Path.of(listed));
    }
    for (Map.Entry<String, List<JudgedSample>> entry : byKind.entrySet()) {
      if (isHeldOut) {
        print(entry.getKey(), entry.getValue(), out);
      } else {
        WeightsFile.put(Path.of(fitted), entry.getKey(), entry.getValue());
        out.println(
            entry.getKey() + ": fitted to " + entry.getValue().size() + " sentences: " + fitted);
      }
    }
    return 0;
  }

  private static void print(String kind, List<JudgedSample> samples, PrintStream out) {
    ReliabilityTable all = new ReliabilityTable();
    Map<String, ReliabilityTable> groups = new LinkedHashMap<>();
    for (JudgedSample sample : samples) {
      all.add(sample.probability(), sample.isWrong());
      groups
          .computeIfAbsent(sample.group(), key -> new ReliabilityTable())
          .add(sample.probability(), sample.isWrong());
    }
    for (JudgedSample sample : samples) {
      groups
          .computeIfAbsent(sample.damage().toString(), key -> new ReliabilityTable())
          .add(sample.probability(), sample.isWrong());
    }
    out.println(kind);
    out.println();
    all.printBins(out);
    out.println();
    ReliabilityTable.printHeader(out);
    all.printRow("all", out);
    groups.forEach((name, table) -> table.printRow(name, out));
    out.println();
  }

  private static void list(Map<String, List<JudgedSample>> byKind, Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder("found by\trecording\ttranscript\twrong\tscore");
    for (ErrorFeature feature : ErrorFeature.values()) {
      head.append('\t').append(feature);
    }
    lines.add(head.toString());
    for (List<JudgedSample> samples : byKind.values()) {
      for (JudgedSample sample : samples) {
        StringBuilder line = new StringBuilder();
        line.append(sample.group()).append('\t').append(sample.recording()).append('\t');
        line.append(sample.damage()).append('\t').append(sample.isWrong() ? 1 : 0).append('\t');
        line.append(String.format(Locale.ROOT, "%.4f", sample.score()));
        for (double value : sample.features()) {
          line.append(String.format(Locale.ROOT, "\t%.4f", value));
        }
        lines.add(line.toString());
      }
    }
    Files.write(file, lines);
  }
}
