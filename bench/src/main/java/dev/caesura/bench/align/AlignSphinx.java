package dev.caesura.bench.align;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.align.RecognizerProvider;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.bench.MissingDataException;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.PromptRecording.Sentence;
import dev.caesura.corpus.MiningJob;
import dev.caesura.corpus.MiningResult;
import dev.caesura.corpus.MiningSettings;
import dev.caesura.corpus.mine.Miner;
import dev.caesura.io.Folders;
import dev.caesura.text.Segmentation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code align-sphinx}: sentence times found by {@code mine} with CMU Sphinx models of other
 * languages. Recordings, damage and figures are those of {@code align-self}; the models are those
 * that {@code caesura models get} fetches.
 */
public final class AlignSphinx {

  private static final double MIN_SCORE = 0.6;
  private static final List<String> LANGUAGES = List.of("es", "fr");
  private static final List<String> TRANSCRIPTS = List.of("exact", "damaged", "other");

  private AlignSphinx() {}

  /**
   * Measures, and prints the table.
   *
   * @param data not used; {@code testdata/make-prompts} makes the recordings
   * @param args {@code --models DIR} with the folders sphinx-es and sphinx-fr, {@code --languages
   *     es,fr}, {@code --transcripts exact,damaged,other}, {@code --minutes N} of each recording,
   *     {@code --jobs N}, {@code --seed N} of the damage, {@code --wrong FILE} to list what is
   *     found
   * @param out receives the table
   * @return 0
   * @throws Exception if a recording or model cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options options = Options.of(args);
    Path models = Path.of(options.value("--models", ""));
    List<String> languages = options.choices("--languages", LANGUAGES);
    List<String> transcripts = options.choices("--transcripts", TRANSCRIPTS);
    double minutes = options.number("--minutes", 1, 60);
    int jobs = (int) options.number("--jobs", 1, 2);
    int seed = (int) options.number("--seed", 0, 7);
    String wrong = options.value("--wrong", "");
    options.end();
    List<String> listed = new ArrayList<>();
    out.println(
        "| recording | transcript | sentences | both ends within 0.5 s, % | kept, % | of these"
            + " within 0.5 s, % | real-time factor |");
    out.println("|---|---|---:|---:|---:|---:|---:|");
    for (String language : languages) {
      Path folder = models.resolve("sphinx-" + language);
      if (!Files.isDirectory(folder)) {
        throw new MissingDataException(
            folder
                + ": expected a model; found none. Run 'caesura models get sphinx-"
                + language
                + "' and give the folder above it with --models.");
      }
      RecognizerProvider provider = RecognizerProvider.named("sphinx").withAcousticModel(folder);
      List<Sentence> exact = PromptRecording.within(PromptRecording.of(language).truth(), minutes);
      for (String name : transcripts) {
        String other = LANGUAGES.get((LANGUAGES.indexOf(language) + 1) % LANGUAGES.size());
        List<Sentence> sentences =
            switch (name) {
              case "exact" -> exact;
              case "damaged" -> PromptRecording.damaged(exact, seed);
              default ->
                  PromptRecording.unspoken(
                      PromptRecording.within(PromptRecording.of(other).truth(), minutes));
            };
        String shown = name.equals("other") ? "that of " + other : name;
        row(language, shown, sentences, provider, minutes, jobs, out, listed);
      }
    }
    if (!wrong.isEmpty()) {
      Files.write(Path.of(wrong), listed);
    }
    return 0;
  }

  private static void row(
      String language,
      String name,
      List<Sentence> sentences,
      RecognizerProvider provider,
      double minutes,
      int jobs,
      PrintStream out,
      List<String> listed)
      throws Exception {
    Path folder = Files.createTempDirectory("caesura-align-sphinx");
    try {
      Segmentation lines = PromptRecording.lines(sentences);
      Path text = Files.writeString(folder.resolve("transcript.txt"), lines.text());
      Path recording = recording(language, minutes, folder);
      Path corpus = folder.resolve("corpus");
      MiningResult result =
          Miner.of(
                  MiningSettings.defaults()
                      .withLanguage(Locale.forLanguageTag(language))
                      .withMinScore(MIN_SCORE)
                      .withMaxError(0.9)
                      .withJobs(jobs))
              .withRecognizer(provider)
              .withSplitter(AlignSphinx::lines, "lines")
              .mine(MiningJob.of(recording, text, corpus));
      int[] found = new int[4];
      count(corpus.resolve("rejected.jsonl"), false, lines, sentences, found, name, listed);
      count(corpus.resolve("corpus.jsonl"), true, lines, sentences, found, name, listed);
      long spoken = sentences.stream().filter(Sentence::isSpoken).count();
      double seconds = result.times().values().stream().mapToDouble(s -> s).sum();
      out.printf(
          Locale.ROOT,
          "| %s, %.1f minutes | %s | %d | %s | %.1f | %s | %.2f |%n",
          language,
          result.recordingSeconds() / 60,
          name,
          sentences.size(),
          spoken == 0 ? "" : String.format(Locale.ROOT, "%.1f", 100.0 * found[0] / spoken),
          100.0 * found[1] / sentences.size(),
          found[1] == 0 ? "" : String.format(Locale.ROOT, "%.1f", 100.0 * found[2] / found[1]),
          seconds / result.recordingSeconds());
    } finally {
      Folders.delete(folder);
    }
  }

  /** Writes the first minutes of a recording, up to the end of a sentence. */
  private static Path recording(String language, double minutes, Path folder) throws IOException {
    PromptRecording recording = PromptRecording.of(language);
    List<Sentence> all = recording.truth();
    List<Sentence> part = PromptRecording.within(all, minutes);
    float[] samples = recording.samples();
    int end =
        part.size() == all.size()
            ? samples.length
            : (int) (PromptRecording.RATE * (part.get(part.size() - 1).end() + 0.1));
    Path file = folder.resolve(language + ".wav");
    try (WavWriter out = WavWriter.create(file, PromptRecording.RATE)) {
      out.write(samples, 0, end);
      out.commit();
    }
    return file;
  }

