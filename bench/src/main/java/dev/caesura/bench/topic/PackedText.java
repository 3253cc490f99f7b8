package dev.caesura.bench.topic;

import dev.caesura.bench.MissingDataException;
import dev.caesura.bench.ReferenceData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of one source in a packed file of the reference data. */
final class PackedText {

  private static final Pattern TAB = Pattern.compile("\t");

  private PackedText() {}

  /**
   * Returns the lines of sources, in the order of the file.
   *
   * @param folder the folder of {@code sources.tsv}
   * @param file the packed file, as {@code sources.tsv} names it
   * @param sets the names of the sources begin with one of these
   * @return for each source its lines that are not blank
   */
  static List<List<String>> read(Path folder, String file, List<String> sets) throws IOException {
    List<int[]> ranges = new ArrayList<>();
    for (String line : Files.readAllLines(ReferenceData.file(folder, "sources.tsv"))) {
      List<String> cells = List.of(TAB.split(line, -1));
      if (cells.get(1).equals(file) && sets.stream().anyMatch(cells.get(2)::startsWith)) {
        ranges.add(new int[] {Integer.parseInt(cells.get(6)), Integer.parseInt(cells.get(7))});
      }
    }
    List<List<String>> texts = new ArrayList<>();
    if (ranges.isEmpty()) {
      return texts;
    }
    Process xz;
    try {
      Path packed = ReferenceData.file(folder, file);
      xz = new ProcessBuilder("xz", "-dc", packed.toString()).start();
    } catch (IOException e) {
      throw new MissingDataException(
          file + ": expected the program xz to read it; found none. Install xz.");
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(xz.getInputStream(), StandardCharsets.UTF_8))) {
      int number = 0;
      for (int[] range : ranges) {
        List<String> text = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (++number >= range[0] && !line.isBlank()) {
            text.add(line.strip());
          }
          if (number == range[1]) {
            break;
          }
        }
        texts.add(text);
      }
    } finally {
      xz.destroy();
    }
    return texts;
  }
}
