package dev.caesura.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VisibleTextTests {

  @Test
  void leavesTextAsItIs() {
    for (String text : new String[] {"", "Grüße, 音声.wav", "𝄞", "\u05E9\u05DC\u05D5\u05DD"}) {
      assertSame(text, VisibleText.of(text));
    }
  }

  @Test
  void showsWhatATerminalWouldObey() {
    Map.of(
            "a\nb", "a\\u000ab",
            "\u001b[2J", "\\u001b[2J",
            "gpj.\u202Eexe", "gpj.\\u202eexe",
            "x\u2028y\u0085", "x\\u2028y\\u0085",
            "half \uD834", "half \\ud834",
            "\uDD1E half", "\\udd1e half",
            "\0", "\\u0000")
        .forEach((text, shown) -> assertEquals(shown, VisibleText.of(text)));
  }

  @Test
  void shortensWithoutCuttingACharacter() {
    assertEquals("", VisibleText.shortened("", 5));
    assertEquals("12345", VisibleText.shortened("12345", 5));
    assertEquals("12345...", VisibleText.shortened("123456", 5));
    assertEquals("1234...", VisibleText.shortened("1234 6", 5));
    assertEquals("1234...", VisibleText.shortened("1234\uD834\uDD1E", 5));
    assertEquals("1234\uD834\uDD1E...", VisibleText.shortened("1234\uD834\uDD1E5", 6));
    assertEquals("1\\u000a3...", VisibleText.shortened("1\n34", 3));
  }

  @Test
  void isUsedForWhatIsFoundInALine() {
    String message = new TextPosition("f", 3).malformed("a number", "\u001b[31mred").getMessage();
    assertEquals("f, line 3: expected a number; found '\\u001b[31mred'.", message);
    assertTrue(message.chars().allMatch(c -> c >= ' '));
  }
}
