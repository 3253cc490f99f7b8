package dev.caesura.cli.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of utterances with identifiers, prose that looks like a table, and NIST's marks. */
class UtteranceIdentifierTests {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  /** Runs eval words; returns the line of all words. */
  private String all(int expected, String... args) {
    String[] command = new String[args.length + 2];
    command[0] = "eval";
    command[1] = "words";
    System.arraycopy(args, 0, command, 2, args.length);
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    int code =
        Caesura.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(command);
    assertEquals(expected, code, err.toString());
    return out.toString()
        .lines()
        .filter(line -> line.startsWith("all "))
        .findFirst()
        .map(line -> line.strip().replaceAll("\\s+", " "))
        .orElse("");
  }

  @Test
  void kaldiTextIsPairedByIdentifier() throws IOException {
    String said = file("ref/text", "u-1 we met\nu-2 yes\n");
    String heard = file("hyp/text", "u-2 yes\nu-1 we get\n");
    assertEquals("all 3 2 1 0 0 33.33%", all(0, said, heard));
    assertTrue(err.toString().contains("the first word of each line is an identifier"));
    assertEquals(
        "all 5 4 1 0 0 20.00%",
        all(
            0,
            said,
            file("again/text", "u-1 we met\nu-2 no\n"),
            "--unit",
            "exact",
            "--ref-format",
            "text",
            "--hyp-format",
            "text"));
  }

  @Test
  void librispeechAndNemoArePairedByIdentifier() throws IOException {
    String said = file("84-121123.trans.txt", "84-121123-0000 GO\n84-121123-0001 DO YOU KNOW\n");
    String heard =
        file(
            "manifest.json",
            "{\"audio_filepath\": \"wav/84-121123-0001.flac\", \"duration\": 2.0, \"text\":"
                + " \"wrong field\", \"pred_text\": \"do you\"}\n"
                + "{\"audio_filepath\": \"wav/84-121123-0000.flac\", \"duration\": 1.0, \"text\":"
                + " \"wrong field\", \"pred_text\": \"go\"}\n");
    assertEquals("all 4 3 0 1 0 25.00%", all(0, said, heard));
    // One manifest is both sides: text is the reference, pred_text the hypothesis.
    assertEquals("all 4 0 3 1 0 100.00%", all(0, heard, heard));
  }

  @Test
  void ctmOfUtterancesIsPairedByIdentifier() throws IOException {
    String said = file("text", "u-1 we met\nu-2 yes\n");
    String heard = file("h.ctm", "u-2 1 0.0 0.5 yes\nu-1 1 0.0 0.5 we\nu-1 1 0.5 0.5 met\n");
    assertEquals("all 3 3 0 0 0 0.00%", all(0, said, heard));
    assertEquals("all 1 1 0 0 0 0.00%", all(0, said, heard, "--recording", "u-2"));
    all(1, said, heard, "--recording", "u-3");
    assertTrue(err.toString().contains("expected words of u-3"), err.toString());
  }

  @Test
  void proseIsScoredAsProse() throws IOException {
    String said = file("said.txt", "About 1 000 000 people\n");
    String heard = file("heard.txt", "About 1 000 000 people\n");
    assertEquals("all 5 5 0 0 0 0.00%", all(0, said, heard, "--unit", "bare"));
    assertTrue(err.toString().contains("read as a text"), err.toString());
    assertTrue(err.toString().contains("--hyp-format ctm"), err.toString());
    assertEquals(
        "all 1 1 0 0 0 0.00%",
        all(0, said, heard, "--unit", "bare", "--ref-format", "ctm", "--hyp-format", "ctm"));
  }

  @Test
  void silenceIsDeletedAndEmptyFoldersAreErrors() throws IOException {
    file("ref/a.txt", "one two");
    file("ref/b.txt", "three");
    file("hyp/a.json", "{\"text\":\"\",\"segments\":[]}");
    file("hyp/b.json", "{\"text\":\"three\",\"segments\":[{\"text\":\"three\"}]}");
    String ref = folder.resolve("ref").toString();
    String hyp = folder.resolve("hyp").toString();
    assertEquals("all 3 1 0 2 0 66.67%", all(0, ref, hyp));
    String one = Files.createDirectory(folder.resolve("one")).toString();
    String two = Files.createDirectory(folder.resolve("two")).toString();
    all(1, one, two);
    assertTrue(err.toString().contains("expected files of words; found none"), err.toString());
  }

  @Test
  void alternativesAndOptionalWordsOfNist() throws IOException {
    String said =
        file(
            "ref.trn",
            "i am { gonna / going to } (uh) leave (a-1)\n{ well / @ } yes (a-2)\n(um) no (a-3)\n");
    String heard = file("hyp.trn", "i am going to leave (a-1)\nyes (a-2)\num no (a-3)\n");
    assertEquals("all 8 8 0 0 0 0.00%", all(0, said, heard, "--costs", "sclite"));
    String other = file("other.trn", "i am gonna uh leave (a-1)\nwell yes (a-2)\nso (a-3)\n");
    assertEquals("all 8 7 1 0 0 12.50%", all(0, said, other));
  }

  @Test
  void ignoredSegmentsOfStm() throws IOException {
    String said =
        file(
            "ref.stm",
            "t 1 a 0.0 2.0 <o> one two\nt 1 a 2.0 4.0 ignore_time_segment_in_scoring\n"
                + "t 1 a 4.0 5.0 <o> three\n");
    String heard =
        file("hyp.ctm", "t 1 0.1 0.5 one\nt 1 1.0 0.5 two\nt 1 3.0 0.5 noise\nt 1 4.1 0.5 three\n");
    assertEquals("all 3 3 0 0 0 0.00%", all(0, said, heard));
  }

  @Test
  void identifiersNeedAllLines() throws IOException {
    String said = file("a.txt", "covid-19 is here\nwe met\n");
    assertEquals("all 5 5 0 0 0 0.00%", all(0, said, said, "--unit", "folded"));
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                WordFile.read(
                    Path.of(said),
                    WordFileSettings.defaults(
                            dev.caesura.align.eval.ScoringTokenizer.of(
                                dev.caesura.align.eval.TokenUnit.EXACT))
                        .withFormat(java.util.Optional.of(WordFileFormat.TRN))));
    assertTrue(e.getMessage().contains("line 1: expected an utterance"), e.getMessage());
  }
}
