package dev.caesura.bench;

import dev.caesura.bench.align.AlignDamage;
import dev.caesura.bench.align.AlignHaystack;
import dev.caesura.bench.align.AlignOrder;
import dev.caesura.bench.align.AlignScripts;
import dev.caesura.bench.align.AlignSelf;
import dev.caesura.bench.align.AlignShuffled;
import dev.caesura.bench.align.AlignSpeed;
import dev.caesura.bench.align.AlignSphinx;
import dev.caesura.bench.align.AlignTimes;
import dev.caesura.bench.align.AlignWays;
import dev.caesura.bench.align.ArchiveMatch;
import dev.caesura.bench.align.ArchiveScale;
import dev.caesura.bench.align.Corrections;
import dev.caesura.bench.align.CtcMemory;
import dev.caesura.bench.align.EdgeErrors;
import dev.caesura.bench.align.Reliability;
import dev.caesura.bench.align.SpeechDelay;
import dev.caesura.bench.align.SpeechSentences;
import dev.caesura.bench.align.Subtitles;
import dev.caesura.bench.align.SynthesisAlign;
import dev.caesura.bench.align.Verdicts;
import dev.caesura.bench.align.WordTimes;
import dev.caesura.bench.audio.Scorers;
import dev.caesura.bench.audio.Segmenters;
import dev.caesura.bench.audio.SileroSpeed;
import dev.caesura.bench.audio.StreamDay;
import dev.caesura.bench.audio.VadDefaults;
import dev.caesura.bench.text.AbbreviationContexts;
import dev.caesura.bench.text.AdaptationGain;
import dev.caesura.bench.text.EndMarks;
import dev.caesura.bench.text.Languages;
import dev.caesura.bench.text.LineBreakModes;
import dev.caesura.bench.text.LookaheadScores;
import dev.caesura.bench.text.Punctuation;
import dev.caesura.bench.text.SatSpeed;
import dev.caesura.bench.text.Sentences;
import dev.caesura.bench.text.SplitLimits;
import dev.caesura.bench.text.SplitSpeed;
import dev.caesura.bench.trust.TrustBenchmarks;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Entry point of {@code bench/run}: lists the benchmarks or runs one of them.
 *
 * <p>A comparison whose data or peer is absent prints what is missing and exits with 0.
 */
public final class Bench {

  private record Entry(String shows, Benchmark benchmark) {}

  private static final Map<String, Entry> ALL = new LinkedHashMap<>();

  private static void add(String name, String shows, Benchmark benchmark) {
    ALL.put(name, new Entry(shows, benchmark));
  }

