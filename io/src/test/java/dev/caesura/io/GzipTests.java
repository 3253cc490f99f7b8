package dev.caesura.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipTests {

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] read(byte[] file, long most) throws IOException {
    return Gzip.open(new ByteArrayInputStream(file), "talk.ctm.gz", most).readAllBytes();
  }

  private static String refused(byte[] file, long most) {
    String message =
        assertThrows(IOException.class, () -> read(file, most), "file of " + file.length)
            .getMessage();
    assertTrue(message.startsWith("talk.ctm.gz: "), message);
    return message;
  }

  @Test
  void packedOrNot() throws IOException {
    byte[] text = "talk 1 0.0 0.5 hello\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(text, read(packed(text), text.length));
    assertArrayEquals(text, read(text, 1));
    assertArrayEquals(new byte[0], read(new byte[0], 1));
    assertArrayEquals(new byte[] {0x1F}, read(new byte[] {0x1F}, 1));
    assertEquals('t', Gzip.open(new ByteArrayInputStream(packed(text)), "x").read());
  }

  /** Wherever it is cut off, and whatever byte of its end is another one, the file is named. */
  @Test
  void damageIsTold() throws IOException {
    byte[] whole = packed("talk 1 0.0 0.5 hello\n".getBytes(StandardCharsets.UTF_8));
    for (int length = 2; length < whole.length; length++) {
      refused(Arrays.copyOf(whole, length), 1000);
    }
    for (int i = whole.length - 8; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x55;
      assertTrue(refused(damaged, 1000).contains("damaged or truncated"));
    }
  }

  @Test
  void whatGrowsWithoutEndIsRefused() throws IOException {
    byte[] bomb = packed(new byte[50_000_000]);
    assertTrue(bomb.length < 100_000, bomb.length + " bytes");
    assertTrue(refused(bomb, 1_000_000).contains("at most 1000000 bytes"));
  }
}
