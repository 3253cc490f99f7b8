package dev.caesura.bench.align;

import dev.caesura.align.Utterance;
import dev.caesura.align.warp.SynthesisAligner;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.bench.ChildProcess;
import dev.caesura.bench.MissingDataException;
import dev.caesura.bench.Options;
import dev.caesura.bench.align.PromptRecording.Sentence;
import dev.caesura.models.speech.SileroVad;
import dev.caesura.models.synthesis.EspeakSynthesizer;
import dev.caesura.text.Segmentation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * {@code synthesis-align}: errors of sentence times found with the synthetic voice of espeak-ng,
 * without a recogniser. The recordings are joined prompts in three languages, whose true times are
 * known. Further rows insert a minute of silence and two minutes of speech in another language. The
 * last table aligns one hour in a process with a small heap.
 */
public final class SynthesisAlign {

  private static final int RATE = PromptRecording.RATE;
  private static final int SILENCE_SECONDS = 60;
  private static final int UNRELATED_SECONDS = 120;
  private static final double MIN_SCORE = 0.5;
  private static final String HOUR = "--hour";
  private static final String[] LANGUAGES = {"en", "es", "fr"};

  private SynthesisAlign() {}

  /**
   * Measures, and prints the tables.
   *
   * @param data not used; {@code testdata/make-prompts} makes the recordings
   * @param args none
   * @param out receives the tables
   * @return 0
   * @throws Exception if a recording cannot be read, or a child process fails
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    try {
      EspeakSynthesizer.of(Locale.ENGLISH);
    } catch (IOException e) {
      throw new MissingDataException(e.getMessage());
    }
    if (args.size() == 3 && args.get(0).equals(HOUR)) {
      hour(Path.of(args.get(1)), Path.of(args.get(2)), out);
      return 0;
    }
    Options.of(args).end();
    out.println(EspeakSynthesizer.of(Locale.ENGLISH).description());
    out.println();
    out.println(
        "| recording | minutes | sentences | not found | error: median, s | 95 %, s | both ends"
            + " within 0.5 s, % | score at least 0.5, % | of these within 0.5 s, % | unrelated"
            + " speech taken, s |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (int i = 0; i < LANGUAGES.length; i++) {
      String language = LANGUAGES[i];
      PromptRecording recording = PromptRecording.of(language);
      List<Sentence> truth = recording.truth();
      float[] samples = recording.samples();
      row(language, language, samples, truth, -1, out);
      float[] other = PromptRecording.of(LANGUAGES[(i + 1) % LANGUAGES.length]).samples();
      // Inserted between two sentences near the middle: unrelated speech between two silences.
      Sentence before = truth.get(truth.size() / 2 - 1);
      int cut = (int) (before.end() * RATE) + RATE / 10;
      int inserted = (SILENCE_SECONDS + UNRELATED_SECONDS) * RATE;
      float[] longer = new float[samples.length + inserted];
      System.arraycopy(samples, 0, longer, 0, cut);
      int unrelated = cut + SILENCE_SECONDS / 2 * RATE;
      System.arraycopy(other, 0, longer, unrelated, UNRELATED_SECONDS * RATE);
      System.arraycopy(samples, cut, longer, cut + inserted, samples.length - cut);
      List<Sentence> moved = new ArrayList<>();
      for (Sentence sentence : truth) {
        double by = sentence.start() * RATE >= cut ? (double) inserted / RATE : 0;
        moved.add(new Sentence(sentence.text(), sentence.start() + by, sentence.end() + by));
      }
      String name = language + ", longer";
      row(language, name, longer, moved, unrelated, out);
    }
    anHour(out);
    return 0;
  }

  private static List<Utterance> align(AudioSource source, String language, Segmentation lines)
      throws IOException {
    try (SileroVad vad = SileroVad.open()) {
      List<TimeSpan> speech = HysteresisSegmenter.defaults().segment(vad.score(source));
      return SynthesisAligner.of(EspeakSynthesizer.of(Locale.forLanguageTag(language)))
          .align("r", source, speech, lines);
    }
  }

  private static void row(
      String language,
      String name,
      float[] samples,
      List<Sentence> truth,
      int unrelated,
      PrintStream out)
      throws IOException {
    AudioSource source = AudioSource.of("r", Signal.of(samples, RATE));
    List<Utterance> found = align(source, language, PromptRecording.lines(truth));
    List<Double> errors = new ArrayList<>();
    int missing = 0;
    int right = 0;
    int kept = 0;
    int keptAndRight = 0;
    double taken = 0;
    for (int i = 0; i < truth.size(); i++) {
      Utterance utterance = found.get(i);
      if (utterance.span().isEmpty()) {
        missing++;
        continue;
      }
      TimeSpan span = utterance.span().get();
      double start = Math.abs(span.startSeconds() - truth.get(i).start());
      double end = Math.abs(span.endSeconds() - truth.get(i).end());
      errors.add(start);
      errors.add(end);
      boolean fits = truth.get(i).fits(span);
      right += fits ? 1 : 0;
      if (utterance.score() >= MIN_SCORE) {
        kept++;
        keptAndRight += fits ? 1 : 0;
      }
      if (unrelated >= 0) {
        double from = Math.max(span.startSeconds(), (double) unrelated / RATE);
        double to = Math.min(span.endSeconds(), (double) unrelated / RATE + UNRELATED_SECONDS);
        taken += Math.max(0, to - from);
      }
    }
    Collections.sort(errors);
    out.printf(
        Locale.ROOT,
        "| %s | %.1f | %d | %d | %.3f | %.2f | %.1f | %.1f | %.1f | %s |%n",
        name,
        samples.length / (60.0 * RATE),
        truth.size(),
        missing,
        errors.get(errors.size() / 2),
        errors.get(errors.size() * 95 / 100),
        100.0 * right / truth.size(),
        100.0 * kept / truth.size(),
        100.0 * keptAndRight / Math.max(1, kept),
        unrelated < 0 ? "" : String.format(Locale.ROOT, "%.1f of %d", taken, UNRELATED_SECONDS));
  }

  /** Aligns an hour of the Spanish recording, repeated, in a process with a small heap. */
  private static void anHour(PrintStream out) throws Exception {
    Path folder = Files.createTempDirectory("caesura-synthesis");
    Path audio = folder.resolve("hour.wav");
    Path text = folder.resolve("hour.txt");
    try {
      PromptRecording recording = PromptRecording.of("es");
      float[] samples = recording.samples();
      StringBuilder lines = new StringBuilder();
      try (WavWriter wav = WavWriter.create(audio, RATE)) {
        for (double seconds = 0; seconds < 3600; seconds += (double) samples.length / RATE) {
          wav.write(samples, 0, samples.length);
          recording.truth().forEach(sentence -> lines.append(sentence.text()).append('\n'));
        }
        wav.commit();
      }
      Files.writeString(text, lines);
      out.println();
      out.println("| hours | heap limit, MiB | peak heap, MiB | seconds | of these for VAD |");
      out.println("|---:|---:|---:|---:|---:|");
      out.print(ChildProcess.run(256, "synthesis-align", HOUR, audio.toString(), text.toString()));
    } finally {
      Files.deleteIfExists(audio);
      Files.deleteIfExists(text);
      Files.delete(folder);
    }
  }

  private static void hour(Path audio, Path text, PrintStream out) throws IOException {
    List<Sentence> sentences =
        Files.readAllLines(text).stream().map(line -> new Sentence(line, 0, 0)).toList();
    AudioSource source = AudioFiles.open(audio, RATE);
    long start = System.nanoTime();
    try (SileroVad vad = SileroVad.open()) {
      var scores = vad.score(source);
      List<TimeSpan> speech = HysteresisSegmenter.defaults().segment(scores);
      long segmented = System.nanoTime();
      SynthesisAligner.of(EspeakSynthesizer.of(Locale.forLanguageTag("es")))
          .align("r", source, speech, PromptRecording.lines(sentences));
      out.printf(
          Locale.ROOT,
          "| %.2f | 256 | %.0f | %.1f | %.1f |%n",
          scores.span().seconds() / 3600,
          ChildProcess.peakHeapBytes() / 1048576.0,
          (System.nanoTime() - start) / 1e9,
          (segmented - start) / 1e9);
    }
  }
}
