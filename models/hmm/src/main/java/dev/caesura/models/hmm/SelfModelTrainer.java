package dev.caesura.models.hmm;

import dev.caesura.align.AcousticModelTrainer;
import dev.caesura.align.Pronouncer;
import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.TrainingRecording;
import dev.caesura.align.TrainingShare;
import dev.caesura.text.Segmentation;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Trains the model of {@link SelfAligner} on several recordings of one language together, from
 * nothing or from a saved model. Recordings may be as short as a few sentences: each turn of the
 * training takes the frames of all of them.
 *
 * <p>Then each recording is judged by a model of others. If the transcript of one does not belong
 * to it, the training is repeated without it. The first recordings with an hour of speech or more
 * together are taken; more would change little, since a model has at most eight Gaussians a state.
 *
 * <p>Memory: about 200 bytes for each frame of 10 ms, and 192 MiB of scores. Immutable and
 * thread-safe.
 */
public final class SelfModelTrainer implements AcousticModelTrainer {

  /** Frames of speech after which no more recordings are needed: an hour. */
  private static final int ENOUGH = 360_000;

  /**
   * Parts into which the recordings are dealt, each of which is judged by a model of the others.
   */
  private static final int GROUPS = 4;

  private final WordNormalizer normalizer;
  private final int jobs;
  private final Optional<HmmModel> model;
  private final Optional<Pronouncer> pronouncer;

  private SelfModelTrainer(
      WordNormalizer normalizer,
      int jobs,
      Optional<HmmModel> model,
      Optional<Pronouncer> pronouncer) {
    this.normalizer = Objects.requireNonNull(normalizer, "normalizer");
    this.jobs = jobs;
    this.model = model;
    this.pronouncer = pronouncer;
  }

  /** Recording with its features. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
  private record Heard(
      FeatureBlocks features, boolean[] speech, Segmentation written, Optional<VoiceStart> voice) {}

  /**
   * Returns a trainer that uses one thread and trains from nothing.
   *
   * @param normalizer brings the transcripts into the form that is spoken
   * @return the trainer
   */
  public static SelfModelTrainer of(WordNormalizer normalizer) {
    return new SelfModelTrainer(normalizer, 1, Optional.empty(), Optional.empty());
  }

