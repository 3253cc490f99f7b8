package dev.caesura.models.acoustic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.align.Emissions;
import dev.caesura.align.Word;
import dev.caesura.align.ctc.CtcAligner;
import dev.caesura.align.ctc.CtcAlignment.PlacedSymbol;
import dev.caesura.align.ctc.CtcAlignment.PlacedWord;
import dev.caesura.align.ctc.GreedyDecoder;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Compares random networks with what {@code models/make-test-ctc} found by other algorithms. */
class CtcParityTests {

  private static final int RATE = 16_000;

  @TempDir private Path cache;

  private static Path folder() throws Exception {
    return Path.of(CtcParityTests.class.getResource("random/parity.json").toURI()).getParent();
  }

  /** Makes the noise of the script. */
  static float[] audio(int seed, int samples) {
    float[] out = new float[samples];
    long state = seed;
    double smooth = 0;
    for (int i = 0; i < samples; i++) {
      state = state * 1103515245L + 12345 & 0x7fffffff;
      double noise = state / (double) (1 << 30) - 1;
      double keep = i / 2000 % 3 == 1 ? 0.9 : 0;
      smooth = keep * smooth + noise;
      out[i] = (float) (0.1 * smooth * (1 + i / 3200 % 4));
    }
    return out;
  }

  @TestFactory
  Stream<DynamicTest> agreesWithNumpy() throws Exception {
    JsonNode cases = new JsonMapper().readTree(folder().resolve("parity.json").toFile());
    assertEquals(3, cases.size());
    return StreamSupport.stream(cases.spliterator(), false)
        .map(one -> DynamicTest.dynamicTest(one.get("name").asText(), () -> check(one)));
  }

  private void check(JsonNode one) throws Exception {
    String name = one.get("name").asText();
    float[] samples = audio(one.get("seed").asInt(), one.get("samples").asInt());
    AudioSource recording = AudioSource.of(name, Signal.of(samples, RATE));
    try (CtcAcousticModel model =
        CtcAcousticModel.open(folder().resolve(name), Locale.forLanguageTag("fr"))) {
      List<String> symbols = new ArrayList<>();
      one.get("symbols").forEach(symbol -> symbols.add(symbol.asText()));
      assertEquals(symbols.size(), model.vocabulary().size());
      Emissions emissions = model.emissions(recording);
      checkRows(one, emissions, 2e-3);
      checkRows(one, cached(name, recording), 2e-2);
      Emissions beginning = emissions.slice(0, 120);
      List<String> greedy =
          GreedyDecoder.of(model.vocabulary()).decode(beginning).words().stream()
              .map(Word::text)
              .toList();
      assertEquals(one.get("greedy").toString(), new JsonMapper().valueToTree(greedy).toString());
      checkPlaces(one, model, beginning);
    }
  }

  private Emissions cached(String name, AudioSource recording) throws Exception {
    try (CtcRecognizer recognizer =
        CtcRecognizer.open(
            folder().resolve(name),
            Locale.FRENCH,
            "",
            CtcRecognizerSettings.defaults().withJobs(2))) {
      return recognizer.emissions(recording, cache, (done, total) -> assertEquals(3, total));
    }
  }

  private static void checkRows(JsonNode one, Emissions emissions, double tolerance) {
    assertEquals(one.get("frames").asInt(), emissions.frames());
    float[] row = new float[emissions.symbols()];
    int rows = 0;
    for (var expected : one.get("rows").properties()) {
      emissions.copyFrame(Integer.parseInt(expected.getKey()), row);
      float[] values = new float[row.length];
      for (int k = 0; k < row.length; k++) {
        values[k] = (float) expected.getValue().get(k).asDouble();
      }
      assertArrayEquals(values, row, (float) tolerance, "frame " + expected.getKey());
      rows++;
    }
    assertTrue(rows > 10);
  }

  private static void checkPlaces(JsonNode one, CtcAcousticModel model, Emissions emissions) {
    List<String> text = new ArrayList<>();
    one.get("text").forEach(word -> text.add(word.asText()));
    int hop = emissions.grid().hopSamples();
    List<Integer> labels = new ArrayList<>();
    List<List<Long>> places = new ArrayList<>();
    for (PlacedWord word : CtcAligner.of(model.vocabulary()).align(emissions, text).words()) {
      for (PlacedSymbol sound : word.sounds()) {
        labels.add(sound.symbol());
        places.add(List.of(sound.span().startSample() / hop, sound.span().endSample() / hop));
      }
    }
    List<Integer> expectedLabels = new ArrayList<>();
    List<List<Long>> expected = new ArrayList<>();
    int delimiter = model.vocabulary().delimiter().orElse(-1);
    for (int i = 0; i < one.get("labels").size(); i++) {
      int label = one.get("labels").get(i).asInt();
      if (label != delimiter) {
        JsonNode place = one.get("places").get(i);
        expectedLabels.add(label);
        expected.add(List.of(place.get(0).asLong(), place.get(1).asLong()));
      }
    }
    assertEquals(expectedLabels, labels);
    assertEquals(expected, places);
  }
}
