package dev.caesura.align.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpeechSentenceScorer;
import dev.caesura.align.SpokenWord;
import dev.caesura.io.FileBytes;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.VisibleText;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Scorer of ends of sentences by text, pauses, word lengths, speakers and the recogniser's own
 * marks and confidence together, with boosted trees. What a recording lacks is taken for unknown:
 * words without times are scored by their text alone. Where speakers overlap, and the next word
 * starts earlier, since it belongs to another turn, a sentence ends.
 *
 * <p>The shipped trees are fitted to three recognisers of English earnings calls (Earnings-21), of
 * which one misrecognises half of the words. They see how good a recogniser is in its confidence,
 * and in how well text and pauses agree.
 *
 * <p>Immutable and thread-safe.
 */
public final class JointSentenceScorer implements SpeechSentenceScorer {

  private static final String FORMAT = "caesura-speech-sentences-1";
  private static final String SHIPPED = "speech-sentences.json";

  /** Fewer words say too little about a recording. */
  private static final int MIN_WORDS = 300;

  private static final double MIN_SHARE = 0.7;
  private static final double MAX_SHARE = 1.1;
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_TREES = 2000;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final List<String> features;
  private final BoostedTrees trees;
  private final double threshold;
  private final String data;

  JointSentenceScorer(List<String> features, BoostedTrees trees, double threshold, String data) {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "threshold " + threshold + ": expected a number in (0, 1)");
    }
    for (String feature : features) {
      if (!SpeechFeatures.names().contains(feature)) {
        throw new IllegalArgumentException(
            "features: expected " + SpeechFeatures.names() + "; found " + feature);
      }
    }
    this.features = List.copyOf(features);
    this.trees = trees;
    this.threshold = threshold;
    this.data = Objects.requireNonNull(data, "data");
  }

  /**
   * Returns the scorer with the shipped trees.
   *
   * @return the scorer
   */
  public static JointSentenceScorer shipped() {
    try (InputStream in = JointSentenceScorer.class.getResourceAsStream(SHIPPED)) {
      return read(Objects.requireNonNull(in, SHIPPED), SHIPPED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a scorer from a file.
   *
   * @param file a file that {@link #write} wrote
   * @return the scorer
   * @throws IOException if the file cannot be read or is not of this format; the message names it
   */
  public static JointSentenceScorer read(Path file) throws IOException {
    try (InputStream in = FileBytes.open(file)) {
      return read(in, file.toString());
    }
  }

  private static JointSentenceScorer read(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException(name + ": expected at most 1 MiB; found more.");
    }
    try {
      JsonNode json = JSON.readTree(Utf8Text.decode(bytes, name));
      if (!FORMAT.equals(json.path("format").asText())) {
        throw new IllegalArgumentException(
            "format: expected " + FORMAT + "; found " + json.path("format"));
      }
      List<String> features = new ArrayList<>();
      json.path("features").forEach(feature -> features.add(feature.asText()));
      JsonNode all = json.path("trees");
      if (all.size() > MAX_TREES) {
        throw new IllegalArgumentException(
            "trees: expected at most " + MAX_TREES + "; found " + all.size());
      }
      List<Tree> trees = new ArrayList<>();
      for (JsonNode tree : all) {
        trees.add(Tree.read(tree, features.size()));
      }
      return new JointSentenceScorer(
          features,
          new BoostedTrees(json.path("base").asDouble(Double.NaN), trees),
          json.path("threshold").asDouble(Double.NaN),
          json.path("data").asText());
    } catch (JsonProcessingException e) {
      throw other(name, e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw other(name, e.getMessage(), e);
    }
  }

  private static IOException other(String name, String found, Exception e) {
    return new IOException(
        name
            + ": expected a model of speech sentences, which 'caesura adapt --words' writes;"
            + " found another file: "
            + VisibleText.of(found),
        e);
  }

  /**
   * Writes the scorer as JSON, whole or not at all.
   *
   * @param file the file; replaced if it exists
   * @throws IOException if writing fails
   */
  public void write(Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode().put("format", FORMAT).put("data", data);
    json.put("threshold", threshold).put("base", trees.base());
    ArrayNode names = json.putArray("features");
    features.forEach(names::add);
    ArrayNode all = json.putArray("trees");
    trees.trees().forEach(tree -> tree.write(all.addArray()));
    String text = JSON.writeValueAsString(json).replace("],[", "],\n[") + "\n";
    WholeFile.writeText(file, out -> out.append(text));
  }

  /**
   * Returns the probability from which on an end is likely enough: F1 is greatest there over all
   * recordings that the trees were fitted to.
   *
   * @return in (0, 1)
   */
  public double threshold() {
    return threshold;
  }

  /**
   * Returns the threshold of one recording: the one with the greatest F1 that its scores let
   * expect, within 0.7 to 1.1 of {@link #threshold()}. Where words are recognised badly all ends
   * are less sure, and the best threshold is lower.
   *
   * @param scores the probability of an end after each word of the recording
   * @return in (0, 1); that of all recordings for fewer than 300 words
   */
  public double threshold(double[] scores) {
    if (scores.length < MIN_WORDS) {
      return threshold;
    }
    double expected = expectedThreshold(scores);
    return Math.max(MIN_SHARE * threshold, Math.min(MAX_SHARE * threshold, expected));
  }

  /** Returns the threshold with the greatest expected F1 of scores that are probabilities. */
  private static double expectedThreshold(double[] scores) {
    // The end of the last word is certain, and no gap.
    double[] sorted = Arrays.copyOf(scores, scores.length - 1);
    Arrays.sort(sorted);
    double all = Arrays.stream(sorted).sum();
    double best = -1;
    double found = 0.5;
    double hits = 0;
    for (int i = sorted.length - 1; i >= 0; i--) {
      hits += sorted[i];
      double f1 = 2 * hits / (sorted.length - i + all);
      if (f1 > best) {
        best = f1;
        found = sorted[i];
      }
    }
    return found;
  }

  /**
   * Returns what the trees were fitted to.
   *
   * @return a line for people
   */
  public String data() {
    return data;
  }

  @Override
  public double[] score(SpeechEvidence evidence) {
    int words = evidence.words().size();
    if (words == 0) {
      return new double[0];
    }
    double[] logits = logits(SpeechFeatures.of(evidence), words - 1);
    double[] scores = new double[words];
    for (int i = 0; i < words - 1; i++) {
      scores[i] = isBack(evidence, i) ? 1 : 1 / (1 + Math.exp(-logits[i]));
    }
    scores[words - 1] = 1;
    return scores;
  }

  /** Returns whether the next word starts earlier, in an overlapping turn that is read later. */
  private static boolean isBack(SpeechEvidence evidence, int word) {
    SpokenWord left = evidence.words().get(word);
    SpokenWord right = evidence.words().get(word + 1);
    return left.timed()
        && right.timed()
        && right.word().span().startSeconds() < left.word().span().startSeconds();
  }

  /** Returns the logit of an end in each gap. */
  double[] logits(Map<String, float[]> from, int gaps) {
    return trees.logits(features.stream().map(from::get).toArray(float[][]::new), gaps);
  }

  List<String> features() {
    return features;
  }

  BoostedTrees trees() {
    return trees;
  }
}
