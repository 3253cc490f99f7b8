package dev.caesura.models.recognition;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.Pronouncer;
import dev.caesura.align.PronouncerProvider;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.Signal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Recogniser of speech with CMU Sphinx-4, biased to one transcript: of English with the model that
 * comes with Sphinx, of other languages with a {@link SphinxModel}.
 *
 * <p>For English, it needs nothing but the Java class path. There is no adaptation, so the words of
 * a piece do not depend on earlier pieces or on the decoder. Pieces should be 8 to 15 s of speech,
 * cut in pauses.
 *
 * <p>A piece is decoded a second time with wider beams if less than nine in ten of its words are
 * anchors, that is, lie in runs of three that the transcript has. The result with more anchors is
 * used, or the first one if both have as many. {@code bench/run recognition} shows the gain and the
 * cost.
 *
 * <p>Word spellings are those of {@link dev.caesura.models.recognition.lexicon.WrittenText}: lower
 * case, numbers as the transcript writes them. Scores are 1, because the decoder gives none.
 *
 * <p>Thread-safe: as many threads as it has decoders work at the same time; further ones wait. It
 * starts no threads. A decoder takes about a second to load, when it is first needed.
 */
public final class SphinxRecognizer implements CloseableRecognizer {

  /** Share of anchored words below which a piece is decoded again. */
  private static final double MIN_ANCHORED = 0.9;

  private final Supplier<SphinxDecoder> loader;
  private final SphinxSettings settings;
  private final Optional<TranscriptAnchors> anchors;
  private final Optional<ModelFolder> folder;
  private final List<String> warnings;
  private final DecoderPermits permits;
  private final Deque<SphinxDecoder> idle = new ArrayDeque<>();

  private SphinxRecognizer(
      Supplier<SphinxDecoder> loader,
      SphinxSettings settings,
      Optional<TranscriptAnchors> anchors,
      Optional<ModelFolder> folder,
      List<String> warnings) {
    this.loader = loader;
    this.settings = settings;
    this.anchors = anchors;
    this.folder = folder;
    this.warnings = List.copyOf(warnings);
    this.permits = new DecoderPermits(settings.decoders());
  }

  /**
   * Opens a recogniser for the recording of a transcript.
   *
   * @param transcript what is said in the recording, as far as is known, in English; it may be
   *     wrong in places; if empty, only everyday words are expected
   * @param settings the number of decoders and so on
   * @return the recogniser; the caller closes it
   * @throws IOException if the temporary files of the models cannot be written
   */
  public static SphinxRecognizer open(String transcript, SphinxSettings settings)
      throws IOException {
    BiasedModel model = BiasedModel.of(transcript, settings.transcriptWeight());
    ModelFolder folder = ModelFolder.of(model);
    return new SphinxRecognizer(
        () -> SphinxDecoder.biased(folder, model::written),
        settings,
        anchors(model, settings),
        Optional.of(folder),
        List.of());
  }

  /**
   * Opens a recogniser for the recording of a transcript in another language. Words that neither
   * the dictionary nor letter-to-sound rules pronounce are pronounced by the first {@link
   * dev.caesura.align.PronouncerProvider} of the class path that knows the language.
   *
   * @param acoustic the acoustic model with its dictionary
   * @param language the language, for lower case and the reading of numbers
   * @param transcript what is said in the recording, as far as is known; it may be wrong in places
   * @param settings the number of decoders and so on
   * @return the recogniser; the caller closes it. Its {@link #warnings} name the words of the
   *     transcript that it cannot recognise
   * @throws IOException if the temporary files of the models cannot be written, or if the
   *     dictionary has no phone of the model
   */
  public static SphinxRecognizer open(
      SphinxModel acoustic, Locale language, String transcript, SphinxSettings settings)
      throws IOException {
    return open(acoustic, language, transcript, () -> PronouncerProvider.find(language), settings);
  }

  static SphinxRecognizer open(
      SphinxModel acoustic,
      Locale language,
      String transcript,
      Supplier<Optional<Pronouncer>> pronouncer,
      SphinxSettings settings)
      throws IOException {
    ForeignModel model = ForeignModel.of(acoustic, language, transcript, pronouncer, settings);
    ModelFolder folder = ModelFolder.of(model.biased());
    try {
      folder.writeFillers(acoustic.acoustic().fillers());
      return new SphinxRecognizer(
          () -> SphinxDecoder.biased(acoustic, folder, model.biased()::written),
          settings,
          anchors(model.biased(), settings),
          Optional.of(folder),
          model.warnings());
    } catch (IOException | RuntimeException e) {
      folder.closeAfter(e);
      throw e;
    }
  }

  private static Optional<TranscriptAnchors> anchors(BiasedModel model, SphinxSettings settings) {
    return settings.secondPass()
        ? Optional.of(new TranscriptAnchors(model.transcript()))
        : Optional.empty();
  }

  /**
   * Opens a recogniser for any English text, with the language model and the dictionary of the
   * Sphinx package.
   *
   * <p>It shows the value of the bias to a transcript ({@code bench/run recognition}): it takes
   * more than twice the time of one biased pass and gets one word in three of the bundled prompts
   * wrong. Neither wider beams nor a lower language weight changed that. There is no second pass,
   * because there is no transcript to compare with.
   *
   * @param settings the number of decoders and the longest piece
   * @return the recogniser; the caller closes it
   */
  public static SphinxRecognizer openUnbiased(SphinxSettings settings) {
    return new SphinxRecognizer(
        SphinxDecoder::stock, settings, Optional.empty(), Optional.empty(), List.of());
  }

  @Override
  public Transcript recognize(Signal piece) throws IOException {
    Pcm.requireRate(piece);
    permits.acquire();
    try {
      SphinxDecoder decoder = take();
      List<Word> words = new ArrayList<>();
      for (Signal part : QuietCuts.cut(piece, settings.maxPieceSeconds())) {
        if (Pcm.isSound(part)) {
          words.addAll(recognize(part, decoder));
        }
      }
      // A decoder that failed is not used again.
      give(decoder);
      return new Transcript(words);
    } finally {
      permits.release();
    }
  }

  private List<Word> recognize(Signal part, SphinxDecoder decoder) {
    List<Word> first = decoder.decode(part);
    if (anchors.isEmpty()) {
      return first;
    }
    int anchored = anchors.get().anchored(first);
    if (!first.isEmpty() && anchored >= MIN_ANCHORED * first.size()) {
      return first;
    }
    List<Word> second = decoder.decodeWide(part);
    return anchors.get().anchored(second) > anchored ? second : first;
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  private SphinxDecoder take() {
    SphinxDecoder decoder;
    synchronized (idle) {
      decoder = idle.poll();
    }
    return decoder == null ? loader.get() : decoder;
  }

  private void give(SphinxDecoder decoder) {
    synchronized (idle) {
      idle.push(decoder);
    }
  }

  @Override
  public void close() throws IOException {
    if (permits.close()) {
      synchronized (idle) {
        idle.clear();
      }
      if (folder.isPresent()) {
        folder.get().close();
      }
    }
  }
}
