package dev.caesura.align.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.text.TextSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionTests {

  private static final CorrectionFinder ENGLISH = CorrectionFinder.of(Locale.ENGLISH);

  @TempDir private Path folder;

  private static String show(CorrectionFinder finder, String heard, String written) {
    CorrectedText text = finder.compare(heard, written);
    assertEquals(written, text.corrected(), "the law");
    StringBuilder shown = new StringBuilder();
    for (Correction c : text.corrections()) {
      shown.append(
          String.format(
              Locale.ROOT,
              "%s[%s>%s]",
              c.type().name().toLowerCase(Locale.ROOT),
              c.wrong(),
              c.right()));
    }
    return shown.toString();
  }

  @Test
  void eachType() {
    assertEquals("", show(ENGLISH, "same", "same"));
    assertEquals("word[bear>bare]", show(ENGLISH, "with bear hands", "with bare hands"));
    assertEquals("case[he>He]punctuation[>.]", show(ENGLISH, "he left", "He left."));
    assertEquals(
        "number[twenty one>21]punctuation[>,]",
        show(ENGLISH, "we sold twenty one of them", "we sold 21, of them"));
    assertEquals(
        "number[nineteen eighty four>1984]", show(ENGLISH, "in nineteen eighty four", "in 1984"));
    assertEquals("insertion[>not ]", show(ENGLISH, "I did go", "I did not go"));
    assertEquals("deletion[um >]", show(ENGLISH, "um well", "well"));
    assertEquals("punctuation[,>;]", show(ENGLISH, "a, b", "a; b"));
    assertEquals("word[ice cream>icecream]", show(ENGLISH, "an ice cream", "an icecream"));
    assertEquals("insertion[>all]", show(ENGLISH, "", "all"));
    assertEquals("deletion[all>]", show(ENGLISH, "all", ""));
  }

  @Test
  void chineseByCharacter() {
    CorrectionFinder chinese = CorrectionFinder.of(Locale.CHINESE);
    assertEquals(
        "word[汽>气]punctuation[>，]word[完>玩]punctuation[>。]",
        show(chinese, "今天天汽很好我们出去完吧", "今天天气很好，我们出去玩吧。"));
    assertEquals("number[二十一>21]", show(chinese, "他买了二十一本书", "他买了21本书"));
  }

  @Test
  void contextsAndPlaces() {
    CorrectedText text =
        ENGLISH.compare("𝄞 the qick brown fox jumps over", "𝄞 the quick brown fox jumps over");
    assertEquals(
        List.of(
            new Correction(
                new TextSpan(7, 11),
                "qick",
                "quick",
                CorrectionType.WORD,
                "𝄞 the ",
                " brown fox jumps over")),
        text.corrections());
  }

  /** For any two texts, and through a file: applying the pairs gives the written text. */
  @Test
  void applyingGivesTheWrittenText() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> parts =
        List.of(
            "a", "A", "bc", " ", " ", "  ", ",", ".", "21", "twenty", "one", "今", "天", "𝄞", "'",
            "-", "\n", "e\u0301", "ß", "１");
    List<CorrectedText> all = new ArrayList<>();
    List<String> written = new ArrayList<>();
    for (int round = 0; round < 500; round++) {
      String left = text(parts, random);
      String right = text(parts, random);
      CorrectedText corrected = ENGLISH.compare(left, right);
      assertEquals(right, corrected.corrected(), "seed " + seed);
      for (Correction c : corrected.corrections()) {
        assertTrue(
            left.startsWith(
                c.before() + c.wrong() + c.after(), c.place().start() - c.before().length()));
      }
      all.add(corrected);
      written.add(right);
    }
    Path file = folder.resolve("pairs.jsonl");
    CorrectionJson.write(file, all);
    assertEquals(all, CorrectionJson.read(file), "seed " + seed);
    assertEquals(
        all, ENGLISH.compare(all.stream().map(CorrectedText::hypothesis).toList(), written));
  }

  /** A call of an hour as a recogniser transcribed it, as one text. */
  @Test
  void aWholeCall() throws IOException {
    Path calls = Path.of(System.getProperty("caesura.data", "none"), "align", "dev", "earnings21");
    assumeTrue(Files.isDirectory(calls), "no calls in " + calls);
    String heard = words(calls.resolve("asr/amazon/4320211.nlp.gz"), "");
    String written = words(calls.resolve("reference/4320211.nlp.gz"), "\n");
    CorrectedText call = ENGLISH.compare(heard, written);
    assertEquals(written, call.corrected());
    Map<CorrectionType, Integer> counts = new EnumMap<>(CorrectionType.class);
    call.corrections().forEach(c -> counts.merge(c.type(), 1, Integer::sum));
    assertEquals(CorrectionType.values().length, counts.size(), counts.toString());
    int wrong = call.corrections().stream().mapToInt(c -> c.wrong().length()).sum();
    assertTrue(wrong < heard.length() / 4, wrong + " of " + heard.length() + " letters");
    Path file = folder.resolve("call.jsonl");
    CorrectionJson.write(file, List.of(call));
    assertEquals(List.of(call), CorrectionJson.read(file));
  }

  /** Words with their punctuation; a new line, if asked for, after each sentence. */
  private static String words(Path file, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split("\\|", -1);
        if (!cells[0].isEmpty()) {
          text.append(cells[0])
              .append(cells[4])
              .append(cells[4].equals(".") ? end : "")
              .append(' ');
        }
      }
    }
    return text.toString();
  }

  private static String text(List<String> parts, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(parts.get(random.nextInt(parts.size())));
    }
    return text.toString();
  }

  @Test
  void refusals() throws IOException {
    Correction late = new Correction(new TextSpan(2, 3), "c", "d", CorrectionType.WORD, "", "");
    assertEquals("abd", Correction.apply("abc", List.of(late)));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Correction.apply("abx", List.of(late)));
    assertEquals("expected 'c' at TextSpan[start=2, end=3]; found 'x'", e.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> Correction.apply("abc", List.of(late, late)));
    assertThrows(IllegalArgumentException.class, () -> Correction.apply("ab", List.of(late)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Correction(new TextSpan(2, 3), "c", "c", CorrectionType.WORD, "", ""));
    assertEquals(
        "references: expected 1, one for each hypothesis; found 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> ENGLISH.compare(List.of("a"), List.of("a", "b")))
            .getMessage());
  }

  @Test
  void malformedFiles() throws IOException {
    for (String line :
        List.of(
            "{",
            "{\"pairs\": []}",
            "{\"heard\": \"a\", \"pairs\": [{\"wrong\": \"a\"}]}",
            "{\"heard\": \"a\", \"written\": \"b\", \"pairs\": []}",
            "{\"heard\": \"a\", \"pairs\": [{\"wrong\": \"a\", \"right\": \"b\", \"type\":"
                + " \"word\", \"start\": 0, \"end\": 7}]}",
            "{\"heard\": \"a\", \"pairs\": [{\"wrong\": \"a\", \"right\": \"b\", \"type\": \"x\","
                + " \"start\": 0, \"end\": 1}]}")) {
      Path file = Files.writeString(folder.resolve("bad.jsonl"), "\n" + line + "\n");
      IOException e = assertThrows(IOException.class, () -> CorrectionJson.read(file), line);
      assertTrue(e.getMessage().startsWith(file + ", line 2: "), e.getMessage());
    }
  }
}
