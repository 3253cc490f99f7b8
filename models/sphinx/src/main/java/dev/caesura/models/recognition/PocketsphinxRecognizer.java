package dev.caesura.models.recognition;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.Signal;
import dev.caesura.io.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Recogniser of English speech that runs an installed PocketSphinx, biased to one transcript. It
 * uses the acoustic model of the Sphinx-4 package and the same language model and dictionary as
 * {@link SphinxRecognizer}.
 *
 * <p>PocketSphinx searches a piece three times (lexical tree, flat lexicon, word lattice). It makes
 * fewer errors than Sphinx-4 and is several times as fast. Each piece is recognised by a separate
 * process, so a failure affects one piece only. Loading the models takes about 0.2 s of each run.
 *
 * <p>Word spellings are those of {@link dev.caesura.models.recognition.lexicon.WrittenText}. Scores
 * are the posterior probabilities of words in the lattice. Times are whole frames of 10 ms.
 *
 * <p>Thread-safe: as many threads as the settings have decoders work at the same time; further ones
 * wait. It starts no threads. A process is killed if its caller is interrupted or if it takes far
 * too long.
 */
public final class PocketsphinxRecognizer implements CloseableRecognizer {

  private static final String ACOUSTIC_MODEL = "/edu/cmu/sphinx/models/en-us/en-us";

  /** All files but the mixture weights, which {@code sendump} holds in a smaller form. */
  private static final List<String> ACOUSTIC_FILES =
      List.of(
          "feat.params",
          "mdef",
          "means",
          "noisedict",
          "sendump",
          "transition_matrices",
          "variances");

  private final PocketsphinxProgram program;
  private final BiasedModel model;
  private final PocketsphinxSettings settings;
  private final ModelFolder folder;
  private final DecoderPermits permits;

  private PocketsphinxRecognizer(
      PocketsphinxProgram program,
      BiasedModel model,
      PocketsphinxSettings settings,
      ModelFolder folder) {
    this.program = program;
    this.model = model;
    this.settings = settings;
    this.folder = folder;
    this.permits = new DecoderPermits(settings.decoders());
  }

  /**
   * Opens a recogniser for the recording of a transcript.
   *
   * @param transcript what is said in the recording, as far as is known, in English; it may be
   *     wrong in places; if empty, only everyday words are expected
   * @param settings the program, the number of processes and so on
   * @return the recogniser; the caller closes it
   * @throws IOException if the program is not installed or is not PocketSphinx, or if a temporary
   *     file cannot be written
   */
  public static PocketsphinxRecognizer open(String transcript, PocketsphinxSettings settings)
      throws IOException {
    List<String> options = PocketsphinxProgram.options(settings.program());
    BiasedModel model = BiasedModel.of(transcript, settings.transcriptWeight());
    ModelFolder folder = ModelFolder.of(model);
    try {
      Path acoustic = folder.copy(ACOUSTIC_MODEL, ACOUSTIC_FILES);
      PocketsphinxProgram program =
          new PocketsphinxProgram(
              settings.program(), options, acoustic, folder.arpa(), folder.dictionary());
      return new PocketsphinxRecognizer(program, model, settings, folder);
    } catch (IOException | RuntimeException e) {
      folder.closeAfter(e);
      throw e;
    }
  }

  /**
   * Returns whether the program is installed.
   *
   * @param settings the program
   * @return false if it is not installed or is not PocketSphinx
   */
  public static boolean isInstalled(PocketsphinxSettings settings) {
    try {
      PocketsphinxProgram.options(settings.program());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Transcript recognize(Signal piece) throws IOException {
    Pcm.requireRate(piece);
    permits.acquire();
    try {
      List<Word> words = new ArrayList<>();
      for (Signal part : QuietCuts.cut(piece, settings.maxPieceSeconds())) {
        if (Pcm.isSound(part)) {
          words.addAll(recognizePart(part));
        }
      }
      return new Transcript(words);
    } finally {
      permits.release();
    }
  }

  private List<Word> recognizePart(Signal part) throws IOException {
    Path work = folder.create("piece");
    try {
      return PocketsphinxCtmReader.read(program.run(part, work), part.span(), model::written);
    } finally {
      Folders.delete(work);
    }
  }

  @Override
  public void close() throws IOException {
    if (permits.close()) {
      folder.close();
    }
  }
}
