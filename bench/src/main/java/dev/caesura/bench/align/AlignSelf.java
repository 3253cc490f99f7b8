package dev.caesura.bench.align;

import dev.caesura.align.PronouncerProvider;
import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.Utterance;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.bench.ChildProcess;
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
import java.util.List;
import java.util.Locale;

/**
 * {@code align-self}: sentence times found by a model that is trained on the recording itself. The
 * recordings are joined prompts whose true times are known, with the exact transcript, with a
 * damaged one (a tenth of the words replaced by others of the recording, 5 % of the lines missing,
 * 5 % added from such words), with that of another recording, and with one that lacks the middle
 * third. A figure is a share of the sentences that are spoken; what is kept scores at least 0.6, as
 * in {@code mine}.
 */
public final class AlignSelf {

  private static final int RATE = PromptRecording.RATE;
  private static final double MIN_SCORE = 0.6;
  private static final int HEAP = 768;
  private static final String CHILD = "--child";
  private static final List<String> LANGUAGES = List.of("es", "fr", "en");
  private static final List<String> TRANSCRIPTS = List.of("exact", "damaged", "other", "gap");
  private static final List<String> UNITS = List.of("phones", "characters");

  private AlignSelf() {}

  /** A recording with its stretches of speech and what is said. */
  private record Recording(
      String language,
      AudioSource audio,
      double minutes,
      List<TimeSpan> speech,
      List<Sentence> sentences) {}

