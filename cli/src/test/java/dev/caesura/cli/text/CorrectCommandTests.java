package dev.caesura.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.cli.Caesura;
import dev.caesura.cli.ToolProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectCommandTests {

  private static final Path ROOT = Path.of(System.getProperty("caesura.root")).toAbsolutePath();

  @TempDir private Path folder;

  private record Run(int code, String out, String err) {}

  private static Run run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    int code =
        Caesura.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(texts);
    return new Run(code, out.toString(), err.toString());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void textKeepsItsLines() throws IOException {
    Path text = write("a.txt", "teh twenty\r\none  cats\r\n\r\nten thirty");
    Path pairs = write("p.tsv", "teh\tthe\ncats\tdogs\nfoo\tbar\n");
    Run run = run("correct", "--pairs", pairs, "--numbers", text);
    assertEquals("the 21\r\n dogs\r\n\r\nten thirty", run.out());
    assertEquals(0, run.code());
    assertTrue(run.err().contains(text + ", line 4: expected words of one number"), run.err());
    assertTrue(run.err().contains(text + ", line 1: 'twenty one' continues"), run.err());
    assertTrue(run.err().contains(pairs + ", line 3: 'foo' -> 'bar' is not used."), run.err());
    assertTrue(run.err().contains("2 places corrected by pairs, 1 numbers"), run.err());
  }

  @Test
  void filesWithoutPairsAreRefused() throws IOException {
    Path text = write("a.txt", "teh cats\n");
    for (String none : List.of("", "\n\n", "# wrong\tright\n")) {
      Path pairs = write("p.tsv", none);
      Run run = run("correct", "--pairs", pairs, text);
      assertEquals(1, run.code(), run.err());
      assertEquals("", run.out());
      assertTrue(run.err().contains(pairs + ": expected error-correction pairs;"), run.err());
    }
    Path right = write("p.jsonl", "{\"heard\": \"a\", \"written\": \"a\", \"pairs\": []}\n");
    Run run = run("correct", "--pairs", right, text);
    assertEquals("teh cats\n", run.out());
    assertEquals(0, run.code());
    assertTrue(run.err().contains("note: " + right + ": all its texts are right"), run.err());
  }

  @Test
  void formatsWithMoreThanTextAreRefused() throws IOException {
    for (String name : List.of("a.json", "a.CTM", "a.stm.gz", "a.html")) {
      Path file = write(name, "twenty one\n");
      if (name.endsWith(".gz")) {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
          out.write("twenty one\n".getBytes(StandardCharsets.UTF_8));
        }
      }
      Run run = run("correct", "--numbers", file);
      assertEquals(1, run.code(), run.err());
      assertTrue(run.err().contains(file + ": expected text, SubRip, WebVTT or"), run.err());
      Run text = run("correct", "--numbers", "--input", "text", file);
      assertEquals("21\n", text.out(), text.err());
    }
  }

  @Test
  void numbersOfAnotherLanguageAreNoted() throws IOException {
    Path text = write("de.txt", "ich habe zwanzig bücher und der hund ist nicht da\n");
    Run run = run("correct", "--numbers", text);
    assertEquals(0, run.code());
    assertTrue(
        run.err()
            .contains(
                "note: "
                    + text
                    + ": the text seems to be German, and --numbers reads English. Give --language"
                    + " de\n"),
        run.err());
    Run german = run("correct", "--numbers", "--language", "de", text);
    assertEquals("ich habe 20 bücher und der hund ist nicht da\n", german.out());
    assertTrue(!german.err().contains("note:"), german.err());
  }

  @Test
  void cuesKeepTimesAndMarkup() throws IOException {
    String head = "WEBVTT\n\nNOTE teh\n\n1\n00:01.000 --> 00:02.000 align:left\n";
    Path file = write("a.vtt", head + "<i>teh</i> twenty\none\n\n00:03.000 --> 00:04.000\nteh\n");
    Path pairs = write("p.jsonl", "{\"wrong\": \"teh\", \"right\": \"the\"}\n");
    Run run = run("correct", "--pairs", pairs, "--numbers", file);
    assertEquals(head + "<i>the</i> 21\n\n\n00:03.000 --> 00:04.000\nthe\n", run.out());
    Run punctuated = run("correct", "--punctuate", file);
    assertTrue(punctuated.out().startsWith(head + "<i>"), punctuated.out());
    assertTrue(punctuated.out().contains("</i>"), punctuated.out());
  }

  @Test
  void recordsGetAField() throws IOException {
    Path file =
        write("a.jsonl", "{\"start\": 1.50, \"text\": \"he has twenty\"}\n\n{\"text\": \"one\"}\n");
    Run run = run("correct", "--numbers", file);
    assertEquals(
        "{\"start\": 1.50, \"text\": \"he has twenty\",\"corrected\":\"he has 21\"}\n\n"
            + "{\"text\": \"one\",\"corrected\":\"\"}\n",
        run.out());
    Run segments = run("correct", "--numbers", "--scope", "segment", file);
    assertTrue(segments.out().contains("\"corrected\":\"one\""), segments.out());
    assertTrue(
        segments.err().contains(", line 1: expected words of one number; found 'twenty one'"));
  }

  @Test
  void contradictionsFail() throws IOException {
    Path text = write("a.txt", "a b c\n");
    Run conflict = run("correct", "--pairs", write("p.tsv", "a\tx\na\ty\n"), text);
    assertEquals("a b c\n", conflict.out());
    assertEquals(1, conflict.code());
    assertTrue(conflict.err().contains("expected one right text for each wrong one"));
    Run overlap = run("correct", "--pairs", write("q.tsv", "a b\tx\nb c\ty\n"), text);
    assertEquals("x c\n", overlap.out());
    assertEquals(1, overlap.code());
    assertTrue(overlap.err().contains(text + ", line 1: "), overlap.err());
  }

  @Test
  void wrongUse() throws IOException {
    Path text = write("a.txt", "a\n");
    assertEquals(2, run("correct", text).code());
    assertEquals(2, run("correct", "--numbers", "--language", "qaa", text).code());
    Run bad = run("correct", "--pairs", write("p.tsv", "one\n"), text);
    assertEquals(1, bad.code());
    assertTrue(bad.err().contains("p.tsv, line 1: expected "), bad.err());
    bad = run("correct", "--pairs", write("p.tsv", "a\tb\n \tx\n"), text);
    assertEquals(1, bad.code());
    assertTrue(bad.err().contains("p.tsv, line 2: expected a wrong text; found none."), bad.err());
  }

  @Test
  void evaluation() throws IOException {
    Path ref = write("ref.txt", "He has 21 cats.\nShe left.\n");
    Path hyp = write("hyp.txt", "he has twenty\none cats she left\n");
    Path out = folder.resolve("pairs.jsonl");
    Run run = run("eval", "corrections", "--numbers", "--pairs-out", out, ref, hyp);
    assertEquals(0, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.get(1).matches("before .* 0 of 1"), run.out());
    assertTrue(lines.get(2).matches("after, segments .* 0 of 1"), run.out());
    assertTrue(lines.get(3).matches("after, full text .* 1 of 1"), run.out());
    Run applied = run("correct", "--pairs", out, hyp);
    assertEquals(Files.readString(ref), applied.out());
    assertEquals(1, run("eval", "corrections", ref, write("short.txt", "one\n")).code());
  }

  /** Text, espeak-ng, the bundled English network, pairs; about three seconds. */
  @Test
  void scriptMakesPairs() throws Exception {
    assumeTrue(isInstalled("espeak-ng"), "needs espeak-ng");
    Path text = write("text.txt", "Please enter your password.\n\nThank you for calling.\n");
    String tool =
        ToolProcess.command().stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Path launcher = write("tool", "#!/bin/sh\nexec " + tool + " \"$@\"\n");
    assertTrue(launcher.toFile().setExecutable(true));
    Path made = folder.resolve("made");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(ROOT.resolve("examples/make-corrections").toString(), text.toString()));
    command.addAll(List.of(made.toString(), "--", "--acoustic-model"));
    command.add(ROOT.resolve("testdata/ctc-english").toString());
    String log = script(0, launcher, command);
    Path hyp = made.resolve("hyp.txt");
    assertEquals(2, Files.readAllLines(hyp).size(), log);
    assertTrue(Files.readAllLines(hyp).stream().noneMatch(String::isBlank), log);
    Run applied = run("correct", "--pairs", made.resolve("pairs.jsonl"), hyp);
    assertEquals("Please enter your password.\nThank you for calling.\n", applied.out());
  }

  private String script(int code, Path launcher, List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CAESURA", launcher.toString());
    builder.redirectOutput(folder.resolve("log").toFile());
    Process process = builder.start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    String log = Files.readString(folder.resolve("log"));
    assertEquals(code, process.exitValue(), log);
    return log;
  }

  /** Of an earlier run, what belongs to another sentence is made anew, and the rest is kept. */
  @Test
  void scriptKeepsNothingOfOtherSentences() throws Exception {
    assumeTrue(isInstalled("espeak-ng"), "needs espeak-ng");
    Path runs = folder.resolve("runs");
    Path recognizer =
        write("recognizer", "#!/bin/sh\ncat \"${1%.wav}.spoken\"; echo >> " + runs + "\n");
    assertTrue(recognizer.toFile().setExecutable(true));
    Path launcher = write("tool", "#!/bin/sh\n");
    assertTrue(launcher.toFile().setExecutable(true));
    Path made = folder.resolve("made");
    String name = ROOT.resolve("examples/make-corrections").toString();
    List<String> command =
        List.of(
            name, folder.resolve("t").toString(), made.toString(), "--command", "" + recognizer);
    write("t", "Yes.\nNo.\nOh.\n");
    script(0, launcher, command);
    assertEquals(
        "160 en Yes.\n160 en No.\n160 en Oh.\n", Files.readString(made.resolve("hyp.txt")));
    write("t", "Yes.\nMaybe.\n");
    script(0, launcher, command);
    assertEquals("160 en Yes.\n160 en Maybe.\n", Files.readString(made.resolve("hyp.txt")));
    assertEquals(4, Files.readAllLines(runs).size());
    assertTrue(script(2, launcher, command.subList(0, 3)).contains("expected a recogniser"));
  }

  private static boolean isInstalled(String program) {
    for (String place : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }
}
