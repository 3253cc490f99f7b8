package dev.caesura.align.utterance;

import static dev.caesura.align.LongAlignerContract.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.align.Word;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnspacedTextTests {

  private static final String CHINESE =
      "各位代表，现在开始开会。\n我们首先讨论2019年的预算，共计5亿元。\nAI技术发展很快，大家都知道。\n谢谢各位，会议到此结束。\n";
  private static final String JAPANESE =
      "本日はお集まりいただき、ありがとうございます。\nまず予算についてご説明します。\nコーヒーはあちらにございます。\n";
  private static final String THAI =
      "สวัสดีครับทุกท่านวันนี้เราจะประชุมเรื่องงบประมาณ\n"
          + "ขอเชิญท่านประธานกล่าวเปิดการประชุม\n"
          + "ขอบคุณทุกท่านที่มาร่วมงาน\n";
  private static final String KHMER = "សូមស្វាគមន៍មកកាន់កិច្ចប្រជុំ\nយើងនឹងពិភាក្សាអំពីថវិកា\n";
  private static final long LETTER = 3_200;

  private static String text(String language) {
    return switch (language) {
      case "zh" -> CHINESE;
      case "ja" -> JAPANESE;
      case "th" -> THAI;
      default -> KHMER;
    };
  }

  /**
   * A letter of the text takes 0.2 s; words are cut anywhere, but not within a letter or number.
   */
  private static Transcript cut(String text, Random random, int longest) {
    List<Word> words = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = Math.min(text.length(), start + 1 + random.nextInt(longest));
      while (end < text.length() && !mayCut(text, end)) {
        end++;
      }
      String word = text.substring(start, end).replaceAll("\\s", "");
      if (!word.isEmpty()) {
        words.add(new Word(word, new TimeSpan(start * LETTER, end * LETTER, 16_000), 1));
      }
      start = end;
    }
    return new Transcript(words);
  }

  private static boolean mayCut(String text, int at) {
    char next = text.charAt(at);
    char before = text.charAt(at - 1);
    return Character.getType(next) != Character.NON_SPACING_MARK
        && Character.getType(next) != Character.COMBINING_SPACING_MARK
        && !Character.isDigit(before)
        && !(before < 128 && next < 128);
  }

  @ParameterizedTest
  @CsvSource({"zh, 1", "zh, 4", "zh, 30", "ja, 1", "ja, 7", "th, 1", "th, 9", "th, 90", "km, 12"})
  void howTheRecogniserCutsDoesNotMatter(String language, int longest) {
    long seed = Long.getLong("seed", System.nanoTime());
    String text = text(language);
    Transcript recognized = cut(text, new Random(seed), longest);
    WordNormalizer normalizer = WordNormalizer.of(Locale.forLanguageTag(language));
    for (TranscriptOrder order : TranscriptOrder.values()) {
      List<Utterance> found =
          SentenceAligner.of(normalizer, SentenceAligner.Settings.defaults().withOrder(order))
              .align("r", recognized, lines(text));
      assertEquals(text.lines().count(), found.size(), "seed " + seed);
      for (Utterance utterance : found) {
        String message = "seed " + seed + ": " + utterance;
        assertEquals(Status.MATCHED, utterance.status(), message);
        assertEquals(0, utterance.cer(), message);
        assertTrue(!utterance.hypothesis().replace("AI ", "").contains(" "), message);
        // Where it is written determines when it was spoken, as each letter takes the same time;
        // words of
        // several letters have one place.
        double start = (double) utterance.source().orElseThrow().start() * LETTER;
        double off = Math.abs(utterance.span().orElseThrow().startSample() - start);
        assertTrue(off <= 3 * LETTER, message);
        checkWords(utterance, message);
      }
    }
  }

  private static void checkWords(Utterance utterance, String message) {
    long time = 0;
    int place = 0;
    for (AlignedWord word : utterance.words()) {
      assertEquals(AlignedWord.Evidence.MATCH, word.evidence(), message);
      assertTrue(word.source().start() >= place, message);
      assertTrue(word.span().startSample() >= time && word.span().samples() > 0, message);
      time = word.span().endSample();
      place = word.source().end();
    }
  }

  @Test
  void errorsCountByCharacter() {
    String text = "我们首先讨论预算\n谢谢各位\n";
    Transcript recognized = cut("我们手先讨论预算谢谢各位", new Random(1), 3);
    Utterance first =
        SentenceAligner.of(WordNormalizer.of(Locale.CHINESE))
            .align("r", recognized, lines(text))
            .get(0);
    assertEquals(1 / 8.0, first.cer());
    assertEquals("我们手先讨论预算", first.hypothesis());
    assertEquals(AlignedWord.Evidence.SUBSTITUTE, first.words().get(2).evidence());
    assertEquals(8, first.words().size());
  }

  @Test
  void thaiWordsKeepThePlacesOfTheDictionary() {
    Utterance first =
        SentenceAligner.of(WordNormalizer.of(new Locale("th")))
            .align("r", cut(THAI, new Random(2), 1), lines(THAI))
            .get(0);
    List<String> words = first.words().stream().map(word -> word.source().in(THAI)).toList();
    assertEquals("สวัสดี", words.get(0));
    assertEquals("ครับ", words.get(1));
  }

  @Test
  void wordsThatOverlapInTimeAreStillInOrder() {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      words.add(
          new Word(
              "各位代表现在开始".substring(2 * i, 2 * i + 2),
              new TimeSpan(i * 1_000L, i * 1_000L + 9_000, 16_000),
              1));
    }
    List<Utterance> found =
        SentenceAligner.of(WordNormalizer.of(Locale.CHINESE))
            .align("r", new Transcript(words), lines("各位代表\n现在开始\n"));
    assertEquals(0, found.get(0).cer());
    assertTrue(
        found.get(0).span().orElseThrow().endSample()
            <= found.get(1).span().orElseThrow().startSample());
  }
}
