package dev.caesura.corpus;

import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Word;
import dev.caesura.align.utterance.BoundarySnapping;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.FrameScoresFile;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.audio.segment.HybridSegmenter;
import dev.caesura.corpus.picture.Spectrogram;
import dev.caesura.corpus.picture.TappedSource;
import dev.caesura.corpus.picture.Waveform;
import dev.caesura.corpus.report.AlignmentPlot;
import dev.caesura.corpus.report.MiningReport;
import dev.caesura.corpus.report.ReportEntry;
import dev.caesura.io.Sha256;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.WholeFile;
import dev.caesura.models.recognition.EnglishRecognizer;
import dev.caesura.models.speech.SileroVad;
import dev.caesura.text.Segmentation;
import dev.caesura.text.normalize.Abbreviations;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes an aligned corpus of one recording and its transcript, in one output folder. For one
 * thread; recognition runs in as many threads as the job says.
 */
public final class Miner {

  /** A pixel of a longer recording stands for more than a second, which blurs all to one grey. */
  private static final double LONGEST_SPECTROGRAM_SECONDS = 1800;

  /** What the models take, and what clips are written in. */
  private static final int RATE = 16_000;

  private final MiningJob job;
  private final StageTimes times = new StageTimes();

  /**
   * A run.
   *
   * @param job what to do
   */
  public Miner(MiningJob job) {
    this.job = job;
  }

  /**
   * Runs the job, or what an earlier run has left of it.
   *
   * @return totals
   * @throws IOException if an input cannot be read or an output cannot be written; what was done
   *     stays done, and running again goes on from there
   * @throws InterruptedException if the thread is interrupted while pieces are recognised
   */
  public MiningResult run() throws IOException, InterruptedException {
    String text = Utf8Text.read(job.text());
    WordNormalizer normalizer = normalizer();
    if (normalizer.words(text).isEmpty()) {
      throw new IOException(job.text() + ": a transcript is expected, no word was found");
    }
    Optional<KnownWords> known = known();
    AudioSource original = AudioFiles.open(job.audio(), RATE);
    try (RunFolder folder = RunFolder.open(job.out(), hearing(), choosing(), job.redo())) {
      AudioSource audio = decode(original, folder.audio());
      FrameScores scores = score(audio, folder.scores());
      List<TimeSpan> pieces = HybridSegmenter.forRecognition().segment(scores);
      times.end("segment");
      Transcript heard =
          known.isPresent()
              ? known.get().within(scores.span())
              : recognize(audio, pieces, text, folder);
      List<Finding> findings =
          align(normalizer, heard, TranscriptSentences.of(text, job.progress()), scores);
      write(findings, audio, text, scores, pieces, facts(known), folder);
      Files.delete(folder.audio());
      times.end("write");
      return MiningResult.of(scores.span().seconds(), findings, times);
    }
  }

  private Map<String, String> hearing() throws IOException {
    Map<String, String> facts = new TreeMap<>();
    facts.put("audio (SHA-256)", Sha256.ofFiles(job.audio()));
    facts.put("text (SHA-256)", Sha256.ofFiles(job.text()));
    facts.put("language", job.language().toLanguageTag());
    if (job.words().isPresent()) {
      facts.put("words (SHA-256)", Sha256.ofFiles(job.words().get()));
    } else {
      facts.put("recognizer", job.recognizer().description());
    }
    return facts;
  }

  private Map<String, String> choosing() throws IOException {
    Map<String, String> facts = new TreeMap<>(job.choosing());
    if (job.abbreviations().isPresent()) {
      facts.put("abbreviations (SHA-256)", Sha256.ofFiles(job.abbreviations().get()));
    }
    return facts;
  }

  /** What another recogniser heard, read first: a bad file should not wait for the decoder. */
  private Optional<KnownWords> known() throws IOException {
    return job.words().isPresent()
        ? Optional.of(KnownWords.read(job.words().get(), job.recording(), RATE))
        : Optional.empty();
  }

  /**
   * The recording as the models take it, on disk: compressed files cannot be read from the middle.
   */
  private AudioSource decode(AudioSource original, Path file) throws IOException {
    if (!Files.exists(file)) {
      try (AudioStream in = original.open();
          WavWriter out = WavWriter.create(file, RATE);
          Progress progress = Progress.start("decoding", " s", -1, job.progress())) {
        float[] block = new float[RATE];
        long done = 0;
        for (int n = in.readFully(block, 0, RATE); n > 0; n = in.readFully(block, 0, RATE)) {
          out.write(block, 0, n);
          progress.at(++done);
        }
        if (done == 0) {
          throw new IOException(job.audio() + ": a recording is expected, it holds no samples");
        }
        out.commit();
      }
    }
    times.end("decode");
    return AudioFiles.open(file);
  }

