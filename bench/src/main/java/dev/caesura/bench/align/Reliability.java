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
 * comparison. The same is done with the prompts ({@code --prompts}), whose parts are languages.
 * {@code --fit FILE} fits the weights of the shipped file instead.
 */
public final class Reliability {

  private static final String RECOGNITION = "recognition";

  /** The aligner whose scores differ most from language to language. */
  private static final String RELATIVE = "synthesis";

  private static final List<String> ALIGNERS = List.of("self", "synthesis");
  private static final List<String> LANGUAGES = List.of("es", "fr", "en");

  private Reliability() {}

  /**
   * Measures, and prints the tables.
   *
   * @param data the reference data
   * @param args {@code --prompts}: the aligners without recognised words instead of the
   *     recognisers; {@code --languages es,fr,en} and {@code --ways self,synthesis} of the prompts;
   *     {@code --fit FILE}: fits weights to all recordings, and writes them into the file; {@code
   *     --samples FILE}: lists all features; {@code --read FILE,FILE}: reads such lists instead of
   *     aligning; {@code --folds N}: the parts into which recordings are dealt; {@code --shipped}:
   *     prints the shipped model alone
   * @param out receives the tables
   * @return 0
   * @throws IOException if a recording cannot be read, or a file cannot be written
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options options = Options.of(args);
    boolean isPrompts = options.flag("--prompts");
    List<String> languages = isPrompts ? options.choices("--languages", LANGUAGES) : List.of();
    boolean isShipped = options.flag("--shipped");
    List<String> ways = isPrompts ? options.choices("--ways", ALIGNERS) : List.of();
    String fitted = options.value("--fit", "");
    String listed = options.value("--samples", "");
    String known = options.value("--read", "");
    int folds = (int) options.number("--folds", 2, 3);
    options.end();
    boolean isHeldOut = fitted.isEmpty();
    Map<String, List<JudgedSample>> byKind = new LinkedHashMap<>();
    if (!known.isEmpty()) {
      for (String file : known.split(",", -1)) {
        for (JudgedSample sample : SampleList.read(Path.of(file))) {
          String kind = isPrompts ? sample.group() : RECOGNITION;
          byKind.computeIfAbsent(kind, key -> new ArrayList<>()).add(sample);
        }
      }
    } else if (isPrompts) {
      for (String aligner : ways) {
        byKind.put(aligner, prompts(aligner, languages));
      }
    } else {
      byKind.put(RECOGNITION, calls(data));
    }
    if (!listed.isEmpty()) {
      SampleList.write(byKind.values(), Path.of(listed));
    }
    for (Map.Entry<String, List<JudgedSample>> entry : byKind.entrySet()) {
      if (isHeldOut) {
        long recordings = entry.getValue().stream().map(JudgedSample::recording).distinct().count();
        if (recordings >= folds && !isShipped) {
          print(
              entry.getKey() + ", by models that were fitted to other recordings",
              FittedModel.crossValidated(entry.getValue(), folds, entry.getKey().equals(RELATIVE)),
              out);
        }
        print(entry.getKey() + ", by the shipped model", entry.getValue(), out);
      } else {
        WeightsFile.put(
            Path.of(fitted), entry.getKey(), entry.getValue(), entry.getKey().equals(RELATIVE));
        out.println(
            entry.getKey() + ": fitted to " + entry.getValue().size() + " sentences: " + fitted);
      }
    }
    return 0;
  }

  /** Aligns the prompts of each language with their transcripts and with those of another one. */
  private static List<JudgedSample> prompts(String aligner, List<String> languages)
      throws IOException {
    List<JudgedSample> samples = new ArrayList<>();
    for (String language : languages) {
      String other = LANGUAGES.get((LANGUAGES.indexOf(language) + 1) % LANGUAGES.size());
      samples.addAll(PromptSamples.of(aligner, language, other));
    }
    return samples;
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
    boolean isOneGroup = samples.stream().map(JudgedSample::group).distinct().count() == 1;
    for (JudgedSample sample : samples) {
      all.add(sample.probability(), sample.isWrong());
      groups
          .computeIfAbsent(
              isOneGroup ? sample.recording() : sample.group(), key -> new ReliabilityTable())
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