  // One line each, in the order of the modules.
  static {
    add(
        "long-file",
        "memory and speed of segmenting one minute and ten hours, heap of 128 MiB",
        LongFile::run);
    add(
        "mine-stages",
        "mining the bundled recording: time by stage, peak heap, sentences kept",
        MineStages::run);
    add(
        "start-up",
        "wall-clock time of the launcher, --help and split, with and without class archive",
        StartUp::run);

    TrustBenchmarks.list(Bench::add);
    // Audio.
    add("scorers", "frame F1 and ROC AUC of each speech scorer, by recording", Scorers::run);
    add(
        "vad-defaults",
        "frame F1, precision and recall of caesura vad, by setting",
        VadDefaults::run);
    add(
        "segmenters",
        "cuts, boundary F1, coverage and time of each segmenter on the same scores",
        Segmenters::run);
    add(
        "silero-speed",
        "speed of Silero VAD as a sequence, of Silero VAD window by window, and of libfvad",
        SileroSpeed::run);
    add("stream-day", "peak heap, delay and speed of a stream of 24 hours", StreamDay::run);

    // Text.
    add(
        "sentences",
        "F1 of the shipped network and of other splitters, on clean and damaged text",
        Sentences::run);
    add(
        "abbreviations",
        "abbreviations taken for ends, and true ends found after them, by language",
        AbbreviationContexts::run);
    add(
        "end-marks",
        "ends found after each end mark of twenty scripts, with and without a space",
        EndMarks::run);
    add(
        "adaptation",
        "F1 before and after adaptation to 64, 128 and 256 examples",
        AdaptationGain::run);
    add(
        "line-breaks",
        "F1 of each mode of --newlines on wrapped text and on one sentence a line",
        LineBreakModes::run);
    add(
        "lookahead",
        "F1 and speed of a stream that decides after 8 to 512 characters, or all",
        LookaheadScores::run);
    add(
        "split-speed",
        "characters a second of each splitter and of a 3-layer XLM-R",
        SplitSpeed::run);
    add(
        "split-limits",
        "peak heap, speed and exactness on 100 MB of hostile text and on a long pipe",
        SplitLimits::run);
    add(
        "sat-speed",
        "time of SaT inference in batches and in single windows, and by stride",
        SatSpeed::run);
    add(
        "punctuation",
        "F1 of restored punctuation marks and capitals, by language",
        Punctuation::run);
    add(
        "languages",
        "languages detected in pieces of the development treebanks, by number of words",
        Languages::run);

    // Align.
    add(
        "align-order",
        "share of the optimal word pairs that long alignment finds, text in order",
        AlignOrder::run);
    add(
        "align-shuffled",
        "words placed correctly, transcript in 10, 50 and 200 shuffled blocks",
        AlignShuffled::run);
    add(
        "align-haystack",
        "words placed correctly, one call among all transcripts",
        AlignHaystack::run);
    add(
        "align-speed",
        "time of long alignment and of edlib, and its growth from 1 to 20 hours",
        AlignSpeed::run);
    add(
        "align-damage",
        "precision and recall of sentences with OCR noise, missing and foreign text",
        AlignDamage::run);
    add(
        "align-scripts",
        "words found in scripts without spaces and across two scripts",
        AlignScripts::run);
    add(
        "word-times",
        "errors of word and sentence times, before and after snapping to pauses",
        WordTimes::run);
    add(
        "ctc-memory",
        "time and memory of forced alignment of three hours, heap of 1 GiB",
        CtcMemory::run);
    add(
        "align-times",
        "sentences of long alignment with both ends within half a second",
        AlignTimes::run);
    add(
        "synthesis-align",
        "errors of sentence times found with a synthetic voice, in en, es and fr",
        SynthesisAlign::run);
    add(
        "align-self",
        "errors of sentence times found by a model that is trained on the recording",
        AlignSelf::run);
    add(
        "align-sphinx",
        "errors of sentence times found with CMU Sphinx models of other languages",
        AlignSphinx::run);

    add(
        "speech-sentences",
        "F1 of ends of sentences in recognised calls, by evidence and recogniser",
        SpeechSentences::run);
    add(
        "align-ways",
        "sentence times and speed of every recogniser, in several languages",
        AlignWays::run);

    add(
        "speech-delay",
        "F1 of ends of sentences that are decided 0.5 to 4 s after a word",
        SpeechDelay::run);
    add(
        "subtitles",
        "violations of guidelines by subtitles and by greedy line filling",
        Subtitles::run);
    add(
        "corrections",
        "numbers in digits by language; WER, CER, punctuation and numbers of corrected calls",
        Corrections::run);
    add(
        "reliability",
        "how well error probabilities agree with errors, on recordings not fitted on",
        Reliability::run);
    add(
        "verdicts",
        "transcripts of other recordings that are refused, and damaged ones that are not",
        Verdicts::run);
    add(
        "edge-errors",
        "errors of starts and ends of sentences, by recogniser and probability of an error",
        EdgeErrors::run);

    // Corpus.
    add(
        "archive-match",
        "precision and recall of recordings against shuffled volumes with OCR noise",
        ArchiveMatch::run);
    add(
        "archive-scale",
        "time and memory of matching and aligning thousands of recordings and documents",
        ArchiveScale::run);

    // Models.
    add("recognition", "word errors and speed of each recogniser", RecognitionErrors::run);
    add(
        "letter-to-sound",
        "phone and word errors of letter-to-sound on unseen words",
        LetterToSoundErrors::run);
    add(
        "transcript-size",
        "time and heap of a recogniser, by length of its transcript",
        TranscriptSize::run);
  }

  private Bench() {}

  /**
   * Runs a benchmark and exits with its code.
   *
   * @param args the name of a benchmark, {@code --data DIR}, options of the benchmark; none to list
   *     all benchmarks
   * @throws Exception if the benchmark fails
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) throws Exception {
    if (args.isEmpty() || args.get(0).equals("--help") || args.get(0).equals("-h")) {
      out.println("bench/run NAME [--data DIR] [OPTIONS]   (default DIR: ../shared/data)");
      ALL.forEach((name, entry) -> out.printf("  %-22s %s%n", name, entry.shows()));
      return 0;
    }
    Entry entry = ALL.get(args.get(0));
    if (entry == null) {
      err.println(
          "bench/run: expected one of "
              + String.join(", ", ALL.keySet())
              + "; found "
              + args.get(0));
      return 2;
    }
    try {
      Options options = Options.of(args.subList(1, args.size()));
      Path reference = root().resolve("../shared/data").normalize();
      Path data = Path.of(options.value("--data", reference.toString()));
      return entry.benchmark().run(data, options.remaining(), out);
    } catch (MissingDataException e) {
      out.println(args.get(0) + ": skipped: " + e.getMessage());
      return 0;
    } catch (UsageException e) {
      err.println("bench/run " + args.get(0) + ": " + e.getMessage());
      return 2;
    }
  }

  static Set<String> names() {
    return Collections.unmodifiableSet(ALL.keySet());
  }

  /**
   * Returns the root folder of the checkout.
   *
   * @return the root folder
   */
  public static Path root() {
    return Path.of(System.getProperty("caesura.root", "."));
  }
}
