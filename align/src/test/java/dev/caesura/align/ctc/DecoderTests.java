package dev.caesura.align.ctc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.align.Emissions;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecoderTests {

  private static final CtcVocabulary LETTERS =
      CtcVocabulary.of(List.of("<pad>", "a", "b", "|"), 0, 3);

  private static List<String> texts(Transcript transcript) {
    return transcript.words().stream().map(Word::text).toList();
  }

  @Test
  void greedyReadsRepeatsAndBlanks() {
    // a a - a b | | - b
    Emissions emissions = CtcAlignerTests.saying(4, 1, 1, 0, 1, 2, 3, 3, 0, 2);
    Transcript heard = GreedyDecoder.of(LETTERS).decode(emissions);
    assertEquals(List.of("aab", "b"), texts(heard));
    assertEquals(new TimeSpan(0, 5 * 320, 16_000), heard.words().get(0).span());
    assertEquals(new TimeSpan(8 * 320, 9 * 320, 16_000), heard.words().get(1).span());
    assertEquals(0.97, heard.words().get(1).score(), 1e-4);
  }

  @Test
  void otherCustomsOfWords() {
    CtcVocabulary pieces = CtcVocabulary.of(List.of("\u2581th", "e", "\u2581a", "-"), 3);
    Emissions emissions = CtcAlignerTests.saying(4, 0, 1, 3, 2, 3);
    assertEquals(List.of("the", "a"), texts(GreedyDecoder.of(pieces).decode(emissions)));
    assertEquals(List.of("the", "a"), texts(BeamDecoder.of(pieces).decode(emissions)));
    CtcVocabulary characters = CtcVocabulary.of(List.of("-", "中", "文"), 0);
    Emissions chinese = CtcAlignerTests.saying(3, 1, 0, 2, 2);
    assertEquals(List.of("中", "文"), texts(GreedyDecoder.of(characters).decode(chinese)));
    assertEquals(List.of("中", "文"), texts(BeamDecoder.of(characters).decode(chinese)));
  }

  @Test
  void silenceAndNothingAtAllHaveNoWords() {
    for (Emissions emissions :
        List.of(
            CtcAlignerTests.saying(4, 0, 0, 0),
            CtcAlignerTests.saying(4, 3, 0, 3),
            CtcAlignerTests.emissions(new float[0], 4))) {
      assertEquals(List.of(), texts(GreedyDecoder.of(LETTERS).decode(emissions)));
      assertEquals(List.of(), texts(BeamDecoder.of(LETTERS).decode(emissions)));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> GreedyDecoder.of(LETTERS).decode(CtcAlignerTests.saying(3, 0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> BeamDecoder.of(LETTERS).decode(CtcAlignerTests.saying(3, 0)));
  }

  /**
   * With a beam that holds all prefixes: the text whose labellings have most probability in all.
   */
  @Test
  void beamAddsUpAllLabellingsOfAText() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random dice = new Random(seed);
    WordModel model = (history, word) -> -word.length() - (history.isEmpty() ? 0 : 0.25);
    for (int round = 0; round < 60; round++) {
      Emissions emissions = CtcAlignerTests.random(dice, 1 + dice.nextInt(6), 4);
      Map<String, Double> total = new HashMap<>();
      long all = Math.round(Math.pow(4, emissions.frames()));
      for (long code = 0; code < all; code++) {
        StringBuilder read = new StringBuilder();
        double score = 0;
        int last = 0;
        long rest = code;
        boolean likely = true;
        for (int t = 0; t < emissions.frames(); t++, rest /= 4) {
          int symbol = (int) (rest % 4);
          float most = Float.NEGATIVE_INFINITY;
          for (int k = 0; k < 4; k++) {
            most = Math.max(most, emissions.at(t, k));
          }
          score += emissions.at(t, symbol);
          // The search does not begin a symbol that is nearly impossible in its frame.
          likely &= symbol == 0 || symbol == last || emissions.at(t, symbol) >= Math.min(-5, most);
          if (symbol != 0 && symbol != last) {
            read.append(LETTERS.text(symbol));
          }
          last = symbol;
        }
        if (likely) {
          total.merge(read.toString(), Math.exp(score), Double::sum);
        }
      }
      Map<String, Double> scored = new HashMap<>();
      total.forEach(
          (text, probability) -> {
            double score = Math.log(probability);
            boolean first = true;
            for (String word : text.split("\\|")) {
              if (!word.isEmpty()) {
                score += 0.5 * model.logProbability(first ? List.of() : List.of(""), word) + 1.5;
                first = false;
              }
            }
            scored.merge(text, score, Math::max);
          });
      String best =
          scored.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      List<String> expected =
          List.of(best.split("\\|")).stream().filter(word -> !word.isEmpty()).toList();
      assertEquals(
          expected,
          BeamDecoder.of(
                  LETTERS, BeamDecoderSettings.defaults().withBeam(100_000).withWordModel(model))
              .text(emissions),
          "seed " + seed + ", round " + round);
    }
  }

  @Test
  void aWordModelCanTurnTheScales() {
    float[] values = new float[3 * 4];
    double[][] probabilities = {
      {0.1, 0.85, 0.02, 0.03}, {0.1, 0.45, 0.42, 0.03}, {0.94, 0.02, 0.02, 0.02}
    };
    for (int t = 0; t < 3; t++) {
      for (int k = 0; k < 4; k++) {
        values[t * 4 + k] = (float) Math.log(probabilities[t][k]);
      }
    }
    Emissions emissions = CtcAlignerTests.emissions(values, 4);
    assertEquals(List.of("a"), texts(BeamDecoder.of(LETTERS).decode(emissions)));
    WordModel knowsAb = (history, word) -> word.equals("ab") ? -0.1 : -9;
    assertEquals(
        List.of("ab"),
        texts(
            BeamDecoder.of(LETTERS, BeamDecoderSettings.defaults().withWordModel(knowsAb))
                .decode(emissions)));
  }

  /** A symbol after others: all of its probabilities add up to 1, whatever came before. */
  @Test
  void ngramsOfSymbolsAreProbabilities() {
    Random dice = new Random(5);
    int[] run = dice.ints(400, 0, 4).toArray();
    SymbolNgrams model = SymbolNgrams.of(5, List.of(run, new int[] {4}, new int[0]));
    int state = SymbolNgrams.ROOT;
    for (int symbol : dice.ints(200, 0, 5).toArray()) {
      double sum = 0;
      for (int next = 0; next < 5; next++) {
        sum += Math.exp(model.logProbability(state, next));
      }
      assertEquals(1, sum, 1e-9);
      state = model.next(state, symbol);
    }
    // What the text has once is expected after its beginning.
    state = SymbolNgrams.ROOT;
    for (int i = 100; i < 106; i++) {
      state = model.next(state, run[i]);
    }
    double expected = model.logProbability(state, run[106]);
    assertEquals(true, expected > Math.log(0.6), () -> "log probability " + expected);
    double another = model.logProbability(state, (run[106] + 1) % 4);
    assertEquals(true, another > Math.log(0.015), () -> "log probability " + another);
  }

  /** Two letters that sound nearly alike: the transcript decides, other speech stays readable. */
  @Test
  void aTranscriptGuidesTheDecoder() {
    String text = "abba bab";
    CtcSpeller speller = CtcSpeller.of(LETTERS, Locale.ENGLISH, text);
    EmissionsDecoder plain = EmissionsDecoder.of(LETTERS, 1);
    EmissionsDecoder biased = plain.biasedTo(speller, text);
    // Each letter of "abba bab" is slightly more like the other one.
    int[] said = {1, 0, 2, 0, 2, 0, 1, 3, 2, 0, 1, 0, 2, 0};
    Emissions rough = sounding(said, 0.44f, 0.48f);
    assertEquals(List.of("baab", "aba"), texts(plain.decode(rough)));
    assertEquals(List.of("abba", "bab"), texts(biased.decode(rough)));
    Emissions clear = sounding(new int[] {1, 0, 1, 0, 1, 3, 2, 0, 2}, 0.95f, 0.01f);
    assertEquals(List.of("aaa", "bb"), texts(biased.decode(clear)));
    assertEquals(plain, plain.biasedTo(CtcSpeller.of(LETTERS, Locale.ENGLISH, ""), " "));
  }

  /** Emissions in which each letter has a probability, and the other letter another one. */
  private static Emissions sounding(int[] symbols, float own, float other) {
    float[] logs = new float[symbols.length * 4];
    for (int t = 0; t < symbols.length; t++) {
      for (int k = 0; k < 4; k++) {
        boolean isOther = k == 3 - symbols[t] && symbols[t] % 3 != 0;
        float rest = (1 - own - other) / 2;
        float sure = k == symbols[t] ? 0.97f : 0.01f;
        float p = symbols[t] % 3 == 0 ? sure : k == symbols[t] ? own : isOther ? other : rest;
        logs[t * 4 + k] = (float) Math.log(p);
      }
    }
    return CtcAlignerTests.emissions(logs, 4);
  }

  /** A network without a delimiter: the words of the transcript cut its letters. */
  @Test
  void lettersAreJoinedIntoTheWordsOfTheTranscript() {
    CtcVocabulary letters = CtcVocabulary.of(List.of("-", "a", "b", "c"), 0);
    String text = "Ab cab ba";
    CtcSpeller speller = CtcSpeller.of(letters, Locale.ENGLISH, text);
    EmissionsDecoder decoder = EmissionsDecoder.of(letters, 1).biasedTo(speller, text);
    Emissions said = CtcAlignerTests.saying(4, 1, 2, 0, 3, 1, 2, 0, 3, 0, 3, 2, 1, 0);
    assertEquals(List.of("ab", "cab", "cc", "ba"), texts(decoder.decode(said)));
    assertEquals(0.97, decoder.decode(said).words().get(1).score(), 1e-3);
    // Not over a pause of 0.6 s, which is 30 frames.
    int[] slow = new int[40];
    slow[0] = 1;
    slow[39] = 2;
    assertEquals(List.of("a", "b"), texts(decoder.decode(CtcAlignerTests.saying(4, slow))));
    String chinese = "中文";
    CtcVocabulary characters = CtcVocabulary.of(List.of("-", "中", "文"), 0);
    EmissionsDecoder unspaced =
        EmissionsDecoder.of(characters, 1)
            .biasedTo(CtcSpeller.of(characters, Locale.CHINESE, chinese), chinese);
    assertEquals(List.of("中", "文"), texts(unspaced.decode(CtcAlignerTests.saying(3, 1, 0, 2, 2))));
  }
}
