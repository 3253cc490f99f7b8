package dev.caesura.models.acoustic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Emissions;
import dev.caesura.align.Word;
import dev.caesura.align.ctc.BeamDecoder;
import dev.caesura.align.ctc.CtcAligner;
import dev.caesura.align.ctc.CtcAlignerSettings;
import dev.caesura.align.ctc.CtcAlignment;
import dev.caesura.align.ctc.GreedyDecoder;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.Signal;
import dev.caesura.models.ModelException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the network of {@code models/make-test-ctc}, which hears one tone for each letter. */
class CtcAcousticModelTests {

  private static final int RATE = 16_000;
  private static final String LETTERS = "|ABC";

  private static CtcAcousticModel model;

  @TempDir Path folder;

  private static Path files() throws URISyntaxException {
    return Path.of(CtcAcousticModelTests.class.getResource("model.onnx").toURI()).getParent();
  }

  @BeforeAll
  static void open() throws Exception {
    model = CtcAcousticModel.open(files());
  }

  @AfterAll
  static void close() {
    model.close();
  }

  /** What is said at what time: letters of 80 ms, silence of 60 ms between them. */
  private record Spoken(Signal signal, List<String> words, List<double[]> times) {

    static Spoken of(List<String> words, double pauseSeconds) {
      List<Float> samples = new ArrayList<>();
      List<double[]> times = new ArrayList<>();
      silence(samples, pauseSeconds);
      for (String word : words) {
        double start = samples.size() / (double) RATE;
        for (int i = 0; i < word.length(); i++) {
          tone(samples, word.charAt(i));
          silence(samples, 0.06);
        }
        times.add(new double[] {start, samples.size() / (double) RATE - 0.06});
        tone(samples, '|');
        silence(samples, pauseSeconds);
      }
      float[] all = new float[samples.size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = samples.get(i);
      }
      return new Spoken(Signal.of(all, RATE), words, times);
    }

    private static void tone(List<Float> samples, char letter) {
      int hertz = 500 * (LETTERS.indexOf(letter) + 1);
      for (int i = 0; i < 0.08 * RATE; i++) {
        samples.add((float) (0.3 * Math.sin(2 * Math.PI * hertz * i / RATE)));
      }
    }

    private static void silence(List<Float> samples, double seconds) {
      for (int i = 0; i < seconds * RATE; i++) {
        samples.add(0f);
      }
    }

    AudioSource source() {
      return AudioSource.of("tones", signal);
    }
  }

  private static List<String> randomWords(int count, long seed) {
    Random dice = new Random(seed);
    List<String> words = new ArrayList<>();
    for (int w = 0; w < count; w++) {
      StringBuilder word = new StringBuilder();
      for (int i = dice.nextInt(3); i >= 0; i--) {
        word.append(LETTERS.charAt(1 + dice.nextInt(3)));
      }
      words.add(word.toString());
    }
    return words;
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }

  @Test
  void hearsWordsAcrossManyWindows() throws IOException {
    Spoken spoken = Spoken.of(randomWords(180, 5), 0.15);
    assertTrue(spoken.signal().length() > 65 * RATE, "four windows");
    Emissions emissions = model.emissions(spoken.source());
    assertEquals((spoken.signal().length() + 319) / 320, emissions.frames());
    assertEquals(
        spoken.words(), texts(GreedyDecoder.of(model.vocabulary()).decode(emissions).words()));
    List<Word> aligned =
        CtcAligner.of(model.vocabulary())
            .align(emissions, spoken.words().stream().map(String::toLowerCase).toList())
            .transcript()
            .words();
    for (int w = 0; w < aligned.size(); w++) {
      assertEquals(
          spoken.times().get(w)[0], aligned.get(w).span().startSeconds(), 0.03, "word " + w);
      assertEquals(spoken.times().get(w)[1], aligned.get(w).span().endSeconds(), 0.03, "word " + w);
    }
  }

  @Test
  void everyLengthHasAllItsFrames() throws IOException {
    for (int samples :
        new int[] {1, 319, 320, 321, 400, 16_000, 351_999, 352_000, 352_001, 384_000, 704_123}) {
      Emissions emissions =
          model.emissions(AudioSource.of("hum", Signal.of(new float[samples], RATE)));
      assertEquals((samples + 319) / 320, emissions.frames(), samples + " samples");
      assertEquals(samples, emissions.span().endSample());
    }
    assertEquals(
        0, model.emissions(AudioSource.of("none", Signal.of(new float[0], RATE))).frames());
  }

