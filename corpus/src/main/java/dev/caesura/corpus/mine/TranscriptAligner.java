package dev.caesura.corpus.mine;

import dev.caesura.align.Conversation;
import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.RecordingAligner;
import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.TrainingRecording;
import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.align.utterance.TurnAligner;
import dev.caesura.align.utterance.UnspokenTextPolicy;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.corpus.MiningProgress;
import dev.caesura.corpus.document.TranscriptDocument;
import dev.caesura.corpus.document.TranscriptReader;
import dev.caesura.corpus.document.TranscriptReaderSettings;
import dev.caesura.models.speech.SileroVad;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Aligner of a whole transcript: splits it into sentences, then finds each sentence among
 * recognised words, or in a recording by a synthetic voice.
 *
 * <p>The default splitter takes each line as a sentence if the transcript is written so, else it
 * runs the shipped network on all processors. Immutable and thread-safe.
 */
public final class TranscriptAligner {

  private final WordNormalizer normalizer;
  private final TranscriptOrder order;
  private final UnspokenTextPolicy notes;
  private final Optional<TextSegmenter> splitter;
  private final MiningProgress progress;
  private final int jobs;

  private TranscriptAligner(
      WordNormalizer normalizer,
      TranscriptOrder order,
      UnspokenTextPolicy notes,
      Optional<TextSegmenter> splitter,
      MiningProgress progress,
      int jobs) {
    this.normalizer = Objects.requireNonNull(normalizer, "normalizer");
    this.order = Objects.requireNonNull(order, "order");
    this.notes = Objects.requireNonNull(notes, "notes");
    this.splitter = splitter;
    this.progress = Objects.requireNonNull(progress, "progress");
    this.jobs = jobs;
  }

  /**
   * Returns an aligner for transcripts in the order of their recordings.
   *
   * @param normalizer makes recognised and written words comparable
   * @return an aligner that passes over labels and notes that are not spoken
   */
  public static TranscriptAligner of(WordNormalizer normalizer) {
    return new TranscriptAligner(
        normalizer,
        TranscriptOrder.KEEP,
        UnspokenTextPolicy.AUTO,
        Optional.empty(),
        MiningProgress.NONE,
        1);
  }

  /**
   * Returns a copy for another order of the transcript.
   *
   * @param value whether the transcript is in the order of the recording
   * @return a new aligner
   */
  public TranscriptAligner withOrder(TranscriptOrder value) {
    return new TranscriptAligner(normalizer, value, notes, splitter, progress, jobs);
  }

  /**
   * Returns a copy that treats speaker labels and stage notes in another way.
   *
   * @param value what becomes of labels and notes
   * @return a new aligner
   */
  public TranscriptAligner withNotes(UnspokenTextPolicy value) {
    return new TranscriptAligner(normalizer, order, value, splitter, progress, jobs);
  }

  /**
   * Returns a copy with another sentence splitter.
   *
   * @param value splits the transcript
   * @return a new aligner
   */
  public TranscriptAligner withSplitter(TextSegmenter value) {
    return new TranscriptAligner(normalizer, order, notes, Optional.of(value), progress, jobs);
  }

  /**
   * Returns a copy that reports its progress.
   *
   * @param listener receives the split windows of the transcript, and the stages of recognition
   * @return a new aligner
   */
  public TranscriptAligner withProgress(MiningProgress listener) {
    return new TranscriptAligner(normalizer, order, notes, splitter, listener, jobs);
  }

