package dev.caesura.models.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AsciiWordPieceTests {

  private static final int MAX_TOKENS = 40;

  private static byte[] json;
  private static TokenReader reader;

  @BeforeAll
  static void open() throws IOException {
    try (InputStream in =
        AsciiWordPieceTests.class
            .getClassLoader()
            .getResourceAsStream("all-minilm-l6-v2-q-tokenizer.json")) {
      json = in.readAllBytes();
    }
    reader = TokenReader.of("tokenizer.json", json, MAX_TOKENS);
  }

  @AfterAll
  static void close() {
    reader.close();
  }

  private static void assertSame(AsciiWordPiece fast, String text) {
    long[] expected = reader.readNative(text).ids();
    fast.read(text).ifPresent(ids -> assertArrayEquals(expected, ids, "'" + text + "'"));
    assertArrayEquals(expected, reader.read(text).ids(), "'" + text + "'");
  }

  @Test
  void tokensAreThoseOfTheNativeTokenizer() {
    AsciiWordPiece fast = AsciiWordPiece.of(json, MAX_TOKENS).orElseThrow();
    for (String text :
        new String[] {
          "A man is eating food.",
          "",
          " \t\r\n ",
          "Don't e-mail U.S.A.'s $3.50 @home_page #1 ^~`|{}!",
          "pneumonoultramicroscopicsilicovolcanoconiosis antidisestablishmentarianism",
          "x".repeat(100),
          "x".repeat(101) + " y",
          "zq".repeat(49) + " zqzqzq",
          "word ".repeat(MAX_TOKENS),
          "unaffable ".repeat(MAX_TOKENS),
          "##ing ##s [CLS] text <s> [MASK]",
          "a <s> of 1 < 2",
          "\u201CIt\u2019s late\u2026\u201D \u2014 he said \u2013 and\u2010so\u2015on",
          "na\u00EFve caf\u00E9 \u4E2D\u6587 \uD83D\uDE00 \uD800",
          "bell\u0007 delete\u007F null\u0000 form\ffeed",
        }) {
      assertSame(fast, text);
    }
    assertTrue(fast.read("plain text").isPresent());
    assertTrue(fast.read("1 < 2, it\u2019s said").isPresent());
    for (char mark = '\u2000'; mark < '\u2070'; mark++) {
      assertSame(fast, "one" + mark + "two " + mark + " " + mark + mark);
    }
    assertEquals(Optional.empty(), fast.read("[CLS]"));
    assertEquals(Optional.empty(), fast.read("caf\u00E9"));
  }

  @Test
  void randomTextHasTheTokensOfTheNativeTokenizer() {
    AsciiWordPiece fast = AsciiWordPiece.of(json, MAX_TOKENS).orElseThrow();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String letters = "etaoinshrdlu  ";
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder("seed " + seed + " ");
      int length = random.nextInt(120);
      for (int j = 0; j < length; j++) {
        boolean isLetter = random.nextInt(8) > 0;
        text.append(
            isLetter
                ? letters.charAt(random.nextInt(letters.length()))
                : (char) ((random.nextInt(3) == 0 ? 0x2008 : ' ') + random.nextInt(95)));
      }
      assertSame(fast, text.toString());
    }
  }

  @Test
  void otherTokenizersAreLeftAlone() {
    String text = new String(json, StandardCharsets.UTF_8);
    for (String[] change :
        new String[][] {
          {"\"lowercase\": true", "\"lowercase\": false"},
          {"\"BertPreTokenizer\"", "\"Whitespace\""},
          {"\"WordPiece\"", "\"Unigram\""},
          {"\"content\": \"[MASK]\"", "\"content\": \"MASK\""},
        }) {
      String changed = text.replaceAll("\\s*:\\s*", ": ").replace(change[0], change[1]);
      byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
      assertEquals(Optional.empty(), AsciiWordPiece.of(bytes, MAX_TOKENS), change[1]);
    }
    assertEquals(Optional.empty(), AsciiWordPiece.of(new byte[] {'{'}, MAX_TOKENS));
  }
}
