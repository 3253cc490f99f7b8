package dev.caesura.models.synthesis;

import dev.caesura.align.RecordingAligner;
import dev.caesura.align.RecordingAlignerProvider;
import dev.caesura.align.RecordingAlignerSettings;
import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.warp.SynthesisAligner;
import java.io.IOException;
import java.util.List;

/**
 * Provider of {@link SynthesisAligner} with the voices of espeak-ng, by the name {@code synthesis}.
 * Immutable and thread-safe.
 */
public final class SynthesisAlignerProvider implements RecordingAlignerProvider {

  /** Score from which a sentence agrees with its speech. */
  private static final double AGREES = 0.5;

  /** Creates the provider, as {@link java.util.ServiceLoader} does. */
  public SynthesisAlignerProvider() {
    // The program is looked up when an aligner is opened.
  }

  @Override
  public String name() {
    return "synthesis";
  }

  @Override
  public boolean usesModels() {
    return false;
  }

  @Override
  public String description(RecordingAlignerSettings settings) throws IOException {
    return EspeakSynthesizer.of(settings.normalizer().language()).description();
  }

  @Override
  public RecordingAligner open(RecordingAlignerSettings settings) throws IOException {
    EspeakSynthesizer voice = EspeakSynthesizer.of(settings.normalizer().language());
    SynthesisAligner aligner = SynthesisAligner.of(voice);
    return (name, recording, speech, written) -> {
      if (!voice.canRead(settings.normalizer(), List.of(written))) {
        throw new IOException(
            "transcript: expected a script that "
                + voice.description()
                + " reads; found another. Give its --language, or --recognizer self.");
      }
      return RecordingAlignment.of(aligner.align(name, recording, speech, written), AGREES);
    };
  }
}
