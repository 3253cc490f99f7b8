package dev.caesura.cli.corpus;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.models.external.FakeRecognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The start of the bundled prompts, and a program that recognises them by their samples in a tenth
 * of the time of a recogniser.
 *
 * @param audio the recording
 * @param text its sentences, one a line
 * @param table the words with their times
 */
public record ReadPrompts(Path audio, Path text, Path table) {

  private static final Path SPEECH = Path.of(System.getProperty("caesura.testdata"), "speech");

  /** Writes the first sentences into a folder. */
  public static ReadPrompts write(Path folder, int sentences) throws IOException {
    List<String> times =
        Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv")).subList(0, sentences);
    double end = Double.parseDouble(times.get(sentences - 1).split("\t")[2]);
    Path audio = folder.resolve("start.wav");
    AudioSource whole = AudioFiles.open(SPEECH.resolve("prompts-en.flac"), 16_000);
    try (WavWriter out = WavWriter.create(audio, 16_000)) {
      out.write(whole.read(TimeSpan.fromSeconds(0, end + 0.3, 16_000)));
      out.commit();
    }
    List<FakeRecognizer.Row> rows = new ArrayList<>();
    for (String line : times) {
      String[] fields = line.split("\t");
      String[] words = fields[0].replaceAll("[^A-Za-z' ]", "").split(" ");
      double start = Double.parseDouble(fields[1]);
      double seconds = (Double.parseDouble(fields[2]) - start) / words.length;
      for (int i = 0; i < words.length; i++) {
        rows.add(new FakeRecognizer.Row(words[i], start + i * seconds, start + (i + 1) * seconds));
      }
    }
    Path table = FakeRecognizer.write(rows, folder.resolve("start.tsv"));
    Path text = folder.resolve("start.txt");
    Files.write(text, times.stream().map(row -> row.split("\t")[0]).toList());
    return new ReadPrompts(audio, text, table);
  }

  /** The command line of the program, for {@code --recognizer-command}. */
  public String command(Path log, int millis) {
    return FakeRecognizer.commandLine(audio, table, log, millis);
  }
}
