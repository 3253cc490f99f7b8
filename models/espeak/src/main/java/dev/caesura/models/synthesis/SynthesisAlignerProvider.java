package dev.caesura.models.synthesis;

import dev.caesura.align.RecordingAligner;
import dev.caesura.align.RecordingAlignerProvider;
import dev.caesura.align.RecordingAlignerSettings;
import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.warp.SynthesisAligner;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Provider of {@link SynthesisAligner} with the voices of espeak-ng, by the name {@code synthesis}.
 * Immutable and thread-safe.
 */
public final class SynthesisAlignerProvider implements RecordingAlignerProvider {

  /** Score from which a sentence agrees with its speech. */
  private static final double AGREES = 0.5;

  /** Words that are enough to see whether a script can be read. */
  private static final int SAMPLE = 200;

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
      requireReadable(voice, written.text());
      return RecordingAlignment.of(aligner.align(name, recording, speech, written), AGREES);
    };
  }

  /** Refuses a text whose letters the voice would spell. */
  private static void requireReadable(EspeakSynthesizer voice, String text) throws IOException {
    List<String> words =
        Pattern.compile("[\\p{L}\\p{M}]+")
            .matcher(text)
            .results()
            .limit(SAMPLE)
            .map(MatchResult::group)
            .toList();
    if (!voice.canRead(words)) {
      throw new IOException(
          "transcript: expected a script that "
              + voice.description()
              + " reads; found "
              + words.get(0)
              + ". Give its --language, or --recognizer self.");
    }
  }
}