  /** Scores of an earlier run are used again; a file that was cut off or is another's is not. */
  private FrameScores score(AudioSource audio, Path file) throws IOException {
    try (SileroVad vad = SileroVad.open()) {
      String origin = "Silero v6, " + Sha256.ofFiles(job.audio());
      if (Files.exists(file)) {
        try {
          FrameScoresFile known = FrameScoresFile.read(file);
          if (known.origin().equals(origin)) {
            return known.scores();
          }
        } catch (IOException e) {
          // Not whole: a run that is scored again overwrites it.
        }
      }
      FrameScores scores = vad.score(audio);
      new FrameScoresFile(origin, scores).write(file);
      return scores;
    } finally {
      times.end("VAD");
    }
  }

  private Transcript recognize(
      AudioSource audio, List<TimeSpan> pieces, String text, RunFolder folder)
      throws IOException, InterruptedException {
    try (HeardJournal journal = HeardJournal.open(folder.heard())) {
      if (pieces.stream().anyMatch(piece -> journal.heard(piece).isEmpty())) {
        try (EnglishRecognizer recognizer = job.recognizer().open(text, job.jobs());
            Progress progress =
                Progress.start("recognising", " pieces", pieces.size(), job.progress())) {
          new PieceRecognition(recognizer, audio, journal, job.jobs()).run(pieces, progress);
        }
      }
      List<Word> words = new ArrayList<>();
      for (TimeSpan piece : pieces) {
        words.addAll(journal.heard(piece).orElseThrow().words());
      }
      journal.sort();
      times.end("recognise");
      return new Transcript(words);
    }
  }

  private WordNormalizer normalizer() throws IOException {
    WordNormalizer normalizer = WordNormalizer.of(job.language());
    return job.abbreviations().isPresent()
        ? normalizer.withAbbreviations(Abbreviations.read(job.abbreviations().get()))
        : normalizer;
  }

  private List<Finding> align(
      WordNormalizer normalizer, Transcript heard, Segmentation sentences, FrameScores scores) {
    List<Utterance> aligned =
        SentenceAligner.of(normalizer, job.order())
            .notes(job.notes())
            .align(job.recording(), heard, sentences);
    List<Utterance> snapped = BoundarySnapping.withDefaults().snap(aligned, scores);
    List<Utterance> all = UnwrittenSpeech.addTo(snapped, job.recording(), scores);
    List<Finding> findings = new Selection(job.minimumScore(), job.longestSeconds()).judge(all);
    times.end("align");
    return findings;
  }

  private void write(
      List<Finding> findings,
      AudioSource audio,
      String text,
      FrameScores scores,
      List<TimeSpan> pieces,
      Map<String, String> facts,
      RunFolder folder)
      throws IOException {
    CorpusRecords records = new CorpusRecords(text);
    Map<Utterance, String> clips =
        new Clips(job.recording(), job.clips(), folder.folder())
            .write(findings, audio, job.progress());
    WholeFile.writeText(
        folder.rejected(),
        out -> {
          for (Finding finding : findings) {
            if (!finding.isKept()) {
              out.write(records.rejected(finding) + "\n");
            }
          }
        });
    boolean isShort = scores.span().seconds() <= LONGEST_SPECTROGRAM_SECONDS;
    Waveform.Recorder waveform = Waveform.record(audio);
    Spectrogram.Recorder spectrum = Spectrogram.record(0, audio.sampleRate(), 1 << 12);
    TappedSource.drain(
        new TappedSource(audio, isShort ? List.of(waveform, spectrum) : List.of(waveform)));
    new MiningReport(
            job.recording(),
            waveform.waveform(),
            isShort ? spectrum.spectrogram() : Spectrogram.none(audio.sampleRate()),
            scores,
            pieces,
            entries(findings, clips),
            facts)
        .write(folder.report());
    new AlignmentPlot(
            job.recording(), findings.stream().map(Finding::utterance).toList(), text, true)
        .write(folder.plot());
    // Last: where there is a corpus, all that it names is there.
    WholeFile.writeText(
        folder.corpus(),
        out -> {
          for (Finding finding : findings) {
            if (finding.isKept()) {
              out.write(records.kept(finding.utterance(), clips.get(finding.utterance())) + "\n");
            }
          }
        });
  }

  private static List<ReportEntry> entries(List<Finding> findings, Map<Utterance, String> clips) {
    return findings.stream()
        .map(
            finding ->
                finding
                    .rejection()
                    .map(reason -> ReportEntry.rejected(finding.utterance(), reason.label()))
                    .orElseGet(
                        () ->
                            ReportEntry.kept(finding.utterance(), clips.get(finding.utterance()))))
        .toList();
  }

  private Map<String, String> facts(Optional<KnownWords> known) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("recording", String.valueOf(job.audio().getFileName()));
    facts.put("transcript", String.valueOf(job.text().getFileName()));
    facts.put("language", job.language().toLanguageTag());
    facts.put("voice activity", "Silero v6");
    facts.put(
        "recogniser",
        known
            .map(words -> "words of " + words.file().getFileName() + ", " + words.repairs())
            .orElse(job.recognizer().description()));
    facts.putAll(job.choosing());
    return facts;
  }
}
