package dev.caesura.corpus.mine;

import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.RecordingAlignerProvider;
import dev.caesura.align.RecordingAlignerSettings;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.SpeechScorer;
import dev.caesura.corpus.MiningJob;
import dev.caesura.corpus.MiningProgress;
import dev.caesura.corpus.MiningResult;
import dev.caesura.corpus.MiningSettings;
import dev.caesura.models.speech.SileroVad;
import dev.caesura.text.TextSegmenter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Miner of speech corpora: from a recording and its transcript to clips, records and a report in
 * one output folder.
 *
 * <p>The recogniser, the voice activity detector and the sentence splitter can be replaced.
 * Immutable and thread-safe, as far as these are; several jobs can run at once in different
 * folders. A run recognises in as many threads as the settings have jobs.
 */
public final class Miner {

  /** Name of the default recogniser. */
  private static final String DEFAULT_RECOGNIZER = "sphinx";

  private final MiningSettings settings;
  private final Optional<RecognizerProvider> recognizer;
  private final Optional<ChosenAligner> aligner;
  private final Detector detector;
  private final Optional<Splitter> splitter;
  private final MiningProgress progress;
  private final Map<String, String> notes;

  /** Voice activity detector; its identity is empty for the default. */
  record Detector(SpeechScorer scorer, Optional<String> identity) {

    static Detector shipped() {
      return new Detector(Detector::scoreWithSilero, Optional.empty());
    }

    private static FrameScores scoreWithSilero(AudioSource recording) throws IOException {
      try (SileroVad vad = SileroVad.open()) {
        return vad.score(recording);
      }
    }

    String description() {
      return identity.orElse("Silero v6");
    }
  }

  /** Aligner that takes the place of a recogniser; the settings are without language and jobs. */
  record ChosenAligner(RecordingAlignerProvider provider, RecordingAlignerSettings settings) {}

  /** Sentence splitter other than the default, with its identity. */
  record Splitter(TextSegmenter segmenter, String identity) {}

