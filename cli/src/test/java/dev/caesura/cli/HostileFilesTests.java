package dev.caesura.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every input of the tools in turn is not what it should be, and every output is in a bad place. In
 * the commands {@code !} is the place of the input, {@code >} that of the output.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
class HostileFilesTests {

  private static final String CTM =
      "clip 1 0.20 0.30 he\nclip 1 0.55 0.25 was\nclip 1 0.85 0.30 not\nclip 1 1.20 0.20 an\n";

  private static final List<String> READERS =
      List.of(
          "vad !",
          "segment !",
          "segment --words ! clip.wav",
          "plot --out p.png !",
          "units --model ! clip.wav",
          "transcribe --acoustic-model ! clip.wav",
          "sentences --words !",
          "sentences --words w.ctm --turns !",
          "sentences --words w.ctm --adapt !",
          "split --splitter rules !",
          "split --adapt ! t.txt",
          "correct --pairs ! t.txt",
          "correct --pairs pairs.tsv !",
          "topics !",
          "topics --anchors ! t.txt",
          "adapt --out a.json !",
          "documents !",
          "documents --persons ! t.txt",
          "convert ! out.stm",
          "resegment ! t.txt",
          "eval words ! t.txt",
          "eval segments ! s.rttm",
          "eval segments s.rttm !",
          "eval corrections ! t.txt",
          "mine ! --text t.txt --words w.ctm --out mined",
          "mine clip.wav --text ! --words w.ctm --out mined",
          "mine clip.wav --text t.txt --words ! --out mined",
          "align --text ! --words w.ctm",
          "align --text t.txt --words !",
          "corpus build !",
          "corpus review dir !");

  private static final List<String> WRITERS =
      List.of(
          "eval corrections --pairs-out > t.txt w.txt",
          "convert --from nemo --to kaldi m.jsonl >",
          "convert --from nemo --to stm --allow-loss m.jsonl >",
          "mine clip.wav --text t.txt --words w.ctm --out >");

  /** Only binary files are wrong as text; a tool that reads any text takes the others. */
  private static final List<String> WRONG =
      List.of("missing", "dir", "bin", "loop", "t.txt/inside");

  @TempDir private Path folder;
  private final Map<String, byte[]> inputs = new LinkedHashMap<>();

  @BeforeEach
  void makeInputs() throws IOException {
    String clip = "speech/librivox/sense_and_sensibility_01_austen_64kb-0880.wav";
    byte[] noise = new byte[3000];
    new Random(1).nextBytes(noise);
    inputs.put(
        "clip.wav", Files.readAllBytes(Path.of(System.getProperty("caesura.testdata"), clip)));
    inputs.put("t.txt", "He was not an ill man.\nNo.\n".getBytes(StandardCharsets.UTF_8));
    inputs.put("w.txt", "He is not an ill man.\nNo.\n".getBytes(StandardCharsets.UTF_8));
    inputs.put("w.ctm", CTM.getBytes(StandardCharsets.UTF_8));
    inputs.put(
        "s.rttm",
        "SPEAKER clip 1 0.2 2.7 <NA> <NA> s1 <NA> <NA>\n".getBytes(StandardCharsets.UTF_8));
    inputs.put("pairs.tsv", "ill\twell\n".getBytes(StandardCharsets.UTF_8));
    inputs.put(
        "m.jsonl",
        "{\"audio_filepath\":\"clip.wav\",\"duration\":1.0,\"text\":\"one\"}\n"
            .getBytes(StandardCharsets.UTF_8));
    inputs.put("bin", noise);
    for (Map.Entry<String, byte[]> input : inputs.entrySet()) {
      Files.write(folder.resolve(input.getKey()), input.getValue());
    }
    Files.createDirectory(folder.resolve("dir"));
    Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
  }

  /** The exit code and what was printed on the error output. */
  private record Ended(int code, String err) {}

