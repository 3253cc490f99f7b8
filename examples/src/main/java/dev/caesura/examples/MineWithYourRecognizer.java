package dev.caesura.examples;

import dev.caesura.align.Recognizer;
import dev.caesura.align.RecognizerProvider;
import dev.caesura.corpus.MiningJob;
import dev.caesura.corpus.MiningResult;
import dev.caesura.corpus.MiningSettings;
import dev.caesura.corpus.mine.Miner;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Mines a corpus with a recogniser of your own: anything that turns a piece of audio into words
 * with times, in any language.
 *
 * <p>Needs {@code caesura-corpus}, and {@code caesura-codecs} for FLAC.
 */
public final class MineWithYourRecognizer {

  private MineWithYourRecognizer() {}

  /**
   * Writes records, clips and reports into a folder; a run that was stopped resumes.
   *
   * @param recognizer takes a piece at 16 kHz, gives its words with times on the recording's clock
   * @param recording the recording
   * @param transcript its imperfect transcript, UTF-8
   * @param folder a new folder, or that of the same run
   * @return what was kept and rejected
   * @throws IOException if a file cannot be read or written
   * @throws InterruptedException if the thread is interrupted
   */
  public static MiningResult run(
      Recognizer recognizer, Path recording, Path transcript, Path folder)
      throws IOException, InterruptedException {
    MiningSettings settings = MiningSettings.defaults().withMinScore(0.7).withJobs(2);
    // The name is part of the run's identity: change it when the recogniser changes.
    RecognizerProvider provider = RecognizerProvider.of("my recogniser 1.0", recognizer);
    return Miner.of(settings)
        .withRecognizer(provider)
        .mine(MiningJob.of(recording, transcript, folder));
  }
}
