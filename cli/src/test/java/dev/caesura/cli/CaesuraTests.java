package dev.caesura.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.audio.io.WavWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CaesuraTests {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Caesura.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private static String clip(String number) {
    return Path.of(
            System.getProperty("caesura.testdata"),
            "speech/librivox/sense_and_sensibility_01_austen_64kb-" + number + ".wav")
        .toString();
  }

  @Test
  void cutsRealSpeech() {
    assertEquals(0, run("vad", clip("0880")), err::toString);
    assertEquals(1, out.toString().lines().count());
    assertTrue(out.toString().startsWith("SPEAKER sense_and_sensibility_01_austen_64kb-0880 1 "));
  }

  @Test
  void aFileThatFailsDoesNotStopTheOthers(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("text.wav"), "this is not a recording");
    Path empty = Files.createFile(folder.resolve("empty.wav"));
    Path silent = folder.resolve("no-samples.wav");
    try (WavWriter out = WavWriter.create(silent, 16_000)) {
      out.commit();
    }
    String missing = folder.resolve("missing.wav").toString();
    int code =
        run(
            "segment",
            "--format",
            "json",
            text.toString(),
            clip("0880"),
            empty.toString(),
            silent.toString(),
            missing);
    assertEquals(1, code);
    assertTrue(out.toString().contains("0880"), out::toString);
    for (String file :
        new String[] {
          text.toString(), empty.toString(), silent + ": expected a recording", missing
        }) {
      assertTrue(err.toString().contains(file), err::toString);
    }
    assertTrue(err.toString().lines().noneMatch(line -> line.startsWith("\tat ")), err::toString);
  }

  @Test
  void wrongUsageIsTwo() {
    assertEquals(2, run("segment"));
    assertEquals(2, run("segment", "--max", "-1", clip("0880")));
    assertEquals(2, run("nonsense"));
    assertEquals(2, run());
    assertEquals(0, run("--help"));
    assertEquals(2, run("mine", "a.wav", "--text", "a.txt", "--out", "o", "--min-score", "2"));
    assertEquals(2, run("mine", "a.wav", "--text", "a.txt", "--out", "o", "--recognizer", "ear"));
    assertTrue(err.toString().contains("sphinx-unbiased"), err::toString);
  }

  @Test
  void mineTellsWhatIsWrongWithItsInputs(@TempDir Path folder) throws IOException {
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'c', 'a', 'f', (byte) 0xE9});
    String outFolder = folder.resolve("out").toString();
    assertEquals(1, run("mine", clip("0880"), "--text", latin.toString(), "--out", outFolder));
    assertTrue(err.toString().contains("latin.txt, line 1, byte 3"), err::toString);
    Path blank = Files.writeString(folder.resolve("blank.txt"), " ... \n");
    assertEquals(1, run("mine", clip("0880"), "--text", blank.toString(), "--out", outFolder));
    assertTrue(err.toString().contains("expected a transcript; found no words"), err::toString);
    Path words = Files.writeString(folder.resolve("words.txt"), "He was not an ill disposed man.");
    assertEquals(
        1, run("mine", clip("0880"), "--text", words.toString(), "--out", folder.toString()));
    assertTrue(
        err.toString().contains("or that of a mining run; found other files"), err::toString);
    assertTrue(Files.exists(words));
    Path silent = folder.resolve("no-samples.wav");
    try (WavWriter out = WavWriter.create(silent, 16_000)) {
      out.commit();
    }
    String silentOut = folder.resolve("silent").toString();
    assertEquals(1, run("mine", silent.toString(), "--text", words.toString(), "--out", silentOut));
    assertTrue(err.toString().contains("expected a recording; found no samples"), err::toString);
    // The facts of that run are there; another recording is another run.
    assertEquals(1, run("mine", clip("0880"), "--text", words.toString(), "--out", silentOut));
    assertTrue(err.toString().contains("holds another run: audio (SHA-256)"), err::toString);
    assertTrue(err.toString().contains("--redo"), err::toString);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "/dev/full is of Unix")
  void outputThatCannotBeWrittenIsAFailure(@TempDir Path folder) throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
    Path errors = folder.resolve("err");
    Process process =
        new ProcessBuilder(ToolProcess.command("vad", clip("0880")))
            .redirectOutput(Path.of("/dev/full").toFile())
            .redirectError(errors.toFile())
            .start();
    assertEquals(1, process.waitFor());
    assertTrue(Files.readString(errors).contains("standard output: cannot be written"));
  }

  /**
   * As {@code yes | caesura split | head -n 1}: nothing is left running, and nothing is printed.
   */
  @Test
  @Timeout(120)
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no signal there")
  void aReaderThatGoesAwayEndsTheToolQuietly(@TempDir Path folder) throws Exception {
    for (String[] tool :
        new String[][] {{"split", "--splitter", "rules"}, {"split", "--json"}, {"--help"}}) {
      Path errors = folder.resolve("err");
      Process process =
          new ProcessBuilder(ToolProcess.command(tool)).redirectError(errors.toFile()).start();
      Thread writer =
          new Thread(
              () -> {
                byte[] text = "We came home late. Was anyone awake? ".repeat(500).getBytes(UTF_8);
                try (OutputStream in = process.getOutputStream()) {
                  while (true) {
                    in.write(text);
                  }
                } catch (IOException e) {
                  // The tool has ended.
                }
              });
      if (tool.length == 1) {
        process.getInputStream().close();
      } else {
        writer.start();
        try (BufferedReader lines = process.inputReader(UTF_8)) {
          assertTrue(lines.readLine().contains("We came home late."));
        }
      }
      assertEquals(141, process.waitFor(), String.join(" ", tool));
      assertEquals("", Files.readString(errors));
      writer.join();
    }
  }

  @Test
  void wrongUsageIsReportedInALineOrTwo(@TempDir Path folder) throws IOException {
    assertEquals(2, run("split", "--max-chars", "1"));
    assertEquals(
        "caesura: --max-chars 1: expected a number of at least 2\n"
            + "caesura: 'caesura split --help' lists the options\n",
        err.toString().replace("\r", ""));
    // Who names no tool, or none of those that there are, sees them all.
    err.getBuffer().setLength(0);
    assertEquals(2, run());
    assertTrue(err.toString().contains("  split "), err::toString);
    err.getBuffer().setLength(0);
    assertEquals(1, run("split", folder.toString()));
    assertEquals(
        "caesura: "
            + folder
            + ": expected a folder with texts; found no file with a known extension",
        err.toString().strip());
  }

  @Test
  void aLanguageThatIsNotOneIsRefused() {
    for (String wrong : List.of("de_DE", "german", "jp", "cz", "!!", "und", "x-mine")) {
      err.getBuffer().setLength(0);
      assertEquals(2, run("split", "--language", wrong, "missing.txt"), wrong);
      assertTrue(
          err.toString()
              .startsWith(
                  "caesura: --language "
                      + wrong
                      + ": expected a BCP 47 tag of a language, such as de or pt-BR"),
          err::toString);
    }
    // Of a language there is only the file to find fault with.
    for (String right : List.of("de", "pt-BR", "sr-Latn", "he", "iw", "id", "yi", "fra", "qaa")) {
      assertEquals(1, run("split", "--language", right, "missing.txt"), right);
    }
  }

  @Test
  void splitsTextWithAndWithoutPunctuation(@TempDir Path folder) throws IOException {
    Path text =
        Files.writeString(
            folder.resolve("talk.txt"),
            "Dr. Smith came home late.\n"
                + "Was anyone awake? No!\n\n"
                + "El perro duerme. La casa es roja.");
    assertEquals(0, run("split", text.toString()), err::toString);
    assertEquals(
        "Dr. Smith came home late.\nWas anyone awake?\nNo!\nEl perro duerme.\nLa casa es roja.\n",
        out.toString());
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'c', 'a', 'f', (byte) 0xE9});
    assertEquals(1, run("split", latin.toString(), text.toString(), "--json"));
    assertTrue(err.toString().contains("latin.txt, line 1, byte 3: expected UTF-8"), err::toString);
    assertTrue(out.toString().contains("\"start\":26"), out::toString);
    assertEquals(2, run("split", "--threshold", "0", text.toString()));
  }

  @Test
  void punctuatesTranscripts(@TempDir Path folder) throws IOException {
    String spoken = "we came home late because of the rain was anyone awake no\n\nthey slept";
    Path text = Files.writeString(folder.resolve("talk.txt"), spoken);
    assertEquals(0, run("punctuate", text.toString()), err::toString);
    String written = out.toString();
    assertTrue(written.startsWith("We came home late"), written);
    assertTrue(written.contains("\n\nThey slept."), written);
    assertEquals(spoken, written.replaceAll("[.,?!:;–]", "").toLowerCase(java.util.Locale.ROOT));
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'c', 'a', 'f', (byte) 0xE9});
    assertEquals(1, run("punctuate", latin.toString(), text.toString()));
    assertTrue(err.toString().contains("latin.txt, line 1, byte 3: expected UTF-8"), err::toString);
    assertEquals(2, run("punctuate", "--threshold", "2", text.toString()));
    assertEquals(2, run("punctuate", "--capital-threshold", "0", text.toString()));
    assertTrue(
        err.toString().contains("--capital-threshold 0.0: expected a number"), err::toString);
  }

  @Test
  void punctuatesWithTheNetworkThatIsNamed(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "we came home late was anyone awake");
    assertEquals(0, run("punctuate", "--model", "large", text.toString()));
    assertEquals("We came home late. Was anyone awake?", out.toString().strip());
    err.getBuffer().setLength(0);
    assertEquals(2, run("punctuate", "--model", "huge", text.toString()));
    assertTrue(
        err.toString()
            .startsWith("caesura: --model: expected a file or one of [english, large]; found huge"),
        err::toString);
    // Too few words to tell the language of.
    Files.writeString(text, "thanks bye");
    assertEquals(0, run("punctuate", "--model", "english", text.toString()));
    assertEquals(0, run("punctuate", "--language", "en", text.toString()));
    assertTrue(out.toString().endsWith("Thanks, bye."), out::toString);
  }

  @Test
  void punctuatesByTheRulesOfALanguage(@TempDir Path folder) throws IOException {
    Path spanish = Files.writeString(folder.resolve("es.txt"), "dónde está la casa no lo sé");
    assertEquals(0, run("punctuate", spanish.toString()), err::toString);
    assertTrue(out.toString().startsWith("¿Dónde está la casa? "), out::toString);
    Path french = Files.writeString(folder.resolve("fr.txt"), "bonjour comment allez-vous");
    assertEquals(0, run("punctuate", french.toString()), err::toString);
    assertTrue(out.toString().endsWith("allez-vous\u202F?"), out::toString);
    String file = french.toString();
    assertEquals(0, run("punctuate", "--language", "fr", "--french-space", "none", file));
    assertTrue(out.toString().endsWith("allez-vous?"), out::toString);
  }

  @Test
  void evaluatesSentences(@TempDir Path folder) throws IOException {
    Path gold =
        Files.writeString(
            folder.resolve("en_talk.txt"), "It rained all day.\nWe stayed in.\n\nNobody came.\n");
    Path found =
        Files.writeString(
            folder.resolve("found.txt"), "It rained all  day. We stayed in.\nNobody came.");
    assertEquals(0, run("eval", "sentences", gold.toString(), "--found", found.toString()));
    assertTrue(out.toString().contains("| clean | 3 | 1.0000 | 0.6667 | 0.8000 |"), out::toString);
    assertEquals(0, run("eval", "sentences", gold.toString(), "--views", "clean,asr", "--json"));
    assertTrue(out.toString().contains("\"view\":\"asr\""), out::toString);
    for (String splitter : new String[] {"rules", "icu", "breakiterator"}) {
      assertEquals(0, run("eval", "sentences", gold.toString(), "--splitter", splitter));
    }
    Files.writeString(found, "It rained all night.");
    assertEquals(1, run("eval", "sentences", gold.toString(), "--found", found.toString()));
    assertTrue(
        err.toString().contains("found.txt: expected the text of GOLD: sentence 1"), err::toString);
    assertEquals(
        2, run("eval", "sentences", gold.toString(), gold.toString(), "--found", found.toString()));
  }

  @Test
  void evaluatesSegments(@TempDir Path folder) throws IOException {
    Path reference =
        Files.writeString(
            folder.resolve("ref.rttm"),
            "SPEAKER a 1 1.0 2.0 <NA> <NA> x <NA> <NA>\nSPEAKER b 1 0 1 <NA> <NA> x <NA> <NA>\n");
    Path found =
        Files.writeString(
            folder.resolve("hyp.rttm"), "SPEAKER a 1 2.0 2.0 <NA> <NA> x <NA> <NA>\n");
    // What the hypothesis does not know is not the same as silence.
    assertEquals(1, run("eval", "segments", reference.toString(), found.toString()), err::toString);
    // One second of two is found, and one of two that are found is right.
    assertTrue(out.toString().contains("| a | 4.0 | 0.5000 | 0.5000 | 0.5000 |"), out::toString);
    assertTrue(!out.toString().contains("| b |"), out::toString);
    assertTrue(
        err.toString().contains(found + ": expected segments of b; found none"), err::toString);
    Path uem = Files.writeString(folder.resolve("all.uem"), "a 1 0 4\nb 1 0 1\n");
    assertEquals(
        0,
        run("eval", "segments", "--uem", uem.toString(), reference.toString(), found.toString()),
        err::toString);
    assertTrue(out.toString().contains("| all | 5.0 | 0.4000 | 0.5000 | 0.3333 |"), out::toString);
    Path other = Files.writeString(folder.resolve("ref.txt"), "x");
    assertEquals(1, run("eval", "segments", other.toString(), found.toString()));
    assertEquals(
        2, run("eval", "segments", "--frame", "0", reference.toString(), found.toString()));
  }

  @Test
  void pausesCanBeChosen() {
    String prompts =
        Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac").toString();
    for (String[] known :
        new String[][] {
          {"optimal", "--long-pause", "10"},
          {"hybrid", "--long-pause", "10"},
          {"hybrid", "--min-pause", "0.8"},
          {"strm", "--min-pause", "0.8"},
          {"pauses", "--min-pause", "0.8"}
        }) {
      out.getBuffer().setLength(0);
      assertEquals(0, run("segment", "--method", known[0], prompts), err::toString);
      String plain = out.toString();
      out.getBuffer().setLength(0);
      assertEquals(0, run("segment", "--method", known[0], known[1], known[2], prompts));
      assertTrue(plain.lines().count() > 10 && out.toString().lines().count() > 10);
      assertTrue(!plain.equals(out.toString()), String.join(" ", known));
    }
    assertEquals(2, run("segment", "--min-pause", "0.5", prompts));
    assertEquals(2, run("segment", "--method", "dac", "--long-pause", "2", prompts));
    assertTrue(
        err.toString().contains("--long-pause 2.0: --method dac knows no such setting"),
        err::toString);
  }

  @Test
  void aTextGridSpansTheRecording(@TempDir Path folder) throws IOException {
    Path silence = folder.resolve("silence.wav");
    try (WavWriter out = WavWriter.create(silence, 16_000)) {
      out.write(new float[32_000], 0, 32_000);
      out.commit();
    }
    Path outDir = folder.resolve("out");
    assertEquals(0, run("vad", "--format", "textgrid", silence.toString()), err::toString);
    assertEquals(
        0,
        run("vad", "--format", "textgrid", "--out-dir", outDir.toString(), silence.toString()),
        err::toString);
    String written = Files.readString(outDir.resolve("silence.TextGrid"));
    assertEquals(out.toString(), written);
    assertTrue(written.contains("intervals: size = 1"), written);
    assertTrue(written.contains("xmax = 2.000"), written);
  }

  @Test
  void printsEveryFormat() {
    for (String format :
        new String[] {
          "rttm",
          "yaml",
          "json",
          "jsonl",
          "csv",
          "kaldi",
          "labels",
          "srt",
          "vtt",
          "ctm",
          "textgrid",
          "elan"
        }) {
      assertEquals(0, run("segment", "--format", format, clip("0880")), err::toString);
      assertTrue(out.toString().matches("(?s).*\\d[.,]\\d{3}.*"), out::toString);
    }
    assertEquals(2, run("vad", "--format", "srt", clip("0880"), clip("0880")));
    assertTrue(err.toString().contains("expected one recording; found 2"), err::toString);
  }
}
