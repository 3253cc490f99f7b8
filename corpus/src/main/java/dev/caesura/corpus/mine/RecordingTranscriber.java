package dev.caesura.corpus.mine;

import dev.caesura.align.Conversation;
import dev.caesura.align.RecognizerProvider;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.corpus.MiningProgress;
import dev.caesura.corpus.MiningSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Recognises whole recordings whose transcript is not known, with the stages and the journal of a
 * {@link Miner}: decode, detect speech, cut into pieces, recognise. Immutable and thread-safe.
 */
public final class RecordingTranscriber {

  private static final int RATE = 16_000;

  private final RecognizerProvider provider;
  private final MiningSettings settings;

  private RecordingTranscriber(RecognizerProvider provider, MiningSettings settings) {
    this.provider = Objects.requireNonNull(provider, "provider");
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Returns a transcriber.
   *
   * @param provider opens a recogniser for each recording
   * @param settings language, jobs, and how recordings are read
   * @return the transcriber
   */
  public static RecordingTranscriber of(RecognizerProvider provider, MiningSettings settings) {
    return new RecordingTranscriber(provider, settings);
  }

  /**
   * Recognises a recording. A call that was stopped resumes where it stopped if it is made again
   * with the same folder.
   *
   * @param recording the recording
   * @param expected texts of which the recording may speak a part, for recognisers that need them;
   *     may be empty
   * @param work a folder for intermediate results of this recording, recogniser, language and
   *     expected texts alone; it is created, and stays
   * @return the recognised words, at 16 kHz
   * @throws IOException if the recording cannot be read or recognised, or the folder not written
   * @throws InterruptedException if the thread is interrupted
   */
  public Conversation transcribe(Path recording, String expected, Path work)
      throws IOException, InterruptedException {
    Files.createDirectories(work);
    AudioSource original = AudioFiles.open(recording, RATE, settings.audio());
    Path decoded = work.resolve("audio.wav");
    if (!Files.exists(decoded)) {
      DecodedRecording.write(original, decoded, MiningProgress.NONE);
    }
    AudioSource audio = AudioFiles.open(decoded);
    FrameScores scores = Miner.Detector.shipped().scorer().score(audio);
    PieceWindows pieces = PieceWindows.of(provider.pieces(), scores);
    Recognition recognized =
        new RecordingRecognition(
                provider, settings.language(), settings.jobs(), MiningProgress.NONE)
            .run(audio, pieces.windows(), expected, work);
    recognized.warnings().forEach(settings.audio().warnings());
    Files.delete(decoded);
    return recognized.words();
  }
}