  /** Splits a text into its lines. */
  private static Segmentation lines(String text) {
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n' || i == text.length() - 1) {
        ends.add(i + 1);
      }
    }
    return Segmentation.ofEnds(text, ends);
  }

  /** Counts sentences within the tolerance, kept ones, and kept ones within the tolerance. */
  private static void count(
      Path file,
      boolean isKept,
      Segmentation lines,
      List<Sentence> sentences,
      int[] found,
      String name,
      List<String> listed)
      throws IOException {
    JsonMapper json = new JsonMapper();
    for (String line : Files.readAllLines(file)) {
      JsonNode record = json.readTree(line);
      if (!record.hasNonNull("text_start")) {
        continue;
      }
      Sentence sentence = sentences.get(number(lines, record.get("text_start").asInt()));
      boolean fits =
          sentence.isSpoken()
              && record.hasNonNull("audio_start")
              && sentence.fits(
                  TimeSpan.fromSeconds(
                      record.get("audio_start").asDouble(),
                      record.get("audio_end").asDouble(),
                      PromptRecording.RATE));
      found[0] += fits ? 1 : 0;
      found[1] += isKept ? 1 : 0;
      found[2] += isKept && fits ? 1 : 0;
      listed.add(
          String.join(
              "\t",
              name,
              fits ? "right" : "wrong",
              isKept ? "kept" : "rejected",
              sentence.start() + "",
              sentence.end() + "",
              sentence.text(),
              line));
    }
  }

  /** Returns the number of the line with a code point of the text. */
  private static int number(Segmentation lines, int codePoint) {
    int offset = lines.text().offsetByCodePoints(0, codePoint);
    int number = 0;
    while (lines.spans().get(number).end() <= offset) {
      number++;
    }
    return number;
  }
}
