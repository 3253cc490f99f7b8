package dev.caesura.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Utf8TextTests {

  @Test
  void readsWhatItIsGiven() throws IOException {
    String text = "Größe\r\n\uD83D\uDE00 ok\n";
    assertEquals(text, Utf8Text.decode(text.getBytes(UTF_8), "t"));
    assertEquals("a", Utf8Text.decode("\uFEFFa".getBytes(UTF_8), "t"));
    assertEquals("", Utf8Text.decode(new byte[0], "t"));
  }

  @Test
  void namesThePlaceOfOtherEncodings() {
    IOException latin =
        assertThrows(
            IOException.class,
            () -> Utf8Text.decode("one\ncafé\n".getBytes(ISO_8859_1), "talk.txt"));
    assertTrue(latin.getMessage().contains("talk.txt, line 2, byte 7"), latin.getMessage());
    assertTrue(latin.getMessage().contains("0xE9"), latin.getMessage());
    IOException wide =
        assertThrows(IOException.class, () -> Utf8Text.decode("text".getBytes(UTF_16), "t"));
    assertTrue(
        wide.getMessage().contains("found the byte order mark of UTF-16"), wide.getMessage());
    IOException cut =
        assertThrows(IOException.class, () -> Utf8Text.decode(new byte[] {'a', (byte) 0xC3}, "t"));
    assertTrue(cut.getMessage().contains("byte 1"), cut.getMessage());
  }

  @Test
  void blocksJoinToTheTextAndNameTheByte() throws IOException {
    String text = "\uFEFF" + "Größe \uD83D\uDE00\n".repeat(5000);
    StringBuilder joined = new StringBuilder();
    try (Utf8Reader in = new Utf8Reader(new ByteArrayInputStream(text.getBytes(UTF_8)), "t")) {
      for (String more = in.readBlock(); !more.isEmpty(); more = in.readBlock()) {
        joined.append(more);
      }
    }
    assertEquals(text.substring(1), joined.toString());
    byte[] bytes = text.getBytes(UTF_8);
    // Each line has 13 bytes, and the mark three.
    bytes[3 + 13 * 4000] = (byte) 0xFF;
    int read = 0;
    try (Utf8Reader in = new Utf8Reader(new ByteArrayInputStream(bytes), "t")) {
      while (read < 9 * 4000) {
        read += in.readBlock().length();
      }
      assertEquals(9 * 4000, read);
      assertTrue(
          assertThrows(IOException.class, in::readBlock)
              .getMessage()
              .startsWith("t, line 4001, byte 52003: expected UTF-8; found 0xFF"));
    }
    try (Utf8Reader in = new Utf8Reader(new ByteArrayInputStream("a".getBytes(UTF_16)), "t")) {
      assertTrue(
          assertThrows(IOException.class, in::readBlock)
              .getMessage()
              .contains("found the byte order mark of UTF-16"));
    }
    try (Utf8Reader in = new Utf8Reader(new ByteArrayInputStream(new byte[] {'a', -61}), "t")) {
      assertEquals("a", in.readBlock());
      assertTrue(assertThrows(IOException.class, in::readBlock).getMessage().contains("byte 1"));
    }
  }

  @Test
  void refusesAFolder(@TempDir Path folder) {
    IOException e = assertThrows(IOException.class, () -> Utf8Text.read(folder));
    assertTrue(e.getMessage().contains("found a folder"), e.getMessage());
  }
}
