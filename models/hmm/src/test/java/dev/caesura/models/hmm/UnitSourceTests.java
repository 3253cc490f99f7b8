package dev.caesura.models.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Pronouncer;
import dev.caesura.text.Segmentation;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which units a transcript has. */
class UnitSourceTests {

  private static final WordNormalizer NORMALIZER = WordNormalizer.of(Locale.forLanguageTag("es"));

  /** Knows Latin letters; says the number of any other. */
  private static final class Latin implements Pronouncer {

    @Override
    public String description() {
      return "a voice";
    }

    @Override
    public List<List<String>> pronounce(List<String> words) {
      List<List<String>> phones = new ArrayList<>();
      for (String word : words) {
        List<String> own = new ArrayList<>();
        word.codePoints()
            .forEach(
                letter ->
                    own.addAll(
                        Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN
                            ? List.of("a")
                            : Collections.nCopies(12, "u")));
        phones.add(own);
      }
      return phones;
    }
  }

  private static UnitSource of(
      Optional<Pronouncer> pronouncer, Optional<HmmModel> model, String text) throws IOException {
    Segmentation written = Segmentation.ofEnds(text, List.of(text.length()));
    return UnitSource.of(pronouncer, model, NORMALIZER, List.of(written));
  }

  private static Optional<HmmModel> model(String unit) {
    UnitInventory units = UnitInventory.of(List.of("*", unit));
    GaussianMixtures mixtures =
        GaussianMixtures.standard(units.size() * StateNetwork.STATES + 2, SpeechFeatures.SIZE);
    return Optional.of(new HmmModel("es", units, mixtures, new float[mixtures.states()]));
  }

  @Test
  void charactersTakeThePlaceOfPhonesThatNobodySays() throws IOException {
    Pronouncer voice = new Latin();
    UnitSource latin = of(Optional.of(voice), Optional.empty(), "El tren sale a las 7.");
    assertSame(voice, latin.pronouncer().orElseThrow());
    assertEquals(Optional.empty(), latin.note());
    UnitSource other = of(Optional.of(voice), Optional.empty(), "\u2d30\u2d63\u2d53\u2d4d");
    assertEquals(Optional.empty(), other.pronouncer());
    assertTrue(other.note().orElseThrow().contains("a voice reads; found another"));
    assertEquals(Optional.empty(), of(Optional.empty(), Optional.empty(), "tren").note());
  }

  @Test
  void aModelDecides() throws IOException {
    Optional<Pronouncer> voice = Optional.of(new Latin());
    assertEquals(Optional.empty(), of(voice, model("a"), "tren").pronouncer());
    assertEquals(voice, of(voice, model("/a"), "tren").pronouncer());
    IOException none =
        assertThrows(IOException.class, () -> of(Optional.empty(), model("/a"), "tren"));
    assertTrue(none.getMessage().contains("expected a pronouncer"), none.getMessage());
    IOException script =
        assertThrows(IOException.class, () -> of(voice, model("/a"), "\u2d30\u2d63\u2d53"));
    assertTrue(script.getMessage().contains("expected a transcript in a script"));
  }
}
