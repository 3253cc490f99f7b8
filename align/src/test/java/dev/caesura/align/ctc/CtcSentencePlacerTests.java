package dev.caesura.align.ctc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.AlignedWord.Evidence;
import dev.caesura.align.Emissions;
import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.text.Segmentation;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sentences in emissions that are made from a script, with more or less noise. */
class CtcSentencePlacerTests {

  private static final List<String> SENTENCES =
      List.of(
          "The minister opened the new bridge.",
          "Nobody expected seventeen elephants there.",
          "Afterwards everybody returned home quickly.",
          "Children played with coloured wooden blocks.",
          "Yesterday morning our neighbours painted a fence.");

  private static final CtcVocabulary LETTERS = letters();

  private static CtcVocabulary letters() {
    List<String> symbols = new ArrayList<>(List.of("<pad>", "|", "'"));
    IntStream.rangeClosed('a', 'z').mapToObj(Character::toString).forEach(symbols::add);
    return CtcVocabulary.of(symbols, 0, 1);
  }

  /** What is said: the frames of each word, by its sentence and place. */
  private record Speech(Emissions emissions, Map<String, int[]> frames) {

    int[] of(String sentence, int word) {
      return frames.get(sentence + word);
    }
  }

  /** Says sentences; every symbol is misheard with a probability, and less sure with noise. */
  private static Speech say(List<String> sentences, double misheard, long seed) {
    Random dice = new Random(seed);
    List<Integer> path = new ArrayList<>();
    Map<String, int[]> frames = new HashMap<>();
    silence(path, 20);
    for (String sentence : sentences) {
      String[] words = sentence.toLowerCase(Locale.ROOT).replace(".", "").split(" ");
      for (int w = 0; w < words.length; w++) {
        int from = path.size();
        int end = from;
        for (int k : LETTERS.encode(words[w])) {
          int said = dice.nextDouble() < misheard ? 3 + dice.nextInt(26) : k;
          for (int n = 1 + dice.nextInt(2); n > 0; n--) {
            path.add(said);
          }
          end = path.size();
          silence(path, 1 + dice.nextInt(3));
        }
        frames.put(sentence + w, new int[] {from, end});
        path.add(1);
        silence(path, 1 + dice.nextInt(3));
      }
      silence(path, 15 + dice.nextInt(20));
    }
    float[] values = new float[path.size() * LETTERS.size()];
    for (int t = 0; t < path.size(); t++) {
      double rest = 0;
      double[] raw = new double[LETTERS.size()];
      for (int k = 0; k < raw.length; k++) {
        raw[k] = Math.exp((k == path.get(t) ? 9 : 0) + 1.5 * dice.nextGaussian());
        rest += raw[k];
      }
      for (int k = 0; k < raw.length; k++) {
        values[t * raw.length + k] = (float) Math.log(raw[k] / rest);
      }
    }
    return new Speech(CtcAlignerTests.emissions(values, LETTERS.size()), frames);
  }

  private static void silence(List<Integer> path, int frames) {
    for (int i = 0; i < frames; i++) {
      path.add(0);
    }
  }

  private static List<Utterance> place(Speech speech, List<String> written, TranscriptOrder order) {
    String text = String.join("\n", written);
    Transcript heard = GreedyDecoder.of(LETTERS).decode(speech.emissions());
    WordNormalizer normalizer = WordNormalizer.of(Locale.ENGLISH);
    List<Integer> ends = new ArrayList<>();
    for (String sentence : written) {
      ends.add(
          Math.min(
              text.length(),
              (ends.isEmpty() ? 0 : ends.get(ends.size() - 1)) + sentence.length() + 1));
    }
    List<Utterance> found =
        SentenceAligner.of(normalizer, SentenceAligner.Settings.defaults().withOrder(order))
            .align("talk", heard, Segmentation.ofEnds(text, ends));
    CtcSpeller speller = CtcSpeller.of(LETTERS, Locale.ENGLISH, text);
    List<Utterance> placed =
        CtcSentencePlacer.of(LETTERS, speller, normalizer, text).place(speech.emissions(), found);
    assertEquals(found.size(), placed.size());
    return placed;
  }

