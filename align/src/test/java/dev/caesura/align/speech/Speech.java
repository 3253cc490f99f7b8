package dev.caesura.align.speech;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.align.WordLogits;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.punctuation.Mark;
import dev.caesura.text.punctuation.PunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScores;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** Words of speech that is made by the rule that sentences end at long pauses after "so". */
final class Speech {

  static final int RATE = 16_000;

  private static final String[] VOCABULARY = {"we", "went", "there", "again", "so", "and", "then"};

  private Speech() {}

  static Word word(String text, double start, double end) {
    return new Word(text, TimeSpan.fromSeconds(start, end, RATE), 1);
  }

  static SpokenWord spoken(String text, double start, double end, double logit) {
    WordLogits logits =
        new WordLogits((float) logit, (float) logit, -3, -6, -3, (float) logit, (float) logit);
    return new SpokenWord(word(text, start, end), true, "", logits);
  }

  /** Returns words whose sentences end where text and pause together say so. */
  static LabelledSpeech random(long seed, int words) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SpokenWord> spoken = new ArrayList<>();
    BitSet ends = new BitSet();
    double time = 0;
    for (int i = 0; i < words; i++) {
      double logit = random.nextDouble() * 8 - 6;
      double pause = Math.exp(random.nextDouble() * 4 - 4);
      spoken.add(spoken(VOCABULARY[random.nextInt(VOCABULARY.length)], time, time + 0.3, logit));
      time += 0.3 + pause;
      ends.set(i, 0.5 * logit + 1.3 * Math.log(pause + 0.02) > -0.5);
    }
    return new LabelledSpeech(SpeechEvidence.of(spoken), ends);
  }

  /** A network that finds an end after the word "end", and a question after "who". */
  @SuppressWarnings("EnumOrdinal") // Scores lie in the order in which the marks are declared.
  static final PunctuationScorer NETWORK =
      text -> {
        int marks = Mark.values().length;
        float[] boundaries = new float[text.length()];
        float[] scores = new float[text.length() * marks];
        float[] upper = new float[text.length()];
        for (int i = 0; i < text.length(); i++) {
          boolean end = text.substring(0, i + 1).endsWith("end");
          boolean who = text.substring(0, i + 1).endsWith("who");
          boundaries[i] = end || who ? 0.9f : 0.01f;
          scores[i * marks + Mark.STOP.ordinal()] = end ? 0.9f : 0;
          scores[i * marks + Mark.QUESTION.ordinal()] = who ? 0.9f : 0;
          scores[i * marks] = end || who ? 0.1f : 1;
        }
        return PunctuationScores.of(BoundaryScores.of(text, boundaries), scores, upper);
      };
}
