package dev.caesura.align.topic;

import java.util.ArrayList;
import java.util.List;

/**
 * Tags the utterances of one call with topics, as they arrive or all at once.
 *
 * <p>Similarities to the anchors are averaged over time with weights that fall off exponentially,
 * and by how long each utterance is. The best sequence of tags under a cost of changes is found by
 * dynamic programming (Viterbi); "none of these" has the similarity of the floor. With a delay, an
 * utterance is tagged as soon as one arrives that starts more than the delay after its end: half of
 * the delay is for smoothing, half for the sequence. The tags do not depend on how utterances
 * arrive. Not thread-safe.
 *
 * <p>Source: the time-domain analysis of GPT-Calls (Malkiel et al. 2023).
 */
public final class CallTagger {

  private static final double UNIT = 0.1;
  private static final double MIN_SECONDS = 0.5;
  private static final double MAX_SECONDS = 20;
  private static final double TEMPERATURE = 0.03;

  /** Weights below that of three times the smoothing are left out. */
  private static final double REACH = 3;

  private final TopicAnchors anchors;
  private final CallSettings settings;
  private final int states;
  private final List<TimedText> utterances = new ArrayList<>();
  private final List<double[]> scores = new ArrayList<>();
  private final List<double[]> smoothed = new ArrayList<>();
  private final List<int[]> from = new ArrayList<>();
  private double[] best;
  private double latest;
  private int decided;

  /**
   * Creates a tagger for one call.
   *
   * @param anchors the topics
   * @param settings smoothing, cost of changes and delay
   */
  public CallTagger(TopicAnchors anchors, CallSettings settings) {
    this.anchors = anchors;
    this.settings = settings;
    this.states = anchors.topics().size() + 1;
    this.best = new double[states];
  }

  /**
   * Takes the next utterance.
   *
   * @param utterance starts at or after the one before
   * @param vector its vector, as the encoder of the anchors makes it
   * @return utterances that are tagged now, in order; perhaps none
   * @throws IllegalArgumentException if it starts earlier, or the vector has another size
   */
  public List<TaggedUtterance> push(TimedText utterance, float[] vector) {
    double start = utterance.span().startSeconds();
    if (start < latest) {
      throw new IllegalArgumentException(
          "start " + start + ": expected at least that of the utterance before, " + latest);
    }
    double[] similar = anchors.score(vector);
    latest = start;
    List<TaggedUtterance> ready = advance(start);
    utterances.add(utterance);
    scores.add(similar);
    return ready;
  }

  /**
   * Ends the call.
   *
   * @return the utterances that were not tagged yet
   */
  public List<TaggedUtterance> finish() {
    return advance(Double.POSITIVE_INFINITY);
  }

  /** Does what no utterance that starts at a time or later can change. */
  private List<TaggedUtterance> advance(double time) {
    double half = settings.delaySeconds() / 2;
    List<TaggedUtterance> ready = new ArrayList<>();
    while (smoothed.size() < utterances.size()
        && (time == Double.POSITIVE_INFINITY || end(smoothed.size()) + half < time)) {
      // What is decided must not see a step that a later start would come before.
      decide(end(smoothed.size()), ready);
      step(smoothed.size());
    }
    decide(time - half, ready);
    if (time == Double.POSITIVE_INFINITY) {
      decide(time, ready);
    }
    return ready;
  }

  private double end(int index) {
    return utterances.get(index).span().endSeconds();
  }

  /** Tags utterances that end more than half of the delay before a time. */
  private void decide(double time, List<TaggedUtterance> ready) {
    while (decided < smoothed.size()
        && (time == Double.POSITIVE_INFINITY
            || end(decided) + settings.delaySeconds() / 2 < time)) {
      int state = argmax(best);
      for (int i = smoothed.size() - 1; i > decided; i--) {
        state = from.get(i)[state];
      }
      boolean isNone = state == states - 1;
      ready.add(
          new TaggedUtterance(
              utterances.get(decided),
              isNone ? TopicAnchors.NONE : anchors.names().get(state),
              confidence(smoothed.get(decided), state)));
      decided++;
    }
  }

  private static double confidence(double[] similar, int state) {
    double sum = 0;
    for (double each : similar) {
      sum += Math.exp((each - similar[state]) / TEMPERATURE);
    }
    return 1 / sum;
  }

  /** Adds an utterance to the sequence. */
  private void step(int index) {
    double[] similar = smooth(index);
    double seconds = weight(index);
    double cost = settings.switchCost() * UNIT;
    int top = argmax(best);
    double[] next = new double[states];
    int[] came = new int[states];
    for (int state = 0; state < states; state++) {
      boolean stays = index == 0 || best[state] >= best[top] - cost;
      came[state] = stays ? state : top;
      next[state] =
          (stays ? best[state] : best[top] - cost) + seconds * (similar[state] - anchors.floor());
    }
    smoothed.add(similar);
    from.add(came);
    best = next;
  }

  /** The average of the similarities around an utterance; the last one is that of no topic. */
  private double[] smooth(int index) {
    double[] mean = new double[states];
    double sum = 0;
    double tau = settings.smoothSeconds();
    double reach = Math.min(REACH * tau, settings.delaySeconds() / 2);
    double middle = middle(index);
    int first = index;
    while (first > 0 && middle - middle(first - 1) <= REACH * tau) {
      first--;
    }
    for (int i = first; i < utterances.size(); i++) {
      double distance = Math.abs(middle(i) - middle);
      double after = utterances.get(i).span().startSeconds() - end(index);
      if (i > index && after >= reach) {
        break;
      }
      double own = i == index ? 1 : tau == 0 ? 0 : Math.exp(-distance / tau);
      double weight = own * weight(i);
      sum += weight;
      for (int state = 0; state < states - 1; state++) {
        mean[state] += weight * scores.get(i)[state];
      }
    }
    for (int state = 0; state < states - 1; state++) {
      mean[state] /= sum;
    }
    mean[states - 1] = anchors.floor();
    return mean;
  }

  private double middle(int index) {
    return (utterances.get(index).span().startSeconds() + end(index)) / 2;
  }

  private double weight(int index) {
    return Math.max(MIN_SECONDS, Math.min(MAX_SECONDS, utterances.get(index).span().seconds()));
  }

  private static int argmax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /**
   * Tags a whole call.
   *
   * @param utterances in the order of their starts; may be empty
   * @param vectors a vector for each
   * @param anchors the topics
   * @param settings smoothing, cost of changes and delay
   * @return the tagged utterances, in order
   */
  public static List<TaggedUtterance> tag(
      List<TimedText> utterances, float[][] vectors, TopicAnchors anchors, CallSettings settings) {
    CallTagger tagger = new CallTagger(anchors, settings);
    List<TaggedUtterance> tagged = new ArrayList<>();
    for (int i = 0; i < vectors.length; i++) {
      tagged.addAll(tagger.push(utterances.get(i), vectors[i]));
    }
    tagged.addAll(tagger.finish());
    return tagged;
  }
}
