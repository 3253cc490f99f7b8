package dev.caesura.corpus.mine;

import dev.caesura.align.AcousticModelTrainer;
import dev.caesura.align.PieceSettings;
import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.RecordingAlignerSettings;
import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.TrainingRecording;
import dev.caesura.align.Utterance;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.trust.AlignmentJudge;
import dev.caesura.align.trust.JudgedAlignment;
import dev.caesura.align.utterance.BoundarySnapper;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.score.SampleFingerprint;
import dev.caesura.audio.score.ScoreCache;
import dev.caesura.corpus.MiningJob;
import dev.caesura.corpus.MiningProgress;
import dev.caesura.corpus.MiningResult;
import dev.caesura.corpus.MiningSettings;
import dev.caesura.corpus.MiningStage;
import dev.caesura.corpus.SelectionResult;
import dev.caesura.corpus.VerdictReport;
import dev.caesura.corpus.document.TranscriptDocument;
import dev.caesura.io.Sha256;
import dev.caesura.text.normalize.Abbreviations;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One run of a {@link Miner}. Not thread-safe; recognises in several threads. */
final class MiningRun {

  /** Sample rate of the models and of the clips, in hertz. */
  private static final int RATE = 16_000;

  private final Miner miner;
  private final MiningJob job;
  private final MiningSettings settings;
  private final MiningProgress progress;
  private final StageClock clock = new StageClock();

  MiningRun(Miner miner, MiningJob job) {
    this.miner = miner;
    this.job = job;
    this.settings = miner.settings();
    this.progress = miner.progress();
  }

  MiningResult run() throws IOException, InterruptedException {
    AudioFiles.requireWriter(settings.clipFormat().toString());
    TranscriptAligner aligner = aligner();
    TranscriptDocument document = aligner.readTranscript(job.transcript());
    document
        .remarks()
        .forEach(remark -> settings.audio().warnings().accept(job.transcript() + ": " + remark));
    String transcript = document.text();
    Optional<RecognizerProvider> provider = miner.recognizer(job);
    // Read before the recording is decoded, so that a bad file fails at once.
    Optional<HypothesisWords> hypothesis =
        job.hypothesis().isPresent()
            ? Optional.of(HypothesisWords.read(job.hypothesis().get(), job.recording(), RATE))
            : Optional.empty();
    AudioSource original = AudioFiles.open(job.audio(), RATE, settings.audio());
    RunSettings identity = identity(provider);
    Optional<Miner.ChosenAligner> direct = miner.aligner(job);
    if (direct.isPresent() && settings.order() != TranscriptOrder.KEEP) {
      throw new IllegalArgumentException(
          "order any: expected recognised words; found aligner " + direct.get().provider().name());
    }
    try (RunFolder folder = RunFolder.open(job.folder(), identity, settings.redo())) {
      AudioSource audio = decode(original, folder.audio());
      folder.requireSamples(SampleFingerprint.of(audio), settings.audio().warnings());
      FrameScores scores = score(audio, folder);
      PieceWindows pieces =
          PieceWindows.of(
              provider.map(RecognizerProvider::pieces).orElse(PieceSettings.defaults()), scores);
      clock.end(MiningStage.SEGMENT);
      Map<String, String> facts;
      JudgedAlignment judged;
      AlignmentJudge judge = AlignmentJudge.of(normalizer());
      if (direct.isPresent()) {
        RecordingAlignment found = align(aligner, audio, scores, transcript, folder, identity);
        found
            .notes()
            .forEach(note -> settings.audio().warnings().accept(job.audio() + ": " + note));
        judged = judge.judge(found, direct.get().provider().name());
        judged = judged.withUtterances(PaddedUtterances.of(judged.utterances(), scores.span()));
        facts = facts(hypothesis, identity);
      } else {
        if (hypothesis.isPresent()) {
          hypothesis = Optional.of(hypothesis.get().within(scores.span()));
        }
        Recognition recognized =
            hypothesis.isPresent()
                ? Recognition.of(hypothesis.get().conversation())
                : new RecordingRecognition(
                        provider.orElseThrow(), settings.language(), settings.jobs(), progress)
                    .run(audio, pieces.windows(), transcript, folder.work());
        if (hypothesis.isEmpty()) {
          clock.end(MiningStage.RECOGNIZE);
        }
        recognized.warnings().forEach(settings.audio().warnings());
        judged = judge.judge(aligner.align(job.recording(), recognized, transcript));
        judged =
            judged.withUtterances(BoundarySnapper.defaults().snap(judged.utterances(), scores));
        facts = facts(hypothesis, identity);
        facts.putAll(recognized.facts());
      }
      VerdictReport verdict = VerdictReport.of(judged.verdict(), transcript);
      facts.put("agreement", verdict.fact());
      SelectionResult selection =
          Selection.of(settings)
              .select(
                  UntranscribedSpeech.addTo(judged.utterances(), job.recording(), scores),
                  verdict.isPlausible());
      clock.end(MiningStage.ALIGN);
      Map<Utterance, String> clips =
          new ClipWriter(job.recording(), settings.clipFormat(), folder.folder())
              .write(selection.kept(), audio, progress);
      new RunOutput(job.recording(), transcript, selection, clips)
          .write(folder, audio, scores, pieces.pieces(), facts);
      Files.delete(folder.audio());
      clock.end(MiningStage.WRITE);
      return MiningResult.of(scores.span().seconds(), selection, clock.seconds())
          .withVerdict(verdict);
    }
  }

