package dev.caesura.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    try (Utf8Reader in = new Utf8Reader(new ByteArrayInputStream(new byte[] {'a', -61}), "t")) {
      assertEquals("a", in.readBlock());
      assertTrue(assertThrows(IOException.class, in::readBlock).getMessage().contains("byte 1"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void aMarkDecidesTheEncoding(String charset) throws IOException {
    String text = "Gr\u00F6\u00DFe \uD83D\uDE00\r\n".repeat(3000);
    for (String each : List.of(text, "a", "", "ab")) {
      byte[] bytes = ("\uFEFF" + each).getBytes(Charset.forName(charset));
      assertEquals(each, Utf8Text.decode(bytes, "t"));
      assertEquals(each, Utf8Text.decodeStart(bytes));
      // One byte at a time, as a slow pipe gives them.
      StringBuilder slow = new StringBuilder();
      try (Utf8Reader in = new Utf8Reader(new SlowStream(bytes), "t")) {
        for (int c = in.read(); c >= 0; c = in.read()) {
          slow.append((char) c);
        }
      }
      assertEquals(each, slow.toString());
    }
  }

  private static final class SlowStream extends ByteArrayInputStream {
    SlowStream(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] target, int start, int length) {
      return super.read(target, start, Math.min(1, length));
    }
  }

  /** A first character is returned before the stream has more bytes than it takes. */
  @Test
  void doesNotWaitForBytesThatDecideNothing() throws IOException {
    for (byte[] bytes : List.of(new byte[] {'a'}, new byte[] {0, 'a'}, "\u00E9".getBytes(UTF_8))) {
      try (Utf8Reader in =
          new Utf8Reader(
              new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] target, int start, int length) {
                  int read = super.read(target, start, length);
                  assertTrue(read >= 0, "read after the last byte");
                  return read;
                }
              },
              "t")) {
        assertTrue(in.read() >= 0);
      }
    }
  }

  @Test
  void otherBytesOfWideEncodingsHaveAPlace() {
    byte[] bytes = "\uFEFFone\rtwo\r\nx".getBytes(StandardCharsets.UTF_16LE);
    bytes[bytes.length - 1] = (byte) 0xDC;
    IOException e = assertThrows(IOException.class, () -> Utf8Text.decode(bytes, "t"));
    assertEquals("t, line 3, byte 20: expected UTF-16; found 0x78.", e.getMessage());
    byte[] odd = Arrays.copyOf(bytes, bytes.length - 1);
    e = assertThrows(IOException.class, () -> Utf8Text.decode(odd, "t"));
    assertEquals("t, line 3, byte 20: expected UTF-16; found 0x78.", e.getMessage());
  }

  @Test
  void linesEndWithAnyMark() throws IOException {
    String text = "one\rtwo\r\nthree\n\r\r\n\nfour\r";
    List<String> wanted = List.of("one", "two", "three", "", "", "", "four");
    List<String> found = new ArrayList<>();
    byte[] bytes = text.getBytes(UTF_8);
    for (InputStream in : List.of(new ByteArrayInputStream(bytes), new SlowStream(bytes))) {
      found.clear();
      try (LineReader lines = new LineReader(new Utf8Reader(in, "t"), "t")) {
        for (String line = lines.next(); line != null; line = lines.next()) {
          found.add(line);
          assertEquals(found.size(), lines.position().line());
        }
      }
      assertEquals(wanted, found);
    }
    assertEquals(wanted, text.lines().toList());
  }

  @Test
  void refusesAFolder(@TempDir Path folder) {
    IOException e = assertThrows(IOException.class, () -> Utf8Text.read(folder));
    assertTrue(e.getMessage().contains("found a folder"), e.getMessage());
  }
}
