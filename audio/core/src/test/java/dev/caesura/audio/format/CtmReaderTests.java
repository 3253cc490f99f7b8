package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.io.LineReader;
import dev.caesura.io.MalformedTextException;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CtmReaderTests {

  private static CtmReader reader(String text) {
    return new CtmReader(new LineReader(new StringReader(text), "x"));
  }

  @Test
  void rowsHaveAllTheirFields() throws IOException {
    CtmReader reader = reader(";; comment\n\ntalk A 1.50 .25 hello 0.9 LEX bob\nt 1 -1 2 b NA\n");
    CtmRow row = reader.next();
    assertEquals("talk", row.recording());
    assertEquals("A", row.channel());
    assertEquals(new BigDecimal("1.50"), row.start());
    assertEquals(new BigDecimal("0.25"), row.duration());
    assertEquals("hello", row.word());
    assertEquals(0.9, row.confidence());
    assertEquals("lex", row.type());
    assertEquals("bob", row.speaker());
    assertEquals(3, row.position().line());
    row = reader.next();
    assertEquals(new BigDecimal("-1"), row.start());
    assertTrue(Double.isNaN(row.confidence()));
    assertEquals("", row.type() + row.speaker());
    assertNull(reader.next());
  }

  @Test
  void alternativesAreTold() throws IOException {
    CtmReader reader =
        reader(
            "t 1 * * <ALT_BEGIN>\nt 1 0 1 a\nt 1 * * <ALT>\nt 1 0 1 b\nt 1 * * <ALT_END>\n"
                + "t 1 1 1 c\n");
    assertFalse(reader.next().isLaterAlternative());
    assertTrue(reader.next().isLaterAlternative());
    assertFalse(reader.next().isLaterAlternative());
    assertNull(reader.next());
  }

  @Test
  void numbersAreCheckedWhenAskedFor() throws IOException {
    CtmRow row = reader("t 1 NaN 1e9999 a high\n").next();
    MalformedTextException e = assertThrows(MalformedTextException.class, row::start);
    assertEquals("x, line 1: expected a start in seconds; found 'NaN'.", e.getMessage());
    assertThrows(MalformedTextException.class, row::duration);
    assertThrows(MalformedTextException.class, row::confidence);
    assertThrows(MalformedTextException.class, () -> reader("t 1 0 1\n").next());
  }
}
