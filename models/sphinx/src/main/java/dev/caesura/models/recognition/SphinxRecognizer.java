package dev.caesura.models.recognition;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.Signal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * English speech recognition with CMU Sphinx-4, biased to one transcript.
 *
 * <p>Needs nothing but the Java class path. Each piece is recognised on its own: no adaptation goes
 * from one to the next, so that a piece gives the same words whatever came before and on whichever
 * decoder. Pieces should be 8 to 15 s of speech, cut in pauses.
 *
 * <p>A piece in which few words are anchors (less than nine in ten lie in runs of three that the
 * transcript has) is searched a second time with wider beams; of both results the one with more
 * anchors counts, the first of equals. {@code bench/run recognition} shows what that gains and
 * costs.
 *
 * <p>Word spellings are those of {@link dev.caesura.models.recognition.lexicon.WrittenText}: lower
 * case, numbers as the transcript writes them. Scores are 1: the decoder states none.
 *
 * <p>Thread-safe: as many threads as it has decoders work at one time, further ones wait. Starts no
 * thread itself. A decoder takes about a second to load, when first needed.
 */
public final class SphinxRecognizer implements CloseableRecognizer {

  /** Below this share of anchored words a piece is decoded again. */
  private static final double ANCHORED = 0.9;

  private final Supplier<SphinxDecoder> maker;
  private final SphinxSettings settings;
  private final Optional<TranscriptAnchors> anchors;
  private final Optional<ModelFolder> folder;
  private final DecoderPermits permits;
  private final Deque<SphinxDecoder> idle = new ArrayDeque<>();

  private SphinxRecognizer(
      Supplier<SphinxDecoder> maker,
      SphinxSettings settings,
      Optional<TranscriptAnchors> anchors,
      Optional<ModelFolder> folder) {
    this.maker = maker;
    this.settings = settings;
    this.anchors = anchors;
    this.folder = folder;
    this.permits = new DecoderPermits(settings.decoders());
  }

  /**
   * A recogniser for the recording of a transcript.
   *
   * @param transcript what is said in the recording, as far as is known, in English; it may be
   *     wrong in places, or empty, and then everyday words alone are expected
   * @param settings number of decoders and the like
   * @return the recogniser, to be closed
   * @throws IOException if the temporary files of the models cannot be written
   */
  public static SphinxRecognizer open(String transcript, SphinxSettings settings)
      throws IOException {
    BiasedModel model = BiasedModel.of(transcript, settings.transcriptWeight());
    ModelFolder folder = ModelFolder.of(model);
    return new SphinxRecognizer(
        () -> SphinxDecoder.biased(folder, model::written),
        settings,
        settings.secondPass()
            ? Optional.of(new TranscriptAnchors(model.transcript()))
            : Optional.empty(),
        Optional.of(folder));
  }

  /**
   * A recogniser that expects English of any kind: the language model and the dictionary of the
   * Sphinx package.
   *
   * <p>It shows what the bias to a transcript is worth ({@code bench/run recognition}): it takes
   * more than twice the time of one biased pass, and mistakes one word in three of the bundled
   * prompts. Neither wider beams nor a lower language weight changed that. There is no second pass,
   * since there is nothing to agree with, and no transcript to weigh.
   *
   * @param settings number of decoders and longest piece
   * @return the recogniser, to be closed
   */
  public static SphinxRecognizer openUnbiased(SphinxSettings settings) {
    return new SphinxRecognizer(SphinxDecoder::stock, settings, Optional.empty(), Optional.empty());
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
      // A decoder that failed half way is not used again.
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
    if (!first.isEmpty() && anchored >= ANCHORED * first.size()) {
      return first;
    }
    List<Word> second = decoder.decodeWide(part);
    return anchors.get().anchored(second) > anchored ? second : first;
  }

  private SphinxDecoder take() {
    SphinxDecoder decoder;
    synchronized (idle) {
      decoder = idle.poll();
    }
    return decoder == null ? maker.get() : decoder;
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
