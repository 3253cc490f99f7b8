package dev.caesura.corpus.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiagonalAlignerTests {

  /** Words of which a few are frequent, as in speech. */
  private static List<String> words(int size, Random random) {
    List<String> words = new ArrayList<>();
    for (int w = 0; w < size; w++) {
      int rank = (int) Math.pow(2000, random.nextDouble());
      Random letters = new Random(rank);
      words.add(
          IntStream.range(0, 2 + rank % 3)
              .mapToObj(
                  l ->
                      ""
                          + "bcdfgklmnprstvz".charAt(letters.nextInt(15))
                          + "aeiou".charAt(letters.nextInt(5)))
              .collect(Collectors.joining()));
    }
    return words;
  }

  private static FoundPassage fragment(int written, int recognized, int size) {
    BitSet equal = new BitSet();
    equal.set(recognized, recognized + size);
    return new FoundPassage(0, written, written + size, recognized, recognized + size, equal, size);
  }

  private static List<FoundPassage> align(
      List<String> recognized, List<String> written, FoundPassage fragment) {
    ArchiveIndex index =
        ArchiveIndex.builder(ArchiveSettings.defaults())
            .add(written)
            .add(words(3000, new Random(1)))
            .build();
    return new DiagonalAligner(index, recognized)
        .align(fragment, new DocumentWords("document", written, List.of(0)));
  }

  /** Returns words of which all but two in five are wrong, and some are lost or added. */
  private static List<String> misrecognized(List<String> words, Random random) {
    List<String> heard = new ArrayList<>();
    for (String word : words) {
      int chance = random.nextInt(20);
      if (chance < 8) {
        heard.add(word);
      } else if (chance < 18) {
        heard.add(words(1, random).get(0));
      }
      if (chance == 19) {
        heard.addAll(words(2, random));
      }
    }
    return heard;
  }

  @Test
  void findsAWholePassageFromAFragment() {
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      List<String> spoken = words(1000, random);
      List<String> written = new ArrayList<>(words(300, random));
      written.addAll(spoken);
      written.addAll(words(300, random));
      List<String> heard = misrecognized(spoken, random);
      List<FoundPassage> found = align(heard, written, fragment(300, 0, 4));
      FoundPassage first = found.get(0);
      int size = heard.size();
      assertTrue(first.firstRecognized() < 150, first + ", seed " + seed);
      assertTrue(
          found.get(found.size() - 1).endRecognized() > size - 150, found + ", seed " + seed);
      assertTrue(first.firstWritten() > 290 && first.firstWritten() < 470, "seed " + seed);
      double evidence = found.stream().mapToDouble(FoundPassage::evidence).sum();
      assertTrue(evidence > 250, evidence + " bits, seed " + seed);
    }
  }

  @Test
  void unrelatedWordsHaveLittleEvidence() {
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      List<String> heard = words(1000, random);
      List<String> written = words(1500, random);
      for (FoundPassage passage : align(heard, written, fragment(500, 300, 10))) {
        assertTrue(passage.evidence() < 45, passage + ", seed " + seed);
      }
    }
  }

  @Test
  void splitsWhereThePassageStops() {
    Random random = new Random(5);
    List<String> one = words(200, random);
    List<String> other = words(200, random);
    List<String> heard = new ArrayList<>(one);
    heard.addAll(words(150, random));
    heard.addAll(other);
    List<String> written = new ArrayList<>(one);
    written.addAll(words(150, random));
    written.addAll(other);
    List<FoundPassage> found = align(heard, written, fragment(0, 0, 200));
    assertEquals(2, found.size(), () -> "" + found);
    assertEquals(200, found.get(0).endRecognized(), 10);
    assertEquals(350, found.get(1).firstWritten(), 10);
  }

  @Test
  void sharesTheBitsOfWordsThatAreNearlyTheSame() {
    List<String> written = List.of("guidance", "revenue", "quarter", "margin", "pricing", "cash");
    List<String> heard = List.of("guidanoe", "revenuc", "quorter", "mangin", "pricimg", "eash");
    double equal = align(written, written, fragment(0, 0, 6)).get(0).evidence();
    double near = align(heard, written, fragment(0, 0, 6)).get(0).evidence();
    assertTrue(near > 0.5 * equal && near < 0.8 * equal, near + " of " + equal);
  }

  @Test
  void aPassageTooLongForASecondLookStays() {
    List<String> written = words(12_000, new Random(3));
    FoundPassage passage = new FoundPassage(0, 0, 12_000, 0, 2000, new BitSet(), 1);
    assertEquals(List.of(passage), align(words(3000, new Random(4)), written, passage));
  }

  @Test
  void nothingAgreesWithAnEmptyDocument() {
    assertEquals(List.of(), align(words(9, new Random(2)), List.of(), fragment(0, 0, 0)));
  }
}