  @Test
  void beamReadsTheSame() throws IOException {
    Spoken spoken = Spoken.of(List.of("ABBA", "CAB", "A"), 0.2);
    Emissions emissions = model.emissions(spoken.source());
    assertEquals(
        spoken.words(), texts(BeamDecoder.of(model.vocabulary()).decode(emissions).words()));
  }

  @Test
  void leavesOutWhatIsNotSaid() throws IOException {
    Spoken spoken = Spoken.of(List.of("AB", "CAB"), 0.3);
    CtcAlignment alignment =
        CtcAligner.of(model.vocabulary(), CtcAlignerSettings.defaults().withSkippedText(3))
            .align(model.emissions(spoken.source()), List.of("AB", "BBCCBBCC", "CAB"));
    assertEquals(List.of("AB", "CAB"), texts(alignment.transcript().words()));
  }

  @Test
  void refusesOtherRatesAndSamplesThatAreNoNumbers() {
    assertThrows(
        IllegalArgumentException.class,
        () -> model.emissions(AudioSource.of("phone", Signal.of(new float[800], 8_000))));
    IOException nan = assertThrows(IOException.class, () -> model.emissions(new Broken()));
    assertTrue(nan.getMessage().contains("sample 700"), nan.getMessage());
  }

  /** A decoder that hands out a NaN. */
  private static final class Broken implements AudioSource {

    @Override
    public String name() {
      return "broken";
    }

    @Override
    public int sampleRate() {
      return RATE;
    }

    @Override
    public AudioStream open() {
      float[] samples = new float[1000];
      samples[700] = Float.NaN;
      FloatBuffer rest = FloatBuffer.wrap(samples);
      return new AudioStream() {
        @Override
        public int read(float[] buffer, int offset, int length) {
          int count = Math.min(length, rest.remaining());
          rest.get(buffer, offset, count);
          return count == 0 ? -1 : count;
        }

        @Override
        public void close() {}
      };
    }
  }

  @Test
  void saysWhatIsWrongWithItsFiles() throws Exception {
    assertThrows(IOException.class, () -> CtcAcousticModel.open(folder.resolve("none")));
    Files.copy(files().resolve("model.onnx"), folder.resolve("model.onnx"));
    Path vocabulary = folder.resolve("vocab.json");
    for (String[] wrong :
        new String[][] {
          {"[1]", "expected an object of symbols"},
          {"{", "expected JSON"},
          {"{\"a\": -1}", "symbol a: expected a number"},
          {"{\"a\": 2000000000}", "symbol a: expected a number"},
          {"{\"a\": \"x\"}", "symbol a: expected a number"},
          {"{\"a\": 0, \"a\": 1}", "Duplicate field 'a'"},
          {"{\"a\": 3, \"b\": 3}", "symbols a and b: expected different numbers; found 3"},
          {"{\"deu\": {\"a\": 0}, \"fra\": {\"a\": 0}}", "expected a vocabulary for eng or en"},
          {"{\"a\": 0}", "expected a blank"}
        }) {
      Files.writeString(vocabulary, wrong[0]);
      ModelException e =
          assertThrows(ModelException.class, () -> CtcAcousticModel.open(folder), wrong[0]);
      assertTrue(e.getMessage().contains(wrong[1]), e.getMessage());
    }
    Files.writeString(vocabulary, "{\"<pad>\": 0, \"a\": 1}");
    refused("output logits: expected [1, frames, 2], as " + vocabulary + " has 2 symbols; found");
    Files.write(folder.resolve("model.onnx"), new byte[100]);
    refused("expected an ONNX network");
  }

