package dev.caesura.bench;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.Recognizer;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.align.edit.SequenceAligner;
import dev.caesura.align.eval.ErrorCounts;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.segment.HybridSegmenter;
import dev.caesura.models.recognition.PocketsphinxRecognizer;
import dev.caesura.models.recognition.PocketsphinxSettings;
import dev.caesura.models.recognition.SphinxRecognizer;
import dev.caesura.models.recognition.SphinxSettings;
import dev.caesura.models.speech.SileroVad;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
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
 * Word errors and speed of the recognisers on the bundled recordings, in one thread. Recognisers
 * are biased to the exact transcript, to the damaged one, or not at all, and run with and without
 * the second pass. The reference is always the exact text; {@link WordNormalizer} normalizes both
 * sides. Loading has its own column: the time to open, plus the extra time of the first piece
 * compared with a second run on it.
 */
final class RecognitionErrors {

  private static final int RATE = 16_000;
  private static final WordNormalizer NORMALIZER = WordNormalizer.of(Locale.ENGLISH);

  /** Factory of recognisers that are biased to a transcript. */
  @FunctionalInterface
  private interface Opener {
    CloseableRecognizer open(String transcript) throws IOException;
  }

  /** Audio pieces, their exact text, and the transcripts to bias recognisers to, by name. */
  private record Material(
      String name, List<Signal> pieces, String reference, Map<String, String> transcripts) {}

  private RecognitionErrors() {}

  static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options options = Options.of(args);
    // The unbiased recogniser takes minutes.
    boolean unbiased = !options.flag("--biased");
    options.end();
    Map<String, Opener> biased = new LinkedHashMap<>();
    SphinxSettings settings = SphinxSettings.defaults();
    SphinxSettings once =
        new SphinxSettings(1, settings.transcriptWeight(), settings.maxPieceSeconds(), false);
    biased.put("sphinx, one pass", text -> SphinxRecognizer.open(text, once));
    biased.put("sphinx", text -> SphinxRecognizer.open(text, settings));
    PocketsphinxSettings program = PocketsphinxSettings.defaults();
    if (PocketsphinxRecognizer.isInstalled(program)) {
      biased.put("pocketsphinx", text -> PocketsphinxRecognizer.open(text, program));
    } else {
      out.println("pocketsphinx: skipped: expected the program pocketsphinx_batch; found none.");
    }
    out.println(
        "| recording | transcript | recogniser | word errors | words | WER % | substituted,"
            + " deleted, inserted | RTF | load s |");
    out.println("|---|---|---|---:|---:|---:|---:|---:|---:|");
    List<Material> materials = List.of(readings(), prompts());
    for (Material material : materials) {
      for (Map.Entry<String, String> transcript : material.transcripts().entrySet()) {
        for (Map.Entry<String, Opener> one : biased.entrySet()) {
          row(material, transcript.getKey(), transcript.getValue(), one, out);
        }
      }
    }
    if (unbiased) {
      Map.Entry<String, Opener> general =
          Map.entry("sphinx-unbiased", text -> SphinxRecognizer.openUnbiased(settings));
      for (Material material : materials) {
        row(material, "none", "", general, out);
      }
    }
    return 0;
  }

  private static Material prompts() throws IOException {
    Path speech = Bench.root().resolve("testdata/speech");
    AudioSource audio = AudioFiles.open(speech.resolve("prompts-en.flac"), RATE);
    List<Signal> pieces = new ArrayList<>();
    try (SileroVad vad = SileroVad.open()) {
      for (TimeSpan span : HybridSegmenter.forRecognition().segment(vad.score(audio))) {
        pieces.add(audio.read(span));
      }
    }
    Map<String, String> transcripts = new LinkedHashMap<>();
    String exact = Files.readString(speech.resolve("prompts-en.txt"));
    transcripts.put("exact", exact);
    transcripts.put("damaged", Files.readString(speech.resolve("prompts-en.damaged.txt")));
    return new Material("prompts-en", pieces, exact, transcripts);
  }

  private static Material readings() throws IOException {
    Path folder = Bench.root().resolve("testdata/speech/librivox");
    List<Signal> pieces = new ArrayList<>();
    StringBuilder reference = new StringBuilder();
    for (String line : Files.readAllLines(folder.resolve("transcripts.tsv"))) {
      String[] cells = line.split("\t", -1);
      AudioSource audio = AudioFiles.open(folder.resolve(cells[0]), RATE);
      pieces.add(audio.read(new TimeSpan(0, 60L * RATE, RATE)));
      reference.append(cells[1]).append('\n');
    }
    return new Material(
        "librivox", pieces, reference.toString(), Map.of("exact", reference.toString()));
  }

  private static void row(
      Material material,
      String name,
      String transcript,
      Map.Entry<String, Opener> one,
      PrintStream out)
      throws IOException {
    long start = System.nanoTime();
    List<String> hypothesis = new ArrayList<>();
    double load;
    double recognition;
    try (CloseableRecognizer recognizer = one.getValue().open(transcript)) {
      recognizer.recognize(material.pieces().get(0));
      long loaded = System.nanoTime();
      double first = 0;
      for (Signal piece : material.pieces()) {
        hypothesis.addAll(words(recognizer, piece));
        first = first == 0 ? seconds(loaded) : first;
      }
      recognition = seconds(loaded);
      load = (loaded - start) / 1e9 - first;
    }
    double audio = material.pieces().stream().mapToDouble(p -> p.span().seconds()).sum();
    ErrorCounts errors =
        ErrorCounts.of(SequenceAligner.unit(hypothesis, normalized(material.reference())));
    out.printf(
        Locale.ROOT,
        "| %s, %.0f s | %s | %s | %d | %d | %.1f | %d, %d, %d | %.3f | %.1f |%n",
        material.name(),
        audio,
        name,
        one.getKey(),
        errors.errors(),
        errors.referenceLength(),
        100 * errors.rate(),
        errors.substitutions(),
        errors.deletions(),
        errors.insertions(),
        recognition / audio,
        Math.max(0, load));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static List<String> words(Recognizer recognizer, Signal piece) throws IOException {
    Transcript recognized = recognizer.recognize(piece);
    return normalized(String.join(" ", recognized.words().stream().map(Word::text).toList()));
  }

  private static List<String> normalized(String text) {
    return NORMALIZER.words(text).stream().map(NormalizedWord::text).toList();
  }
}
