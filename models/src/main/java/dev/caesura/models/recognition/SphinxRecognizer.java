package dev.caesura.models.recognition;

import dev.caesura.align.Recognizer;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.Signal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * English speech recognition with CMU Sphinx-4, biased to one transcript.
 *
 * <p>Needs nothing but the Java class path. Each piece is recognised on its own: no adaptation goes
 * from one to the next, so that a piece gives the same words whatever came before and on whichever
 * decoder. Pieces should be 8 to 15 s of speech, cut in pauses.
 *
 * <p>Word spellings are those of {@link dev.caesura.models.recognition.lexicon.WrittenText}: lower
 * case, numbers as the transcript writes them. Scores are 1: the decoder states none.
 *
 * <p>Thread-safe: as many threads as it has decoders work at one time, further ones wait. Starts no
 * thread itself. A decoder takes about a second to load, when first needed.
 */
public final class SphinxRecognizer implements Recognizer, AutoCloseable {

  /** Narrow beams, and what they become where a piece is hard; shared/asr trials, see Javadoc. */
  private static final double BEAM = 1e-50;

  private final Supplier<SphinxDecoder> maker;
  private final SphinxSettings settings;
  private final Semaphore permits;
  private final Deque<SphinxDecoder> idle = new ArrayDeque<>();
  private final List<Path> files;
  private boolean closed;

  private SphinxRecognizer(
      Supplier<SphinxDecoder> maker, SphinxSettings settings, List<Path> files) {
    this.maker = maker;
    this.settings = settings;
    this.permits = new Semaphore(settings.decoders(), true);
    this.files = files;
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
    Path folder = Files.createTempDirectory("caesura-sphinx");
    Path arpa = folder.resolve("transcript.lm");
    Path dictionary = folder.resolve("transcript.dict");
    Files.writeString(arpa, model.arpa(), StandardCharsets.US_ASCII);
    Files.writeString(dictionary, model.dictionary(), StandardCharsets.US_ASCII);
    return new SphinxRecognizer(
        () ->
            new SphinxDecoder(
                arpa.toUri().toString(),
                false,
                dictionary.toUri().toString(),
                BEAM,
                model::written),
        settings,
        List.of(arpa, dictionary, folder));
  }

  @Override
  public Transcript recognize(Signal piece) throws IOException {
    if (piece.sampleRate() != SphinxDecoder.SAMPLE_RATE) {
      throw new IllegalArgumentException(
          "sample rate " + piece.sampleRate() + " is not " + SphinxDecoder.SAMPLE_RATE);
    }
    SphinxDecoder decoder = take();
    try {
      List<Word> words = new ArrayList<>();
      for (Signal part : QuietCuts.cut(piece, settings.maxPieceSeconds())) {
        words.addAll(decoder.decode(part));
      }
      return new Transcript(words);
    } finally {
      give(decoder);
    }
  }

  private SphinxDecoder take() throws IOException {
    try {
      permits.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a decoder");
    }
    boolean taken = false;
    try {
      SphinxDecoder decoder;
      synchronized (idle) {
        if (closed) {
          throw new IllegalStateException("the recogniser is closed");
        }
        decoder = idle.poll();
      }
      SphinxDecoder ready = decoder == null ? maker.get() : decoder;
      taken = true;
      return ready;
    } finally {
      if (!taken) {
        permits.release();
      }
    }
  }

  private void give(SphinxDecoder decoder) {
    synchronized (idle) {
      idle.push(decoder);
    }
    permits.release();
  }

  /** Waits for pieces in work, then deletes the temporary files. Does nothing the second time. */
  @Override
  public void close() throws IOException {
    permits.acquireUninterruptibly(settings.decoders());
    try {
      synchronized (idle) {
        if (closed) {
          return;
        }
        closed = true;
        idle.clear();
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } finally {
      permits.release(settings.decoders());
    }
  }
}
