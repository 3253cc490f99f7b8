package dev.caesura.models.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Signal;
import dev.caesura.audio.StreamingScorer;
import dev.caesura.audio.StreamingScorerContract;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.feature.KaldiFbank;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.models.ModelException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against {@code models/make-framewise-parity}, whose features and scores are Python's. */
class FramewiseScorerTests {

  private static FramewiseScorer fbank;
  private static FramewiseScorer samples;
  private static JsonNode parity;

  private static Path file(String name) {
    try {
      return Path.of(FramewiseScorerTests.class.getResource("framewise/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void open() throws IOException {
    fbank = FramewiseScorer.open(file("fbank.json"));
    samples = FramewiseScorer.open(file("samples.json"));
    parity = new JsonMapper().readTree(Files.readAllBytes(file("parity.json")));
  }

  @AfterAll
  static void close() {
    fbank.close();
    samples.close();
  }

  private static float[] speechOfThePrompts() throws IOException {
    Path prompts = Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac");
    return AudioFiles.open(prompts, 16_000).read(new TimeSpan(0, 480_000, 16_000)).toArray();
  }

  private abstract static class Contract implements StreamingScorerContract {

    @Override
    public float[] speech() throws IOException {
      return speechOfThePrompts();
    }

    @Override
    public List<Integer> refusedRates() {
      return List.of(8_000, 44_100);
    }
  }

  /** Log mel energies in. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OfFeatures extends Contract {

    @Override
    public StreamingScorer scorer() {
      return fbank;
    }
  }

  /** Samples in. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OfSamples extends Contract {

    @Override
    public StreamingScorer scorer() {
      return samples;
    }
  }

  /** The script's signal: tones in bursts over the noise of a linear congruential generator. */
  private static float[] signal() {
    float[] signal = new float[parity.path("length").asInt()];
    long state = 12_345;
    for (int i = 0; i < signal.length; i++) {
      state = (state * 1_103_515_245L + 12_345) % (1L << 31);
      double burst = i / 8000 % 3 == 0 ? 0 : 1;
      double tones = Math.sin(i * 0.05) + 0.5 * Math.sin(i * 0.31) + 0.25 * Math.sin(i * 1.1);
      double noise = state / (double) (1L << 31) - 0.5;
      signal[i] = (float) (Math.rint(32_767 * (0.2 * burst * tones + 0.004 * noise)) / 32_768);
    }
    return signal;
  }

  @Test
  void featuresAreThoseOfTheScript() {
    float[] signal = signal();
    for (Map.Entry<String, JsonNode> sample : parity.path("samples").properties()) {
      int at = Integer.parseInt(sample.getKey());
      assertEquals(sample.getValue().asInt(), signal[at] * 32_768, 0, "sample " + at);
    }
    float[] found = KaldiFbank.of(16_000, 80).features(signal, 0, signal.length);
    for (Map.Entry<String, JsonNode> frame : parity.path("features").properties()) {
      for (int bin = 0; bin < 80; bin++) {
        float feature = found[Integer.parseInt(frame.getKey()) * 80 + bin];
        assertEquals(frame.getValue().get(bin).asDouble(), feature, 2e-3, frame.getKey());
      }
    }
  }

  /** The script hears all at once, so this shows that chunks leave no seam either. */
  @Test
  void scoresAreThoseOfTheScript() throws IOException {
    AudioSource source = AudioSource.of("signal", Signal.of(signal(), 16_000));
    FrameScores ofFeatures = fbank.score(source);
    assertEquals(new FrameGrid(16_000, 400, 160), ofFeatures.grid());
    assertSame("fbank", ofFeatures, false);
    FrameScores ofSamples = samples.score(source);
    assertEquals(new FrameGrid(16_000, 400, 320), ofSamples.grid());
    assertSame("logits", ofSamples, true);
  }

  private static void assertSame(String name, FrameScores found, boolean isLogit) {
    JsonNode expected = parity.path(name);
    assertEquals(expected.size(), found.size(), name);
    for (int i = 0; i < found.size(); i++) {
      double value = expected.get(i).asDouble();
      double score = isLogit ? 1 / (1 + Math.exp(-value)) : value;
      assertEquals(score, found.score(i), 1e-4, name + " frame " + i);
    }
  }

  @Test
  void identityIsOfAllFiles(@TempDir Path folder) throws IOException {
    for (String name : List.of("fbank.json", "fbank.onnx", "cmvn.ark")) {
      Files.copy(file(name), folder.resolve(name));
    }
    try (FramewiseScorer copy = FramewiseScorer.open(folder.resolve("fbank.json"))) {
      assertEquals(fbank.identity(), copy.identity());
    }
    Files.writeString(folder.resolve("fbank.json"), Files.readString(file("fbank.json")) + " ");
    try (FramewiseScorer other = FramewiseScorer.open(folder.resolve("fbank.json"))) {
      assertNotEquals(fbank.identity(), other.identity());
    }
  }

  @Test
  void wrongDescriptionsSayWhatIsWrong(@TempDir Path folder) throws IOException {
    for (String name : List.of("fbank.onnx", "samples.onnx", "cmvn.ark")) {
      Files.copy(file(name), folder.resolve(name));
    }
    String good = Files.readString(file("fbank.json")).replaceAll("\\s+", " ");
    Map<String, String> wrong =
        Map.ofEntries(
            Map.entry(good.replace("fbank.onnx", "../fbank.onnx"), "in the folder of"),
            Map.entry(good.replace("\"feat\"", "\"feats\""), "expected inputs [feats:"),
            Map.entry(good.replace("\"type\": \"fbank\"", "\"type\": \"mel\""), "fbank or samples"),
            Map.entry(good.replace("\"bins\": 80", "\"bins\": 40"), "expected 40 features"),
            Map.entry(good.replace("\"bins\": 80", "\"bins\": 1e9"), "whole number from 1 to 512"),
            Map.entry(good.replace("chunk_frames", "chunks"), "found chunks"),
            Map.entry(good.replace("fbank.onnx", "cmvn.ark"), "expected an ONNX network"),
            Map.entry(good.substring(0, 40), "expected JSON"),
            Map.entry("[]", "expected an object"));
    for (Map.Entry<String, String> each : wrong.entrySet()) {
      Path file = Files.writeString(folder.resolve("x.json"), each.getKey());
      ModelException e =
          assertThrows(ModelException.class, () -> FramewiseScorer.open(file).close());
      assertTrue(e.getMessage().contains(each.getValue()), e.getMessage());
    }
    Path none = folder.resolve("none.json");
    assertThrows(NoSuchFileException.class, () -> FramewiseScorer.open(none).close());
  }

  @Test
  void outputsThatAreNoProbabilitiesAreRefused(@TempDir Path folder) throws IOException {
    Files.copy(file("samples.onnx"), folder.resolve("samples.onnx"));
    String raw = Files.readString(file("samples.json")).replace("sigmoid", "none");
    Path file = Files.writeString(folder.resolve("x.json"), raw);
    AudioSource source = AudioSource.of("signal", Signal.of(signal(), 16_000));
    try (FramewiseScorer scorer = FramewiseScorer.open(file)) {
      ModelException e = assertThrows(ModelException.class, () -> scorer.score(source));
      assertTrue(e.getMessage().contains("expected probabilities; found "), e.getMessage());
    }
    String third = Files.readString(file("samples.json")).replaceFirst("\\{", "{\"speech\": [2],");
    Files.writeString(file, third);
    try (FramewiseScorer scorer = FramewiseScorer.open(file)) {
      ModelException e = assertThrows(ModelException.class, () -> scorer.score(source));
      assertTrue(e.getMessage().contains("more than 2] for these frames"), e.getMessage());
    }
  }
}
