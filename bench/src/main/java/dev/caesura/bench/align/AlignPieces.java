package dev.caesura.bench.align;

import dev.caesura.align.PronouncerProvider;
import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.Utterance;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.PromptRecording.Sentence;
import dev.caesura.models.hmm.SelfAligner;
import dev.caesura.models.speech.SileroVad;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * {@code align-self --pieces}: short recordings of one language, each aligned by a model that is
 * trained on it alone, and by one that earlier recordings have trained. The recordings are pieces
 * of the joined prompts of {@link AlignSelf}; a figure is a share of the sentences of all pieces.
 */
final class AlignPieces {

  private static final int RATE = PromptRecording.RATE;
  private static final double MIN_SCORE = 0.6;
  private static final String MODEL = "model.caesura-hmm";

  private AlignPieces() {}

  /** A piece of a recording. */
  private record Piece(AudioSource audio, List<TimeSpan> speech, List<Sentence> sentences) {}

  /** What was found in all pieces. */
  private static final class Counts {
    private int sentences;
    private int right;
    private int kept;
    private int keptAndRight;
    private int refused;

    private void add(RecordingAlignment found, List<Sentence> sentences) {
      refused += found.isPlausible() ? 0 : 1;
      for (int i = 0; i < sentences.size(); i++) {
        Utterance utterance = found.utterances().get(i);
        boolean fits =
            utterance.span().isPresent() && sentences.get(i).fits(utterance.span().get());
        boolean isKept = utterance.span().isPresent() && utterance.score() >= MIN_SCORE;
        this.sentences++;
        right += fits ? 1 : 0;
        kept += isKept ? 1 : 0;
        keptAndRight += isKept && fits ? 1 : 0;
      }
    }

    private void print(String language, String way, int pieces, PrintStream out) {
      out.printf(
          Locale.ROOT,
          "| %s | %s | %d | %d | %d | %.1f | %.1f | %s |%n",
          language,
          way,
          pieces,
          refused,
          sentences,
          100.0 * right / sentences,
          100.0 * kept / sentences,
          kept == 0 ? "" : String.format(Locale.ROOT, "%.1f", 100.0 * keptAndRight / kept));
    }
  }

  /**
   * Measures, and prints the table.
   *
   * @param options {@code --languages es,fr}, {@code --seconds N} of a piece, {@code --jobs N}
   * @param out receives the table
   * @return 0
   * @throws IOException if a recording cannot be read
   */
  static int run(Options options, PrintStream out) throws IOException {
    List<String> languages = options.choices("--languages", List.of("es", "fr"));
    double seconds = options.number("--seconds", 10, 90);
    int jobs = (int) options.number("--jobs", 1, Runtime.getRuntime().availableProcessors());
    options.end();
    out.println(
        "| recordings | model of | number | refused | sentences | both ends within 0.5 s, % | kept,"
            + " % | of these within 0.5 s, % |");
    out.println("|---|---|---:|---:|---:|---:|---:|---:|");
    for (String language : languages) {
      List<Piece> pieces = pieces(language, seconds);
      Path folder = Files.createTempDirectory("caesura-pieces");
      try {
        SelfAligner alone = aligner(language).withJobs(jobs);
        measure(pieces, language, "each alone", alone, Path.of(""), out);
        measure(pieces, language, "those before", alone, folder, out);
        measure(pieces, language, "all", alone, folder, out);
      } finally {
        Files.deleteIfExists(folder.resolve(MODEL));
        Files.delete(folder);
      }
    }
    return 0;
  }

  /** Aligns all pieces one after another; each trains the model in the folder, if there is one. */
  private static void measure(
      List<Piece> pieces,
      String language,
      String way,
      SelfAligner alone,
      Path folder,
      PrintStream out)
      throws IOException {
    Counts counts = new Counts();
    boolean isSaved = !folder.toString().isEmpty();
    for (Piece piece : pieces) {
      SelfAligner aligner = isSaved ? alone.withSavedModel(folder) : alone;
      if (isSaved && Files.exists(folder.resolve(MODEL))) {
        aligner = aligner.withModel(folder);
      }
      counts.add(
          aligner.align(
              "r", piece.audio(), piece.speech(), PromptRecording.lines(piece.sentences())),
          piece.sentences());
    }
    counts.print(language, way, pieces.size(), out);
  }

  private static SelfAligner aligner(String language) {
    Locale locale = Locale.forLanguageTag(language);
    SelfAligner aligner = SelfAligner.of(WordNormalizer.of(locale));
    return PronouncerProvider.find(locale).map(aligner::withPronouncer).orElse(aligner);
  }

  /** Cuts a recording between sentences. */
  private static List<Piece> pieces(String language, double seconds) throws IOException {
    PromptRecording recording = PromptRecording.of(language);
    float[] samples = recording.samples();
    List<Piece> pieces = new ArrayList<>();
    List<Sentence> own = new ArrayList<>();
    List<Sentence> truth = recording.truth();
    double from = 0;
    for (int i = 0; i < truth.size(); i++) {
      Sentence sentence = truth.get(i);
      own.add(new Sentence(sentence.text(), sentence.start() - from, sentence.end() - from));
      boolean isLast = i + 1 == truth.size();
      double to =
          isLast ? (double) samples.length / RATE : (sentence.end() + truth.get(i + 1).start()) / 2;
      if (to - from >= seconds || isLast) {
        pieces.add(piece(samples, from, to, own));
        own = new ArrayList<>();
        from = to;
      }
    }
    return pieces;
  }

  private static Piece piece(float[] samples, double from, double to, List<Sentence> sentences)
      throws IOException {
    float[] own = Arrays.copyOfRange(samples, (int) (from * RATE), (int) (to * RATE));
    AudioSource audio = AudioSource.of("piece", Signal.of(own, RATE));
    try (SileroVad vad = SileroVad.open()) {
      return new Piece(
          audio, HysteresisSegmenter.defaults().segment(vad.score(audio)), List.copyOf(sentences));
    }
  }
}