  /**
   * Measures, and prints the table.
   *
   * @param data not used; {@code testdata/make-prompts} makes the recordings
   * @param args {@code --hour} to align an hour in a process with a small heap, too; {@code
   *     --languages es,fr}, {@code --transcripts exact,damaged,other,gap}, {@code --units
   *     characters} instead of phones, {@code --minutes N} of each recording, {@code --jobs N},
   *     {@code --seed N} of the damage, {@code --wrong FILE} to list the sentences that are not
   *     found right; {@code --pieces} for short recordings instead, see {@link AlignPieces}
   * @param out receives the table
   * @return 0
   * @throws Exception if a recording cannot be read
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    if (args.size() == 3 && args.get(0).equals(CHILD)) {
      hour(Path.of(args.get(1)), Path.of(args.get(2)), out);
      return 0;
    }
    Options options = Options.of(args);
    if (options.flag("--pieces")) {
      return AlignPieces.run(options, out);
    }
    boolean isHourWanted = options.flag("--hour");
    List<String> languages = options.choices("--languages", LANGUAGES);
    List<String> transcripts = options.choices("--transcripts", TRANSCRIPTS);
    String units = options.choice("--units", UNITS);
    double minutes = options.number("--minutes", 1, 60);
    int jobs = (int) options.number("--jobs", 1, Runtime.getRuntime().availableProcessors());
    int seed = (int) options.number("--seed", 0, 7);
    String wrong = options.value("--wrong", "");
    options.end();
    List<String> listed = new ArrayList<>();
    out.println(
        "| recording | transcript | minutes | sentences | both ends within 0.5 s, % | kept, % | of"
            + " these within 0.5 s, % | agreement | seconds |");
    out.println("|---|---|---:|---:|---:|---:|---:|---:|---:|");
    for (String language : languages) {
      Recording recording = read(language, minutes);
      SelfAligner aligner = aligner(language, units).withJobs(jobs);
      for (String transcript : transcripts) {
        row(recording, transcript, seed, aligner, out, listed);
      }
    }
    if (!wrong.isEmpty()) {
      Files.write(Path.of(wrong), listed);
    }
    if (isHourWanted) {
      anHour(out);
    }
    return 0;
  }

  /** Aligns an hour of the Spanish recording, repeated, in a process with a small heap. */
  private static void anHour(PrintStream out) throws Exception {
    Path folder = Files.createTempDirectory("caesura-self");
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
      out.println("| hours | heap limit, MiB | peak heap, MiB | seconds |");
      out.println("|---:|---:|---:|---:|");
      out.print(ChildProcess.run(HEAP, "align-self", CHILD, audio.toString(), text.toString()));
    } finally {
      Files.deleteIfExists(audio);
      Files.deleteIfExists(text);
      Files.delete(folder);
    }
  }

  private static void hour(Path audio, Path text, PrintStream out) throws IOException {
    List<Sentence> sentences =
        Files.readAllLines(text).stream()
            .map(line -> new Sentence(line, Double.NaN, Double.NaN))
            .toList();
    AudioSource source = AudioFiles.open(audio, RATE);
    long start = System.nanoTime();
    try (SileroVad vad = SileroVad.open()) {
      FrameScores scores = vad.score(source);
      aligner("es", UNITS.get(0))
          .withJobs(2)
          .align(
              "r",
              source,
              HysteresisSegmenter.defaults().segment(scores),
              PromptRecording.lines(sentences));
      out.printf(
          Locale.ROOT,
          "| %.2f | %d | %.0f | %.0f |%n",
          scores.span().seconds() / 3600,
          HEAP,
          ChildProcess.peakHeapBytes() / 1048576.0,
          (System.nanoTime() - start) / 1e9);
    }
  }

  /** Returns an aligner; of phones, where there is a pronouncer, as {@code mine} uses it. */
  private static SelfAligner aligner(String language, String units) {
    Locale locale = Locale.forLanguageTag(language);
    SelfAligner aligner = SelfAligner.of(WordNormalizer.of(locale));
    return units.equals(UNITS.get(0))
        ? PronouncerProvider.find(locale).map(aligner::withPronouncer).orElse(aligner)
        : aligner;
  }

  private static Recording read(String language, double minutes) throws IOException {
    PromptRecording recording = PromptRecording.of(language);
    List<Sentence> all = recording.truth();
    List<Sentence> sentences = PromptRecording.within(all, minutes);
    AudioSource audio =
        sentences.size() == all.size() ? recording.audio() : recording.audio(sentences);
    try (SileroVad vad = SileroVad.open()) {
      FrameScores scores = vad.score(audio);
      return new Recording(
          language,
          audio,
          scores.span().seconds() / 60,
          HysteresisSegmenter.defaults().segment(scores),
          sentences);
    }
  }

  private static String other(String language) {
    return LANGUAGES.get((LANGUAGES.indexOf(language) + 1) % LANGUAGES.size());
  }

  /** Returns a transcript of a recording; the times of sentences that are not spoken are NaN. */
  private static List<Sentence> transcript(Recording recording, String name, int seed)
      throws IOException {
    List<Sentence> exact = recording.sentences();
    return switch (name) {
      case "exact" -> exact;
      case "damaged" -> PromptRecording.damaged(exact, seed);
      case "gap" -> {
        List<Sentence> kept = new ArrayList<>(exact.subList(0, exact.size() / 3));
        kept.addAll(exact.subList(2 * exact.size() / 3, exact.size()));
        yield kept;
      }
      default ->
          PromptRecording.unspoken(
              PromptRecording.within(
                  PromptRecording.of(other(recording.language())).truth(), recording.minutes()));
    };
  }

  private static void row(
      Recording recording,
      String transcript,
      int seed,
      SelfAligner aligner,
      PrintStream out,
      List<String> listed)
      throws IOException {
    List<Sentence> sentences = transcript(recording, transcript, seed);
    String name =
        transcript.equals("other") ? "that of " + other(recording.language()) : transcript;
    long start = System.nanoTime();
    RecordingAlignment found =
        aligner.align("r", recording.audio(), recording.speech(), PromptRecording.lines(sentences));
    double seconds = (System.nanoTime() - start) / 1e9;
    int spoken = 0;
    int right = 0;
    int kept = 0;
    int keptAndRight = 0;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      Utterance utterance = found.utterances().get(i);
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
      listed.add(
          String.format(
              Locale.ROOT,
              "%s\t%s\t%s\t%.3f\t%s\t%.2f\t%.2f\t%s",
              recording.language(),
              name,
              fits ? "right" : "wrong",
              utterance.score(),
              utterance
                  .span()
                  .map(
                      s ->
                          String.format(
                              Locale.ROOT, "%.2f\t%.2f", s.startSeconds(), s.endSeconds()))
                  .orElse("-\t-"),
              sentence.start(),
              sentence.end(),
              sentence.text()));
    }
    out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f | %d | %s | %.1f | %s | %.2f | %.0f |%n",
        recording.language(),
        name,
        recording.minutes(),
        sentences.size(),
        spoken == 0 ? "" : String.format(Locale.ROOT, "%.1f", 100.0 * right / spoken),
        100.0 * kept / sentences.size(),
        kept == 0 ? "" : String.format(Locale.ROOT, "%.1f", 100.0 * keptAndRight / kept),
        found.agreement(),
        seconds);
  }
}
