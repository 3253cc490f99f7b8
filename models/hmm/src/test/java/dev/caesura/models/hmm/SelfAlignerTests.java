package dev.caesura.models.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.Pronouncer;
import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.Utterance;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On real speech: about three and a half minutes each of English prompts. */
class SelfAlignerTests {

  private static final int RATE = EnglishPrompts.RATE;
  private static final int HALF = 42;
  private static final int SHORT = 8;

  private static final List<String> SENTENCES = new ArrayList<>();
  private static final List<TimeSpan> TIMES = new ArrayList<>();
  private static float[] recording;

  @TempDir private Path folder;

  @BeforeAll
  static void read() throws IOException {
    EnglishPrompts prompts = EnglishPrompts.read();
    SENTENCES.addAll(prompts.sentences());
    TIMES.addAll(prompts.times());
    recording = prompts.samples();
  }

  private static SelfAligner aligner() {
    return SelfAligner.of(WordNormalizer.of(Locale.ENGLISH)).withJobs(2);
  }

  private static RecordingAlignment align(SelfAligner aligner, Signal signal, List<String> text)
      throws IOException {
    AudioSource source = AudioSource.of("r", signal);
    return aligner.align(
        "r", source, EnglishPrompts.speech(source), EnglishPrompts.transcript(text));
  }

  /** Returns the recording from one sentence to another, as a recording of its own. */
  private static Signal part(int from, int to) {
    int start = from == 0 ? 0 : (int) TIMES.get(from - 1).endSample() + RATE / 10;
    int end = (int) TIMES.get(to - 1).endSample() + RATE / 10;
    float[] samples = java.util.Arrays.copyOfRange(recording, start, end);
    return Signal.of(samples, RATE);
  }

  private static int right(RecordingAlignment found, int from, int to) {
    long offset = from == 0 ? 0 : TIMES.get(from - 1).endSample() + RATE / 10;
    int right = 0;
    for (int i = from; i < to; i++) {
      Utterance utterance = found.utterances().get(i - from);
      assertEquals(SENTENCES.get(i), utterance.text());
      if (utterance.span().isPresent()) {
        TimeSpan span = utterance.span().get();
        double start = Math.abs(span.startSample() + offset - TIMES.get(i).startSample());
        double end = Math.abs(span.endSample() + offset - TIMES.get(i).endSample());
        right += Math.max(start, end) <= 0.5 * RATE ? 1 : 0;
        checkWords(utterance, span);
      }
    }
    return right;
  }

  private static void checkWords(Utterance utterance, TimeSpan span) {
    long last = span.startSample();
    for (AlignedWord word : utterance.words()) {
      assertTrue(word.span().startSample() >= last, utterance.text());
      last = word.span().endSample();
    }
    assertTrue(last <= span.endSample(), utterance.text());
    assertFalse(utterance.words().isEmpty());
  }

  @Test
  void findsSentencesAndAnotherRecordingWithTheSavedModel() throws IOException {
    RecordingAlignment first =
        align(aligner().withSavedModel(folder), part(0, HALF), SENTENCES.subList(0, HALF));
    int right = right(first, 0, HALF);
    assertTrue(right >= 0.9 * HALF, right + " of " + HALF);
    assertTrue(first.isPlausible(), "agreement " + first.agreement());
    int rest = SENTENCES.size() - HALF;
    RecordingAlignment second =
        align(
            aligner().withModel(folder).withSavedModel(folder.resolve("both")),
            part(HALF, SENTENCES.size()),
            SENTENCES.subList(HALF, SENTENCES.size()));
    right = right(second, HALF, SENTENCES.size());
    assertTrue(right >= 0.9 * rest, right + " of " + rest);
    // What is saved was trained on both.
    float[] one = HmmModelFile.read(folder).frames();
    float[] both = HmmModelFile.read(folder.resolve("both")).frames();
    double more = 0;
    double all = 0;
    for (int s = 0; s < both.length - 2; s++) {
      more += both[s] - one[s];
      all += both[s];
    }
    assertTrue(more > 0.3 * all && more < 0.7 * all, more + " of " + all);
    // Too short to train anything from: about half a minute.
    int end = HALF + SHORT;
    RecordingAlignment third =
        align(aligner().withModel(folder), part(HALF, end), SENTENCES.subList(HALF, end));
    right = right(third, HALF, end);
    assertTrue(right >= SHORT - 1, right + " of " + SHORT);
    assertTrue(third.isPlausible(), "agreement " + third.agreement());
    third = align(aligner().withModel(folder), part(HALF, end), SENTENCES.subList(0, SHORT));
    assertFalse(third.isPlausible(), "agreement with other text " + third.agreement());
  }

