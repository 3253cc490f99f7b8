package dev.caesura.cli.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.io.WavWriter;
import dev.caesura.cli.Caesura;
import dev.caesura.corpus.build.BuildConfig;
import dev.caesura.corpus.build.BuildConfigReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCommandTests {

  private static final Path ROOT = Path.of(System.getProperty("caesura.root", ".."));

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

  private String makeArchive() throws IOException {
    String text = Files.readString(ROOT.resolve("testdata/speech/prompts-en.txt"));
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(24).toList();
    Files.createDirectories(folder.resolve("audio"));
    Files.createDirectories(folder.resolve("minutes"));
    record("one", lines.subList(0, 12));
    Files.writeString(folder.resolve("audio/bad.wav"), "no recording");
    Files.writeString(folder.resolve("audio/bad.ctm"), "bad 1 0.0 0.3 hello\n");
    Files.writeString(
        folder.resolve("minutes/all.txt"),
        String.join("\n", lines.subList(12, 24))
            + "\n\n"
            + String.join("\n", lines.subList(0, 12)));
    Path config = folder.resolve("archive.yaml");
    Files.writeString(
        config, "output: corpus\nrecordings: audio\ndocuments: minutes\nwords: beside\n");
    return config.toString();
  }

  private void record(String name, List<String> lines) throws IOException {
    List<String> rows = new ArrayList<>();
    int word = 0;
    for (String each : String.join(" ", lines).split("\\s+")) {
      rows.add(String.format(Locale.ROOT, "%s 1 %.2f 0.30 %s", name, 0.4 * word++, each));
    }
    Files.write(folder.resolve("audio/" + name + ".ctm"), rows);
    try (WavWriter wav = WavWriter.create(folder.resolve("audio/" + name + ".wav"), 16_000)) {
      float[] samples = new float[6400 * (word + 1)];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) (0.2 * Math.sin(0.1 * i) * Math.sin(0.0005 * i));
      }
      wav.write(samples, 0, samples.length);
      wav.commit();
    }
  }

  @Test
  void buildsACorpusAndListsFailures() throws IOException {
    String config = makeArchive();
    assertEquals(0, run("corpus", "build", "--plan", config));
    assertTrue(out.toString().contains("recognising                 0        2"), out.toString());
    assertFalse(Files.exists(folder.resolve("corpus")));
    assertEquals(1, run("corpus", "build", "--jobs", "2", config));
    assertTrue(err.toString().contains("bad"), err.toString());
    assertTrue(err.toString().contains("1 items failed; the rest is done"), err.toString());
    int kept = Files.readAllLines(folder.resolve("corpus/corpus.jsonl")).size();
    assertTrue(kept >= 10, kept + " sentences, " + err);
    assertEquals(1, run("corpus", "build", "--quiet", "--filter", "max-duration=0.5", config));
    assertEquals(0, Files.size(folder.resolve("corpus/corpus.jsonl")));
    assertEquals(
        kept,
        Files.readAllLines(folder.resolve("corpus/rejected.jsonl")).stream()
            .filter(line -> line.contains("max-duration"))
            .count());
  }

  /** A review makes the same corpus again, with the limits of the command line. */
  @Test
  void appliesDecisionsOfAReview() throws IOException {
    String config = makeArchive();
    Files.delete(folder.resolve("audio/bad.wav"));
    Path corpus = folder.resolve("corpus");
    assertEquals(0, run("corpus", "build", "--quiet", "--filter", "max-duration=4", config));
    List<String> kept = Files.readAllLines(corpus.resolve("corpus.jsonl"));
    Matcher sentence =
        Pattern.compile("\"recording\":\"(one)\",\"id\":\"([^\"]+)\",\"stamp\":\"([0-9a-f]+)\"")
            .matcher(Files.readString(corpus.resolve("review.html")));
    assertTrue(sentence.find());
    Path file = folder.resolve("decisions.json");
    String start = "{\"format\":\"caesura-review-1\",\"decisions\":[\n{";
    Files.writeString(file, start + sentence.group() + ",\"decision\":\"reject\"}]}");
    assertEquals(0, run("corpus", "review", corpus.toString(), file.toString()), err::toString);
    assertTrue(
        out.toString().contains("decisions.json, line 2: " + sentence.group(2) + ": reject"),
        out.toString());
    List<String> now = Files.readAllLines(corpus.resolve("corpus.jsonl"));
    assertTrue(kept.size() - now.size() <= 1, kept.size() + " and now " + now.size());
    assertTrue(now.stream().noneMatch(line -> line.contains("\"" + sentence.group(2) + "\"")));
    // The same again is no error; a stale stamp is one.
    assertEquals(0, run("corpus", "review", config, file.toString()));
    assertTrue(err.toString().contains("0 decisions applied, 1 decided before"), err.toString());
    Files.writeString(
        file,
        start + sentence.group().replace(sentence.group(3), "0") + ",\"decision\":\"accept\"}]}");
    assertEquals(1, run("corpus", "review", "--quiet", config, file.toString()));
    assertTrue(err.toString().contains("decisions.json, line 2: expected"), err.toString());
    assertEquals(1, run("corpus", "review", folder.toString(), file.toString()));
    assertTrue(err.toString().contains("expected the output of corpus build"), err.toString());
  }

  @Test
  void wrongUsageIsReported() throws IOException {
    String config = makeArchive();
    assertEquals(2, run("corpus", "build", "--filter", "max-noise=1", config));
    assertTrue(err.toString().contains("filter max-noise: expected one of"), err.toString());
    assertEquals(2, run("corpus", "build", "--filter", "max-cer=low", config));
    assertEquals(2, run("corpus"));
    Files.writeString(Path.of(config), "output: corpus\nrecordings: none\n");
    assertEquals(1, run("corpus", "build", config));
    assertTrue(err.toString().contains("line 2: recordings: expected files"), err.toString());
  }

  /** The examples of the guide are what the reader takes. */
  @Test
  void theGuideShowsConfigurations() throws IOException {
    for (String file : List.of("audio/a/1.mp3", "minutes/1.txt", "books/1.epub", "rttm/1.rttm")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), "x");
    }
    String guide = Files.readString(ROOT.resolve("docs/archive.md"));
    Matcher blocks = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(guide);
    int count = 0;
    while (blocks.find()) {
      Path file = Files.writeString(folder.resolve("archive.yaml"), blocks.group(1));
      BuildConfig config = BuildConfigReader.read(file);
      assertEquals(1, config.recordings().size());
      count++;
    }
    assertEquals(2, count);
  }
}
