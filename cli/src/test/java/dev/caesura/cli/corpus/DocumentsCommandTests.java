package dev.caesura.cli.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsCommandTests {

  private static final String TEI =
      "<TEI xml:id=\"s1\" xml:lang=\"hr\"><text><body><note>pljesak</note><u who=\"#Ana\""
          + " xml:id=\"u1\">Dobar dan.</u><u who=\"#Ivo\""
          + " xml:id=\"u2\">Hvala.</u></body></text></TEI>";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Caesura.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  @Test
  void textAndRemarksArePrinted() throws IOException {
    String file = Files.writeString(folder.resolve("s1.xml"), TEI).toString();
    assertEquals(0, run("documents", file));
    assertEquals("Dobar dan.\n\nHvala.\n", out.toString());
    assertEquals(
        "s1: tei, 2 parts, 18 characters, language hr\n"
            + "caesura: "
            + file
            + ": omitted: note (7 characters; at line 1: 'pljesak')\n",
        err.toString());
  }

  /** What is printed as JSON Lines is the same transcript again. */
  @Test
  void jsonLinesAreReadAgain() throws IOException {
    String file = Files.writeString(folder.resolve("s1.xml"), TEI).toString();
    assertEquals(0, run("documents", "--quiet", "--format", "jsonl", file));
    String printed = out.toString();
    assertTrue(printed.startsWith("{\"document\":\"s1\",\"id\":\"u1\","), printed);
    assertTrue(printed.contains("\"char_s\":12,\"char_e\":18,\"speaker\":\"Ivo\""), printed);
    String again = Files.writeString(folder.resolve("again.jsonl"), printed).toString();
    assertEquals(0, run("documents", "--quiet", again));
    assertEquals("Dobar dan.\n\nHvala.\n", out.toString());
  }

  @Test
  void oneBadFileDoesNotStopTheOthers() throws IOException {
    String bad = Files.writeString(folder.resolve("bad.xml"), "<TEI><text>").toString();
    String good = Files.writeString(folder.resolve("good.txt"), "Hello.\n").toString();
    assertEquals(1, run("documents", bad, good));
    assertEquals("Hello.\n", out.toString());
    assertTrue(err.toString().contains("bad.xml, line 1: expected XML"), err.toString());
  }

  @Test
  void encodingFormatAndLanguageCanBeStated() throws IOException {
    Path file = folder.resolve("a.txt");
    Files.write(file, "<p>Čaj</p>".getBytes(Charset.forName("windows-1250")));
    assertEquals(
        0,
        run(
            "documents",
            "--from",
            "text",
            "--encoding",
            "windows-1250",
            "--language",
            "hr",
            file.toString()));
    assertEquals("<p>Čaj</p>\n", out.toString());
    assertTrue(err.toString().contains("language hr"), err.toString());
    assertEquals(2, run("documents", "--from", "wordstar", file.toString()));
    assertTrue(err.toString().contains("--from wordstar: expected one of "), err.toString());
    assertEquals(2, run("documents", "--encoding", "latin-99", file.toString()));
    assertTrue(err.toString().contains("--encoding latin-99: expected"), err.toString());
  }

  /** A transcript of any format is aligned: here a TEI file with recognised words. */
  @Test
  void alignTakesDocuments() throws IOException {
    Path tei = Files.writeString(folder.resolve("s1.xml"), TEI);
    Path words =
        Files.writeString(
            folder.resolve("s1.ctm"), "s1 1 0.5 0.4 dobar\ns1 1 0.9 0.4 dan\ns1 1 2.0 0.5 hvala\n");
    assertEquals(
        0, run("align", "--language", "hr", "--text", tei.toString(), "--words", words.toString()));
    assertTrue(out.toString().contains("\"text\":\"Dobar dan.\""), out.toString());
    assertTrue(out.toString().contains("\"status\":\"matched\""), out.toString());
    assertTrue(err.toString().contains("omitted: note (7 characters"), err.toString());
  }
}
