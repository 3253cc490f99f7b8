package dev.caesura.align;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import java.util.List;
import java.util.Objects;

/**
 * A recording and its transcript, to train an acoustic model on. Immutable, as far as the recording
 * is.
 *
 * @param audio the recording, at a sample rate that the trainer takes; read in blocks
 * @param speech the stretches of speech in it, in order, at its sample rate
 * @param written the transcript in the order of the recording, split into sentences
 */
public record TrainingRecording(AudioSource audio, List<TimeSpan> speech, Segmentation written) {

  /** Copies the list; rejects null. */
  public TrainingRecording {
    Objects.requireNonNull(audio, "audio");
    speech = List.copyOf(speech);
    Objects.requireNonNull(written, "written");
  }
}
