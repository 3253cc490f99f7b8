package dev.caesura.bench.topic;

import dev.caesura.text.topic.SentenceEncoder;
import dev.caesura.text.topic.TopicMethod;
import dev.caesura.text.topic.TopicSettings;
import dev.caesura.text.topic.TopicText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * GraphSeg (Glavas et al. 2016) with the sentence vectors of the default: a graph of sentences
 * whose similarity exceeds a threshold; neighbours that share a maximal clique are joined, then
 * segments with sentences of one clique, then short segments with the closer neighbour. With a
 * given number, the threshold is raised until there are as many segments, and the closest
 * neighbours are then joined until the number is reached.
 *
 * <p>Two sentences share a maximal clique where they are linked. The threshold is the mean plus one
 * standard deviation of all similarities, which plays the part of the published relatedness
 * threshold for other vectors.
 *
 * @param encoder vectors of sentences
 */
record GraphSeg(SentenceEncoder encoder) implements TopicMethod {

  private static final int MIN_LENGTH = 3;

  /** How far the threshold is raised at a time, in standard deviations. */
  private static final double STEP = 0.25;

  private static final double MIN_DEVIATION = 0.01;

  @Override
  public List<Integer> ends(TopicText text, TopicSettings settings) {
    float[][] vectors = encoder.encode(text.sentences());
    int size = vectors.length;
    double[][] similar = new double[size][size];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        double dot = 0;
        for (int k = 0; k < vectors[i].length; k++) {
          dot += vectors[i][k] * vectors[j][k];
        }
        similar[i][j] = dot;
        similar[j][i] = dot;
        sum += dot;
        squares += dot * dot;
      }
    }
    double pairs = Math.max(1, size * (size - 1) / 2.0);
    double mean = sum / pairs;
    double deviation = Math.sqrt(Math.max(0, squares / pairs - mean * mean));
    boolean given = settings.fewest() == settings.most();
    double least = mean + deviation;
    List<int[]> segments = segments(similar, least);
    while (given && segments.size() < settings.most() && least < 1) {
      least += Math.max(deviation, MIN_DEVIATION) * STEP;
      segments = segments(similar, least);
    }
    while (given && segments.size() > settings.most()) {
      joinClosest(segments, similar);
    }
    return segments.stream().map(segment -> segment[1]).toList();
  }

  /** Returns the segments at a threshold. */
  private static List<int[]> segments(double[][] similar, double least) {
    int size = similar.length;
    List<int[]> segments = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (i > 0 && similar[i][i - 1] > least) {
        segments.get(segments.size() - 1)[1] = i + 1;
      } else {
        segments.add(new int[] {i, i + 1});
      }
    }
    // Segments with a pair of sentences in one clique: linked, with a common neighbour.
    for (int i = 0; i + 1 < segments.size(); ) {
      if (shareClique(segments.get(i), segments.get(i + 1), similar, least)) {
        segments.get(i)[1] = segments.remove(i + 1)[1];
      } else {
        i++;
      }
    }
    for (int i = 0; segments.size() > 1 && i < segments.size(); ) {
      int[] own = segments.get(i);
      if (own[1] - own[0] >= MIN_LENGTH) {
        i++;
        continue;
      }
      double before = i == 0 ? -2 : relatedness(segments.get(i - 1), own, similar);
      double after = i + 1 == segments.size() ? -2 : relatedness(own, segments.get(i + 1), similar);
      int left = before >= after ? i - 1 : i;
      segments.get(left)[1] = segments.remove(left + 1)[1];
      i = left;
    }
    return segments;
  }

  private static void joinClosest(List<int[]> segments, double[][] similar) {
    int closest = 0;
    double best = -2;
    for (int i = 0; i + 1 < segments.size(); i++) {
      double relatedness = relatedness(segments.get(i), segments.get(i + 1), similar);
      if (relatedness > best) {
        best = relatedness;
        closest = i;
      }
    }
    segments.get(closest)[1] = segments.remove(closest + 1)[1];
  }

  private static boolean shareClique(int[] a, int[] b, double[][] similar, double least) {
    for (int i = a[0]; i < a[1]; i++) {
      for (int j = b[0]; j < b[1]; j++) {
        if (similar[i][j] > least) {
          for (int k = a[0]; k < b[1]; k++) {
            if (k != i && k != j && similar[i][k] > least && similar[j][k] > least) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private static double relatedness(int[] a, int[] b, double[][] similar) {
    double sum = 0;
    for (int i = a[0]; i < a[1]; i++) {
      sum += Arrays.stream(similar[i], b[0], b[1]).sum();
    }
    return sum / ((a[1] - a[0]) * (b[1] - b[0]));
  }
}