  /** Every second sentence has a word that is not spoken: its confidence is low. */
  @Test
  void wordsThatAreNotSpokenHaveALowConfidence() throws IOException {
    List<String> strange = List.of("lighthouse", "umbrella", "wooden", "mountains", "grandmother");
    List<String> text = new ArrayList<>();
    for (String sentence : SENTENCES.subList(0, HALF)) {
      List<String> words = new ArrayList<>(List.of(sentence.split(" ")));
      if (text.size() % 2 == 0 && words.size() > 3) {
        words.set(words.size() / 2, strange.get(text.size() / 2 % strange.size()));
      }
      text.add(String.join(" ", words));
    }
    RecordingAlignment found = align(aligner(), part(0, HALF), text);
    List<Double> right = new ArrayList<>();
    List<Double> wrong = new ArrayList<>();
    String all = String.join("\n", text);
    for (Utterance utterance : found.utterances().subList(0, text.size())) {
      for (AlignedWord word : utterance.words()) {
        boolean isStrange = strange.contains(word.source().in(all).toLowerCase(Locale.ROOT));
        (isStrange ? wrong : right).add(word.confidence().orElseThrow());
      }
      assertEquals(utterance.span().isPresent(), utterance.confidence().isPresent());
    }
    long pairs = 0;
    for (double low : wrong) {
      pairs += right.stream().filter(high -> high > low).count();
    }
    double ordered = (double) pairs / right.size() / wrong.size();
    assertTrue(wrong.size() > 10, wrong.size() + " words");
    assertTrue(ordered > 0.8, "share of pairs in the right order: " + ordered);
  }

  @Test
  void refusesATranscriptThatIsNotThatOfTheRecording() throws IOException {
    List<String> wrong = new ArrayList<>(SENTENCES.subList(HALF, HALF + HALF / 2));
    Collections.reverse(wrong);
    RecordingAlignment found = align(aligner(), part(0, HALF / 2), wrong);
    assertFalse(found.isPlausible(), "agreement " + found.agreement());
    for (Utterance utterance : found.utterances()) {
      assertTrue(utterance.score() < RecordingAlignment.MIN_AGREEMENT, utterance.text());
    }
  }

  @Test
  void aTranscriptWithoutWordsAndARecordingWithoutSpeechMatchNothing() throws IOException {
    Signal silence = Signal.of(new float[3 * RATE], RATE);
    RecordingAlignment found = align(aligner(), silence, List.of("One.", "…", "Two."));
    assertEquals(0, found.agreement());
    assertEquals(3, found.utterances().size());
    found.utterances().forEach(u -> assertEquals(Utterance.Status.ONLY_IN_TEXT, u.status()));
    found = align(aligner(), part(0, 3), List.of("…"));
    assertEquals(0, found.agreement());
    assertEquals(Utterance.Status.ONLY_IN_TEXT, found.utterances().get(0).status());
    assertTrue(found.utterances().size() > 1, "speech without text is listed");
    assertEquals(0, align(aligner(), Signal.of(new float[0], RATE), List.of("a")).agreement());
  }

  @Test
  void oneShortSentenceIsNoEvidence() throws IOException {
    RecordingAlignment found = align(aligner(), part(0, 1), List.of("Hello"));
    assertEquals("Hello", found.utterances().get(0).text());
    assertFalse(found.isPlausible());
    assertTrue(found.notes().get(0).contains("expected a minute of speech with text or more"));
    assertTrue(found.notes().get(0).contains("text for about 0 s"), found.notes().get(0));
  }

  @Test
  void aModelOfPhonesNeedsThem() throws IOException {
    UnitInventory units = UnitInventory.of(List.of("*", "/a", "/tʃ"));
    GaussianMixtures mixtures =
        GaussianMixtures.standard(units.size() * StateNetwork.STATES + 2, SpeechFeatures.SIZE);
    HmmModelFile.write(folder, new HmmModel("en", units, mixtures, new float[mixtures.states()]));
    IOException missing =
        assertThrows(
            IOException.class,
            () -> align(aligner().withModel(folder), part(0, 1), List.of("Agent logged in.")));
    assertTrue(missing.getMessage().contains("expected a pronouncer for its phones"));
    Pronouncer fake =
        new Pronouncer() {
          @Override
          public String description() {
            return "a and tʃ";
          }

          @Override
          public List<List<String>> pronounce(List<String> words) {
            return Collections.nCopies(words.size(), List.of("a", "tʃ"));
          }
        };
    RecordingAlignment found =
        align(
            aligner().withModel(folder).withPronouncer(fake),
            part(0, 1),
            List.of("Agent logged in."));
    assertEquals("Agent logged in.", found.utterances().get(0).text());
  }

  @Test
  void refusesOtherSampleRatesAndJobs() {
    assertThrows(
        IllegalArgumentException.class,
        () -> align(aligner(), Signal.of(new float[800], 8000), List.of("a")));
    assertThrows(IllegalArgumentException.class, () -> aligner().withJobs(0));
  }
}
