package dev.caesura.align.warp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.SpeechSynthesizer;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Status;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.energy.EnergyScorer;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.text.Segmentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole flow after the voice, on real speech. The voice is a recorded one: it speaks a sentence
 * as the recording has it, but faster, so higher too, and with noise.
 */
class SynthesisAlignerTests {

  private static final int RATE = 16_000;
  private static final Path SPEECH =
      Path.of(System.getProperty("caesura.testdata", "../testdata"), "speech");

  private static final List<String> SENTENCES = new ArrayList<>();
  private static final List<TimeSpan> TIMES = new ArrayList<>();
  private static final Map<String, float[]> SAID = new HashMap<>();
  private static float[] recording;
  private static List<Utterance> aligned;

  @BeforeAll
  static void read() throws IOException {
    AudioSource source = AudioFiles.open(SPEECH.resolve("prompts-en.flac"), RATE);
    recording = source.read(new TimeSpan(0, 600L * RATE, RATE)).toArray();
    for (String line : Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv"))) {
      String[] cells = line.split("\t");
      TimeSpan span =
          TimeSpan.fromSeconds(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), RATE);
      SENTENCES.add(cells[0]);
      TIMES.add(span);
      float[] clip = new float[(int) span.samples()];
      System.arraycopy(recording, (int) span.startSample(), clip, 0, clip.length);
      SAID.put(cells[0], clip);
    }
    aligned = align(recording, SENTENCES);
  }

  /** What plays at another rate is faster and higher. */
  private static Signal recorded(String text) {
    float[] clip = SAID.get(text).clone();
    Random dice = new Random(text.hashCode());
    for (int i = 0; i < clip.length; i++) {
      clip[i] += (float) dice.nextGaussian() * 0.002f;
    }
    return Signal.of(clip, 18_000);
  }

  private static List<Utterance> align(float[] samples, List<String> sentences) throws IOException {
    AudioSource source = AudioSource.of("r", Signal.of(samples, RATE));
    List<TimeSpan> speech =
        HysteresisSegmenter.defaults().segment(EnergyScorer.defaults().score(source));
    return SynthesisAligner.of(SynthesisAlignerTests::recorded)
        .align("r", source, speech, lines(sentences));
  }

  private static Segmentation lines(List<String> sentences) {
    List<Integer> ends = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String sentence : sentences) {
      ends.add(text.append(sentence).append('\n').length());
    }
    return Segmentation.ofEnds(text.toString(), ends);
  }

  private static boolean near(TimeSpan found, TimeSpan truth, double shift) {
    return Math.abs(found.startSeconds() - truth.startSeconds() - shift) < 0.3
        && Math.abs(found.endSeconds() - truth.endSeconds() - shift) < 0.3;
  }

  @Test
  void sentencesAreFoundWhereTheyAreSaid() {
    List<Utterance> found = aligned;
    int right = 0;
    long free = 0;
    for (int i = 0; i < SENTENCES.size(); i++) {
      Utterance utterance = found.get(i);
      assertEquals(SENTENCES.get(i), utterance.text());
      if (utterance.span().isPresent()) {
        TimeSpan span = utterance.span().get();
        assertTrue(span.startSample() >= free, "overlap at " + span);
        free = span.endSample();
        right += near(span, TIMES.get(i), 0) ? 1 : 0;
        long word = span.startSample();
        for (AlignedWord each : utterance.words()) {
          assertTrue(each.span().startSample() >= word && span.covers(each.span()));
          word = each.span().endSample();
        }
        assertEquals(SENTENCES.get(i).split("\\s+").length, utterance.words().size());
      }
    }
    assertTrue(right >= 0.95 * SENTENCES.size(), right + " of " + SENTENCES.size());
  }

  /** A minute of silence, ten sentences that no text has, and one text that is not spoken. */
  @Test
  void silenceAndUnrelatedSpeechBendNothing() throws IOException {
    int cut = (int) ((TIMES.get(39).endSample() + TIMES.get(40).startSample()) / 2);
    float[] longer = new float[recording.length + 60 * RATE];
    System.arraycopy(recording, 0, longer, 0, cut);
    Random dice = new Random(2);
    for (int i = 0; i < 60 * RATE; i++) {
      longer[cut + i] = (float) dice.nextGaussian() * 0.0008f;
    }
    System.arraycopy(recording, cut, longer, cut + 60 * RATE, recording.length - cut);
    List<String> kept = new ArrayList<>(SENTENCES);
    List<String> unrelated = kept.subList(20, 30);
    String unsaid = unrelated.get(3);
    unrelated.clear();
    kept.add(60, unsaid);
    List<Utterance> found = align(longer, kept);
    int right = 0;
    for (int i = 0; i < kept.size(); i++) {
      int truth = SENTENCES.indexOf(kept.get(i));
      if (found.get(i).span().isPresent() && i != 60) {
        double shift = truth >= 40 ? 60 : 0;
        right += near(found.get(i).span().get(), TIMES.get(truth), shift) ? 1 : 0;
      }
    }
    assertTrue(right >= 0.93 * (kept.size() - 1), right + " of " + kept.size());
    assertEquals(Status.ONLY_IN_TEXT, found.get(60).status());
    double leftover = 0;
    double wanted = 0;
    for (int i = 20; i < 30; i++) {
      wanted += TIMES.get(i).seconds();
      for (Utterance utterance : found.subList(kept.size(), found.size())) {
        assertEquals(Status.ONLY_IN_AUDIO, utterance.status());
        leftover +=
            utterance
                .span()
                .orElseThrow()
                .intersection(TIMES.get(i))
                .map(TimeSpan::seconds)
                .orElse(0.0);
      }
    }
    assertTrue(leftover > 0.8 * wanted, leftover + " of " + wanted + " s");
  }

  /** Scores tell sentences at their place from sentences that were never said. */
  @Test
  void scoresTellRightFromWrong() throws IOException {
    double mean = aligned.stream().mapToDouble(Utterance::score).average().orElseThrow();
    List<String> turned = new ArrayList<>(SENTENCES);
    java.util.Collections.shuffle(turned, new Random(4));
    List<Utterance> wrong = align(recording, turned).subList(0, turned.size());
    double wrongMean = 0;
    int misplaced = 0;
    for (int i = 0; i < wrong.size(); i++) {
      TimeSpan truth = TIMES.get(SENTENCES.indexOf(turned.get(i)));
      if (wrong.get(i).span().map(span -> !near(span, truth, 0)).orElse(true)) {
        wrongMean += wrong.get(i).score();
        misplaced++;
      }
    }
    assertTrue(mean > 0.8, "mean score " + mean);
    assertTrue(misplaced > 40 && wrongMean / misplaced < 0.4, wrongMean + " of " + misplaced);
  }

  @Test
  void nothingToCompare() throws IOException {
    AudioSource source = AudioSource.of("r", Signal.of(new float[RATE], RATE));
    Segmentation text = lines(List.of(SENTENCES.get(0), " ", "***"));
    SpeechSynthesizer mute = said -> Signal.of(new float[0], 22_050);
    List<Utterance> none =
        SynthesisAligner.of(mute).align("r", source, List.of(new TimeSpan(0, RATE, RATE)), text);
    assertEquals(
        List.of(Status.ONLY_IN_TEXT, Status.ONLY_IN_TEXT, Status.ONLY_IN_AUDIO),
        none.stream().map(Utterance::status).toList());
    assertEquals(1.0, none.get(2).span().orElseThrow().seconds());
    List<Utterance> still =
        SynthesisAligner.of(SynthesisAlignerTests::recorded)
            .align("r", source, List.of(), lines(List.of(SENTENCES.get(0))));
    assertEquals(Status.ONLY_IN_TEXT, still.get(0).status());
    assertEquals(1, still.size());
    assertTrue(
        SynthesisAligner.of(mute)
            .align("r", source, List.of(), new Segmentation("", List.of()))
            .isEmpty());
    // Speech of one frame, shorter than any sentence.
    List<Utterance> tiny =
        SynthesisAligner.of(SynthesisAlignerTests::recorded)
            .align(
                "r",
                source,
                List.of(new TimeSpan(RATE - 200, RATE, RATE)),
                lines(List.of(SENTENCES.get(0))));
    assertEquals(Status.ONLY_IN_TEXT, tiny.get(0).status());
  }

  @Test
  void unfitInputsAreNamed() {
    SynthesisAligner aligner = SynthesisAligner.of(SynthesisAlignerTests::recorded);
    Segmentation text = lines(List.of(SENTENCES.get(0)));
    AudioSource slow = AudioSource.of("r", Signal.of(new float[8000], 8000));
    assertEquals(
        "r: expected 16000 Hz; found 8000 Hz",
        assertThrows(
                IllegalArgumentException.class, () -> aligner.align("r", slow, List.of(), text))
            .getMessage());
    AudioSource source = AudioSource.of("r", Signal.of(new float[RATE], RATE));
    List<TimeSpan> turned = List.of(new TimeSpan(8000, 9000, RATE), new TimeSpan(0, 100, RATE));
    String message =
        assertThrows(IllegalArgumentException.class, () -> aligner.align("r", source, turned, text))
            .getMessage();
    assertTrue(message.startsWith("speech at "), message);
    SpeechSynthesizer broken =
        said -> {
          throw new IOException("voice lost");
        };
    assertEquals(
        "voice lost",
        assertThrows(
                IOException.class,
                () -> SynthesisAligner.of(broken).align("r", source, List.of(), text))
            .getMessage());
  }
}