  private void refused(String expected) {
    Exception e = assertThrows(Exception.class, () -> CtcAcousticModel.open(folder));
    assertTrue(e instanceof ModelException || e instanceof IOException, e::toString);
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void namesTheFileThatIsMissingOrOfAnotherModel() throws Exception {
    refused("vocab.json: expected the vocabulary");
    Files.copy(files().resolve("vocab.json"), folder.resolve("vocab.json"));
    refused("model.onnx: expected the network; found no .onnx file. Export it");
    // A network on features with the vocabulary of one on samples, and the other way round.
    Path random = files().resolve("random");
    Path network = folder.resolve("model.onnx");
    Files.copy(random.resolve("mels/model.onnx"), network);
    refused("model.onnx: expected inputs [input_values");
    Files.delete(folder.resolve("vocab.json"));
    Files.copy(random.resolve("mels/tokens.txt"), folder.resolve("tokens.txt"));
    CtcAcousticModel.open(folder).close();
    Files.writeString(folder.resolve("tokens.txt"), "a 0\nb 0\n");
    refused("tokens.txt: symbols a and b: expected different numbers");
    Files.copy(files().resolve("model.onnx"), network, StandardCopyOption.REPLACE_EXISTING);
    refused("model.onnx: expected inputs [audio_signal");
  }

  @Test
  void addedTokensFillTheVocabularyIfTheNetworkHasThem() throws Exception {
    Files.copy(files().resolve("model.onnx"), folder.resolve("model.onnx"));
    Path vocabulary = folder.resolve("vocab.json");
    Path tokenizer = folder.resolve("tokenizer_config.json");
    Files.writeString(vocabulary, "{\"A\": 3, \"B\": 4, \"C\": 5, \" \": 2}");
    refused("vocab.json: expected a blank");
    Files.writeString(
        tokenizer,
        "{\"pad_token\": \"[PAD]\", \"word_delimiter_token\": \" \", \"unk_token\": \"[UNK]\"}");
    refused("vocab.json: expected a blank");
    Files.writeString(
        folder.resolve("added_tokens.json"), "{\"[PAD]\": 0, \"[UNK]\": 1, \"<s>\": 6}");
    // The six symbols of the vocabulary are those of the network: the added tokens are not.
    refused("vocab.json: expected a blank");
    Files.writeString(vocabulary, "{\"A\": 3, \"B\": 4, \" \": 2}");
    Files.writeString(folder.resolve("added_tokens.json"), "{\"[PAD]\": 0, \"[UNK]\": 1}");
    Files.writeString(
        tokenizer,
        "{\"pad_token\": \"[PAD]\", \"added_tokens_decoder\": {\"5\": {\"content\": \"C\"}}}");
    Spoken spoken = Spoken.of(List.of("AC", "CAB"), 0.2);
    try (CtcAcousticModel added = CtcAcousticModel.open(folder)) {
      Emissions emissions = added.emissions(spoken.source());
      assertEquals(
          spoken.words(), texts(GreedyDecoder.of(added.vocabulary()).decode(emissions).words()));
    }
  }

  @Test
  void networksOfPhonemesPlaceNoText() throws Exception {
    for (String name : new String[] {"model.onnx", "vocab.json"}) {
      Files.copy(files().resolve(name), folder.resolve(name));
    }
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"tokenizer_class\": \"Wav2Vec2PhonemeCTCTokenizer\"}");
    CtcRecognizerSettings settings = CtcRecognizerSettings.defaults();
    CtcRecognizer.open(folder, Locale.ENGLISH, "", settings).close();
    ModelException e =
        assertThrows(
            ModelException.class,
            () -> CtcRecognizer.open(folder, Locale.ENGLISH, "A text.", settings));
    assertTrue(e.getMessage().contains("found one of phonemes"), e.getMessage());
  }

  @Test
  void refusesNetworksThatGiveNoNumbers() throws Exception {
    byte[] network = Files.readAllBytes(files().resolve("model.onnx"));
    // The bias of <unk>, -9, becomes NaN.
    int at = 0;
    while (network[at] != 0 || network[at + 2] != 0x10 || network[at + 3] != (byte) 0xc1) {
      at++;
    }
    network[at + 2] = (byte) 0xc0;
    network[at + 3] = 0x7f;
    Files.write(folder.resolve("model.onnx"), network);
    Files.copy(files().resolve("vocab.json"), folder.resolve("vocab.json"));
    refused("output logits: expected finite numbers; found NaN");
  }

  @Test
  void refusesOtherHopsAndRates() throws Exception {
    for (String name : new String[] {"model.onnx", "vocab.json"}) {
      Files.copy(files().resolve(name), folder.resolve(name));
    }
    Files.writeString(folder.resolve("config.json"), "{\"conv_stride\": [5, 2]}");
    refused("expected about 3200 frames of 32000 samples, at a hop of 10; found 100");
    Files.delete(folder.resolve("config.json"));
    Path settings = folder.resolve("preprocessor_config.json");
    Files.writeString(settings, "{\"sampling_rate\": 8000}");
    refused("sampling_rate: expected 16000; found 8000");
  }
}
