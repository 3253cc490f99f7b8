package dev.caesura.bench.align;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.PronouncerProvider;
import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Word;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.utterance.BoundarySnapper;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.segment.HybridSegmenter;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.bench.Bench;
import dev.caesura.bench.Options;
import dev.caesura.models.hmm.SelfAligner;
import dev.caesura.models.recognition.SphinxRecognizer;
import dev.caesura.models.recognition.SphinxSettings;
import dev.caesura.models.speech.SileroVad;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code word-times}: errors of the times of the embedded recogniser, biased to the transcript, and
 * of sentence ends snapped to pauses. References are the ends of sentences of the bundled
 * recording, whose times are known from joining it, and the words of readings, whose times are
 * those of another aligner. The starts of words that self-trained models find are compared with
 * those of the recogniser. Snapped ends have no padding, which would count as an error.
 */
public final class WordTimes {

  private static final int RATE = 16_000;

  private WordTimes() {}

  private static final class Errors {
    private final List<Double> seconds = new ArrayList<>();
    private int missing;

    void add(double found, double truth) {
      seconds.add(Math.abs(found - truth));
    }

    void print(String recording, String what, String times, PrintStream out) {
      Collections.sort(seconds);
      out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %d | %d | %.3f | %.3f |%n",
          recording,
          what,
          times,
          seconds.size(),
          missing,
          seconds.isEmpty() ? Double.NaN : seconds.get(seconds.size() / 2),
          seconds.isEmpty() ? Double.NaN : seconds.get(seconds.size() * 95 / 100));
    }
  }

  /** Sentences with the times of the recogniser, and the same with ends snapped to pauses. */
  private record Found(List<Utterance> raw, List<Utterance> snapped) {}

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args none
   * @param out receives the table
   * @return 0
   * @throws IOException if a recording cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws IOException {
    Options.of(args).end();
    out.println(
        "| recording | what | times of | found | not found | median error s | 95th percentile s |");
    out.println("|---|---|---|---:|---:|---:|---:|");
    Path speech = Bench.root().resolve("testdata/speech");
    sentences(
        "joined prompts",
        AudioFiles.open(speech.resolve("prompts-en.flac"), RATE),
        Files.readString(speech.resolve("prompts-en.txt")),
        Files.readAllLines(speech.resolve("prompts-en.times.tsv")),
        out);
    Path readings = data.resolve("audio/dev/librivox_austen");
    if (Files.isDirectory(readings)) {
      words(readings, out);
    } else {
      out.println();
      out.println(
          "words: skipped: "
              + readings
              + ": expected a folder; found none. Name it with --data DIR.");
    }
    return 0;
  }

  private static void sentences(
      String name, AudioSource audio, String text, List<String> times, PrintStream out)
      throws IOException {
    List<double[]> truth = new ArrayList<>();
    for (String line : times) {
      String[] cells = line.split("\t", -1);
      if (cells.length >= 3 && cells[1].matches("[0-9.]+")) {
        truth.add(new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[2])});
      }
    }
    Found found = find(audio, text);
    Errors[] errors = {new Errors(), new Errors(), new Errors(), new Errors()};
    for (int i = 0; i < truth.size(); i++) {
      ends(found.raw.get(i), truth.get(i), errors[0], errors[1]);
      ends(found.snapped.get(i), truth.get(i), errors[2], errors[3]);
    }
    errors[0].print(name, "starts of sentences", "recogniser", out);
    errors[2].print(name, "starts of sentences", "snapped", out);
    errors[1].print(name, "ends of sentences", "recogniser", out);
    errors[3].print(name, "ends of sentences", "snapped", out);
    wordsOfSelf(name, audio, text, found.raw, out);
  }

  /** Compares words of models that are trained on the recording with recognised ones. */
  private static void wordsOfSelf(
      String name, AudioSource audio, String text, List<Utterance> recognized, PrintStream out)
      throws IOException {
    Map<Integer, TimeSpan> truth = new HashMap<>();
    for (Utterance utterance : recognized) {
      for (AlignedWord word : utterance.words()) {
        if (word.evidence() == AlignedWord.Evidence.MATCH) {
          truth.put(word.source().start(), word.span());
        }
      }
    }
    SelfAligner aligner = SelfAligner.of(EnglishWords.NORMALIZER);
    aligner = PronouncerProvider.find(Locale.ENGLISH).map(aligner::withPronouncer).orElse(aligner);
    List<TimeSpan> speech;
    try (SileroVad vad = SileroVad.open()) {
      speech = HysteresisSegmenter.defaults().segment(vad.score(audio));
    }
    Errors starts = new Errors();
    int seen = 0;
    for (Utterance utterance :
        aligner.align("r", audio, speech, AlignTimes.lines(text)).utterances()) {
      for (AlignedWord word : utterance.words()) {
        TimeSpan span = truth.get(word.source().start());
        if (span != null && word.evidence() == AlignedWord.Evidence.MATCH) {
          seen++;
          starts.add(word.span().startSeconds(), span.startSeconds());
        }
      }
    }
    starts.missing = truth.size() - seen;
    starts.print(name, "starts of words", "self, against the recogniser", out);
  }

  private static void ends(Utterance utterance, double[] truth, Errors starts, Errors ends) {
    if (utterance.span().isEmpty()) {
      starts.missing++;
      ends.missing++;
      return;
    }
    starts.add(utterance.span().get().startSeconds(), truth[0]);
    ends.add(utterance.span().get().endSeconds(), truth[1]);
  }

  /** Joins the readings into one recording, and compares with the words of the other aligner. */
  private static void words(Path folder, PrintStream out) throws IOException {
    List<Path> recordings;
    try (Stream<Path> files = Files.list(folder)) {
      recordings = files.filter(file -> file.toString().endsWith(".wav")).sorted().toList();
    }
    List<float[]> pieces = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Map<Integer, TimeSpan> truth = new HashMap<>();
    List<double[]> sentences = new ArrayList<>();
    long from = 0;
    for (Path recording : recordings) {
      Signal signal = AudioFiles.open(recording, RATE).read(new TimeSpan(0, 60L * RATE, RATE));
      String name = recording.getFileName().toString().replace(".wav", ".json");
      List<Word> words =
          HypothesisReader.of(RATE)
              .read(recording.resolveSibling(name))
              .get(0)
              .transcript()
              .words();
      for (Word word : words) {
        TimeSpan span = word.span();
        truth.put(
            text.length(), new TimeSpan(from + span.startSample(), from + span.endSample(), RATE));
        text.append(word.text().replaceAll("\\(\\d\\)$", "")).append(' ');
      }
      text.setCharAt(text.length() - 1, '\n');
      sentences.add(
          new double[] {
            (from + words.get(0).span().startSample()) / (double) RATE,
            (from + words.get(words.size() - 1).span().endSample()) / (double) RATE
          });
      pieces.add(signal.toArray());
      from += signal.span().samples();
    }
    float[] joined = new float[(int) from];
    int at = 0;
    for (float[] piece : pieces) {
      System.arraycopy(piece, 0, joined, at, piece.length);
      at += piece.length;
    }
    Found found = find(AudioSource.of("readings", Signal.of(joined, RATE)), text.toString());
    Errors[] errors = {new Errors(), new Errors(), new Errors(), new Errors(), new Errors()};
    Errors interpolated = new Errors();
    int seen = 0;
    for (int i = 0; i < sentences.size(); i++) {
      for (AlignedWord word : found.raw.get(i).words()) {
        TimeSpan span = truth.get(word.source().start());
        if (span == null) {
          continue;
        }
        seen++;
        Errors into =
            word.evidence() == AlignedWord.Evidence.INTERPOLATED ? interpolated : errors[4];
        into.add(word.span().startSeconds(), span.startSeconds());
        into.add(word.span().endSeconds(), span.endSeconds());
      }
      ends(found.raw.get(i), sentences.get(i), errors[0], errors[1]);
      ends(found.snapped.get(i), sentences.get(i), errors[2], errors[3]);
    }
    errors[4].missing = truth.size() - seen;
    errors[4].print("joined readings", "both ends of recognised words", "recogniser", out);
    interpolated.print("joined readings", "both ends of other words", "interpolated", out);
    errors[0].print("joined readings", "starts of sentences", "recogniser", out);
    errors[2].print("joined readings", "starts of sentences", "snapped", out);
    errors[1].print("joined readings", "ends of sentences", "recogniser", out);
    errors[3].print("joined readings", "ends of sentences", "snapped", out);
  }

  private static Found find(AudioSource audio, String text) throws IOException {
    FrameScores scores;
    List<Word> recognized = new ArrayList<>();
    try (SileroVad vad = SileroVad.open();
        CloseableRecognizer recognizer = SphinxRecognizer.open(text, SphinxSettings.defaults())) {
      scores = vad.score(audio);
      for (TimeSpan span : HybridSegmenter.forRecognition().segment(scores)) {
        recognized.addAll(recognizer.recognize(audio.read(span)).words());
      }
    }
    String lines = text.endsWith("\n") ? text : text + "\n";
    List<Utterance> found =
        SentenceAligner.of(EnglishWords.NORMALIZER)
            .align("r", new Transcript(recognized), AlignTimes.lines(lines));
    BoundarySnapper defaults = BoundarySnapper.defaults();
    BoundarySnapper bare = new BoundarySnapper(defaults.threshold(), defaults.bridgeSeconds(), 0);
    return new Found(found, bare.snap(found, scores));
  }
}
