package dev.caesura.models.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.boundary.BoundarySegmenter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The default splitter on the project's own sentences, {@code testdata/text/cases.tsv}. */
class SentenceCasesTests {

  @Test
  void everyKindReachesItsFloor() throws IOException {
    Path file = Path.of(System.getProperty("caesura.testdata", "../../testdata"), "text/cases.tsv");
    Map<String, Integer> floors = new HashMap<>();
    Map<String, int[]> kinds = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    int sentences = 0;
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      BoundarySegmenter splitter = BoundarySegmenter.of(network);
      for (String line : Files.readAllLines(file)) {
        String[] columns = line.split("\t");
        if (line.startsWith("# floor ")) {
          String[] words = line.split(" ");
          floors.put(words[2], Integer.parseInt(words[3]));
        }
        if (line.startsWith("#")) {
          continue;
        }
        String marked = columns[2].replace('¶', '\n');
        List<String> expected = List.of(marked.split("\\|"));
        List<String> found = splitter.segment(marked.replace("|", "")).strings();
        int[] counts = kinds.computeIfAbsent(columns[0], kind -> new int[2]);
        counts[1]++;
        sentences += expected.size();
        if (expected.equals(found)) {
          counts[0]++;
        } else {
          wrong.add(columns[0] + " " + columns[1] + ": " + String.join("| ", found));
        }
      }
    }
    System.out.println("| kind | right | of | % | floor |\n|---|---:|---:|---:|---:|");
    List<String> below = new ArrayList<>();
    kinds.forEach(
        (kind, counts) -> {
          int share = 100 * counts[0] / counts[1];
          int floor = floors.get(kind);
          System.out.println(
              "| " + kind + " | " + counts[0] + " | " + counts[1] + " | " + share + " | " + floor
                  + " |");
          if (share < floor) {
            below.add(kind);
          }
        });
    System.out.println(String.join("\n", wrong));
    assertTrue(sentences >= 400, "only " + sentences + " sentences");
    assertTrue(below.isEmpty(), () -> below + " below their floors:\n" + String.join("\n", wrong));
  }
}
