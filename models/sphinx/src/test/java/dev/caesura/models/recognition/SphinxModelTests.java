package dev.caesura.models.recognition;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.Pronouncer;
import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.models.recognition.ToneModel.Form;
import dev.caesura.models.recognition.cmu.CmuModel.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recognition with models of each kind that SphinxTrain makes, whose phones are tones. */
class SphinxModelTests {

  private static final Locale LANGUAGE = Locale.forLanguageTag("hu");
  private static final String PTM = "-svspec 0-12/13-25/26-38";
  private static final Form USUAL =
      new Form(Kind.CONTINUOUS, "-feat 1s_c_d_dd", false, false, 16_000);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "CONTINUOUS, -feat 1s_c_d_dd, false, false, 16000",
    "CONTINUOUS, -feat 1s_c_d_dd, true, false, 8000",
    "CONTINUOUS, -feat s3_1x39, false, false, 16000",
    "SEMI_CONTINUOUS, -feat s2_4x, false, true, 16000",
    "SEMI_CONTINUOUS, -feat s2_4x, true, false, 16000",
    "PHONETICALLY_TIED, " + PTM + ", false, true, 16000",
    "PHONETICALLY_TIED, " + PTM + ", true, false, 11025",
  })
  void eachKindRecognises(Kind kind, String features, boolean binary, boolean dumped, int rate)
      throws IOException {
    ToneModel.write(folder, new Form(kind, features, binary, dumped, rate));
    SphinxModel model = SphinxModel.read(folder, Optional.empty());
    assertTrue(model.description().contains(" (" + kind + ", SHA-256 "), model.description());
    try (SphinxRecognizer recognizer = open(model, "Aéa öa. Éö aöé, öa éö!")) {
      assertEquals(List.of(), recognizer.warnings());
      Transcript words = recognizer.recognize(ToneModel.speak("aéa öa éö aöé öa éö"));
      assertEquals("aéa öa éö aöé öa éö", text(words));
      assertSpan(0.4, 1.0, words.words().get(0));
      assertSpan(1.4, 1.8, words.words().get(1));
      Signal twice = ToneModel.speak("aöé öa");
      Signal later = Signal.of(twice.toArray(), new TimeSpan(1000, 1000 + twice.length(), 16_000));
      assertEquals("aöé öa", text(recognizer.recognize(later)));
    }
  }

  private static void assertSpan(double start, double end, Word word) {
    assertEquals(start, word.span().startSeconds(), 0.08, word::toString);
    assertEquals(end, word.span().endSeconds(), 0.08, word::toString);
  }

  private static SphinxRecognizer open(SphinxModel model, String text) throws IOException {
    return SphinxRecognizer.open(model, LANGUAGE, text, Optional::empty, SphinxSettings.defaults());
  }

  @Test
  void wordsThatTheDictionaryLacksAreGuessedOrNamed() throws IOException {
    ToneModel.write(folder, USUAL);
    SphinxModel model = SphinxModel.read(folder, Optional.empty());
    String text = "Öéöa aéa, öéöa мир! Aéa.";
    try (SphinxRecognizer recognizer = open(model, text)) {
      assertEquals(
          List.of(
              "1 of the 3 words of the transcript have no pronunciation and cannot be recognised:"
                  + " мир",
              "1 of the 3 words of the transcript are not in the dictionary; their pronunciation"
                  + " is a guess: öéöa"),
          recognizer.warnings());
      assertEquals("aéa öéöa", text(recognizer.recognize(ToneModel.speak("aéa öéöa"))));
    }
    try (SphinxRecognizer recognizer =
        SphinxRecognizer.open(
            model, LANGUAGE, text, () -> Optional.of(new Voice()), SphinxSettings.defaults())) {
      assertEquals(1, recognizer.warnings().size(), recognizer.warnings()::toString);
      assertTrue(recognizer.warnings().get(0).endsWith("a guess: öéöa, мир"));
      assertEquals("мир aéa", text(recognizer.recognize(ToneModel.speak("éaé aéa"))));
    }
  }

  @Test
  void lostDefinitionIsRebuilt() throws IOException {
    ToneModel.write(folder, USUAL);
    Files.delete(folder.resolve("mdef"));
    SphinxModel model = SphinxModel.read(folder, Optional.empty());
    assertTrue(model.description().contains("(continuous, without mdef, "), model.description());
    try (SphinxRecognizer recognizer = open(model, "aéa öa éö")) {
      assertEquals("öa aéa éö", text(recognizer.recognize(ToneModel.speak("öa aéa éö"))));
    }
  }

  @Test
  void providerTakesModelsOfAnyLanguage() throws IOException {
    ToneModel.write(folder, USUAL);
    RecognizerProvider provider = RecognizerProvider.named("sphinx");
    assertTrue(provider.isModel(folder));
    assertFalse(provider.isModel(folder.resolve("means")));
    RecognizerProvider own = provider.withAcousticModel(folder);
    assertEquals("sphinx", own.name());
    assertTrue(own.supports(LANGUAGE));
    try (CloseableRecognizer recognizer = own.open(LANGUAGE, "aéa öa", 2)) {
      assertEquals("öa aéa", text(recognizer.recognize(ToneModel.speak("öa aéa"))));
    }
    Path other = folder.resolve("other.dic");
    Files.writeString(other, "öa é é é\naéa a é a\n");
    String message =
        assertThrows(IOException.class, () -> provider.withAcousticModel(folder)).getMessage();
    assertTrue(message.contains("expected one dictionary") && message.contains("found 2"), message);
    RecognizerProvider changed = provider.withAcousticModel(folder, other);
    assertFalse(changed.description().equals(own.description()));
    try (CloseableRecognizer recognizer = changed.open(LANGUAGE, "aéa öa", 1)) {
      assertEquals("öa aéa", text(recognizer.recognize(ToneModel.speak("ééé aéa"))));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> RecognizerProvider.named("pocketsphinx").withAcousticModel(folder, other));
  }

  @Test
  void badDictionariesAreRefusedWithTheirPosition() throws IOException {
    ToneModel.write(folder, USUAL);
    Path file = folder.resolve("tones.dic");
    Files.write(file, "aéa a é a\nöa ö a\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused("tones.dic, line 1, byte 1: expected UTF-8; found 0xE9");
    Files.writeString(file, "aéa a é a\nöa\n");
    assertRefused("tones.dic, line 2: expected a word and its phones; found 'öa'");
    Files.writeString(file, "house HH AW S\n");
    SphinxModel foreign = SphinxModel.read(folder, Optional.empty());
    String message = assertThrows(IOException.class, () -> open(foreign, "aéa")).getMessage();
    assertTrue(
        message.contains("expected phones of the model (a, é, ö); found AW, HH, S"), message);
    Files.writeString(folder.resolve("feat.params"), "\n-transform other\n", APPEND);
    assertRefused("-transform with one of legacy, dct, htk; found 'other'");
  }

  private void assertRefused(String expected) {
    String message =
        assertThrows(IOException.class, () -> SphinxModel.read(folder, Optional.empty()))
            .getMessage();
    assertTrue(message.contains(expected), message);
  }

  /** Pronounces words with other phones than those of the model. */
  private static final class Voice implements Pronouncer {

    @Override
    public String description() {
      return "a voice";
    }

    @Override
    public List<List<String>> pronounce(List<String> words) {
      return words.stream().map(Voice::phones).toList();
    }

    private static List<String> phones(String word) {
      String latin = word.equals("мир") ? "éaé" : word;
      return latin
          .chars()
          .mapToObj(c -> c == 'a' ? "ɑ" : c == 'é' ? "eː" : c == 'ö' ? "ø" : "?")
          .toList();
    }
  }

  private static String text(Transcript words) {
    return words.words().stream().map(Word::text).collect(Collectors.joining(" "));
  }
}