  private Ended run(String command, String value) {
    List<String> args = new ArrayList<>();
    for (String part : command.split(" ", -1)) {
      String name = part.equals("!") || part.equals(">") ? value : part;
      boolean isFile =
          !name.equals(part)
              || inputs.containsKey(part)
              || part.matches("p.png|a.json|mined|out.stm|dir");
      args.add(isFile && !name.isEmpty() ? folder.resolve(name).toString() : name);
    }
    // The way of main, which builds the parser of one tool and not of all.
    PrintStream usual = System.err;
    PrintStream usualOut = System.out;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code;
    try {
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      System.setOut(
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      code = Caesura.run(args.toArray(String[]::new));
    } finally {
      System.setErr(usual);
      System.setOut(usualOut);
    }
    return ended(command + ", " + value, code, err.toString(StandardCharsets.UTF_8));
  }

  private static Ended ended(String command, int code, String err) {
    String message = command + ": " + code + " " + err;
    assertFalse(err.contains("\tat ") || err.contains("defect"), message);
    return new Ended(code, err);
  }

  private void assertInputsAreUnchanged(String message) throws IOException {
    for (Map.Entry<String, byte[]> input : inputs.entrySet()) {
      byte[] found = Files.readAllBytes(folder.resolve(input.getKey()));
      assertArrayEquals(input.getValue(), found, input.getKey() + " after " + message);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.noneMatch(f -> f.toString().endsWith(".part")), message);
    }
  }

  @Test
  void everyWrongInputIsNamed() throws IOException {
    List<String> failures = new ArrayList<>();
    for (String command : READERS) {
      for (String wrong : WRONG) {
        // The list of persons is read for TEI files alone, and mine takes folders for a series.
        boolean isRight =
            (wrong.equals("bin") && command.contains("--persons"))
                || (wrong.equals("dir") && command.startsWith("mine"));
        if (isRight) {
          continue;
        }
        Ended ended = run(command, wrong);
        String message = command + ", " + wrong + ": " + ended;
        boolean isNamed = ended.err().contains(folder.resolve(wrong).toString());
        if (ended.code() < 1 || ended.code() > 2 || !isNamed) {
          failures.add(message);
        }
      }
      assertFalse(Files.exists(folder.resolve("mined")), command);
    }
    assertEquals(List.of(), failures);
    assertInputsAreUnchanged("all readers");
  }

  /** A shell makes an empty argument of a variable without a value. */
  @Test
  void anEmptyNameIsNotTheCurrentFolder() {
    for (String command : READERS) {
      Ended ended = run(command, "");
      String message = command + ": " + ended;
      assertTrue(ended.code() == 1 || ended.code() == 2, message);
      assertTrue(ended.err().contains("found an empty"), message);
    }
  }

  @Test
  void anOutputIsNeverWhatWasRead() throws IOException {
    for (String command :
        List.of(
            "eval corrections --pairs-out > t.txt w.txt",
            "eval corrections --pairs-out > w.txt t.txt",
            "sentences --words w.ctm --audio t.txt --plot >",
            "convert --from nemo --to stm t.txt >",
            "convert --from nemo --to shar --card > t.txt out.stm",
            "adapt --out > t.txt")) {
      Files.deleteIfExists(folder.resolve("same"));
      Files.createSymbolicLink(folder.resolve("same"), folder.resolve("t.txt"));
      for (String name : List.of("t.txt", "dir/../t.txt", "same")) {
        Ended ended = run(command, name);
        String message = command + ", " + name + ": " + ended;
        assertEquals(2, ended.code(), message);
        assertTrue(ended.err().contains(": expected another file than "), message);
      }
    }
    assertInputsAreUnchanged("all writers");
  }

  @Test
  void anOutputInABadPlaceIsNamed() throws IOException {
    for (String command : WRITERS) {
      boolean makesFolder = command.contains("kaldi") || command.startsWith("mine");
      for (String place : List.of("t.txt/inside", makesFolder ? "bin" : "dir")) {
        Ended ended = run(command, place);
        String message = command + ", " + place + ": " + ended;
        assertEquals(1, ended.code(), message);
        assertTrue(ended.err().contains(folder.resolve(place).toString()), message);
      }
    }
    assertInputsAreUnchanged("all writers");
  }
}
