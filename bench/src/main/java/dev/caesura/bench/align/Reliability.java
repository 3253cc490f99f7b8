package dev.caesura.bench.align;

import dev.caesura.bench.Options;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code reliability}: how well error probabilities agree with errors. A sentence is wrong if an
 * end is more than half a second off, if it is not said there, or if more than a quarter of its
 * letters are not what is said. Transcripts are damaged in every way of {@link TranscriptDamage}
 * but the extreme ones.
 *
 * <p>The shipped model is fitted to all calls. To measure how well it does on recordings that took
 * no part in fitting, the calls are dealt into parts, and those of each part are judged by a model
 * that was fitted in the same way to the others. The shipped model itself comes last, for
 * comparison. Of the prompts ({@code --prompts}) French took no part in fitting. {@code --fit FILE}
 * fits the weights of the shipped file instead.
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
   *     the file; {@code --samples FILE}: lists all features; {@code --read FILE}: reads such a
   *     list instead of aligning; {@code --folds N}: the parts into which calls are dealt
   * @param out receives the tables
   * @return 0
   * @throws IOException if a recording cannot be read, or a file cannot be written
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    boolean isPrompts = options.flag("--prompts");
    String fitted = options.value("--fit", "");
    String listed = options.value("--samples", "");
    String known = options.value("--read", "");
    int folds = (int) options.number("--folds", 2, 3);
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
      byKind.put("recognition", known.isEmpty() ? calls(data) : SampleList.read(Path.of(known)));
    }
    if (!listed.isEmpty()) {
      SampleList.write(byKind.values(), Path.of(listed));
    }
    for (Map.Entry<String, List<JudgedSample>> entry : byKind.entrySet()) {
      if (isHeldOut) {
        if (!isPrompts) {
          print(
              "recognition, by models that were fitted to other calls",
              FittedModel.crossValidated(entry.getValue(), folds),
              out);
        }
        print(entry.getKey() + ", by the shipped model", entry.getValue(), out);
      } else {
        WeightsFile.put(Path.of(fitted), entry.getKey(), entry.getValue());
        out.println(
            entry.getKey() + ": fitted to " + entry.getValue().size() + " sentences: " + fitted);
      }
    }
    return 0;
  }

  private static List<JudgedSample> calls(Path data) {
    TrustSamples source = new TrustSamples(data);
    List<String> names = new ArrayList<>(source.names(false));
    names.addAll(source.names(true));
    List<JudgedSample> samples = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      samples.addAll(source.of(names.get(i), names.get((i + 1) % names.size()), 1));
    }
    return samples;
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
}
