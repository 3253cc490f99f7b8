package dev.caesura.bench.align;

import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.RecordingAlignerProvider;
import dev.caesura.align.RecordingAlignerSettings;
import dev.caesura.align.Utterance;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.PromptRecording.Sentence;
import dev.caesura.corpus.mine.TranscriptAligner;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * {@code align-ways}: one table of all ways to find the sentences of a transcript in a recording,
 * on joined prompts whose true times are known, with the exact and with a damaged transcript. A way
 * that does not know a language, or whose program is not installed, has no row. What is kept scores
 * at least 0.6, as in {@code mine}.
 */
public final class AlignWays {

  private static final double MIN_SCORE = 0.6;
  private static final List<String> LANGUAGES = List.of("en", "es", "fr");
  private static final List<String> WAYS = List.of("sphinx", "ctc", "self", "synthesis");

  private AlignWays() {}

  /** Finds the sentences of a text. */
  @FunctionalInterface
  private interface Way {
    List<Utterance> find(TranscriptAligner aligner, PromptRecording recording, String text)
        throws IOException, InterruptedException;
  }

  /**
   * Measures, and prints the table.
   *
   * @param data not used; {@code testdata/make-prompts} makes the recordings
   * @param args {@code --languages en,es,fr}, {@code --ways sphinx,self}, {@code --model DIR} of a
   *     CTC network for the way {@code ctc}, {@code --jobs N}, {@code --seed N} of the damage
   * @param out receives the table
   * @return 0
   * @throws Exception if a recording cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options options = Options.of(args);
    List<String> languages = options.choices("--languages", LANGUAGES);
    List<String> ways = options.choices("--ways", WAYS);
    String model = options.value("--model", "");
    int jobs = (int) options.number("--jobs", 1, Runtime.getRuntime().availableProcessors());
    int seed = (int) options.number("--seed", 0, 7);
    options.end();
    out.println(
        "| language | way | transcript | sentences | both ends within 0.5 s, % | kept, % | of these"
            + " within 0.5 s, % | share of real time |");
    out.println("|---|---|---|---:|---:|---:|---:|---:|");
    for (String language : languages) {
      PromptRecording recording = PromptRecording.of(language);
      for (String way : ways) {
        Way found = way(way, Locale.forLanguageTag(language), model, jobs, out);
        if (found != null) {
          List<Sentence> exact = recording.truth();
          row(language, way, "exact", found, recording, exact, jobs, out);
          row(
              language,
              way,
              "damaged",
              found,
              recording,
              PromptRecording.damaged(exact, seed),
              jobs,
              out);
        }
      }
    }
    return 0;
  }

  /** Returns a way; null if it cannot be taken. */
  private static Way way(String name, Locale language, String model, int jobs, PrintStream out)
      throws IOException {
    if (RecordingAlignerProvider.named(name).isPresent()) {
      RecordingAlignerProvider provider = RecordingAlignerProvider.named(name).get();
      RecordingAlignerSettings settings =
          RecordingAlignerSettings.defaults()
              .withNormalizer(WordNormalizer.of(language))
              .withJobs(jobs);
      try {
        provider.open(settings);
      } catch (IOException e) {
        out.println("<!-- " + name + ", " + language + ": " + e.getMessage() + " -->");
        return null;
      }
      return (aligner, recording, text) ->
          aligner
              .align("r", recording.audio(), text, provider.open(settings))
              .doubted()
              .utterances();
    }
    RecognizerProvider provider = RecognizerProvider.named(name);
    if (name.equals("ctc")) {
      if (model.isEmpty()) {
        return null;
      }
      provider = provider.withAcousticModel(Path.of(model));
    }
    RecognizerProvider recognizer = provider;
    if (!recognizer.supports(language)) {
      return null;
    }
    return (aligner, recording, text) -> {
      Path work = Files.createTempDirectory("caesura-ways");
      try {
        return aligner.align("r", recording.audio(), text, recognizer, work, warning -> {});
      } finally {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(work)) {
          for (Path file : files) {
            Files.delete(file);
          }
        }
        Files.delete(work);
      }
    };
  }

  private static void row(
      String language,
      String way,
      String transcript,
      Way found,
      PromptRecording recording,
      List<Sentence> sentences,
      int jobs,
      PrintStream out)
      throws IOException, InterruptedException {
    String text = PromptRecording.lines(sentences).text();
    TranscriptAligner aligner =
        TranscriptAligner.of(WordNormalizer.of(Locale.forLanguageTag(language)))
            .withJobs(jobs)
            .withSplitter(any -> PromptRecording.lines(sentences));
    long start = System.nanoTime();
    List<Utterance> utterances = found.find(aligner, recording, text);
    double seconds = (System.nanoTime() - start) / 1e9;
    int spoken = 0;
    int right = 0;
    int kept = 0;
    int keptAndRight = 0;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      Utterance utterance = utterances.get(i);
      boolean fits =
          sentence.isSpoken()
              && utterance.span().isPresent()
              && sentence.fits(utterance.span().get());
      spoken += sentence.isSpoken() ? 1 : 0;
      right += fits ? 1 : 0;
      if (utterance.span().isPresent() && utterance.score() >= MIN_SCORE) {
        kept++;
        keptAndRight += fits ? 1 : 0;
      }
    }
    out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %d | %.1f | %.1f | %.1f | %.2f |%n",
        language,
        way,
        transcript,
        sentences.size(),
        100.0 * right / spoken,
        100.0 * kept / sentences.size(),
        100.0 * keptAndRight / Math.max(1, kept),
        seconds * 16_000 / recording.samples().length);
    out.flush();
  }
}
