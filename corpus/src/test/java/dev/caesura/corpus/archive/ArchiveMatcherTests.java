package dev.caesura.corpus.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveMatcherTests {

  private static final int PART = 100;

  private final Random random = new Random(7);
  private final List<List<String>> speeches = new ArrayList<>();

  /** Words with the frequencies of natural text. */
  private List<String> speech(int words) {
    List<String> speech = new ArrayList<>();
    for (int w = 0; w < words; w++) {
      int rank = (int) Math.exp(random.nextDouble() * Math.log(20_000));
      speech.add(spelled(rank));
    }
    speeches.add(speech);
    return speech;
  }

  private static String spelled(int rank) {
    StringBuilder word = new StringBuilder();
    for (int rest = rank + 30; rest > 0; rest /= 75) {
      word.append("bcdfgklmnprstvz".charAt(rest % 15)).append("aeiou".charAt(rest / 15 % 5));
    }
    return word.toString();
  }

  private List<String> damaged(List<String> words, double errors) {
    List<String> damaged = new ArrayList<>();
    for (String word : words) {
      double chance = random.nextDouble() / Math.max(1e-9, errors);
      if (chance < 0.2) {
        damaged.add(word);
        damaged.add(spelled(random.nextInt(300)));
      } else if (chance >= 1) {
        damaged.add(word);
      } else if (chance > 0.4) {
        damaged.add(spelled((int) Math.exp(random.nextDouble() * Math.log(20_000))));
      }
    }
    return damaged;
  }

  private static DocumentWords document(String id, List<List<String>> parts) {
    List<String> words = new ArrayList<>();
    List<Integer> first = new ArrayList<>();
    for (List<String> part : parts) {
      for (int w = 0; w < part.size(); w += PART) {
        first.add(words.size() + w);
      }
      words.addAll(part);
    }
    return new DocumentWords(id, words, first);
  }

  private static ArchiveMatcher matcher(List<DocumentWords> documents, ArchiveSettings settings) {
    ArchiveIndex.Builder builder = ArchiveIndex.builder(settings);
    documents.forEach(document -> builder.add(document.words()));
    return ArchiveMatcher.of(builder.build(), DocumentSource.of(documents));
  }

  /** Four documents; the first holds the speeches 0 and 1, the second 2, both others no speech. */
  private List<DocumentWords> documents() {
    List<String> a = speech(600);
    List<String> b = speech(600);
    List<String> c = speech(600);
    return List.of(
        document("x", List.of(speech(300), b, speech(300), a)),
        document("y", List.of(c, speech(900))),
        document("z", List.of(speech(1200))),
        document("empty", List.of()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 0.5})
  void findsThePartsThatARecordingSpeaks(double errors) throws IOException {
    ArchiveMatcher matcher = matcher(documents(), ArchiveSettings.defaults());
    List<String> spoken = new ArrayList<>(damaged(speeches.get(2), errors));
    int border = spoken.size();
    spoken.addAll(damaged(speeches.get(0), errors));
    RecordingMatch match = matcher.match(spoken);
    assertEquals(2, match.parts().size(), match.toString());
    PartMatch first = match.parts().get(0);
    assertEquals(1, first.document());
    assertEquals(0, first.firstPart());
    assertEquals(6, first.endPart(), 1);
    assertEquals(border, first.endRecognized(), 15);
    PartMatch second = match.parts().get(1);
    assertEquals(0, second.document());
    assertEquals(12, second.firstPart(), 1);
    assertEquals(18, second.endPart());
    assertTrue(match.unmatchedWords() < 0.1 * spoken.size());
  }

  /** Changes a letter of most words, as a bad recogniser and OCR do. */
  private List<String> misspelled(List<String> words, double share) {
    List<String> misspelled = new ArrayList<>();
    for (String word : words) {
      StringBuilder other = new StringBuilder(word);
      if (random.nextDouble() < share) {
        other.setCharAt(
            random.nextInt(word.length()), "aceimnorstuwlhv".charAt(random.nextInt(15)));
      }
      misspelled.add(other.toString());
    }
    return misspelled;
  }

  @Test
  void findsWordsOfWhichMostAreMisspelledOnBothSides() throws IOException {
    List<List<String>> parts = new ArrayList<>();
    for (int d = 0; d < 20; d++) {
      parts.add(misspelled(speech(150), 0.45));
    }
    ArchiveMatcher matcher = matcher(List.of(document("ocr", parts)), ArchiveSettings.defaults());
    int found = 0;
    for (int d = 0; d < 20; d++) {
      List<String> heard = misspelled(damaged(speeches.get(d), 0.2), 0.45);
      heard.addAll(speech(150));
      RecordingMatch match = matcher.match(heard);
      for (PartMatch part : match.parts()) {
        assertEquals(150 * d, part.firstWritten(), 40, match.toString());
        assertEquals(150 * (d + 1), part.endWritten(), 40, match.toString());
      }
      found += match.parts().size();
      speeches.remove(speeches.size() - 1);
    }
    assertTrue(found >= 18, found + " of 20 found");
  }

  /** A passage that was put between two halves of a speech is not spoken. */
  @Test
  void leavesOutWhatOnlyTheDocumentHas() throws IOException {
    List<String> spoken = speech(600);
    List<String> written = new ArrayList<>(spoken.subList(0, 300));
    written.addAll(speech(150));
    written.addAll(spoken.subList(300, 600));
    ArchiveMatcher matcher =
        matcher(List.of(document("other", List.of(written))), ArchiveSettings.defaults());
    List<PartMatch> parts = matcher.match(damaged(spoken, 0.15)).parts();
    assertEquals(2, parts.size(), parts.toString());
    assertEquals(300, parts.get(0).endWritten(), 10);
    assertEquals(450, parts.get(1).firstWritten(), 10);
  }

  /** A phrase amid other speech and other text is not enough; the start of a recording is. */
  @Test
  void phrasesNeedMoreEvidenceThanTheEdgesOfARecording() throws IOException {
    List<String> written = speech(2000);
    List<String> phrase = written.subList(700, 730);
    ArchiveMatcher matcher =
        matcher(List.of(document("other", List.of(written))), ArchiveSettings.defaults());
    List<String> first = new ArrayList<>(phrase);
    first.addAll(speech(300));
    List<String> amid = new ArrayList<>(speech(300));
    amid.addAll(first);
    PartMatch edge = matcher.match(first).parts().get(0);
    RecordingMatch match = matcher.match(amid);
    PartMatch island = match.parts().isEmpty() ? match.doubtful().get(0) : match.parts().get(0);
    assertEquals(700, edge.firstWritten(), 3);
    assertEquals(edge.evidence(), island.evidence(), 0.2 * edge.evidence());
    assertTrue(island.errorProbability() > 2 * edge.errorProbability(), match.toString());
  }

  @Test
  void forcesNothingUponAStrangeRecording() throws IOException {
    ArchiveMatcher matcher = matcher(documents(), ArchiveSettings.defaults());
    RecordingMatch match = matcher.match(speech(2000));
    assertEquals(List.of(), match.parts());
    assertEquals(2000, match.unmatchedWords());
    assertEquals(List.of(), matcher.match(List.of()).parts());
  }

  /** The share of a word in few words shows little about how frequent it is. */
  @Test
  void matchesInAnArchiveOfFewWords() throws IOException {
    List<String> spoken = speech(60);
    ArchiveMatcher matcher =
        matcher(List.of(document("only", List.of(spoken))), ArchiveSettings.defaults());
    RecordingMatch match = matcher.match(damaged(spoken, 0.2));
    assertEquals(1, match.parts().size(), match.toString());
    for (int r = 0; r < 20; r++) {
      assertEquals(List.of(), matcher.match(speech(200)).parts());
    }
  }

  /** A short recording has little evidence, and yet its words may be recognised well. */
  @Test
  void judgesShortRecordingsByHowTheyAgree() throws IOException {
    List<String> written = speech(3000);
    ArchiveMatcher matcher =
        matcher(List.of(document("other", List.of(written))), ArchiveSettings.defaults());
    for (int from = 300; from < 2900; from += 500) {
      List<String> heard = damaged(written.subList(from, from + 30), 0.1);
      RecordingMatch match = matcher.match(heard);
      assertEquals(1, match.parts().size(), match.toString());
      assertEquals(from, match.parts().get(0).firstWritten(), 5);
      // Beside other speech, as much is a phrase.
      heard.addAll(0, speech(100));
      heard.addAll(speech(100));
      assertTrue(
          matcher.match(heard).parts().stream()
              .allMatch(part -> part.errorProbability() > match.parts().get(0).errorProbability()));
    }
  }

  @Test
  void findsAllCopiesOfASpeech() throws IOException {
    List<DocumentWords> documents = new ArrayList<>(documents());
    documents.add(document("copy", List.of(speech(200), damaged(speeches.get(1), 0.05))));
    ArchiveMatcher matcher = matcher(documents, ArchiveSettings.defaults());
    RecordingMatch match = matcher.match(damaged(speeches.get(1), 0.1));
    Set<Integer> found = new TreeSet<>();
    match.parts().forEach(part -> found.add(part.document()));
    assertEquals(Set.of(0, 4), found, match.toString());
    match.parts().forEach(part -> assertTrue(part.rivalScore() > 0.8));
  }

  @Test
  void staysWithinItsMemoryBySampling() throws IOException {
    List<DocumentWords> documents = documents();
    ArchiveSettings small = ArchiveSettings.defaults().withMaxPostings(4096);
    ArchiveIndex.Builder builder = ArchiveIndex.builder(small);
    documents.forEach(document -> builder.add(document.words()));
    ArchiveIndex index = builder.build();
    assertTrue(index.sampledShare() < 1);
    assertEquals(4, index.documents());
    RecordingMatch match = matcher(documents, small).match(damaged(speeches.get(2), 0.1));
    assertEquals(1, match.parts().get(0).document());
  }

  @Test
  void rejectsOtherDocumentsThanThoseOfTheIndex() {
    ArchiveIndex index = ArchiveIndex.builder(ArchiveSettings.defaults()).build();
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                ArchiveMatcher.of(
                    index,
                    DocumentSource.of(List.of(new DocumentWords("a", List.of(), List.of())))));
    assertEquals("documents 1: expected 0 as in the index", e.getMessage());
  }

  @Test
  void aWrittenIndexFindsTheSame() throws IOException {
    ArchiveIndex.Builder builder =
        ArchiveIndex.builder(ArchiveSettings.defaults().withMaxPostings(2048));
    for (int d = 0; d < 20; d++) {
      builder.add(speech(800));
    }
    ArchiveIndex index = builder.build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    index.writeTo(new DataOutputStream(bytes));
    ArchiveIndex read =
        ArchiveIndex.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertTrue(index.sampledShare() < 1);
    assertEquals(index.sampledShare(), read.sampledShare());
    assertEquals(index.words(), read.words());
    assertEquals(index.settings(), read.settings());
    int found = 0;
    for (List<String> speech : speeches) {
      List<String> heard = damaged(speech, 0.1);
      List<CandidatePassage> candidates = index.candidates(heard);
      assertEquals(candidates, read.candidates(heard));
      found += candidates.size();
    }
    assertTrue(found > 0);
    byte[] other = bytes.toByteArray();
    other[3]++;
    assertThrows(
        IOException.class,
        () -> ArchiveIndex.readFrom(new DataInputStream(new ByteArrayInputStream(other))));
  }
}
