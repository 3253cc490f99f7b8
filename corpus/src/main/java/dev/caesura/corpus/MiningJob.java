package dev.caesura.corpus;

import dev.caesura.audio.RecordingName;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Files of one mining run: a recording, its transcript, and the folder of the corpus. Immutable and
 * thread-safe.
 *
 * @param audio the recording, in any format that {@link dev.caesura.audio.io.AudioFiles} opens
 * @param transcript the transcript, in any format that {@link
 *     dev.caesura.corpus.document.TranscriptReader} reads
 * @param folder the output folder: a new one, or the one of an earlier run with the same inputs
 * @param hypothesis the words of another recogniser with their times, in any format that {@link
 *     dev.caesura.align.io.HypothesisReader} reads; if empty, the recording is recognised
 * @param recording the name of the recording in results, also that of the folder of its clips
 */
public record MiningJob(
    Path audio, Path transcript, Path folder, Optional<Path> hypothesis, String recording) {

  public MiningJob {
    Objects.requireNonNull(audio, "audio");
    Objects.requireNonNull(transcript, "transcript");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(hypothesis, "hypothesis");
    if (!RecordingName.of(recording).equals(recording)) {
      throw new IllegalArgumentException(
          "recording " + recording + ": expected a name such as " + RecordingName.of(recording));
    }
  }

  /**
   * Returns a job that recognises the recording, which is named as {@link RecordingName} names its
   * file.
   *
   * @param audio the recording
   * @param transcript its transcript
   * @param folder the output folder: a new one, or the one of an earlier run with the same inputs
   * @return a job without a hypothesis
   */
  public static MiningJob of(Path audio, Path transcript, Path folder) {
    return new MiningJob(audio, transcript, folder, Optional.empty(), RecordingName.of(audio));
  }

  /**
   * Returns a copy that takes the words from a file instead of recognising the recording.
   *
   * @param file the words of another recogniser with their times
   * @return a job with this hypothesis
   */
  public MiningJob withHypothesis(Path file) {
    return new MiningJob(audio, transcript, folder, Optional.of(file), recording);
  }

  /**
   * Returns a copy with another name of the recording, for recordings whose files have one name.
   *
   * @param name the name in results, as {@link RecordingName} makes names
   * @return a job with this name
   * @throws IllegalArgumentException if it is not such a name
   */
  public MiningJob withRecording(String name) {
    return new MiningJob(audio, transcript, folder, hypothesis, name);
  }
}
