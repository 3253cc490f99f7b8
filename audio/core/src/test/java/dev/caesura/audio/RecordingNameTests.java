package dev.caesura.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingNameTests {

  @ParameterizedTest
  @CsvSource({
    "talk.wav, talk",
    "talk, talk",
    "talk.FLAC, talk",
    "talks/2024.01/talk.Mp3, talk",
    "talks\\talk.opus, talk",
    "talk.mp3.wav, talk",
    "my.talk.2024-01-05.wav, my.talk.2024-01-05",
    "my.talk.2024-01-05, my.talk.2024-01-05",
    "talk.txt, talk.txt",
    ".wav, .wav",
    "my talk (2).wav, my_talk_(2)",
    "talk., talk.",
    "'', _"
  })
  void isTheFileNameWithoutItsAudioExtension(String path, String expected) {
    assertEquals(expected, RecordingName.of(path));
    assertEquals(expected, RecordingName.of(expected), "the name of a name is the same");
  }

  @ParameterizedTest
  @ValueSource(ints = {' ', '\t', '\n', 0, 0x7F, 0x85, 0xA0, 0x2007, 0x2028, 0x202F, 0x3000})
  void whiteSpaceAndControlCharactersBecomeUnderscores(int point) {
    String name = "ein" + Character.toString(point) + "Gespräch";
    assertEquals("ein_Gespräch", RecordingName.of(name + ".wav"));
    assertEquals("ein_Gespräch", RecordingName.sanitized(name));
  }

  @Test
  void pathsAreNamedAsTheirTexts() {
    assertEquals("talk", RecordingName.of(Path.of("talks", "talk.wav")));
    assertTrue(RecordingName.hasAudioExtension(Path.of("talks", "talk.WAV")));
    assertFalse(RecordingName.hasAudioExtension(Path.of("talks.wav", "talk")));
    assertFalse(RecordingName.hasAudioExtension(Path.of(".wav")));
    assertEquals("b/two talk", RecordingName.withoutExtension("b/two talk.WAV"));
    assertEquals("b.wav/.mp3", RecordingName.withoutExtension("b.wav/.mp3"));
  }

  @ParameterizedTest
  @CsvSource({
    "talk.json, talk",
    "talk.wav.JSON.gz, talk",
    "my.talk.2024-01-05.ctm, my.talk.2024-01-05",
    "talk.ref.ctm, talk.ref",
    "talk.unknown, talk.unknown"
  })
  void companionsLoseTheirOwnExtensionToo(String file, String expected) {
    assertEquals(expected, RecordingName.ofCompanion(Path.of(file), Set.of("json", "ctm")));
  }
}
