package dev.caesura.align.topic;

import dev.caesura.text.topic.SentenceEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Topics that calls are tagged with: each has a few vectors, the centres of clusters of its example
 * sentences. Immutable and thread-safe.
 *
 * <p>Source: GPT-Calls (Malkiel et al. 2023), where a language model writes the examples. Here they
 * are the user's.
 *
 * @param topics the vectors of each topic, of length 1 and all of one size, in the order of the
 *     file
 * @param floor the similarity from which on an utterance counts for a topic, in (-1, 1)
 */
public record TopicAnchors(Map<String, List<float[]>> topics, double floor) {

  /** The tag of speech about none of the topics. */
  public static final String NONE = "none of these";

  /** How far the square of a vector's length may be from 1. */
  private static final double TOLERANCE = 0.01;

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}_-]+");

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private static final int MAX_ANCHORS = 8;
  private static final int ROUNDS = 20;

  /** Where the floor lies between the similarity to other topics and that to the own one. */
  private static final double FLOOR_SHARE = 0.15;

  private static final double MIN_FLOOR = 0.12;
  private static final double MAX_FLOOR = 0.35;

  /** Copies the map; checks sizes and names. */
  public TopicAnchors {
    if (!(floor > -1 && floor < 1)) {
      throw new IllegalArgumentException("floor " + floor + ": expected a number in (-1, 1)");
    }
    Map<String, List<float[]>> copy = new LinkedHashMap<>();
    Map<String, String> names = new HashMap<>();
    int size = -1;
    for (Map.Entry<String, List<float[]>> topic : topics.entrySet()) {
      if (isNone(topic.getKey())) {
        throw new IllegalArgumentException(
            "topic '" + topic.getKey() + "': expected a name other than '" + NONE + "'");
      }
      String other = names.put(folded(topic.getKey()), topic.getKey());
      if (other != null) {
        throw new IllegalArgumentException(
            "topic '"
                + topic.getKey()
                + "': expected a name that differs from '"
                + other
                + "' in more than case and spaces");
      }
      if (topic.getValue().isEmpty()) {
        throw new IllegalArgumentException(
            "topic '" + topic.getKey() + "': expected at least one example; found none");
      }
      for (float[] anchor : topic.getValue()) {
        size = size < 0 ? anchor.length : size;
        if (anchor.length == size && size > 0 && !(Math.abs(dot(anchor, anchor) - 1) < TOLERANCE)) {
          throw new IllegalArgumentException(
              "topic '"
                  + topic.getKey()
                  + "': expected vectors of length 1; found one of "
                  + (float) Math.sqrt(dot(anchor, anchor)));
        }
        if (anchor.length != size || size == 0) {
          throw new IllegalArgumentException(
              "topic '"
                  + topic.getKey()
                  + "': expected vectors of size "
                  + size
                  + "; found "
                  + anchor.length);
        }
      }
      copy.put(topic.getKey(), List.copyOf(topic.getValue()));
    }
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("topics: expected at least one; found none");
    }
    topics = Collections.unmodifiableMap(copy);
  }

  /**
   * Makes anchors from examples.
   *
   * @param examples example sentences of each topic, at least one that is not blank
   * @param encoder turns sentences into vectors
   * @return up to eight anchors of each topic, and a floor from how alike the examples are
   * @throws IllegalArgumentException if there is no topic, or one without examples or with examples
   *     in which the encoder finds nothing
   */
  public static TopicAnchors of(Map<String, List<String>> examples, SentenceEncoder encoder) {
    Map<String, List<float[]>> vectors = new LinkedHashMap<>();
    Map<String, List<float[]>> anchors = new LinkedHashMap<>();
    Map<String, List<float[]>> halves = new LinkedHashMap<>();
    examples.forEach(
        (name, sentences) -> {
          List<String> filled = sentences.stream().filter(s -> !s.isBlank()).toList();
          float[][] encoded =
              Arrays.stream(encoder.encode(filled))
                  .filter(vector -> dot(vector, vector) > 0)
                  .toArray(float[][]::new);
          if (encoded.length == 0 && !filled.isEmpty()) {
            throw new IllegalArgumentException(
                "topic '"
                    + name
                    + "': expected an example with words that tell what it is about; found none");
          }
          anchors.put(name, clusters(encoded));
          // Every other example judges anchors of the rest, which have not seen it.
          List<float[]> made = new ArrayList<>();
          List<float[]> judging = new ArrayList<>();
          for (int i = 0; i < encoded.length; i++) {
            (i % 2 == 0 ? made : judging).add(encoded[i]);
          }
          halves.put(name, clusters(made.toArray(new float[0][])));
          vectors.put(name, judging);
        });
    TopicAnchors all = new TopicAnchors(anchors, MAX_FLOOR);
    return new TopicAnchors(all.topics(), floor(vectors, halves));
  }

  /** Spherical k-means from the farthest points; as many clusters as the root of the examples. */
  private static List<float[]> clusters(float[][] vectors) {
    List<float[]> centres = new ArrayList<>();
    if (vectors.length == 0) {
      return centres;
    }
    int number = Math.min(MAX_ANCHORS, (int) Math.ceil(Math.sqrt(vectors.length)));
    centres.add(mean(Arrays.asList(vectors), vectors[0].length));
    while (centres.size() < number) {
      float[] farthest = vectors[0];
      double least = Double.POSITIVE_INFINITY;
      for (float[] vector : vectors) {
        double similarity = nearest(vector, centres);
        if (similarity < least) {
          least = similarity;
          farthest = vector;
        }
      }
      centres.add(farthest);
    }
    for (int round = 0; round < ROUNDS; round++) {
      List<List<float[]>> members = new ArrayList<>();
      centres.forEach(centre -> members.add(new ArrayList<>()));
      for (float[] vector : vectors) {
        int best = 0;
        for (int i = 1; i < centres.size(); i++) {
          best = dot(vector, centres.get(i)) > dot(vector, centres.get(best)) ? i : best;
        }
        members.get(best).add(vector);
      }
      for (int i = 0; i < centres.size(); i++) {
        if (!members.get(i).isEmpty()) {
          centres.set(i, mean(members.get(i), vectors[0].length));
        }
      }
    }
    return centres;
  }

  private static float[] mean(List<float[]> vectors, int size) {
    float[] mean = new float[size];
    for (float[] vector : vectors) {
      for (int i = 0; i < size; i++) {
        mean[i] += vector[i];
      }
    }
    double length = Math.sqrt(dot(mean, mean));
    for (int i = 0; i < size && length > 0; i++) {
      mean[i] = (float) (mean[i] / length);
    }
    return mean;
  }

  private static double floor(
      Map<String, List<float[]>> examples, Map<String, List<float[]>> topics) {
    double own = 0;
    double other = 0;
    int owns = 0;
    int others = 0;
    for (Map.Entry<String, List<float[]>> topic : examples.entrySet()) {
      for (float[] vector : topic.getValue()) {
        for (Map.Entry<String, List<float[]>> each : topics.entrySet()) {
          if (each.getKey().equals(topic.getKey())) {
            own += nearest(vector, each.getValue());
            owns++;
          } else {
            other += nearest(vector, each.getValue());
            others++;
          }
        }
      }
    }
    if (owns == 0) {
      return MIN_FLOOR;
    }
    double low = others == 0 ? 0 : other / others;
    double floor = low + FLOOR_SHARE * (own / owns - low);
    return Math.max(MIN_FLOOR, Math.min(MAX_FLOOR, floor));
  }

  /**
   * Returns whether a name reads like the tag of speech about none of the topics.
   *
   * @param name any text
   * @return whether it is blank, or reads {@value #NONE} or "none", in any case and with any signs
   *     around the words
   */
  public static boolean isNone(String name) {
    String words = SIGNS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    return name.isBlank() || words.equals("none") || words.equals(NONE);
  }

  /**
   * Returns what the names of two topics, and their examples, must differ in.
   *
   * @param name any text
   * @return the name in lower case, with a space for spaces, hyphens and underscores in a row
   */
  public static String folded(String name) {
    return SPACES.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /**
   * Returns the names of the topics.
   *
   * @return the names, in the order of the file
   */
  public List<String> names() {
    return List.copyOf(topics.keySet());
  }

  /**
   * Returns the size of the vectors.
   *
   * @return at least 1
   */
  public int size() {
    return topics.values().iterator().next().get(0).length;
  }

  /**
   * Scores an utterance.
   *
   * @param vector its vector, of length 1, or of length 0 where it is blank
   * @return for each topic the similarity of its nearest anchor, in [-1, 1]
   * @throws IllegalArgumentException if the vector has another size than the anchors
   */
  public double[] score(float[] vector) {
    if (vector.length != size()) {
      throw new IllegalArgumentException(
          "vector of size "
              + vector.length
              + ": expected "
              + size()
              + ", the size of the anchors. Use the encoder that made them.");
    }
    return topics.values().stream().mapToDouble(own -> nearest(vector, own)).toArray();
  }

  private static double nearest(float[] vector, List<float[]> anchors) {
    return anchors.stream().mapToDouble(anchor -> dot(vector, anchor)).max().orElse(-1);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