  /**
   * Returns a copy that uses several threads.
   *
   * @param value the number of threads, at least 1
   * @return the new trainer; its models are the same
   */
  public SelfModelTrainer withJobs(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("jobs " + value + ": expected at least 1");
    }
    return new SelfModelTrainer(normalizer, value, model, pronouncer);
  }

  /**
   * Returns a copy that starts from a saved model, each frame of which counts once.
   *
   * @param folder a folder that a trainer or an aligner wrote
   * @return the new trainer
   * @throws IOException if the model cannot be read
   */
  public SelfModelTrainer withModel(Path folder) throws IOException {
    return new SelfModelTrainer(
        normalizer, jobs, Optional.of(HmmModelFile.read(folder)), pronouncer);
  }

  /**
   * Returns a copy whose units are phones.
   *
   * @param value gives the phones of the words of the transcripts
   * @return the new trainer; its models can be used with the same pronouncer only
   */
  public SelfModelTrainer withPronouncer(Pronouncer value) {
    return new SelfModelTrainer(normalizer, jobs, model, Optional.of(value));
  }

  @Override
  public List<TrainingShare> train(List<TrainingRecording> recordings, Path folder)
      throws IOException {
    TrainingShare[] shares = new TrainingShare[recordings.size()];
    Arrays.fill(shares, TrainingShare.REFUSED);
    TreeMap<Integer, Heard> heard = new TreeMap<>();
    int spoken = 0;
    for (int i = 0; i < shares.length; i++) {
      if (spoken >= ENOUGH) {
        shares[i] = TrainingShare.NOT_NEEDED;
        continue;
      }
      Optional<Heard> one = heard(recordings.get(i));
      if (one.isPresent()) {
        heard.put(i, one.get());
        boolean[] speech = one.get().speech();
        spoken += SpeechFeatures.speechFrames(speech, 0, speech.length);
      }
    }
    while (!heard.isEmpty()) {
      int before = heard.size();
      Trained trained = trained(heard);
      double[] agreement = trained.agreement();
      int next = 0;
      for (int i : List.copyOf(heard.keySet())) {
        if (agreement[next++] < RecordingAlignment.MIN_AGREEMENT) {
          heard.remove(i);
        }
      }
      if (heard.size() == before) {
        HmmModelFile.write(folder, trained.model());
        heard.keySet().forEach(i -> shares[i] = TrainingShare.TRAINED);
        break;
      }
    }
    return List.of(shares);
  }

  /** Reads a recording; empty if it has no speech, or its transcript no words. */
  private Optional<Heard> heard(TrainingRecording recording) throws IOException {
    SelfAligner.requireRate(recording.audio());
    Segmentation written = recording.written();
    boolean hasWords =
        written.spans().stream()
            .anyMatch(span -> !normalizer.words(span.in(written.text())).isEmpty());
    float[] cepstra = SpeechFeatures.cepstra(recording.audio());
    boolean[] speech =
        SpeechFeatures.speechFrames(recording.speech(), cepstra.length / SpeechFeatures.CEPSTRA);
    if (!hasWords || SelfAligner.isSilent(speech)) {
      return Optional.empty();
    }
    Optional<VoiceStart> voice =
        model.isPresent() ? Optional.empty() : VoiceStart.of(pronouncer, normalizer, recording);
    return Optional.of(new Heard(SpeechFeatures.of(cepstra, speech), speech, written, voice));
  }

  /**
   * A training.
   *
   * @param recordings the recordings
   * @param training after its last turn
   * @param model what it has trained
   * @param earlier what it began with
   */
  private record Trained(
      List<TrainingPart> recordings,
      SelfTraining training,
      HmmModel model,
      Optional<HmmModel> earlier) {

    /** Returns the agreement of each recording under a model of others. */
    double[] agreement() {
      double[] agreement = new double[recordings.size()];
      int groups = Math.min(GROUPS, recordings.size());
      for (int group = 0; group < groups; group++) {
        List<TrainingPart> others = new ArrayList<>();
        for (int i = 0; i < recordings.size(); i++) {
          if (i % groups != group) {
            others.add(recordings.get(i));
          }
        }
        Optional<HmmModel> judging = earlier;
        if (earlier.isEmpty() && !others.isEmpty()) {
          judging = Optional.of(SelfTraining.model(others, model.language(), model.units()));
        }
        for (int i = group; i < recordings.size(); i += groups) {
          agreement[i] =
              JudgedPart.of(recordings.get(i), training.middleGain(), judging).agreement();
        }
      }
      return agreement;
    }
  }

  private Trained trained(SortedMap<Integer, Heard> heard) throws IOException {
    List<Segmentation> written = heard.values().stream().map(Heard::written).toList();
    Optional<Pronouncer> phones =
        UnitSource.of(pronouncer, model, normalizer, written).pronouncer();
    UnitInventory inventory =
        model.isPresent()
            ? model.get().units()
            : TranscriptUnits.inventory(written, normalizer, phones);
    List<TrainingPart> recordings = new ArrayList<>();
    for (Heard one : heard.values()) {
      TranscriptUnits text =
          TranscriptUnits.of(one.written(), normalizer, Optional.of(inventory), phones);
      TrainingPart part =
          TrainingPart.of(text.units(), inventory.size(), one.features(), one.speech(), jobs);
      one.voice().ifPresent(start -> part.setVoiced(start.places(text)));
      recordings.add(part);
    }
    SelfTraining training = new SelfTraining(recordings);
    if (model.isPresent()) {
      training.run(model.get());
    } else {
      training.run();
    }
    return new Trained(
        recordings,
        training,
        training.model(normalizer.language().toLanguageTag(), inventory, model),
        model);
  }
}
