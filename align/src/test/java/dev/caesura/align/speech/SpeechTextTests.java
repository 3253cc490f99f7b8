package dev.caesura.align.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechTextTests {

  @Test
  void wordsLoseMarksAndCapitals() {
    assertEquals("don't", SpeechText.plain("\u201CDon\u2019t,\u201D"));
    assertEquals("$3.5", SpeechText.plain("$3.5."));
    assertEquals("u.s", SpeechText.plain("U.S."));
    assertEquals("5%", SpeechText.plain("5%?"));
    assertEquals("", SpeechText.plain("\u2014"));
    assertEquals("\u0915\u0940", SpeechText.plain("\u0915\u0940\u0964"));
  }

  @Test
  void placesAreThoseOfTheWords() {
    SpeechText text = SpeechText.of(List.of("We", "-", "came.", "\u6211\u5011", "\u4F86\u3002"));
    assertEquals("we came \u6211\u5011\u4F86", text.text());
    assertEquals(5, text.size());
    assertEquals("came", text.text().substring(text.start(2), text.end(2)));
    assertEquals(text.start(1), text.end(1));
    assertEquals("\u4F86", text.text().substring(text.start(4), text.end(4)));
  }

  @Test
  void ownMarksAreFoundBeforeQuotes() {
    assertTrue(SpeechText.endsSentence("home.\""));
    assertTrue(SpeechText.endsSentence("\u55CE\uFF1F"));
    assertFalse(SpeechText.endsSentence("home,"));
    assertFalse(SpeechText.endsSentence("3.5"));
  }
}
