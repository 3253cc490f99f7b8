package dev.caesura.cli.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.format.MustcYamlFormat;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentCommandTests {

  @Test
  void recutsACorpusAndReadsItBack(@TempDir Path folder) throws IOException {
    StringBuilder yaml = new StringBuilder();
    StringBuilder source = new StringBuilder();
    StringBuilder target = new StringBuilder();
    StringBuilder links = new StringBuilder();
    StringBuilder ctm = new StringBuilder();
    for (int s = 0; s < 20; s++) {
      yaml.append(
          "- {duration: 2.0, offset: " + 3 * s + ".0, speaker_id: spk.1, wav: ted_1.wav}\n");
      for (int w = 0; w < 4; w++) {
        source.append("s" + s + "w" + w).append(w < 3 ? " " : "\n");
        target.append("T" + s + "w" + w).append(w < 3 ? " " : "\n");
        links.append(w + "-" + w).append(w < 3 ? " " : "\n");
        ctm.append("ted_1 1 " + (3 * s + 0.5 * w) + " 0.4 s" + s + "w" + w + " 1.0\n");
      }
    }
    write(folder, "a.yaml", yaml);
    write(folder, "a.en", source);
    write(folder, "a.de", target);
    write(folder, "a.links", links);
    write(folder, "a.ctm", ctm);
    Path out = folder.resolve("out");
    assertEquals(0, run(folder, out));
    List<RecordedSegment> segments = new MustcYamlFormat(16_000).read(out.resolve("recut.yaml"));
    List<String> sources = Files.readAllLines(out.resolve("recut.source.txt"));
    List<String> targets = Files.readAllLines(out.resolve("recut.target.txt"));
    assertEquals(segments.size(), sources.size());
    assertEquals(sources.stream().map(line -> line.replace('s', 'T')).toList(), targets);
    assertEquals(source.toString().strip().replace('\n', ' '), String.join(" ", sources));
    assertTrue(sources.stream().anyMatch(line -> line.split(" ").length != 4), "nothing recut");
    assertEquals("ted_1", segments.get(0).recording());
    assertEquals("spk.1", segments.get(0).label());
    assertEquals(0, Files.size(out.resolve("rejected.tsv")));
    byte[] first = Files.readAllBytes(out.resolve("recut.yaml"));
    assertEquals(0, run(folder, out));
    assertEquals(
        new String(first, StandardCharsets.UTF_8), Files.readString(out.resolve("recut.yaml")));
    write(folder, "a.links", new StringBuilder("0-0\n"));
    assertEquals(1, run(folder, out));
  }

  private static void write(Path folder, String name, StringBuilder text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static int run(Path folder, Path out) {
    return Caesura.run(
        "recut",
        "--yaml=" + folder.resolve("a.yaml"),
        "--source=" + folder.resolve("a.en"),
        "--target=" + folder.resolve("a.de"),
        "--links=" + folder.resolve("a.links"),
        "--words=" + folder.resolve("a.ctm"),
        "--out=" + out);
  }
}
