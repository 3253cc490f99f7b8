package dev.caesura.adapters.breakiterator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.Segmentation;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.sentence.BreakIteratorSegmenter;
import java.text.BreakIterator;
import java.text.StringCharacterIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SentenceBreakIteratorTests {

  /** The platform's own iterator, and ours over a segmenter that finds the same boundaries. */
  private final BreakIterator platform = BreakIterator.getSentenceInstance(Locale.ENGLISH);

  private final BreakIterator ours =
      SentenceBreakIterator.of(BreakIteratorSegmenter.jdk(Locale.ENGLISH));

  /**
   * Every method moves and answers as {@link BreakIterator} documents, in any order of calls. The
   * iterators of the platform and of ICU do not quite: backwards, they miss or forget boundaries.
   */
  @Test
  void everyMethodMovesAsDocumented() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      String text = text(random);
      int begin = random.nextInt(text.length() + 1);
      int end = begin + random.nextInt(text.length() + 1 - begin);
      platform.setText(new StringCharacterIterator(text, begin, end, begin));
      ours.setText(new StringCharacterIterator(text, begin, end, begin));
      TreeSet<Integer> all = new TreeSet<>();
      for (int at = platform.first(); at != BreakIterator.DONE; at = platform.next()) {
        all.add(at);
        assertEquals(at, at == begin ? ours.first() : ours.next());
      }
      assertEquals(platform.last(), ours.last());
      int place = end;
      for (int call = 0; call < 40; call++) {
        int offset = begin + random.nextInt(end - begin + 1);
        int steps = random.nextInt(7) - 3;
        Integer expected;
        int got;
        switch (random.nextInt(8)) {
          case 0 -> {
            expected = all.first();
            got = ours.first();
          }
          case 1 -> {
            expected = all.last();
            got = ours.last();
          }
          case 2 -> {
            expected = all.higher(place);
            got = ours.next();
          }
          case 3 -> {
            expected = all.lower(place);
            got = ours.previous();
          }
          case 4 -> {
            expected = all.higher(offset);
            got = ours.following(offset);
          }
          case 5 -> {
            expected = all.lower(offset);
            got = ours.preceding(offset);
          }
          case 6 -> {
            assertEquals(all.contains(offset), ours.isBoundary(offset));
            expected = all.ceiling(offset);
            got = ours.current();
          }
          default -> {
            expected = place;
            for (int i = 0; i < Math.abs(steps) && expected != null; i++) {
              expected = steps > 0 ? all.higher(expected) : all.lower(expected);
            }
            got = ours.next(steps);
          }
        }
        String message = "seed " + seed + ", '" + text + "' from " + begin + " to " + end;
        assertEquals(expected == null ? BreakIterator.DONE : expected, got, message);
        place = ours.current();
        if (expected != null) {
          assertEquals(expected, place, message);
        } else {
          assertTrue(place == begin || place == end, message);
        }
      }
    }
  }

  private static String text(Random random) {
    String[] pieces = {
      "One. ", "Two? ", "three ", "\"Four!\" ", "five.\n\n", "Six", "\uD83D\uDE00. "
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  @Test
  void anEmptyTextHasOneBoundary() {
    for (BreakIterator iterator : List.of(platform, ours)) {
      iterator.setText("");
      assertEquals(0, iterator.first());
      assertEquals(0, iterator.last());
      assertEquals(BreakIterator.DONE, iterator.next());
      assertEquals(0, iterator.current());
    }
    assertEquals(0, SentenceBreakIterator.of(text -> Segmentation.ofEnds(text, List.of())).first());
  }

  @Test
  void placesOutsideTheTextAreRefused() {
    for (BreakIterator iterator : List.of(platform, ours)) {
      iterator.setText(new StringCharacterIterator("One. Two.", 2, 7, 2));
      for (int offset : new int[] {1, 8, -1}) {
        assertThrows(IllegalArgumentException.class, () -> iterator.following(offset));
        assertThrows(IllegalArgumentException.class, () -> iterator.preceding(offset));
        assertThrows(IllegalArgumentException.class, () -> iterator.isBoundary(offset));
      }
    }
  }

  /** A copy moves alone; the text of the caller is where it was. */
  @Test
  void aCopyMovesOnItsOwn() {
    StringCharacterIterator text = new StringCharacterIterator("One. Two. Three.", 3);
    ours.setText(text);
    assertEquals(3, text.getIndex());
    assertEquals(5, ours.next());
    BreakIterator copy = (BreakIterator) ours.clone();
    assertEquals(10, copy.next());
    assertEquals(5, ours.current());
    copy.setText("Other.");
    assertEquals(10, ours.next());
    assertEquals(16, ours.last());
  }

  /** The example of the guide. */
  @Test
  void theExampleFindsSentencesWithoutPunctuation() {
    List<String> printed = new ArrayList<>();
    String text = "we met dr. smith on monday he was late again why did nobody call him";
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      BreakIterator sentences = SentenceBreakIterator.of(BoundarySegmenter.of(network));
      sentences.setText(text);
      int start = sentences.first();
      for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
        printed.add(text.substring(start, end));
        start = end;
      }
    }
    assertEquals(
        List.of("we met dr. smith on monday ", "he was late again ", "why did nobody call him"),
        printed);
  }
}
