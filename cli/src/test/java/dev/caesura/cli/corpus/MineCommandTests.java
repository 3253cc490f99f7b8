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
    run(2, with(start, "--recognizer", "self", "--notes", "spoken"));
    assertTrue(err.toString().contains("--notes: expected recognised words"), err::toString);
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
