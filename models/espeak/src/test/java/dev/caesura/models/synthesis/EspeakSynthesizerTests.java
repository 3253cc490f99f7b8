package dev.caesura.models.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.RecordingAligner;
import dev.caesura.align.RecordingAlignerSettings;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.text.Segmentation;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class EspeakSynthesizerTests {

  private static EspeakSynthesizer installed(String tag) throws IOException {
    try {
      EspeakSynthesizer.of(Locale.ENGLISH);
    } catch (IOException e) {
      Assumptions.abort("skipped: " + e.getMessage());
    }
    return EspeakSynthesizer.of(Locale.forLanguageTag(tag));
  }

  @Test
  void saysHowToInstallIt() {
    IOException missing =
        assertThrows(
            IOException.class, () -> EspeakSynthesizer.of("no-such-espeak-ng", Locale.ENGLISH));
    assertTrue(
        missing.getMessage().startsWith("no-such-espeak-ng: cannot be started. Install eSpeak NG"),
        missing.getMessage());
  }

  @Test
  void speaksMoreForMore() throws IOException {
    EspeakSynthesizer voice = installed("es-MX");
    Signal one = voice.synthesize("Buenos días.");
    Signal two = voice.synthesize("Buenos días a todos ustedes, señoras y señores.");
    assertTrue(one.span().seconds() > 0.4 && one.span().seconds() < 3, one.toString());
    assertTrue(two.length() > 1.5 * one.length());
    assertTrue(voice.description().contains("eSpeak NG"), voice.description());
    assertEquals(0, voice.synthesize("").length());
  }

  @Test
  void hostileTextIsText() throws IOException {
    EspeakSynthesizer voice = installed("en");
    assertTrue(
        voice.synthesize("-w /tmp/x\n\u0000[[h@l'oU]] <break time=\"90s\"/>").length() > 1000);
    assertTrue(
        voice.synthesize("a ".repeat(4_999)).span().seconds() < 3600, "the longest text is done");
    assertEquals(
        "sentence of 10001 characters: expected at most 10000. Split the transcript into"
            + " sentences.",
        assertThrows(IllegalArgumentException.class, () -> voice.synthesize("a".repeat(10_001)))
            .getMessage());
  }

  @Test
  void aScriptThatTheVoiceSpellsIsNotRead() throws IOException {
    List<String> unread = List.of("\u2d30\u2d63\u2d53\u2d4d", "\u2d4d\u2d49\u2d4f");
    EspeakSynthesizer voice = installed("es");
    assertTrue(voice.canRead(List.of("el", "ferrocarril", "2026")));
    assertFalse(voice.canRead(unread));
    assertTrue(installed("cmn").canRead(List.of("\u6211\u4eec", "\u5b66\u4e60")));
    assertTrue(installed("ko").canRead(List.of("\ud55c\uad6d\uc5b4")));
    RecordingAligner aligner =
        new SynthesisAlignerProvider()
            .open(
                RecordingAlignerSettings.defaults()
                    .withNormalizer(WordNormalizer.of(Locale.forLanguageTag("es"))));
    String text = String.join(" ", unread);
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                aligner.align(
                    "r",
                    AudioSource.of("r", Signal.of(new float[16_000], 16_000)),
                    List.of(),
                    Segmentation.ofEnds(text, List.of(text.length()))));
    assertTrue(e.getMessage().contains("expected a script that eSpeak NG"), e.getMessage());
    assertTrue(e.getMessage().contains("Give its --language"), e.getMessage());
  }

  @Test
  void unknownLanguagesAreNamed() throws IOException {
    installed("en");
    String message =
        assertThrows(IOException.class, () -> EspeakSynthesizer.of(Locale.forLanguageTag("qaa")))
            .getMessage();
    assertTrue(message.contains("found qaa"), message);
  }

  @Test
  void pronouncesWordByWord() throws IOException {
    EspeakSynthesizer voice = installed("es");
    assertEquals(
        List.of(
            List.of("o", "l", "a"),
            List.of("ɛ", "n", "e"),
            List.of(),
            List.of("d", "o", "s"),
            List.of("o", "l", "a", "o", "l", "a")),
        voice.pronounce(List.of("hola", "N.", "...", "2", "¡hola, hola!")));
    assertEquals(List.of(), voice.pronounce(List.of()));
    List<String> many = Collections.nCopies(1_001, "Hola.\n\n[[hola]]");
    List<List<String>> all = voice.pronounce(many);
    assertEquals(1_001, all.size());
    assertEquals(List.of("o", "l", "a", "o", "l", "a"), all.get(1_000));
    List<List<String>> borrowed = installed("fr").pronounce(List.of("Google"));
    assertTrue(borrowed.get(0).stream().noneMatch(phone -> phone.contains("(")), "language");
  }
}
