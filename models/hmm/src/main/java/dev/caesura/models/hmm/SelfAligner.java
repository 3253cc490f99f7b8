package dev.caesura.models.hmm;

import dev.caesura.align.Pronouncer;
import dev.caesura.align.RecordingAligner;
import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.TrainingRecording;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Passage;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Aligns a recording with its transcript by a model that is trained on the recording itself, from
 * nothing: no recogniser, no network and no voice is needed, in any language with an alphabet or a
 * syllabary.
 *
 * <p>Units are the phones of a pronouncer, or without one the characters of the transcript, three
 * states each with up to eight Gaussians on 39 mel cepstra. The first alignment is that of the
 * pronouncer's voice, if it has one ({@link dev.caesura.align.warp.SynthesisAligner}; up to two
 * hours of speech), or else compares lengths of sentences with the pauses of the recording; then
 * training and alignment take turns. Sentences, words and speech may be left out at a price, which
 * follows from how well unrelated text fits. The transcript must be in the order of the recording.
 *
 * <p>The score of a sentence is 0.5 where it gains 1.8 nats for each frame over unrelated text of
 * the same length, under a model that was trained without it; it falls where words are missing,
 * above all at its ends. The agreement is the share of text or speech whose sentences gain at least
 * 2.5 nats; where it is below {@link RecordingAlignment#MIN_AGREEMENT}, no score is above it.
 *
 * <p>The confidence of a word is its probability in its place, under the same model, against speech
 * without text and shifted words. One that was not found has none.
 *
 * <p>Memory: about 200 bytes for each frame of 10 ms and 192 MiB of scores. Immutable and
 * thread-safe.
 *
 * <p>Source: flat-start training of monophones as in HTK and Kaldi, here of letters as in Killer,
 * Stüker, Schultz 2003.
 */
public final class SelfAligner implements RecordingAligner {

  /** Frames of speech below which training may fail: a minute. */
  private static final int MIN_FRAMES = 6_000;

  /** Frames of a letter or phone, as people speak. */
  private static final int LETTER_FRAMES = 7;

  private final WordNormalizer normalizer;
  private final int jobs;
  private final Optional<HmmModel> model;
  private final Optional<Path> saveTo;
  private final Optional<Pronouncer> pronouncer;

  private SelfAligner(
      WordNormalizer normalizer,
      int jobs,
      Optional<HmmModel> model,
      Optional<Path> saveTo,
      Optional<Pronouncer> pronouncer) {
    this.normalizer = Objects.requireNonNull(normalizer, "normalizer");
    this.jobs = jobs;
    this.model = model;
    this.saveTo = saveTo;
    this.pronouncer = pronouncer;
  }

  /**
   * Returns an aligner that uses one thread and trains from nothing.
   *
   * @param normalizer brings the transcript into the form that is spoken
   * @return the aligner
   */
  public static SelfAligner of(WordNormalizer normalizer) {
    return new SelfAligner(normalizer, 1, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Returns a copy that uses several threads.
   *
   * @param value the number of threads, at least 1
   * @return the new aligner; its results are the same
   */
  public SelfAligner withJobs(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("jobs " + value + ": expected at least 1");
    }
    return new SelfAligner(normalizer, value, model, saveTo, pronouncer);
  }

  /**
   * Returns a copy that starts from a model that was saved. It is adapted to the recording; states
   * that the recording has few frames of stay as they were.
   *
   * @param folder a folder that an aligner wrote
   * @return the new aligner
   * @throws IOException if the model cannot be read
   */
  public SelfAligner withModel(Path folder) throws IOException {
    return new SelfAligner(
        normalizer, jobs, Optional.of(HmmModelFile.read(folder)), saveTo, pronouncer);
  }

  /**
   * Returns a copy that saves the trained model of each recording whose transcript belongs to it.
   * If it starts from a model, what is saved has been trained on the recordings of that model too,
   * each frame of which counts once.
   *
   * @param folder a folder; created if it does not exist, and its model is replaced
   * @return the new aligner
   */
  public SelfAligner withSavedModel(Path folder) {
    return new SelfAligner(normalizer, jobs, model, Optional.of(folder), pronouncer);
  }

  /**
   * Returns a copy whose units are phones.
   *
   * @param value gives the phones of the words of the transcript
   * @return the new aligner; a model that it saves can be used with the same pronouncer only
   */
  public SelfAligner withPronouncer(Pronouncer value) {
    return new SelfAligner(normalizer, jobs, model, saveTo, Optional.of(value));
  }

  @Override
  public RecordingAlignment align(
      String name, AudioSource recording, List<TimeSpan> speech, Segmentation written)
      throws IOException {
    requireRate(recording);
    UnitSource units = UnitSource.of(pronouncer, model, normalizer, List.of(written));
    TranscriptUnits text =
        TranscriptUnits.of(written, normalizer, model.map(HmmModel::units), units.pronouncer());
    float[] cepstra = SpeechFeatures.cepstra(recording);
    boolean[] spoken = SpeechFeatures.speechFrames(speech, cepstra.length / SpeechFeatures.CEPSTRA);
    if (text.units().isEmpty() || isSilent(spoken)) {
      return new RecordingAlignment(nothing(name, speech, text), 0);
    }
    Optional<VoiceStart> voice =
        model.isPresent()
            ? Optional.empty()
            : VoiceStart.of(
                units.pronouncer(), normalizer, new TrainingRecording(recording, speech, written));
    FeatureBlocks features = SpeechFeatures.of(cepstra, spoken);
    RecordingAlignment found = aligned(name, text, features, spoken, voice);
    found = units.note().isPresent() ? found.withNote(units.note().get()) : found;
    return model.isPresent() || found.isPlausible() ? found : hinted(found, spoken, text);
  }

  static void requireRate(AudioSource recording) {
    if (recording.sampleRate() != SpeechFeatures.RATE) {
      throw new IllegalArgumentException(
          recording.name()
              + ": expected "
              + SpeechFeatures.RATE
              + " Hz; found "
              + recording.sampleRate()
              + " Hz");
    }
  }

  /** States that little speech or text may be the cause, if so. */
  private static RecordingAlignment hinted(
      RecordingAlignment found, boolean[] speech, TranscriptUnits text) {
    int frames = SpeechFeatures.speechFrames(speech, 0, speech.length);
    long letters =
        text.units().stream().flatMap(Arrays::stream).mapToLong(word -> word.length).sum();
    long written = letters * LETTER_FRAMES;
    return Math.min(frames, written) >= MIN_FRAMES
        ? found
        : found.withNote(
            "expected a minute of speech with text or more to train a model on; found "
                + Math.round(frames / 100.0)
                + " s of speech, and text for about "
                + Math.round(written / 100.0)
                + " s, so that a right transcript may be refused, too. Give several recordings, or"
                + " --acoustic-model, or another recogniser.");
  }

  static boolean isSilent(boolean[] speech) {
    for (boolean frame : speech) {
      if (frame) {
        return false;
      }
    }
    return true;
  }

  private static List<Utterance> nothing(String name, List<TimeSpan> speech, TranscriptUnits text) {
    List<Utterance> result = new ArrayList<>();
    for (Passage passage : text.passages()) {
      result.add(Utterance.onlyInText(name, passage));
    }
    speech.forEach(span -> result.add(Utterance.onlyInAudio(name, span, "")));
    return result;
  }

  private RecordingAlignment aligned(
      String name,
      TranscriptUnits text,
      FeatureBlocks features,
      boolean[] speech,
      Optional<VoiceStart> voice)
      throws IOException {
    TrainingPart part =
        TrainingPart.of(text.units(), text.inventory().size(), features, speech, jobs);
    voice.ifPresent(start -> part.setVoiced(start.places(text)));
    SelfTraining training = new SelfTraining(List.of(part));
    if (model.isPresent()) {
      training.run(model.get());
    } else {
      training.run();
    }
    JudgedPart judged = JudgedPart.of(part, training.middleGain(), model);
    if (saveTo.isPresent() && judged.agreement() >= RecordingAlignment.MIN_AGREEMENT) {
      HmmModelFile.write(
          saveTo.get(),
          training.model(normalizer.language().toLanguageTag(), text.inventory(), model));
    }
    return new RecordingAlignment(
            new Utterances(name, part.network(), part.alignment(), text)
                .list(judged.places(), judged.scores(), judged.words(), speech),
            judged.agreement())
        .doubted();
  }
}
