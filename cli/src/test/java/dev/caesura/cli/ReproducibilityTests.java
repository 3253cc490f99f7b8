package dev.caesura.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same input gives the same bytes in every locale, time zone and default encoding, and with
 * every number of jobs. Each setting has a Java process of its own, since Java reads the default
 * encoding at its start; they run at once, and each runs all commands.
 */
class ReproducibilityTests {

  /** Capitals that Turkish folds in another way, digits of Arabic, quotation marks, no ASCII. */
  private static final String TEXT =
      "DIE TITANIC SANK IN I. Istanbul IS big. İzmir ile IĞDIR uzaktır. قال: «١٢٫٥ في المئة». "
          + "He paid $1,234.50 on 3/4/2001. Was it 12%? „Ja“, sagte sie.\n";

  private static final String WORDS =
      """
      clip 1 0.20 0.30 he
      clip 1 0.55 0.25 was
      clip 1 0.85 0.30 not
      clip 1 1.20 0.20 an
      clip 1 1.45 0.40 ill
      clip 1 1.90 0.50 disposed
      clip 1 2.45 0.35 young
      clip 1 2.80 0.10 man
      """;

  @TempDir Path folder;

  private record Setting(String name, String language, String zone, String encoding, int jobs) {}

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("plain", "en-US", "UTC", "UTF-8", 1),
          new Setting("turkish", "tr-TR", "Asia/Kathmandu", "ISO-8859-9", 2),
          new Setting("arabic", "ar-EG", "America/St_Johns", "US-ASCII", 3));

  /** What each process runs. */
  private static List<List<String>> commands(Path in, Path out, int jobs) {
    String clip = in.resolve("clip.wav").toString();
    String text = in.resolve("text.txt").toString();
    String words = in.resolve("words.ctm").toString();
    String said = in.resolve("said.txt").toString();
    String many = String.valueOf(jobs);
    return List.of(
        List.of("split", "--json", "--scores", text),
        List.of("split", "--splitter", "rules", "--max-chars", "40", text),
        List.of("segment", "--max", "2", "--format", "json", "--jobs", many, clip, clip),
        List.of("vad", "--format", "csv", "--jobs", many, clip),
        List.of("sentences", "--words", words, "--format", "jsonl"),
        List.of("eval", "words", said, text),
        List.of(
            "mine",
            clip,
            "--text",
            said,
            "--words",
            words,
            "--jobs",
            many,
            "--out",
            out.resolve("corpus").toString()));
  }

  /** Runs all commands in this process and writes what each prints. */
  static final class Commands {

    public static void main(String[] arguments) throws IOException {
      Path in = Path.of(arguments[0]);
      Path out = Path.of(arguments[1]);
      List<List<String>> commands = commands(in, out, Integer.parseInt(arguments[2]));
      PrintStream standard = System.out;
      for (int i = 0; i < commands.size(); i++) {
        List<String> command = commands.get(i);
        try (PrintStream printed =
            new PrintStream(Files.newOutputStream(out.resolve(i + "-" + command.get(0))))) {
          System.setOut(printed);
          int code = Caesura.run(command.toArray(String[]::new));
          printed.print("exit " + code);
        }
      }
      System.setOut(standard);
    }
  }

  @Test
  void everySettingGivesTheSameBytes() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    Path clip = Path.of("speech/librivox/sense_and_sensibility_01_austen_64kb-0880.wav");
    Files.copy(
        Path.of(System.getProperty("caesura.testdata")).resolve(clip), in.resolve("clip.wav"));
    Files.writeString(in.resolve("text.txt"), TEXT);
    Files.writeString(in.resolve("words.ctm"), WORDS);
    Files.writeString(in.resolve("said.txt"), "He was not an ill-disposed young man.\n");
    List<Process> processes = new ArrayList<>();
    for (Setting setting : SETTINGS) {
      Path out = Files.createDirectories(folder.resolve(setting.name()));
      String[] language = setting.language().split("-", 2);
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Duser.language=" + language[0],
                  "-Duser.country=" + language[1],
                  "-Duser.timezone=" + setting.zone(),
                  "-Dfile.encoding=" + setting.encoding(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Commands.class.getName(),
                  in.toString(),
                  out.toString(),
                  String.valueOf(setting.jobs()))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(setting.name() + ".log").toFile())
              .start());
    }
    for (int i = 0; i < processes.size(); i++) {
      assertTrue(processes.get(i).waitFor(300, TimeUnit.SECONDS));
      String log =
          Files.readString(
              folder.resolve(SETTINGS.get(i).name() + ".log"), StandardCharsets.ISO_8859_1);
      assertEquals(0, processes.get(i).exitValue(), log);
    }
    Map<String, byte[]> expected = files(folder.resolve("plain"));
    assertTrue(expected.size() > 10, () -> "files: " + expected.keySet());
    for (Setting setting : SETTINGS) {
      Map<String, byte[]> found = files(folder.resolve(setting.name()));
      assertEquals(expected.keySet(), found.keySet(), setting.toString());
      expected.forEach(
          (file, bytes) ->
              assertArrayEquals(
                  bytes,
                  found.get(file),
                  () ->
                      setting
                          + ", "
                          + file
                          + ":\n"
                          + new String(bytes, StandardCharsets.UTF_8)
                          + "\n"
                          + new String(found.get(file), StandardCharsets.UTF_8)));
    }
    for (int i = 0; i < 7; i++) {
      String number = i + "-";
      String name = expected.keySet().stream().filter(f -> f.startsWith(number)).findFirst().get();
      String printed = new String(expected.get(name), StandardCharsets.UTF_8);
      assertTrue(printed.endsWith("exit 0"), name + ": " + printed);
    }
  }

  private static Map<String, byte[]> files(Path out) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(out.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
