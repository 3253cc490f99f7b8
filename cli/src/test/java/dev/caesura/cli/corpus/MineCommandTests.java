package dev.caesura.cli.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mine} without a recogniser. */
class MineCommandTests {

  private static final String RECORDING =
      Path.of(
              System.getProperty("caesura.testdata"),
              "speech/librivox/sense_and_sensibility_01_austen_64kb-0870.wav")
          .toString();

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  private void run(int expected, String... args) {
    err.getBuffer().setLength(0);
    int code =
        Caesura.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err))
            .execute(args);
    assertEquals(expected, code, err::toString);
  }

  private String text(String... sentences) throws IOException {
    return Files.write(folder.resolve("text.txt"), List.of(sentences)).toString();
  }

  @Test
  void aTranscriptOfAnotherRecordingIsRefusedWithItsOwnExitCode() throws IOException {
    Path out = folder.resolve("out");
    Path model = folder.resolve("model");
    run(
        3,
        "mine",
        RECORDING,
        "--text",
        text("Der alte Turm steht am Fluss.", "Niemand war gekommen.", "Es regnete."),
        "--language",
        "de",
        "--recognizer",
        "self",
        "--save-model",
        model.toString(),
        "--out",
        out.toString());
    String message = err.toString();
    assertTrue(message.contains("this transcript does not belong to this recording"), message);
    assertTrue(message.contains("No model was saved."), message);
    assertFalse(Files.exists(model));
    assertEquals(0, Files.size(out.resolve("corpus.jsonl")));
    assertTrue(Files.readString(out.resolve("rejected.jsonl")).contains("Niemand war gekommen."));
    assertTrue(Files.exists(out.resolve("report.html")));
  }

  /** Writes recognised words, one each 0.3 s. */
  private String words(String spoken) throws IOException {
    StringBuilder ctm = new StringBuilder();
    String[] words = spoken.split(" ");
    for (int i = 0; i < words.length; i++) {
      ctm.append(String.format(java.util.Locale.ROOT, "r 1 %.2f 0.28 %s%n", 0.3 * i, words[i]));
    }
    return Files.writeString(folder.resolve("words.ctm"), ctm).toString();
  }

  @Test
  void recognisedWordsRefuseATranscriptToo() throws IOException {
    Path out = folder.resolve("out");
    String[] start = {
      "mine",
      RECORDING,
      "--text",
      text(
          "Purple elephants dance on seventeen bright mountains.",
          "Nobody expected such a parliament of owls.",
          "Engines hum below the frozen harbour."),
      "--words",
      words("and mister palmer was waiting with her sister at the gate for the carriage"),
      "--out",
      out.toString()
    };
    run(3, start);
    String message = err.toString();
    assertTrue(message.contains("this transcript does not belong to this recording"), message);
    assertEquals(0, Files.size(out.resolve("corpus.jsonl")));
    assertTrue(Files.readString(out.resolve("rejected.jsonl")).contains("Purple elephants"));
    String report = Files.readString(out.resolve("report.html"));
    assertTrue(report.contains("the transcript does not belong to the recording"), "a fact");
    run(0, with(start, "--accept-any", "--redo"));
    assertTrue(err.toString().contains("does not belong"), err::toString);
  }

  @Test
  void aProbableErrorIsAReasonOfItsOwn() throws IOException {
    Path out = folder.resolve("out");
    String spoken = "and mister palmer was waiting with her sister at the gate for the carriage";
    String[] start = {
      "mine", RECORDING, "--text", text(spoken), "--words", words(spoken), "--out", out.toString()
    };
    run(0, start);
    String kept = Files.readString(out.resolve("corpus.jsonl"));
    assertTrue(kept.contains("\"error_probability\":0."), kept);
    run(0, with(start, "--max-error", "0", "--redo"));
    assertEquals(0, Files.size(out.resolve("corpus.jsonl")));
    String rejected = Files.readString(out.resolve("rejected.jsonl"));
    assertTrue(rejected.contains("\"reason\":\"probable-error\""), rejected);
    run(2, with(start, "--max-error", "1.5"));
    assertTrue(err.toString().contains("--max-error 1.5"), err::toString);
  }

  @Test
  void optionsThatDoNotFitAreNamed() throws IOException {
    String text = text("One.");
    String out = folder.resolve("out").toString();
    String[] start = {"mine", RECORDING, "--text", text, "--out", out};
    run(2, with(start, "--recognizer", "ear"));
    assertTrue(err.toString().contains("expected one of "), err::toString);
    assertTrue(err.toString().contains("ctc"), err::toString);
    assertTrue(err.toString().contains("self"), err::toString);
    run(2, with(start, "--save-model", "m"));
    assertTrue(err.toString().contains("expected --recognizer self beside it"), err::toString);
    run(2, with(start, "--recognizer", "self", "--order", "any"));
    assertTrue(err.toString().contains("--order any: expected recognised words"), err::toString);
    run(1, with(start, "--recognizer", "self", "--acoustic-model", folder.toString()));
    assertTrue(err.toString().contains("expected an acoustic model; found none"), err::toString);
    assertFalse(Files.exists(Path.of(out)));
  }

  private static String[] with(String[] start, String... more) {
    return java.util.stream.Stream.of(start, more)
        .flatMap(java.util.Arrays::stream)
        .toArray(String[]::new);
  }
}