  /**
   * Returns a copy that recognises several pieces of a recording at once.
   *
   * @param value the number of pieces, at least 1
   * @return a new aligner
   */
  public TranscriptAligner withJobs(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("jobs " + value + ": expected at least 1");
    }
    return new TranscriptAligner(normalizer, order, notes, splitter, progress, value);
  }

  /**
   * Reads a transcript of any format.
   *
   * @param file the transcript; several documents of one file are joined
   * @return its text, which has words, with remarks about what was left out, changed or guessed
   * @throws IOException if the file cannot be read, has no words, or has a format that is not read
   */
  public TranscriptDocument readTranscript(Path file) throws IOException {
    TranscriptDocument document =
        // The caller states the language.
        TranscriptReader.of(TranscriptReaderSettings.defaults().withoutLanguageDetection())
            .readJoined(file);
    if (normalizer.words(document.text()).isEmpty()) {
      throw new IOException(file + ": expected a transcript; found no words");
    }
    return document;
  }

  /**
   * Finds the sentences of a transcript among recognised words.
   *
   * @param recording the name of the recording
   * @param recognized the recognised words
   * @param transcript the written text
   * @return sentences in the order of the transcript, found or not, then speech without text
   */
  public List<Utterance> align(String recording, Transcript recognized, String transcript) {
    return align(recording, Conversation.of(recognized), transcript);
  }

  /**
   * Finds the sentences of a transcript among recognised words of speakers who may overlap.
   *
   * @param recording the name of the recording
   * @param recognized the recognised words
   * @param transcript the written text
   * @return sentences in the order of the transcript, found or not, then speech without text
   */
  public List<Utterance> align(String recording, Conversation recognized, String transcript) {
    SentenceAligner aligner =
        SentenceAligner.of(
            normalizer,
            SentenceAligner.Settings.defaults().withOrder(order).withUnspokenText(notes));
    return TurnAligner.of(aligner).align(recording, recognized, split(transcript, recognized));
  }

  /**
   * Finds the sentences of a transcript in a recording without recognised words.
   *
   * @param recording the name of the recording
   * @param audio the recording at 16 kHz
   * @param transcript the written text, in the order of the recording
   * @param aligner finds them
   * @return sentences in the order of the transcript, found or not, then speech without text, and
   *     how much of both agrees
   * @throws IOException if the recording cannot be read, or the aligner fails
   */
  public RecordingAlignment align(
      String recording, AudioSource audio, String transcript, RecordingAligner aligner)
      throws IOException {
    return align(recording, audio, scores(audio), transcript, aligner);
  }

  private static FrameScores scores(AudioSource audio) throws IOException {
    try (SileroVad vad = SileroVad.open()) {
      return vad.score(audio);
    }
  }

  /**
   * Finds the sentences of a transcript in a recording by a recogniser, and places their words if
   * the recogniser can do it.
   *
   * @param recording the name of the recording
   * @param audio the recording at 16 kHz
   * @param transcript the written text
   * @param provider opens the recogniser
   * @param work folder of the decoded recording and other intermediate results
   * @param warnings takes sentences for the user
   * @return sentences in the order of the transcript, found or not, then speech without text
   * @throws IOException if the recording cannot be read, the recogniser fails, or the folder cannot
   *     be written
   * @throws InterruptedException if the thread is interrupted
   */
  public List<Utterance> align(
      String recording,
      AudioSource audio,
      String transcript,
      RecognizerProvider provider,
      Path work,
      Consumer<String> warnings)
      throws IOException, InterruptedException {
    Path file = work.resolve("audio.wav");
    DecodedRecording.write(audio, file, progress);
    AudioSource decoded = AudioFiles.open(file);
    List<TimeSpan> pieces =
        provider.takesRecordings()
            ? List.of()
            : PieceWindows.of(provider.pieces(), scores(decoded)).windows();
    Recognition recognized =
        new RecordingRecognition(provider, normalizer.language(), jobs, progress)
            .run(decoded, pieces, transcript, work);
    recognized.warnings().forEach(warnings);
    return align(recording, recognized, transcript);
  }

  /** Finds the sentences of a transcript, and places their words if the recogniser can do it. */
  List<Utterance> align(String recording, Recognition recognized, String transcript) {
    return recognized.place(align(recording, recognized.words(), transcript), normalizer);
  }

  /** Finds the sentences of a transcript in a recording whose speech probabilities are known. */
  RecordingAlignment align(
      String recording,
      AudioSource audio,
      FrameScores scores,
      String transcript,
      RecordingAligner aligner)
      throws IOException {
    UnspokenMask text = UnspokenMask.of(split(transcript), notes);
    List<TimeSpan> speech = HysteresisSegmenter.defaults().segment(scores);
    RecordingAlignment found =
        text.isBlank()
            ? text.unfound(recording, speech)
            : text.restored(recording, aligner.align(recording, audio, speech, text.spoken()));
    return speech.isEmpty() ? found.withNote("expected speech; found none.") : found;
  }

  /** Prepares a recording for the training of a model. */
  TrainingRecording toTrainOn(AudioSource audio, FrameScores scores, String transcript) {
    return new TrainingRecording(
        audio,
        HysteresisSegmenter.defaults().segment(scores),
        UnspokenMask.of(split(transcript), notes).spoken());
  }

  /** Splits a transcript; pauses help where it has no punctuation. */
  private Segmentation split(String transcript, Conversation recognized) {
    return (splitter.isPresent()
            ? Optional.<Segmentation>empty()
            : SpokenSentenceFinder.find(transcript, recognized.words()))
        .orElseGet(() -> split(transcript));
  }

  private Segmentation split(String transcript) {
    return splitter.isPresent()
        ? splitter.get().segment(transcript)
        : SentenceFinder.find(transcript, progress);
  }
}
