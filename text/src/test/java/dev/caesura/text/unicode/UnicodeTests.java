package dev.caesura.text.unicode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import org.junit.jupiter.api.Test;

class UnicodeTests {

  @Test
  void whiteSpaceIsThatOfUnicodeAndJava() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      boolean expected =
          UCharacter.hasBinaryProperty(point, UProperty.WHITE_SPACE)
              || Character.isWhitespace(point)
              || Character.isSpaceChar(point);
      assertEquals(expected, WhiteSpace.is(point), Integer.toHexString(point));
      assertEquals(
          Character.toString(point).matches("\\v"),
          WhiteSpace.isVertical(point),
          Integer.toHexString(point));
      assertTrue(!WhiteSpace.isLineBreak(point) || WhiteSpace.isVertical(point));
      assertTrue(!WhiteSpace.isVertical(point) || WhiteSpace.is(point));
    }
  }

  @Test
  void whiteSpaceIsSkippedAndCollapsed() {
    assertEquals("a b", WhiteSpace.collapse("\u00A0 a \u2003\tb\u0085\n"));
    assertEquals("", WhiteSpace.collapse(" \u3000"));
    assertEquals("a\u00A0b", WhiteSpace.strip("\u00A0a\u00A0b\u202F"));
    assertEquals(3, WhiteSpace.lineBreaks("\r\n\n\r \f", 0, 6));
    assertEquals(1, WhiteSpace.lineBreaks("\r\n", 1, 2));
  }

  @Test
  void scriptsWithoutSpaces() {
    for (String text : new String[] {"東", "あ", "カ", "ー", "ﾞ", "ㄅ", "ไ", "ລ", "ក", "မ", "𠀀"}) {
      assertTrue(UnspacedScript.contains(text.codePointAt(0)), text);
    }
    for (String text : new String[] {"a", "я", "한", "ه", "अ", "བ", "。", "1", "！"}) {
      assertFalse(UnspacedScript.contains(text.codePointAt(0)), text);
    }
    assertTrue(UnspacedScript.joins("東京", "に"));
    assertFalse(UnspacedScript.joins("東京", "a"));
    assertFalse(UnspacedScript.joins("", "東"));
  }

  @Test
  void savedAdaptationsKeepTheirTest() {
    assertTrue(UnspacedScript.isInAdaptations('\u0F56'), "Tibetan");
    assertFalse(UnspacedScript.isInAdaptations('\u30FC'), "prolonged sound mark");
  }

  @Test
  void marksOfSentences() {
    for (String text : new String[] {"It is.", "Is it?”", "(So!)", "是。」", "है।", "so…", "no.'"}) {
      assertTrue(SentenceMarks.endsSentence(text), text);
    }
    for (String text : new String[] {"", "It is", "said “so”", "so,", "…and"}) {
      assertFalse(SentenceMarks.endsSentence(text), text);
    }
  }

  @Test
  void dividedWords() {
    for (String text :
        new String[] {"exam-\nple", "exam\u00AC \r\n  ple", "𝑎-\nb", "e\u0301\u00AD\u2028t"}) {
      int hyphen = text.indexOf('\n') < 0 ? text.indexOf('\u2028') : text.indexOf('\n');
      assertTrue(DividedWords.isInside(text, hyphen), text);
      assertTrue(DividedWords.isInside(text, hyphen + 1), text);
    }
    for (String text :
        new String[] {"Anglo-\nAmerican", "a -\nb", "exam-\n\nple", "exam\nple", "-\na"}) {
      assertFalse(DividedWords.isInside(text, text.indexOf('\n')), text);
    }
    assertFalse(DividedWords.isInside("exam-\n" + " ".repeat(100) + "ple", 5));
    assertEquals(7, DividedWords.nextLine("exam-\n ple", 5, 10));
    assertEquals(-1, DividedWords.nextLine("exam-\n\nple", 5, 10));
    assertEquals(-1, DividedWords.nextLine("exam-\n", 5, 6));
  }
}