  /** Returns what trains a model on several recordings; empty if nothing does. */
  Optional<AcousticModelTrainer> trainer() throws IOException {
    Optional<Miner.ChosenAligner> direct = miner.aligner(job);
    return direct.isPresent()
        ? direct.get().provider().trainer(alignerSettings(direct.get()))
        : Optional.empty();
  }

  /** Reads the recording and its transcript, to train a model on. */
  TrainingRecording toTrainOn() throws IOException {
    TranscriptAligner aligner = aligner();
    String transcript = aligner.readTranscript(job.transcript()).text();
    // Mining warns of the same.
    AudioSource audio =
        AudioFiles.open(job.audio(), RATE, settings.audio().withWarnings(warning -> {}));
    return aligner.toTrainOn(audio, miner.detector().scorer().score(audio), transcript);
  }

  /** Returns what decides the sentences, but for the recording and its transcript. */
  String alignerIdentity() throws IOException {
    Optional<RecognizerProvider> provider = miner.recognizer(job);
    return String.join(
        "; ",
        description(provider).orElse("words"),
        settings.language().toLanguageTag(),
        "abbreviations " + digest(settings.abbreviations()).orElse("none"),
        "splitter " + miner.splitter().map(Miner.Splitter::identity).orElse("default"),
        "voice activity " + miner.detector().description(),
        "channel " + settings.audio().channel());
  }

  /** Aligns without words, unless an earlier run has done so. */
  private RecordingAlignment align(
      TranscriptAligner aligner,
      AudioSource audio,
      FrameScores scores,
      String transcript,
      RunFolder folder,
      RunSettings identity)
      throws IOException {
    Miner.ChosenAligner direct = miner.aligner(job).orElseThrow();
    String key =
        "version 2, abbreviations "
            + identity.abbreviations().orElse("none")
            + ", splitter "
            + identity.splitter().orElse("default");
    AlignmentFile file = new AlignmentFile(folder.alignment(), job.recording(), transcript, key);
    Optional<RecordingAlignment> known = file.read();
    boolean isModelWanted = direct.settings().savedModel().isPresent();
    if (known.isPresent() && !isModelWanted) {
      return known.get();
    }
    RecordingAlignment found =
        aligner.align(
            job.recording(),
            audio,
            scores,
            transcript,
            direct.provider().open(alignerSettings(direct)));
    file.write(found);
    return found;
  }

  private RecordingAlignerSettings alignerSettings(Miner.ChosenAligner direct) throws IOException {
    return direct.settings().withNormalizer(normalizer()).withJobs(settings.jobs());
  }

  private WordNormalizer normalizer() throws IOException {
    WordNormalizer normalizer = WordNormalizer.of(settings.language());
    return settings.abbreviations().isPresent()
        ? normalizer.withAbbreviations(Abbreviations.read(settings.abbreviations().get()))
        : normalizer;
  }

  private TranscriptAligner aligner() throws IOException {
    TranscriptAligner aligner =
        TranscriptAligner.of(normalizer())
            .withOrder(settings.order())
            .withNotes(settings.notes())
            .withProgress(progress);
    return miner.splitter().isPresent()
        ? aligner.withSplitter(miner.splitter().get().segmenter())
        : aligner;
  }

  private RunSettings identity(Optional<RecognizerProvider> provider) throws IOException {
    RunSettings.Inputs inputs =
        new RunSettings.Inputs(
            Sha256.ofFiles(job.audio()),
            Sha256.ofFiles(job.transcript()),
            settings.language().toLanguageTag(),
            digest(job.hypothesis()),
            description(provider),
            miner.detector().identity());
    return new RunSettings(
        inputs,
        settings,
        digest(settings.abbreviations()),
        miner.splitter().map(Miner.Splitter::identity));
  }

  /** Returns what recognises or aligns; empty if the words come from a file. */
  private Optional<String> description(Optional<RecognizerProvider> provider) throws IOException {
    Optional<Miner.ChosenAligner> direct = miner.aligner(job);
    return direct.isPresent()
        ? Optional.of(direct.get().provider().description(alignerSettings(direct.get())))
        : provider.map(RecognizerProvider::description);
  }

  private static Optional<String> digest(Optional<Path> file) throws IOException {
    return file.isPresent() ? Optional.of(Sha256.ofFiles(file.get())) : Optional.empty();
  }

  private AudioSource decode(AudioSource original, Path file) throws IOException {
    if (!Files.exists(file)) {
      DecodedRecording.write(original, file, progress);
    }
    clock.end(MiningStage.DECODE);
    return AudioFiles.open(file);
  }

  private FrameScores score(AudioSource audio, RunFolder folder) throws IOException {
    FrameScores scores =
        ScoreCache.in(folder.work())
            .withWarnings(settings.audio().warnings())
            .score(job.audio(), audio, miner.detector().scorer(), miner.detector().description());
    clock.end(MiningStage.VAD);
    return scores;
  }

  private Map<String, String> facts(Optional<HypothesisWords> hypothesis, RunSettings identity) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("recording", String.valueOf(job.audio().getFileName()));
    facts.put("transcript", String.valueOf(job.transcript().getFileName()));
    facts.put("language", settings.language().toLanguageTag());
    facts.put("voice activity", miner.detector().description());
    facts.put(
        "recogniser",
        hypothesis
            .map(words -> "words of " + words.file().getFileName() + ", " + words.repairs())
            .orElseGet(() -> identity.inputs().recognizer().orElseThrow()));
    facts.putAll(miner.notes());
    facts.putAll(identity.shown());
    return facts;
  }
}
