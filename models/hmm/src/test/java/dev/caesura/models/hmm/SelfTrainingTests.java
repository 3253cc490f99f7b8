package dev.caesura.models.hmm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On features of random models, whose times are known. */
class SelfTrainingTests {

  private static final int SENTENCES = 60;

  private static int right(SentencePlaces.Place place, int[] time) {
    return place.isFound()
            && Math.abs(place.start() - time[0]) <= 10
            && Math.abs(place.end() - time[1]) <= 10
        ? 1
        : 0;
  }

  /** Returns how many sentences are found at their times. */
  private static int right(SyntheticSpeech.Result found, List<int[]> times) {
    int right = 0;
    for (int i = 0; i < times.size(); i++) {
      right += right(found.places()[i], times.get(i));
    }
    return right;
  }

  @Test
  void findsEverySentenceOfAnExactTranscript() {
    SyntheticSpeech recording = new SyntheticSpeech(1, SENTENCES);
    SyntheticSpeech.Result found = SyntheticSpeech.align(recording.sentences, recording, 1);
    int right = right(found, recording.times);
    assertTrue(right >= SENTENCES - 1, right + " of " + SENTENCES);
    double[] gains = found.gains().clone();
    Arrays.sort(gains);
    assertTrue(gains[2] > JudgedPart.EVEN, "gains from " + gains[0] + ", " + gains[2]);
  }

  @Test
  void leavesOutWhatIsNotSpokenAndWhatIsNotWritten() {
    SyntheticSpeech recording = new SyntheticSpeech(2, SENTENCES);
    SyntheticSpeech other = new SyntheticSpeech(3, SENTENCES);
    List<int[][]> texts = new ArrayList<>();
    List<int[]> times = new ArrayList<>();
    for (int i = 0; i < SENTENCES; i++) {
      if (i % 20 != 10) {
        texts.add(recording.sentences.get(i));
        times.add(recording.times.get(i));
      }
      if (i % 20 == 5) {
        texts.add(other.sentences.get(i));
        times.add(null);
      }
    }
    SyntheticSpeech.Result found = SyntheticSpeech.align(texts, recording, 1);
    int right = 0;
    int spoken = 0;
    for (int i = 0; i < texts.size(); i++) {
      if (times.get(i) != null) {
        spoken++;
        right += right(found.places()[i], times.get(i));
      } else {
        assertTrue(
            found.gains()[i] < JudgedPart.EVEN, "sentence " + i + " gains " + found.gains()[i]);
      }
    }
    assertTrue(right >= 0.93 * spoken, right + " of " + spoken);
  }

  /** Half of the speech has no text, in one block, so that the first start is too slow. */
  @Test
  void anotherStartFindsSentencesAroundABlockThatIsNotWritten() {
    SyntheticSpeech recording = new SyntheticSpeech(22, SENTENCES);
    List<int[][]> texts = new ArrayList<>(recording.sentences.subList(0, 15));
    List<int[]> times = new ArrayList<>(recording.times.subList(0, 15));
    texts.addAll(recording.sentences.subList(45, SENTENCES));
    times.addAll(recording.times.subList(45, SENTENCES));
    SyntheticSpeech.Result found = SyntheticSpeech.align(texts, recording, 1);
    int right = right(found, times);
    assertTrue(right >= 27, right + " of " + texts.size());
  }

  /** Three quarters of the speech have no text: lengths and pauses do not tell which. */
  @Test
  void aVoiceFindsWhatLengthsAndPausesDoNot() {
    SyntheticSpeech recording = new SyntheticSpeech(23, 2 * SENTENCES);
    int from = 3 * SENTENCES / 2;
    List<int[][]> texts = recording.sentences.subList(from, 2 * SENTENCES);
    int[][] voiced = new int[texts.size()][];
    for (int i = 0; i < voiced.length; i++) {
      int[] time = recording.times.get(from + i);
      voiced[i] = i % 7 == 3 ? new int[] {-1, -1} : new int[] {time[0] - 5, time[1] + 5};
    }
    SyntheticSpeech.Result without = SyntheticSpeech.align(texts, recording, 1);
    SyntheticSpeech.Result found = SyntheticSpeech.align(texts, recording, voiced);
    List<int[]> times = recording.times.subList(from, from + texts.size());
    int right = right(found, times);
    int rightWithout = right(without, times);
    assertTrue(right >= 27, right + " of " + texts.size() + "; without " + rightWithout);
    assertTrue(rightWithout < right, "without a voice: " + rightWithout);
  }

  @Test
  void aVoiceThatFindsNothingDoesNoHarm() {
    SyntheticSpeech recording = new SyntheticSpeech(1, SENTENCES);
    int[][] voiced = new int[SENTENCES][];
    Arrays.setAll(voiced, i -> recording.times.get(i / 3));
    SyntheticSpeech.Result found = SyntheticSpeech.align(recording.sentences, recording, voiced);
    int right = right(found, recording.times);
    assertTrue(right >= SENTENCES - 1, right + " of " + SENTENCES);
  }

  /** What is heard far from speech is not what silence between sentences sounds like. */
  @Test
  void musicMovesNoEndIntoAPause() {
    SyntheticSpeech recording = new SyntheticSpeech(1, SENTENCES).withMusic(12_000);
    SyntheticSpeech.Result found = SyntheticSpeech.align(recording.sentences, recording, 1);
    int right = right(found, recording.times);
    assertTrue(right >= SENTENCES - 1, right + " of " + SENTENCES);
  }

  /** Noise drowns some sentences: their neighbours leave one place for them. */
  @Test
  void placesWhatCannotBeHeardBetweenItsNeighbours() {
    int[] drowned = {10, 30, 45};
    SyntheticSpeech recording = new SyntheticSpeech(1, SENTENCES).spoiled(drowned);
    SyntheticSpeech.Result found = SyntheticSpeech.align(recording.sentences, recording, 1);
    for (int i : drowned) {
      SentencePlaces.Place place = found.places()[i];
      int[] time = recording.times.get(i);
      assertTrue(
          Math.abs(place.start() - time[0]) <= 30 && Math.abs(place.end() - time[1]) <= 30,
          i + ": " + place + " instead of " + Arrays.toString(time));
    }
  }

  @Test
  void aTranscriptOfOtherSpeechGainsNothing() {
    SyntheticSpeech recording = new SyntheticSpeech(4, SENTENCES);
    SyntheticSpeech other = new SyntheticSpeech(5, SENTENCES);
    double[] gains = SyntheticSpeech.align(other.sentences, recording, 1).gains();
    long high = Arrays.stream(gains).filter(gain -> gain > JudgedPart.EVEN).count();
    assertTrue(high <= 0.2 * gains.length, high + " of " + gains.length);
  }

  @Test
  void threadsChangeNothing() {
    SyntheticSpeech recording = new SyntheticSpeech(6, 20);
    SyntheticSpeech.Result one = SyntheticSpeech.align(recording.sentences, recording, 1);
    SyntheticSpeech.Result three = SyntheticSpeech.align(recording.sentences, recording, 3);
    assertArrayEquals(one.places(), three.places());
    assertArrayEquals(one.gains(), three.gains());
  }
}
