package dev.caesura.cli.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.align.eval.ErrorCosts;
import dev.caesura.align.eval.ErrorCounts;
import dev.caesura.align.eval.ScoringTokenizer;
import dev.caesura.align.eval.TokenUnit;
import dev.caesura.align.eval.WordErrorReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordPairsTests {

  private static final Path FSTALIGN =
      Path.of(System.getProperty("caesura.data", "none"), "align", "dev", "formats", "fstalign");

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static WordPairs pairs(Path said, Path heard) throws IOException {
    ScoringTokenizer tokenizer = ScoringTokenizer.of(TokenUnit.FOLDED);
    return WordPairs.of(
        String.valueOf(heard.getFileName()),
        WordFile.read(said, tokenizer),
        WordFile.read(heard, tokenizer),
        ErrorCosts.LEVENSHTEIN);
  }

  private static ErrorCounts total(Path said, Path heard) throws IOException {
    return new WordErrorReport(pairs(said, heard).alignments()).total();
  }

  @Test
  void linesAreComparedOneByOne() throws IOException {
    Path said = file("said.txt", "a b\nc d\n");
    assertEquals(new ErrorCounts(2, 0, 2, 2), total(said, file("heard.txt", "a b x x\n\n")));
    Path three = file("three.txt", "a b\nc\nd\n");
    IOException e = assertThrows(IOException.class, () -> pairs(said, three));
    assertEquals("three.txt: expected 2 lines, as the reference has; found 3", e.getMessage());
  }

  @Test
  void utterancesArePairedByName() throws IOException {
    Path said = file("said.trn", "a b (ann-001)\nc d (bo-001)\ne (bo-002)\n");
    WordPairs pairs = pairs(said, file("heard.trn", "x d (bo-001)\na b (ann-001)\n"));
    WordErrorReport report = new WordErrorReport(pairs.alignments());
    assertEquals(List.of("bo-002"), pairs.missing());
    assertEquals(
        Map.of("ann", new ErrorCounts(2, 0, 0, 0), "bo", new ErrorCounts(1, 1, 1, 0)),
        report.bySpeaker());
    Path unrelated = file("other.trn", "a (cy-1)\nb (ann-001)\n");
    IOException e = assertThrows(IOException.class, () -> pairs(said, unrelated));
    assertTrue(e.getMessage().endsWith("found also [cy-1]"), e.getMessage());
    Path twice = file("twice.trn", "a (u1)\na (u1)\n");
    e = assertThrows(IOException.class, () -> pairs(said, twice));
    assertTrue(e.getMessage().contains("line 2: expected a new utterance"), e.getMessage());
  }

  /** A text against words with times is one piece, whatever its lines. */
  @Test
  void textAgainstWordsWithTimes() throws IOException {
    Path said = file("said.txt", "a b\nc d\n");
    Path heard = file("heard.ctm", "r 1 0 1 b\nr 1 1 1 c\nr 1 2 1 d\n");
    assertEquals(new ErrorCounts(3, 0, 1, 0), total(said, heard));
    assertEquals(new ErrorCounts(0, 0, 4, 0), total(said, file("empty.ctm", "")));
  }

  @Test
  void foldersArePairedByNameOfTheFile() throws IOException {
    file("ref/one.txt", "a b\nc");
    file("ref/two.nlp", "token|speaker\nx|1\n");
    file("hyp/one.ctm", "r 1 0 1 a\nr 1 1 1 c\n");
    file("hyp/two.json", "{\"word\": \"x\", \"start\": 0, \"end\": 1}");
    WordPairs pairs = pairs(folder.resolve("ref"), folder.resolve("hyp"));
    assertEquals(List.of("one", "two"), pairs.alignments().stream().map(a -> a.name()).toList());
    assertEquals(new ErrorCounts(2, 0, 1, 0), pairs.alignments().get(0).errors());
    file("hyp/one.srt", "");
    IOException e =
        assertThrows(IOException.class, () -> pairs(folder.resolve("ref"), folder.resolve("hyp")));
    assertTrue(e.getMessage().endsWith("expected one file of the name one; found more"));
  }

  /** What fstalign's own tests state of these files: errors, reference words, INS, DEL, SUB. */
  @ParameterizedTest
  @CsvSource({
    "empty.ref.txt, empty.hyp.ctm, 3, 3, 0, 3, 0",
    "empty.ref.txt, empty.hyp.nlp, 3, 3, 0, 3, 0",
    "empty.hyp.ctm, empty.ref.txt, 3, 0, 3, 0, 0",
    "test1.ref.txt, test1.hyp.txt, 10, 76, 1, 2, 7"
  })
  void agreesWithFstalign(
      String said, String heard, int errors, int words, int ins, int del, int sub)
      throws IOException {
    assumeTrue(Files.isDirectory(FSTALIGN), "no alignment data in " + FSTALIGN);
    assertEquals(
        new ErrorCounts(words - sub - del, sub, del, ins),
        total(FSTALIGN.resolve(said), FSTALIGN.resolve(heard)));
    assertEquals(errors, ins + del + sub);
  }

  @Test
  void speakersAgreeWithFstalign() throws IOException {
    assumeTrue(Files.isDirectory(FSTALIGN), "no alignment data in " + FSTALIGN);
    Map<String, ErrorCounts> speakers =
        new WordErrorReport(
                pairs(FSTALIGN.resolve("speaker_2.ref.nlp"), FSTALIGN.resolve("speaker_2.hyp.txt"))
                    .alignments())
            .bySpeaker();
    assertEquals(List.of("1", "2", "3"), List.copyOf(speakers.keySet()));
    assertEquals(
        List.of("1/7", "2/6", "3/6"),
        speakers.values().stream().map(e -> e.errors() + "/" + e.referenceLength()).toList());
  }
}
