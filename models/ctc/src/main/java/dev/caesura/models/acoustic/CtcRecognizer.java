package dev.caesura.models.acoustic;

import dev.caesura.align.Emissions;
import dev.caesura.align.RecognizedRecording;
import dev.caesura.align.RecordingRecognizer;
import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Word;
import dev.caesura.align.ctc.CtcSentencePlacer;
import dev.caesura.align.ctc.CtcSpeller;
import dev.caesura.align.ctc.CtcVocabulary;
import dev.caesura.align.ctc.EmissionsDecoder;
import dev.caesura.align.ctc.EmissionsFile;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.score.SampleFingerprint;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Recogniser with a CTC network, which also places the words of a text.
 *
 * <p>Emissions are computed once for a recording, in windows of 20 s with 2 s of context on both
 * sides whose frames are discarded, as many windows at once as there are jobs. They are kept in the
 * cache folder in half precision ({@link EmissionsFile}); a run that was stopped resumes after the
 * last window. Memory holds the windows in work. A transcript guides the decoder ({@link
 * EmissionsDecoder#biasedTo}). Thread-safe.
 */
public final class CtcRecognizer implements RecordingRecognizer {

  private final CtcAcousticModel model;
  private final String identity;
  private final Locale language;
  private final String transcript;
  private final CtcRecognizerSettings settings;

  private CtcRecognizer(
      CtcAcousticModel model,
      String identity,
      Locale language,
      String transcript,
      CtcRecognizerSettings settings) {
    this.model = model;
    this.identity = identity;
    this.language = language;
    this.transcript = transcript;
    this.settings = settings;
  }

  /**
   * Opens a recogniser.
   *
   * @param folder the folder of the network, see {@link CtcAcousticModel}
   * @param language the language of the recordings
   * @param transcript what is said, for the places of its words; may be empty
   * @param settings the number of jobs and the beam
   * @return the recogniser; the caller closes it
   * @throws IOException if a file is missing or cannot be read
   * @throws dev.caesura.models.ModelException if a file does not have the expected content
   */
  public static CtcRecognizer open(
      Path folder, Locale language, String transcript, CtcRecognizerSettings settings)
      throws IOException {
    if (!transcript.isBlank()) {
      CtcFiles.of(folder).requireLetters();
    }
    return new CtcRecognizer(
        CtcAcousticModel.open(folder, language),
        CtcRecognizerProvider.digest(folder),
        language,
        transcript,
        settings);
  }

  @Override
  public Transcript recognize(Signal piece) throws IOException {
    long start = piece.span().startSample();
    AudioSource source = AudioSource.of("piece", Signal.of(piece.toArray(), piece.sampleRate()));
    return new Transcript(
        decoder().decode(model.emissions(source)).words().stream()
            .map(word -> new Word(word.text(), shifted(word.span(), start), word.score()))
            .toList());
  }

  private static TimeSpan shifted(TimeSpan span, long by) {
    return new TimeSpan(span.startSample() + by, span.endSample() + by, span.sampleRate());
  }

  /**
   * Returns the vocabulary of the network.
   *
   * @return its symbols, blank and word delimiter
   */
  public CtcVocabulary vocabulary() {
    return model.vocabulary();
  }

  private EmissionsDecoder decoder() {
    return EmissionsDecoder.of(model.vocabulary(), settings.beam());
  }

  @Override
  public RecognizedRecording recognize(AudioSource recording, Path cache, Progress progress)
      throws IOException, InterruptedException {
    Emissions emissions = emissions(recording, cache, progress);
    CtcVocabulary vocabulary = model.vocabulary();
    CtcSpeller speller = CtcSpeller.of(vocabulary, language, transcript);
    return new Recognized(
        decoder().biasedTo(speller, transcript).decode(emissions),
        emissions,
        vocabulary,
        speller,
        transcript);
  }

  /**
   * Computes the emissions of a recording, or reads them from the cache.
   *
   * @param recording the recording at 16 kHz
   * @param cache the folder of the cache; created if it does not exist
   * @param progress receives the progress
   * @return emissions that are read from the cache as they are needed
   * @throws IOException if the recording cannot be read or the cache cannot be written
   * @throws InterruptedException if the thread is interrupted
   */
  public Emissions emissions(AudioSource recording, Path cache, Progress progress)
      throws IOException, InterruptedException {
    SampleFingerprint samples = SampleFingerprint.of(recording);
    String origin = identity + "\n" + language.toLanguageTag() + "\n" + samples;
    EmissionsFile.Layout layout =
        new EmissionsFile.Layout(
            origin, model.grid(), model.vocabulary().size(), model.windowFrames());
    UUID name = UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8));
    Files.createDirectories(cache);
    Path file = cache.resolve(name + ".emissions");
    Optional<Emissions> kept = EmissionsFile.open(file, layout);
    if (kept.isEmpty()) {
      try (EmissionsFile writer = EmissionsFile.create(file, layout)) {
        new WindowRuns(model, settings.jobs(), samples.samples()).run(recording, writer, progress);
      }
      kept = EmissionsFile.open(file, layout);
    }
    return kept.orElseThrow(() -> new IOException(file + ": changed while it was read"));
  }

  @Override
  public void close() {
    model.close();
  }

  /** Words of a recording, with the emissions in which written words are placed. */
  private record Recognized(
      Transcript words,
      Emissions emissions,
      CtcVocabulary vocabulary,
      CtcSpeller speller,
      String transcript)
      implements RecognizedRecording {

    @Override
    public List<Utterance> place(List<Utterance> utterances, WordNormalizer normalizer) {
      return CtcSentencePlacer.of(vocabulary, speller, normalizer, transcript)
          .place(emissions, utterances);
    }

    @Override
    public Map<String, String> facts() {
      return Map.of("letters of the transcript", speller.toString());
    }

    @Override
    public List<String> warnings() {
      return speller.unknownShare() > 0 || speller.isRomanizing()
          ? List.of("transcript: " + speller + ", which match any sound")
          : List.of();
    }
  }
}
