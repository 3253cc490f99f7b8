package dev.caesura.bench;

import dev.caesura.bench.align.AlignDamage;
import dev.caesura.bench.align.AlignHaystack;
import dev.caesura.bench.align.AlignOrder;
import dev.caesura.bench.align.AlignScripts;
import dev.caesura.bench.align.AlignShuffled;
import dev.caesura.bench.align.AlignSpeed;
import dev.caesura.bench.align.AlignTimes;
import dev.caesura.bench.align.CtcMemory;
import dev.caesura.bench.align.SynthesisAlign;
import dev.caesura.bench.align.WordTimes;
import dev.caesura.bench.audio.Scorers;
import dev.caesura.bench.audio.Segmenters;
import dev.caesura.bench.audio.SileroSpeed;
import dev.caesura.bench.audio.StreamDay;
import dev.caesura.bench.audio.VadDefaults;
import dev.caesura.bench.text.AdaptationGain;
import dev.caesura.bench.text.LineBreakModes;
import dev.caesura.bench.text.Punctuation;
import dev.caesura.bench.text.SatSpeed;
import dev.caesura.bench.text.Sentences;
import dev.caesura.bench.text.SplitLimits;
import dev.caesura.bench.text.SplitSpeed;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code bench/run} starts: lists the benchmarks, or runs one.
 *
 * <p>A comparison whose data or peer is absent says so and ends with 0: that is not a failure.
 */
public final class Bench {

  private record Entry(String shows, Benchmark benchmark) {}

  private static final Map<String, Entry> ALL = new LinkedHashMap<>();

  private static void add(String name, String shows, Benchmark benchmark) {
    ALL.put(name, new Entry(shows, benchmark));
  }

  // One line each, by module.
  static {
    // The whole.
    add("long-file", "a minute and ten hours in a heap of 128 MiB", LongFile::run);
    add("mine-stages", "mine on the bundled recording: stages, heap, kept", MineStages::run);

    add("start-up", "the launcher, --help and split of one line, with and without archive", StartUp::run);

    // Audio.
    add("scorers", "frame F1 and ROC-AUC of every detector of speech", Scorers::run);
    add("vad-defaults", "frame F1 of caesura vad under several settings", VadDefaults::run);
    add("segmenters", "all segmenters on the same scores: cuts, boundaries", Segmenters::run);
    add(
        "silero-speed",
        "Silero VAD as a sequence, window by window, and libfvad",
        SileroSpeed::run);
    add("stream-day", "a stream of 24 hours: heap, delay, speed", StreamDay::run);

    // Text.
    add("sentences", "the shipped network and other splitters, by view", Sentences::run);
    add("adaptation", "F1 before and after 64, 128, 256 examples", AdaptationGain::run);
    add("line-breaks", "split --newlines on wrapped text and on lines", LineBreakModes::run);
    add("split-speed", "characters a second, against a 3-layer XLM-R", SplitSpeed::run);
    add("split-limits", "100 MB of hostile text, a long pipe: heap, speed", SplitLimits::run);
    add("sat-speed", "SaT inference: batches against single windows, strides", SatSpeed::run);
    add("punctuation", "marks and capitals put back, by language", Punctuation::run);

    // Align.
    add("align-order", "long alignment: pairs of the optimum, in order", AlignOrder::run);
    add("align-shuffled", "... with the transcript in 10, 50, 200 blocks", AlignShuffled::run);
    add("align-haystack", "... a call among all transcripts", AlignHaystack::run);
    add("align-speed", "... against edlib, and how it grows from 1 to 20 hours", AlignSpeed::run);
    add("align-damage", "... with OCR noise, missing and foreign text", AlignDamage::run);
    add("align-scripts", "... scripts without spaces, two scripts", AlignScripts::run);
    add(
        "word-times",
        "errors of word and sentence times, before and after snapping",
        WordTimes::run);
    add("ctc-memory", "forced alignment of three hours in a heap of 1 GiB", CtcMemory::run);
    add("align-times", "... ends of sentences within half a second", AlignTimes::run);

    add("synthesis-align", "sentences found by a synthetic voice, en, es, fr", SynthesisAlign::run);

    // Models.
    add("recognition", "recognisers: wrong words and speed", RecognitionErrors::run);
    add("letter-to-sound", "phones of unknown words", LetterToSoundErrors::run);
    add("transcript-size", "what a long transcript costs a recogniser", TranscriptSize::run);
  }

  private Bench() {}

  /**
   * Runs one.
   *
   * @param args its name, {@code --data DIR}, its own options; none to list all
   * @throws Exception if the benchmark fails
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) throws Exception {
    if (args.isEmpty() || args.get(0).equals("--help") || args.get(0).equals("-h")) {
      out.println("bench/run NAME [--data DIR] [OPTIONS]");
      ALL.forEach((name, entry) -> out.printf("  %-22s %s%n", name, entry.shows()));
      return 0;
    }
    Entry entry = ALL.get(args.get(0));
    if (entry == null) {
      err.println(
          "bench/run: no benchmark is called "
              + args.get(0)
              + "; there are: "
              + String.join(" ", ALL.keySet()));
      return 2;
    }
    List<String> own = new ArrayList<>(args.subList(1, args.size()));
    Path data = root().resolve("../shared/data").normalize();
    int option = own.indexOf("--data");
    if (option >= 0) {
      if (option + 1 == own.size()) {
        err.println("bench/run: --data: expected a folder; found nothing");
        return 2;
      }
      data = Path.of(own.remove(option + 1));
      own.remove(option);
    }
    try {
      return entry.benchmark().run(data, List.copyOf(own), out);
    } catch (MissingDataException e) {
      out.println(args.get(0) + ": skipped: " + e.getMessage());
      return 0;
    }
  }

  static Set<String> names() {
    return Collections.unmodifiableSet(ALL.keySet());
  }

  /**
   * The checkout.
   *
   * @return its root folder
   */
  public static Path root() {
    return Path.of(System.getProperty("caesura.root", "."));
  }
}
