package dev.caesura.corpus.mine;

import dev.caesura.align.AcousticModelTrainer;
import dev.caesura.align.RecordingAlignerSettings;
import dev.caesura.align.TrainingRecording;
import dev.caesura.align.TrainingShare;
import dev.caesura.corpus.MiningJob;
import dev.caesura.corpus.MiningResult;
import dev.caesura.corpus.PairedRecording;
import dev.caesura.corpus.RecordingPairs;
import dev.caesura.corpus.SeriesItem;
import dev.caesura.corpus.SeriesResult;
import dev.caesura.io.Folders;
import dev.caesura.io.Sha256;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Miner of several recordings of one language into one folder. An aligner that trains acoustic
 * models trains one on all of them; each recording is then aligned with it. So recordings may be
 * too short for a model of their own.
 *
 * <p>A recording that fails, or whose transcript does not belong to it, has no part in the model,
 * and stops nothing else. Immutable and thread-safe, as far as the miner is.
 *
 * <p>The folder has {@code corpus.jsonl} and {@code rejected.jsonl} of all recordings, {@code
 * failures.jsonl}, and in {@code recordings/NAME} what a {@link Miner} writes for each. A run that
 * was stopped resumes: the model is trained once.
 */
public final class SeriesMiner {

  private final Miner miner;
  private final Consumer<String> progress;

  private SeriesMiner(Miner miner, Consumer<String> progress) {
    this.miner = Objects.requireNonNull(miner, "miner");
    this.progress = Objects.requireNonNull(progress, "progress");
  }

  /**
   * Returns a miner of several recordings.
   *
   * @param miner mines each; if its aligner saves a model, that is the one of all recordings
   * @return a miner that reports nothing but the progress of the given one
   */
  public static SeriesMiner of(Miner miner) {
    return new SeriesMiner(miner, sentence -> {});
  }

  /**
   * Returns a copy that reports what it is doing.
   *
   * @param listener takes a sentence before each step: the training, and each recording
   * @return a new miner
   */
  public SeriesMiner withProgress(Consumer<String> listener) {
    return new SeriesMiner(miner, listener);
  }