  private Miner(
      MiningSettings settings,
      Optional<RecognizerProvider> recognizer,
      Optional<ChosenAligner> aligner,
      Detector detector,
      Optional<Splitter> splitter,
      MiningProgress progress,
      Map<String, String> notes) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.recognizer = recognizer;
    this.aligner = aligner;
    this.detector = detector;
    this.splitter = splitter;
    this.progress = Objects.requireNonNull(progress, "progress");
    this.notes = notes;
  }

  /**
   * Returns a miner with Silero VAD, the shipped sentence splitter, and the recogniser {@code
   * sphinx} of the class path, which is looked up when a job without a hypothesis starts.
   *
   * @param settings the settings
   * @return a miner that reports no progress
   */
  public static Miner of(MiningSettings settings) {
    return new Miner(
        settings,
        Optional.empty(),
        Optional.empty(),
        Detector.shipped(),
        Optional.empty(),
        MiningProgress.NONE,
        Map.of());
  }

  /**
   * Returns a copy with another recogniser.
   *
   * @param provider opens a recogniser of pieces at 16 kHz for each job
   * @return a new miner
   */
  public Miner withRecognizer(RecognizerProvider provider) {
    return new Miner(
        settings, Optional.of(provider), Optional.empty(), detector, splitter, progress, notes);
  }

  /**
   * Returns a copy with an aligner in the place of a recogniser. The transcript must be in the
   * order of the recording; labels and notes are taken as text.
   *
   * @param provider creates the aligner of each job
   * @param models its acoustic models; normalizer and jobs are those of the miner
   * @return a new miner
   */
  public Miner withAligner(RecordingAlignerProvider provider, RecordingAlignerSettings models) {
    return new Miner(
        settings,
        Optional.empty(),
        Optional.of(new ChosenAligner(provider, models)),
        detector,
        splitter,
        progress,
        notes);
  }

  /**
   * Returns a copy with another voice activity detector.
   *
   * @param scorer a detector that takes 16 kHz; stays open
   * @param identity distinguishes the detector and its settings from all others; a folder mined
   *     with another identity is refused
   * @return a new miner
   */
  public Miner withVad(SpeechScorer scorer, String identity) {
    Objects.requireNonNull(scorer, "scorer");
    return new Miner(
        settings,
        recognizer,
        aligner,
        new Detector(scorer, Optional.of(identity)),
        splitter,
        progress,
        notes);
  }

  /**
   * Returns a copy that uses an open copy of the default voice activity detector instead of opening
   * one for each job. The results are the same.
   *
   * @param vad the default detector; stays open
   * @return a new miner
   */
  public Miner withShippedVad(SileroVad vad) {
    return new Miner(
        settings,
        recognizer,
        aligner,
        new Detector(vad, Optional.empty()),
        splitter,
        progress,
        notes);
  }

  /**
   * Returns a copy with another sentence splitter.
   *
   * @param segmenter splits transcripts; stays open
   * @param identity distinguishes the splitter and its settings from all others; a folder mined
   *     with another identity is refused
   * @return a new miner
   */
  public Miner withSplitter(TextSegmenter segmenter, String identity) {
    Objects.requireNonNull(segmenter, "segmenter");
    Objects.requireNonNull(identity, "identity");
    return new Miner(
        settings,
        recognizer,
        aligner,
        detector,
        Optional.of(new Splitter(segmenter, identity)),
        progress,
        notes);
  }

  /**
   * Returns a copy that reports its progress.
   *
   * @param listener receives the finished units of each stage
   * @return a new miner
   */
  public Miner withProgress(MiningProgress listener) {
    return new Miner(settings, recognizer, aligner, detector, splitter, listener, notes);
  }

  /**
   * Returns a copy whose reports show one fact more, such as why a recogniser was chosen.
   *
   * @param name what the fact is about
   * @param value the fact; it is not part of a run's identity
   * @return a new miner
   */
  public Miner withNote(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(notes);
    more.put(name, value);
    return new Miner(settings, recognizer, aligner, detector, splitter, progress, more);
  }

  /**
   * Runs a job, or resumes what an earlier run of the same job left.
   *
   * @param job the files
   * @return the totals
   * @throws IOException if an input cannot be read or an output cannot be written; finished stages
   *     are kept, and the next run resumes after them
   * @throws InterruptedException if the thread is interrupted during recognition
   * @throws IllegalArgumentException if the recogniser is not on the class path or does not know
   *     the language, or an aligner is to find sentences in any order
   */
  public MiningResult mine(MiningJob job) throws IOException, InterruptedException {
    return new MiningRun(this, job).run();
  }

  /** Returns the settings of the aligner; empty if there is none. */
  Optional<RecordingAlignerSettings> alignerSettings() {
    return aligner.map(ChosenAligner::settings);
  }

  /** Returns a copy whose aligner, if there is one, has other settings. */
  Miner withAlignerSettings(UnaryOperator<RecordingAlignerSettings> change) {
    return aligner.isEmpty()
        ? this
        : withAligner(aligner.get().provider(), change.apply(aligner.get().settings()));
  }

  MiningSettings settings() {
    return settings;
  }

  /** Returns the aligner of a job; empty if the job has a hypothesis, or is recognised. */
  Optional<ChosenAligner> aligner(MiningJob job) {
    return job.hypothesis().isPresent() ? Optional.empty() : aligner;
  }

  /** Returns the recogniser of a job; empty if the job has a hypothesis or an aligner. */
  Optional<RecognizerProvider> recognizer(MiningJob job) {
    if (job.hypothesis().isPresent() || aligner.isPresent()) {
      return Optional.empty();
    }
    RecognizerProvider provider =
        recognizer.orElseGet(() -> RecognizerProvider.named(DEFAULT_RECOGNIZER));
    if (!provider.supports(settings.language())) {
      throw new IllegalArgumentException(
          "language "
              + settings.language().toLanguageTag()
              + ": expected one that recognizer "
              + provider.name()
              + " knows ("
              + String.join(", ", provider.languages())
              + ")");
    }
    return Optional.of(provider);
  }

  Detector detector() {
    return detector;
  }

  Optional<Splitter> splitter() {
    return splitter;
  }

  MiningProgress progress() {
    return progress;
  }

  Map<String, String> notes() {
    return notes;
  }
}
