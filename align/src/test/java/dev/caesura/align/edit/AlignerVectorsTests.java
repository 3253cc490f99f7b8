package dev.caesura.align.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.align.EditPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Test vectors of other aligners, which are not part of the project. */
class AlignerVectorsTests {

  private static final Path VECTORS =
      Path.of(System.getProperty("caesura.data", "none"), "align/dev/oracles");

  private static final long MOST_CELLS = 2_000_000;

  private static Path folder(String name) {
    Path folder = VECTORS.resolve(name);
    assumeTrue(Files.isDirectory(folder), "no alignment vectors in " + folder);
    return folder;
  }

  private static List<String> lines(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return lines.lines().toList();
    }
  }

  private static int[] fasta(Path file) throws IOException {
    StringBuilder letters = new StringBuilder();
    lines(file).stream().filter(line -> !line.startsWith(">")).forEach(letters::append);
    return letters.chars().toArray();
  }

  /** The distance from one row of the table. */
  private static int plain(int[] left, int[] right) {
    int[] row = new int[right.length + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int letter : left) {
      int diagonal = row[0]++;
      for (int j = 1; j < row.length; j++) {
        int pair = diagonal + (letter == right[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(pair, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length];
  }

  /** WFA2's expected scores, with the penalties that its test script gives. */
  @ParameterizedTest
  @CsvSource({"edit, 1, 0, 1", "indel, 2, 0, 1", "affine.p0, 1, 2, 1", "affine.p1, 3, 1, 4"})
  void wfa(String name, int mismatch, int open, int extend) throws IOException {
    Path folder = folder("wfa");
    List<String> pairs = lines(folder.resolve("wfa.utest.seq.gz"));
    List<String> expected = lines(folder.resolve("expected/test." + name + ".alg.gz"));
    assertEquals(305, expected.size());
    GapCosts gaps = new GapCosts(open, extend);
    int checked = 0;
    for (int p = 0; p < expected.size(); p++) {
      int[] left = pairs.get(2 * p).substring(1).chars().toArray();
      int[] right = pairs.get(2 * p + 1).substring(1).chars().toArray();
      int score = Math.abs(Integer.parseInt(expected.get(p).split("\t")[0]));
      if (name.equals("edit")) {
        assertEquals(score, UnitAligner.path(left, right).distance(), "pair " + p);
      }
      // The long ones would take a minute.
      if ((long) left.length * right.length <= MOST_CELLS) {
        SubstitutionCost cost = (i, j) -> left[i] == right[j] ? 0 : mismatch;
        for (EditPath path :
            List.of(
                SequenceAligner.global(left.length, right.length, cost, gaps),
                AffineAligner.path(left.length, right.length, cost, gaps, FreeEnds.NONE))) {
          long found = AffineAligner.cost(path, cost, gaps, FreeEnds.NONE);
          assertEquals(score, found, name + ", pair " + p);
        }
        checked++;
      }
    }
    assertTrue(checked >= 250, checked + " pairs");
  }

  /** Sequences of known identity, as edlib's tests have them: against the plain table. */
  @ParameterizedTest
  @ValueSource(strings = {"50bp", "100bp", "250bp", "500bp", "10kbp"})
  void edlib(String length) throws IOException {
    Path folder = folder("edlib/E_coli_DH1_prefix_" + length);
    int[] original = null;
    int compared = 0;
    try (Stream<Path> list = Files.list(folder)) {
      List<Path> files = list.sorted().toList();
      for (Path file : files) {
        original = file.toString().contains("mutated") ? original : fasta(file);
      }
      for (Path file : files) {
        int[] other = fasta(file);
        int expected = plain(original, other);
        assertEquals(expected, UnitAligner.distance(original, other), file.toString());
        assertEquals(expected, UnitAligner.path(original, other).distance(), file.toString());
        compared++;
      }
    }
    assertEquals(8, compared);
  }

  /** A million letters: distance and path by two kernels, and what the name promises. */
  @Test
  void aMillionLetters() throws IOException {
    Path folder = folder("edlib/Chromosome_1Mbp");
    int[] left = fasta(folder.resolve("Chromosome_2890043_3890042_0.fasta.gz"));
    int[] right = fasta(folder.resolve("mutated_99_perc.fasta.gz"));
    int distance = UnitAligner.distance(left, right);
    PackedPairs pairs = new PackedPairs(left.length);
    assertEquals(distance, UnitAligner.align(left, right, pairs));
    assertEquals(distance, pairs.path(left, right).distance());
    assertTrue(distance > 0 && distance <= 0.02 * left.length, distance + " edits");
  }

  /** Two mitochondria, nearly the same; and two sequences that share parts, in another order. */
  @Test
  void minimap2() throws IOException {
    Path folder = folder("minimap2");
    int[] human = fasta(folder.resolve("MT-human.fa"));
    int[] orang = fasta(folder.resolve("MT-orang.fa"));
    assertEquals(plain(human, orang), UnitAligner.path(human, orang).distance());
    int[] query = fasta(folder.resolve("q-inv.fa"));
    int[] target = fasta(folder.resolve("t-inv.fa"));
    // minimap2's own scores for map-ont: match 2, mismatch 4, gap open 4, extend 2.
    SubstitutionCost cost = (i, j) -> query[i] == target[j] ? -2 : 4;
    GapCosts gaps = new GapCosts(4, 2);
    EditPath path = SequenceAligner.local(query.length, target.length, cost, gaps);
    assertEquals(localScore(query, target), AffineAligner.cost(path, cost, gaps, FreeEnds.BOTH));
  }

  /** Smith and Waterman with Gotoh's gaps, one row at a time, without a path. */
  private static long localScore(int[] query, int[] target) {
    int[] cost = new int[target.length + 1];
    int[] down = new int[target.length + 1];
    java.util.Arrays.fill(down, 1 << 28);
    int best = 0;
    for (int letter : query) {
      int diagonal = 0;
      int across = 1 << 28;
      for (int j = 1; j < cost.length; j++) {
        down[j] = Math.min(down[j], cost[j] + 4) + 2;
        across = Math.min(across, cost[j - 1] + 4) + 2;
        int pair = diagonal + (letter == target[j - 1] ? -2 : 4);
        diagonal = cost[j];
        cost[j] = Math.min(Math.min(0, pair), Math.min(down[j], across));
        best = Math.min(best, cost[j]);
      }
    }
    return best;
  }
}
