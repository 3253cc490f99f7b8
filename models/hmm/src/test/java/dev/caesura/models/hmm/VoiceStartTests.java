package dev.caesura.models.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Pronouncer;
import dev.caesura.align.SpeechSynthesizer;
import dev.caesura.align.TrainingRecording;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A voice that speaks as the speaker of the recording does. */
class VoiceStartTests {

  private static final WordNormalizer NORMALIZER = WordNormalizer.of(Locale.ENGLISH);

  private record Voiced(Optional<SpeechSynthesizer> voice) implements Pronouncer {

    @Override
    public String description() {
      return "a voice";
    }

    @Override
    public List<List<String>> pronounce(List<String> words) {
      // It says the number of a letter that it does not know.
      return words.stream()
          .map(word -> Collections.nCopies(word.charAt(0) < 128 ? word.length() : 100, "a"))
          .toList();
    }
  }

  private static TrainingRecording recording(EnglishPrompts prompts, List<String> text)
      throws IOException {
    int end = (int) prompts.times().get(19).endSample() + 8_000;
    AudioSource source =
        AudioSource.of("r", Signal.of(Arrays.copyOf(prompts.samples(), end), EnglishPrompts.RATE));
    return new TrainingRecording(
        source, EnglishPrompts.speech(source), EnglishPrompts.transcript(text));
  }

  private static SpeechSynthesizer speaker(EnglishPrompts prompts) {
    return text -> {
      TimeSpan span = prompts.times().get(prompts.sentences().indexOf(text));
      return Signal.of(
          Arrays.copyOfRange(prompts.samples(), (int) span.startSample(), (int) span.endSample()),
          EnglishPrompts.RATE);
    };
  }

  @Test
  void sentencesAreWhereTheVoiceFindsThem() throws IOException {
    EnglishPrompts prompts = EnglishPrompts.read();
    Optional<Pronouncer> voice = Optional.of(new Voiced(Optional.of(speaker(prompts))));
    List<String> text = prompts.sentences().subList(12, 20);
    List<int[]> places =
        VoiceStart.of(voice, NORMALIZER, recording(prompts, text)).orElseThrow().places();
    assertEquals(8, places.size());
    for (int i = 0; i < 8; i++) {
      TimeSpan time = prompts.times().get(12 + i);
      double start = places.get(i)[0] / 100.0;
      double end = places.get(i)[1] / 100.0;
      assertTrue(
          Math.abs(start - time.startSeconds()) < 0.3 && Math.abs(end - time.endSeconds()) < 0.3,
          text.get(i) + ": " + start + "-" + end + " instead of " + time);
    }
  }

  @Test
  void aVoiceThatIsMissingOrCannotReadIsNotUsed() throws IOException {
    EnglishPrompts prompts = EnglishPrompts.read();
    List<String> text = prompts.sentences().subList(0, 2);
    TrainingRecording recording = recording(prompts, text);
    assertEquals(Optional.empty(), VoiceStart.of(Optional.empty(), NORMALIZER, recording));
    Optional<Pronouncer> mute = Optional.of(new Voiced(Optional.empty()));
    assertEquals(Optional.empty(), VoiceStart.of(mute, NORMALIZER, recording));
    Optional<Pronouncer> voice = Optional.of(new Voiced(Optional.of(speaker(prompts))));
    for (String unspeakable : List.of("\u2d30\u2d63\u2d53\u2d4d", "word ".repeat(500))) {
      assertEquals(
          Optional.empty(),
          VoiceStart.of(voice, NORMALIZER, recording(prompts, List.of(unspeakable))));
    }
  }
}
