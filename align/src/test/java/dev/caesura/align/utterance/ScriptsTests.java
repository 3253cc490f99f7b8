package dev.caesura.align.utterance;

import static dev.caesura.align.LongAlignerContract.lines;
import static dev.caesura.align.LongAlignerContract.recognized;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ScriptsTests {

  private static List<Utterance> align(String language, String recognized, String written) {
    return SentenceAligner.of(WordNormalizer.of(Locale.forLanguageTag(language)))
        .align("r", recognized(recognized), lines(written));
  }

  @Test
  void bothScriptsOfSerbian() {
    String latin = "Njegova ljubav.\nŽivot ide dalje, čaša je puna.\n";
    String cyrillic = "Његова љубав.\nЖивот иде даље, чаша је пуна.\n";
    for (List<String> sides : List.of(List.of(latin, cyrillic), List.of(cyrillic, latin))) {
      String said = sides.get(0).replaceAll("[.,]", "");
      String written = sides.get(1);
      List<Utterance> found = align("sr", said, written);
      assertEquals(2, found.size());
      for (Utterance utterance : found) {
        assertEquals(Status.MATCHED, utterance.status());
        assertEquals(0, utterance.cer());
        // Nothing of the texts themselves is changed.
        assertEquals(utterance.source().orElseThrow().in(written), utterance.text());
        assertTrue(said.contains(utterance.hypothesis().substring(0, 4)));
      }
      AlignedWord last = found.get(1).words().get(5);
      assertEquals(
          written.substring(written.length() - 6).strip().replace(".", ""),
          last.source().in(written));
      assertEquals(7 * 8_000, last.span().startSample());
    }
  }

  @Test
  void otherSpellingsOfOtherScripts() {
    List<Utterance> found =
        align(
            "ru",
            "vsem spasibo i do svidaniya segodnya my obsuzhdaem byudzhet strany",
            "Всем спасибо и до свидания.\nСегодня мы обсуждаем бюджет страны.\n");
    assertEquals(
        List.of(Status.MATCHED, Status.MATCHED), found.stream().map(Utterance::status).toList());
    assertTrue(found.stream().allMatch(u -> u.cer() < 0.2), () -> found.toString());
  }

  @Test
  void oneScriptIsComparedAsItIs() {
    Utterance found = align("cs", "byl pozde", "Byl pozdě.\n").get(0);
    assertEquals(1 / 9.0, found.cer());
  }
}
