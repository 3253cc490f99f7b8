package dev.caesura.align.trust;

import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Word;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Made-up talks of sentences of seven words, none of which is said twice. */
final class TalkFixture {

  static final WordNormalizer NORMALIZER = WordNormalizer.of(Locale.ENGLISH);

  private static final int RATE = 16_000;

  private TalkFixture() {}

  /** Returns sentences of made-up words, other ones for each seed. */
  static List<String> talk(int sentences, int seed) {
    Random random = new Random(seed);
    List<String> talk = new ArrayList<>();
    for (int s = 0; s < sentences; s++) {
      talk.add(words(7, random));
    }
    return talk;
  }

  static String words(int count, Random random) {
    List<String> words = new ArrayList<>();
    for (int w = 0; w < count; w++) {
      StringBuilder word = new StringBuilder();
      for (int k = 4 + random.nextInt(5); k > 0; k--) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      words.add(word.toString());
    }
    return String.join(" ", words);
  }

  /** Returns the words of sentences, each 0.4 s long, with a pause of 0.5 s between sentences. */
  static Transcript spoken(List<String> sentences) {
    List<Word> words = new ArrayList<>();
    double time = 0;
    for (String sentence : sentences) {
      for (String word : sentence.split(" ")) {
        words.add(new Word(word, TimeSpan.fromSeconds(time, time + 0.38, RATE), 1));
        time += 0.4;
      }
      time += 0.5;
    }
    return new Transcript(words);
  }

  static Segmentation written(List<String> sentences) {
    StringBuilder text = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (String sentence : sentences) {
      ends.add(text.append(sentence).append('\n').length());
    }
    return Segmentation.ofEnds(text.toString(), ends);
  }

  static JudgedAlignment judged(List<String> spoken, List<String> written) {
    return judged(spoken, written, TranscriptOrder.KEEP);
  }

  static JudgedAlignment judged(List<String> spoken, List<String> written, TranscriptOrder order) {
    List<Utterance> found =
        SentenceAligner.of(NORMALIZER, SentenceAligner.Settings.defaults().withOrder(order))
            .align("r", spoken(spoken), written(written));
    return AlignmentJudge.of(NORMALIZER).judge(found);
  }
}
