package dev.caesura.align.utterance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.align.Utterance;
import dev.caesura.align.Word;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.ReadingOrder;
import dev.caesura.align.utterance.OverlappingTalk.Sentence;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sentences of speakers who talk at once, with times that are known. */
class OverlappingSpeechTests {

  private static final double TOLERANCE = 0.2;

  private static final SentenceAligner ALIGNER =
      SentenceAligner.of(WordNormalizer.of(Locale.ENGLISH));

  private static List<Utterance> align(String file, String name, List<Sentence> written)
      throws IOException {
    List<Hypothesis> all =
        HypothesisReader.of(16_000)
            .read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), name);
    StringBuilder text = new StringBuilder();
    List<TextSpan> spans = new ArrayList<>();
    for (Sentence sentence : written) {
      int start = text.length();
      text.append(sentence.text()).append('\n');
      spans.add(new TextSpan(start, text.length()));
    }
    return TurnAligner.of(ALIGNER)
        .align(
            "talk", ReadingOrder.of(all).conversation(), new Segmentation(text.toString(), spans));
  }

  private static boolean isOverlapping(OverlappingTalk.Format format, OverlappingTalk talk)
      throws IOException {
    byte[] file = format.write(talk).getBytes(StandardCharsets.UTF_8);
    List<Hypothesis> all =
        HypothesisReader.of(16_000)
            .read(new ByteArrayInputStream(file), "talk." + format.extension());
    return all.size() > 1 || ReadingOrder.of(all).conversation().isOverlapping();
  }

  /** Checks that every sentence is in its place, and that no other speech is left. */
  private static void check(List<Utterance> found, List<Sentence> written, String what) {
    StringBuilder wrong = new StringBuilder();
    for (int i = 0; i < written.size(); i++) {
      Sentence sentence = written.get(i);
      Utterance utterance = found.get(i);
      boolean right =
          utterance.span().isPresent()
              && Math.abs(utterance.span().get().startSeconds() - sentence.start()) <= TOLERANCE
              && Math.abs(utterance.span().get().endSeconds() - sentence.end()) <= TOLERANCE
              && utterance.score() == 1;
      if (!right) {
        wrong.append(sentence).append(" found at ").append(utterance.span()).append('\n');
      }
    }
    assertEquals("", wrong.toString(), what);
    assertEquals(written.size(), found.size(), what + ": speech without text");
  }

  @ParameterizedTest
  @EnumSource(OverlappingTalk.Format.class)
  void everySentenceIsInItsPlace(OverlappingTalk.Format format) throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    for (int round = 0; round < 20; round++) {
      OverlappingTalk talk = OverlappingTalk.random(seed + round);
      for (OverlappingTalk.Order order : OverlappingTalk.Order.values()) {
        // Speakers who never talk at once are in the order of time, for --order any to change.
        if (order == OverlappingTalk.Order.SPEAKERS && !isOverlapping(format, talk)) {
          continue;
        }
        List<Sentence> written = talk.written(order);
        check(
            align(format.write(talk), "talk." + format.extension(), written),
            written,
            "seed " + (seed + round) + ", " + order);
      }
    }
  }

  @Test
  void oneSpeakerTalksOverTheWholeTurnOfTheOther() throws IOException {
    OverlappingTalk talk =
        new OverlappingTalk(
            List.of(
                OverlappingTalk.sentence("A", 0, 4, "we have to look at the budget of this year"),
                OverlappingTalk.sentence("A", 4.3, 8, "and then decide about the new building"),
                OverlappingTalk.sentence("B", 3, 5, "that is not what you promised"),
                OverlappingTalk.sentence("A", 9, 11, "thank you very much everybody")));
    for (OverlappingTalk.Format format : OverlappingTalk.Format.values()) {
      for (OverlappingTalk.Order order : OverlappingTalk.Order.values()) {
        List<Sentence> written = talk.written(order);
        check(align(format.write(talk), "t." + format.extension(), written), written, "" + format);
      }
    }
  }

  @Test
  void backchannelsDoNotSplitALongTurn() throws IOException {
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sentences.add(
          OverlappingTalk.sentence(
              "A",
              5 * i,
              5 * i + 4.5,
              "sentence number " + "abcdef".charAt(i) + " goes on about the matter at hand"));
      sentences.add(OverlappingTalk.sentence("B", 5 * i + 2, 5 * i + 2.4, "yeah"));
    }
    OverlappingTalk talk = new OverlappingTalk(sentences);
    for (OverlappingTalk.Format format : OverlappingTalk.Format.values()) {
      List<Sentence> written =
          talk.written(OverlappingTalk.Order.TIME).stream()
              .filter(sentence -> sentence.speaker().equals("A"))
              .toList();
      List<Utterance> found = align(format.write(talk), "t." + format.extension(), written);
      check(found.subList(0, written.size()), written, "" + format);
      List<String> others =
          found.subList(written.size(), found.size()).stream().map(Utterance::text).toList();
      assertEquals(java.util.Collections.nCopies(6, "yeah"), others, "" + format);
    }
  }

  @Test
  void nothingChangesWithoutOverlap() throws IOException {
    OverlappingTalk talk =
        new OverlappingTalk(
            List.of(
                OverlappingTalk.sentence("A", 0, 2, "how are you today"),
                OverlappingTalk.sentence("B", 2.1, 3, "quite well"),
                OverlappingTalk.sentence("A", 3.1, 5, "good to hear that")));
    for (OverlappingTalk.Format format : OverlappingTalk.Format.values()) {
      byte[] file = format.write(talk).getBytes(StandardCharsets.UTF_8);
      List<Hypothesis> all =
          HypothesisReader.of(16_000)
              .read(new ByteArrayInputStream(file), "t." + format.extension());
      List<Word> words = ReadingOrder.of(all).conversation().words();
      assertEquals(
          "how are you today quite well good to hear that",
          words.stream().map(Word::text).collect(Collectors.joining(" ")),
          "" + format);
      check(
          align(format.write(talk), "t." + format.extension(), talk.sentences()),
          talk.sentences(),
          "" + format);
    }
  }
}
