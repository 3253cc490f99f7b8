package dev.caesura.models.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.align.RecognizerProvider;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RecognizerProviderTests {

  @Test
  void providersAreFoundByTheirNames() {
    List<String> names =
        RecognizerProvider.available().stream().map(RecognizerProvider::name).toList();
    assertEquals(List.of("sphinx", "sphinx-unbiased", "pocketsphinx"), names);
    for (String name : names) {
      assertEquals(name, RecognizerProvider.named(name).name());
    }
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> RecognizerProvider.named("ear"));
    assertEquals(
        "recognizer ear: expected one of sphinx, sphinx-unbiased, pocketsphinx", e.getMessage());
  }

  @Test
  void otherLanguagesThanEnglishAreRefused() {
    Locale croatian = Locale.forLanguageTag("hr");
    for (RecognizerProvider provider : RecognizerProvider.available()) {
      assertEquals(true, provider.supports(Locale.UK));
      assertEquals(false, provider.supports(croatian));
      Exception e =
          assertThrows(
              IllegalArgumentException.class, () -> provider.open(croatian, "dobar dan", 1));
      assertEquals("language hr: " + provider.name() + " knows only en", e.getMessage());
    }
  }
}