  /**
   * Mines recordings, or resumes what an earlier run with the same ones has left.
   *
   * @param pairs the recordings, whose names differ
   * @param folder the output folder: a new one, or that of the same recordings
   * @return what became of each
   * @throws IOException if the folder belongs to something else or cannot be written
   * @throws InterruptedException if the thread is interrupted; finished recordings are kept
   */
  public SeriesResult mine(RecordingPairs pairs, Path folder)
      throws IOException, InterruptedException {
    List<PairedRecording> recordings = pairs.pairs();
    List<String> names = recordings.stream().map(PairedRecording::name).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("recordings " + names + ": expected different names");
    }
    List<SeriesItem> items = new ArrayList<>();
    try (SeriesFolder series =
        SeriesFolder.open(folder, inputs(recordings), miner.settings().redo())) {
      series.keepOnly(names);
      Map<String, TrainingShare> shares = train(recordings, series);
      boolean isTrained = shares.containsValue(TrainingShare.TRAINED);
      Miner each = isTrained ? withModel(series.model()) : withoutSavedModel();
      for (PairedRecording one : recordings) {
        progress.accept(
            "recording " + (items.size() + 1) + " of " + recordings.size() + ": " + one.audio());
        items.add(mined(one, series, each, Optional.ofNullable(shares.get(one.name()))));
      }
      SeriesResult result = new SeriesResult(items, pairs.failures(), isTrained);
      series.write(result);
      return result;
    }
  }

  private SeriesItem mined(
      PairedRecording one, SeriesFolder series, Miner each, Optional<TrainingShare> share)
      throws InterruptedException {
    try {
      MiningResult result = each.mine(job(one, series.recording(one.name())));
      return new SeriesItem(one, share, Optional.of(result), Optional.empty());
    } catch (IOException e) {
      String message = e.getMessage();
      return new SeriesItem(
          one,
          share,
          Optional.empty(),
          Optional.of(
              message == null || message.isBlank()
                  ? one.audio() + ": " + e.getClass().getSimpleName()
                  : message));
    }
  }

  private static MiningJob job(PairedRecording one, Path folder) {
    return MiningJob.of(one.audio(), one.transcript(), folder).withRecording(one.name());
  }

  /** Returns the digests of all files, and what finds the sentences. */
  private Map<String, String> inputs(List<PairedRecording> recordings) throws IOException {
    Map<String, String> inputs = new LinkedHashMap<>();
    for (PairedRecording one : recordings) {
      inputs.put(one.audio().toString(), digest(one.audio()));
      inputs.put(one.transcript().toString(), digest(one.transcript()));
    }
    if (!recordings.isEmpty()) {
      inputs.put("settings", run(recordings.get(0)).alignerIdentity());
    }
    return inputs;
  }

  /** Returns the digest of a file; that it cannot be read is the failure of its recording. */
  private static String digest(Path file) {
    try {
      return Sha256.ofFiles(file);
    } catch (IOException e) {
      return "not readable";
    }
  }

  private MiningRun run(PairedRecording one) {
    return new MiningRun(miner, job(one, Path.of("")));
  }

  /** Trains a model; returns the part of each recording, none if no model is wanted. */
  private Map<String, TrainingShare> train(List<PairedRecording> recordings, SeriesFolder series)
      throws IOException {
    Optional<AcousticModelTrainer> trainer =
        recordings.isEmpty() ? Optional.empty() : run(recordings.get(0)).trainer();
    Map<String, TrainingShare> shares = new TreeMap<>();
    if (trainer.isEmpty()) {
      return shares;
    }
    Optional<Map<String, String>> known = series.trained();
    if (known.isPresent()) {
      known.get().forEach((name, share) -> shares.put(name, TrainingShare.valueOf(share)));
    } else {
      progress.accept("training one model on " + recordings.size() + " recordings");
      Folders.delete(series.model());
      List<String> names = new ArrayList<>();
      List<TrainingRecording> readable = new ArrayList<>();
      for (PairedRecording one : recordings) {
        try {
          readable.add(run(one).toTrainOn());
          names.add(one.name());
        } catch (IOException e) {
          // It fails again when it is mined, and is reported then.
          shares.put(one.name(), TrainingShare.REFUSED);
        }
      }
      List<TrainingShare> found = trainer.get().train(readable, series.model());
      for (int i = 0; i < found.size(); i++) {
        shares.put(names.get(i), found.get(i));
      }
      Map<String, String> written = new TreeMap<>();
      shares.forEach((name, share) -> written.put(name, share.name()));
      series.setTrained(written);
    }
    if (shares.containsValue(TrainingShare.TRAINED)) {
      save(series.model());
    }
    return shares;
  }

  private void save(Path model) throws IOException {
    Optional<Path> wanted = miner.alignerSettings().flatMap(RecordingAlignerSettings::savedModel);
    if (wanted.isEmpty()) {
      return;
    }
    Files.createDirectories(wanted.get());
    List<Path> files;
    try (Stream<Path> list = Files.list(model)) {
      files = list.toList();
    }
    for (Path file : files) {
      WholeFile.write(
          wanted.get().resolve(file.getFileName()),
          part -> Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING));
    }
  }

  private Miner withModel(Path model) {
    return miner.withAlignerSettings(
        settings ->
            new RecordingAlignerSettings(
                settings.normalizer(), settings.jobs(), Optional.of(model), Optional.empty()));
  }

  private Miner withoutSavedModel() {
    return miner.withAlignerSettings(
        settings ->
            new RecordingAlignerSettings(
                settings.normalizer(), settings.jobs(), settings.model(), Optional.empty()));
  }
}
