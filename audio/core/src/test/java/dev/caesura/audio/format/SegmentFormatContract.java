package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link SegmentFormat} does; a test class of each implementation implements this. */
public interface SegmentFormatContract {

  /**
   * The format under test.
   *
   * @param sampleRate for times in seconds
   * @return the format
   */
  SegmentFormat format(int sampleRate);

  /**
   * Names and labels that the format can hold.
   *
   * @return words and worse
   */
  default List<String> names() {
    return List.of(
        "talk.wav",
        "a",
        "1234",
        "1.5",
        "1e3",
        "yes",
        "Null",
        "~",
        "a b",
        " lead",
        "trail ",
        "quote\"",
        "it's",
        "back\\slash",
        "#hash",
        "colon: value",
        "{brace",
        "[bracket",
        "- dash",
        "comma, comma",
        "tab\tnew\nline",
        "Čakavščina",
        "音声",
        "emoji 😀",
        "2026-01-01",
        "*star",
        "&anchor",
        "%percent",
        "@at",
        "\u0085next",
        "\u2028line",
        "\u0001control");
  }

  /**
   * What a recording is called in a file of this format.
   *
   * @param name any name
   * @return the name; "talk.wav" for formats that do not hold one
   */
  default String recording(String name) {
    return name;
  }

  /**
   * What comes back of a segment.
   *
   * @param segment what was written
   * @return the same, but for what the format rounds
   */
  default RecordedSegment comesBack(RecordedSegment segment) {
    return segment;
  }

  /** What is written is read again, to the sample, at every usual rate. */
  @Test
  default void roundTripsToTheSample() throws IOException {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int rate : new int[] {1, 8000, 11_025, 16_000, 22_050, 44_100, 48_000, 192_000}) {
      List<RecordedSegment> segments = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        long start = (long) Math.exp(random.nextDouble() * Math.log(86_400.0 * rate));
        TimeSpan span = new TimeSpan(start, start + random.nextInt(30 * rate), rate);
        segments.add(new RecordedSegment("talk.wav", span, i % 3 == 0 ? "" : "spk." + i % 3));
      }
      StringBuilder text = new StringBuilder();
      format(rate).write(segments, text);
      assertEquals(
          segments.stream().map(this::comesBack).toList(),
          read(format(rate), text.toString()),
          "-Dcaesura.seed=" + seed);
    }
  }

  /** Names come back as they were. */
  @Test
  default void namesAndLabelsComeBack() throws IOException {
    List<RecordedSegment> segments = new ArrayList<>();
    for (String name : names()) {
      segments.add(new RecordedSegment(recording(name), new TimeSpan(0, 16, 16_000), name));
    }
    StringBuilder text = new StringBuilder();
    format(16_000).write(segments, text);
    assertEquals(segments, read(format(16_000), text.toString()));
  }

  /** No segments make a text that is read as no segments. */
  @Test
  default void noSegments() throws IOException {
    StringBuilder text = new StringBuilder();
    format(16_000).write(List.of(), text);
    assertEquals(List.of(), read(format(16_000), text.toString()));
  }

  /** Numbers have points, whatever the language of the machine. */
  @Test
  default void localeDoesNotMatter() throws IOException {
    Locale before = Locale.getDefault();
    StringBuilder there = new StringBuilder();
    StringBuilder here = new StringBuilder();
    List<RecordedSegment> one =
        List.of(new RecordedSegment(recording("x"), new TimeSpan(1600, 33_328, 16_000), "I"));
    format(16_000).write(one, here);
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      format(16_000).write(one, there);
      assertEquals(one, read(format(16_000), there.toString()));
    } finally {
      Locale.setDefault(before);
    }
    assertEquals(here.toString(), there.toString());
  }

  /** Files are UTF-8, whole, and nothing is left beside them. */
  @Test
  default void filesAreWholeOrNotThere(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("out.txt");
    List<RecordedSegment> one =
        List.of(new RecordedSegment(recording("Čaj"), new TimeSpan(0, 160, 16_000), "ž"));
    format(16_000).write(one, file);
    format(16_000).write(one, file);
    assertEquals(one, format(16_000).read(file));
    List<RecordedSegment> bad = new ArrayList<>(one);
    bad.add(null);
    assertThrows(NullPointerException.class, () -> format(16_000).write(bad, file));
    assertEquals(one, format(16_000).read(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  /** Other bytes than UTF-8 are refused by name. */
  @Test
  default void otherCharsetsAreRefused(@TempDir Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    format(16_000)
        .write(
            List.of(new RecordedSegment(recording("Čé"), new TimeSpan(0, 16, 16_000), "é")), text);
    Path file = folder.resolve("latin.txt");
    Files.write(file, text.toString().getBytes(StandardCharsets.ISO_8859_1));
    IOException e = assertThrows(IOException.class, () -> format(16_000).read(file));
    assertTrue(
        e.getMessage().startsWith(file + ", line ")
            && e.getMessage().contains(": expected UTF-8; found 0x"),
        e.getMessage());
  }

  /**
   * Damaged text gives segments or an IOException that names the text; the seed is in the message.
   */
  @Test
  default void damagedTextNeverEscapes() throws IOException {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    List<RecordedSegment> segments = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      segments.add(
          new RecordedSegment("talk.wav", new TimeSpan(i * 999L, i * 999 + 500, 16_000), "s" + i));
    }
    StringBuilder written = new StringBuilder();
    format(16_000).write(segments, written);
    String alphabet = "{}[]:,\"'-#&*!|>%@`~ \n\t0123456789eE+.\\\u0000\uFEFFÿx";
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder(written);
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
          case 1 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
          default -> text.setLength(at + 1);
        }
      }
      try {
        read(format(16_000), text.toString());
      } catch (IOException e) {
        assertTrue(e.getMessage().startsWith("text, line "), e.getMessage());
      } catch (RuntimeException e) {
        throw new AssertionError("-Dcaesura.seed=" + seed + ": " + text, e);
      }
    }
  }

  /** Numbers that would take gigabytes, or are none, are refused by line. */
  @Test
  default void hostileNumbersAreRefused() throws IOException {
    StringBuilder written = new StringBuilder();
    format(16_000)
        .write(
            List.of(new RecordedSegment(recording("x"), new TimeSpan(20_000, 36_000, 16_000), "s")),
            written);
    assertTrue(written.indexOf("1.250") >= 0, written.toString());
    for (String number :
        List.of("1e999999999", "-1.25", "NaN", "Infinity", "0x10", "1e12", "1_0", "", "1,25")) {
      String text = written.toString().replace("1.250", number).replace("20000", number + "x");
      assertFalse(text.contentEquals(written));
      IOException e = assertThrows(IOException.class, () -> read(format(16_000), text), number);
      assertTrue(e.getMessage().matches("(?s)text, line \\d+: expected .*"), e.getMessage());
    }
  }

  /** Nesting without end is refused. */
  @Test
  default void endlessNestingIsRefused() {
    for (String open : List.of("[", "{", "- ", "[{\"a\":")) {
      String text = open.repeat(100_000);
      assertThrows(IOException.class, () -> read(format(16_000), text));
    }
  }

  private static List<RecordedSegment> read(SegmentFormat format, String text) throws IOException {
    return format.read(new StringReader(text), "text");
  }
}
