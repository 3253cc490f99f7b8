package dev.caesura.models.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.models.ModelException;
import dev.caesura.models.internal.OnnxOptions;
import dev.caesura.text.topic.PairHead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSentenceEncoderTests {

  private static OnnxSentenceEncoder encoder;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    encoder = OnnxSentenceEncoder.open();
  }

  @AfterAll
  static void close() {
    encoder.close();
    encoder.close();
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void likeSentencesHaveLikeVectors() {
    float[][] vectors =
        encoder.encode(
            List.of("A man is eating food.", "A man eats something.", "The sky has no clouds."));
    assertEquals(384, encoder.size());
    assertEquals(1, dot(vectors[0], vectors[0]), 1e-4);
    assertTrue(dot(vectors[0], vectors[1]) > 0.6, "" + dot(vectors[0], vectors[1]));
    assertTrue(dot(vectors[0], vectors[2]) < 0.3, "" + dot(vectors[0], vectors[2]));
  }

  /** The order of the input is kept, whatever batches it runs in. */
  @Test
  void batchesKeepTheOrder() {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      sentences.add("Number " + i + " walks home. ".repeat(1 + i * 7 % 11));
    }
    sentences.add(3, " ");
    sentences.add("x\uD83D");
    sentences.add(sentences.get(5));
    float[][] vectors = encoder.encode(sentences);
    EncoderSettings small = EncoderSettings.defaults().withBatchTokens(1).withParallelism(1);
    try (OnnxSentenceEncoder single = OnnxSentenceEncoder.open(small)) {
      float[][] alone = single.encode(sentences);
      for (int i = 0; i < vectors.length; i++) {
        double expected = i == 3 ? 0 : 1;
        assertEquals(expected, dot(vectors[i], alone[i]), 0.05, sentences.get(i));
      }
    }
    assertArrayEquals(vectors[5], vectors[vectors.length - 1]);
    assertEquals(0, encoder.encode(List.of()).length);
  }

  /**
   * The engine's fused layer normalisation rounds otherwise, which moves 8-bit values. Measured on
   * 465 sentences: cosines of 0.974 and more, 0.999 on average; between two levels of optimisation
   * of the engine itself 0.967 and 0.999.
   */
  @Test
  void vectorsAreThoseOfTheFusedNetwork() {
    List<String> sentences =
        List.of(
            "A man is eating food.",
            "Revenue grew by nine percent, which is more than we had expected in spring.",
            "Yes.",
            "The remote control should have a small display, and fewer buttons.");
    double sum = 0;
    try (OnnxSentenceEncoder fused =
        OnnxSentenceEncoder.open(EncoderSettings.defaults(), OnnxOptions.defaults())) {
      for (String sentence : sentences) {
        List<String> one = List.of(sentence);
        double cosine = dot(encoder.encode(one)[0], fused.encode(one)[0]);
        assertTrue(cosine > 0.95, sentence + " " + cosine);
        sum += cosine;
      }
    }
    assertEquals(1, sum / sentences.size(), 0.01);
  }

  /** The engine adds up tokens, where the network has no sums they are added up here. */
  @Test
  void sumsAreThoseOfTheTokens() {
    List<String> sentences = List.of("It rains.", "It rains in spring.", "No.", "It rains again.");
    float[][] vectors = encoder.encode(sentences);
    OnnxOptions options = OnnxOptions.defaults().withRewriting();
    try (OnnxSentenceEncoder added =
        OnnxSentenceEncoder.open(EncoderSettings.defaults(), options)) {
      float[][] expected = added.encode(sentences);
      for (int i = 0; i < expected.length; i++) {
        assertArrayEquals(expected[i], vectors[i], 1e-5f, sentences.get(i));
      }
    }
  }

  @Test
  void longSentencesAreCutAtTheLimit() {
    String words = "word ".repeat(255);
    float[][] vectors = encoder.encode(List.of(words, words.repeat(20)));
    assertEquals(1, dot(vectors[0], vectors[1]), 0.02);
  }

  @Test
  void filesAreOpenedAndRefused() throws IOException {
    Path model = folder.resolve("model.onnx");
    assertThrows(
        NoSuchFileException.class,
        () -> OnnxSentenceEncoder.open(model, EncoderSettings.defaults()));
    copy("all-minilm-l6-v2-q-tokenizer.json", folder.resolve("tokenizer.json"));
    copy("all-minilm-l6-v2-q.onnx", model);
    try (OnnxSentenceEncoder fromFile =
        OnnxSentenceEncoder.open(model, EncoderSettings.defaults())) {
      assertArrayEquals(
          encoder.encode(List.of("It rains."))[0], fromFile.encode(List.of("It rains."))[0], 1e-6f);
    }
    ModelException refused =
        assertThrows(
            ModelException.class, () -> OnnxPairClassifier.open(model, EncoderSettings.defaults()));
    assertTrue(refused.getMessage().contains("logits"), refused.getMessage());
    Files.writeString(folder.resolve("tokenizer.json"), "{");
    assertThrows(
        ModelException.class, () -> OnnxSentenceEncoder.open(model, EncoderSettings.defaults()));
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream in =
        OnnxSentenceEncoderTests.class.getClassLoader().getResourceAsStream(resource)) {
      Files.copy(in, file);
    }
  }

  @Test
  void headsAreKeptInFiles() throws IOException {
    PairHead head = new PairHead(Collections.nCopies(PairHead.FEATURES + 1, 0.5));
    Path file = folder.resolve("head.json");
    PairHeadFile.write(file, head, "minilm");
    assertEquals(head, PairHeadFile.read(file, "minilm"));
    IOException other =
        assertThrows(IOException.class, () -> PairHeadFile.read(file, "other.onnx"));
    assertTrue(other.getMessage().contains("minilm; found other.onnx"), other.getMessage());
    Files.writeString(file, "{\"kind\": \"x\"}");
    assertThrows(IOException.class, () -> PairHeadFile.read(file, "minilm"));
    Files.writeString(file, "[");
    assertThrows(IOException.class, () -> PairHeadFile.read(file, "minilm"));
  }
}