  private static void assertPlaced(
      Speech speech, String sentence, Utterance utterance, int tolerance) {
    assertEquals(sentence, utterance.text());
    for (int w = 0; w < utterance.words().size(); w++) {
      AlignedWord word = utterance.words().get(w);
      int[] frames = speech.of(sentence, w);
      String message = sentence + ", word " + w + " " + Arrays.toString(frames) + ": " + word;
      assertEquals(frames[0], word.span().startSample() / 320.0, tolerance, message);
      assertEquals(frames[1], word.span().endSample() / 320.0, tolerance, message);
      assertTrue(word.confidence().orElseThrow() > 0.3, message);
    }
    assertTrue(utterance.confidence().orElseThrow() > 0.5, utterance::toString);
  }

  @Test
  void placesEveryWordInAnyOrder() {
    List<String> spoken =
        List.of(SENTENCES.get(2), SENTENCES.get(3), SENTENCES.get(0), SENTENCES.get(1));
    for (int seed = 0; seed < 10; seed++) {
      Speech speech = say(spoken, 0, seed);
      List<Utterance> placed = place(speech, SENTENCES.subList(0, 4), TranscriptOrder.ANY);
      for (int s = 0; s < 4; s++) {
        assertPlaced(speech, SENTENCES.get(s), placed.get(s), 1);
      }
    }
  }

  @Test
  void textThatIsMissingInTheMiddleStretchesNoNeighbour() {
    List<String> written = new ArrayList<>(SENTENCES);
    written.remove(2);
    for (int seed = 0; seed < 20; seed++) {
      Speech speech = say(SENTENCES, 0, seed);
      List<Utterance> placed = place(speech, written, TranscriptOrder.KEEP);
      for (int s = 0; s < written.size(); s++) {
        assertPlaced(speech, written.get(s), placed.get(s), 1);
      }
      assertEquals(Status.ONLY_IN_AUDIO, placed.get(written.size()).status());
    }
  }

  @Test
  void wordsThatAreMissingInTheMiddleOfASentenceStretchNoNeighbour() {
    List<String> spoken =
        SENTENCES.stream().map(s -> s.replace("elephants", "elephants and twelve camels")).toList();
    for (int seed = 0; seed < 20; seed++) {
      Speech speech = say(spoken, 0, seed);
      Utterance placed = place(speech, SENTENCES, TranscriptOrder.KEEP).get(1);
      for (int w = 0; w < 5; w++) {
        int[] frames = speech.of(spoken.get(1), w < 4 ? w : w + 3);
        AlignedWord word = placed.words().get(w);
        assertEquals(frames[0], word.span().startSample() / 320.0, 1, "seed " + seed + " " + word);
        assertEquals(frames[1], word.span().endSample() / 320.0, 1, "seed " + seed + " " + word);
      }
    }
  }

  @Test
  void wordsThatAreNotSpokenHaveNoConfidence() {
    List<String> written =
        SENTENCES.stream().map(s -> s.replace("elephants", "elephants and twelve camels")).toList();
    for (int seed = 0; seed < 20; seed++) {
      Speech speech = say(SENTENCES, 0, seed);
      Utterance placed = place(speech, written, TranscriptOrder.KEEP).get(1);
      for (int w = 0; w < 8; w++) {
        AlignedWord word = placed.words().get(w);
        boolean isSpoken = w < 4 || w == 7;
        assertEquals(isSpoken, word.confidence().orElseThrow() > 0.1, "seed " + seed + " " + word);
        if (isSpoken) {
          int[] frames = speech.of(SENTENCES.get(1), w < 4 ? w : 4);
          assertEquals(frames[1], word.span().endSample() / 320.0, 1, "seed " + seed + " " + word);
        } else {
          assertEquals(Evidence.INTERPOLATED, word.evidence());
        }
      }
    }
  }

  @Test
  void placesWordsThatWereMisheard() {
    int aligned = 0;
    for (int seed = 0; seed < 10; seed++) {
      Speech speech = say(SENTENCES, 0.1, seed);
      for (Utterance utterance : place(speech, SENTENCES, TranscriptOrder.KEEP)) {
        int sentence = SENTENCES.indexOf(utterance.text());
        if (utterance.status() == Status.MATCHED) {
          for (int w = 0; w < utterance.words().size(); w++) {
            AlignedWord word = utterance.words().get(w);
            int[] frames = speech.of(SENTENCES.get(sentence), w);
            boolean isNear = Math.abs(frames[0] - word.span().startSample() / 320.0) <= 3;
            aligned += isNear ? 1 : 0;
          }
        }
      }
    }
    // 270 words, some of which are too damaged to be found.
    assertTrue(aligned > 235, aligned + " of 270 words");
  }
}
