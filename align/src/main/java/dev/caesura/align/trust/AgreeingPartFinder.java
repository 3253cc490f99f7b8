package dev.caesura.align.trust;

import dev.caesura.align.Utterance;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the parts of a transcript that agree with its recording: the stretches of sentences most of
 * whose letters agree, no two of which would be better as one (Ruzzo and Tompa, 1999). Stateless
 * and thread-safe.
 */
final class AgreeingPartFinder {

  /** Letters of surplus below which a part is chance. */
  private static final double MIN_SURPLUS = 80;

  private static final int MAX_PARTS = 10;

  private AgreeingPartFinder() {}

  /** A stretch of sentences with the sum of its weights, and the sum of all weights before it. */
  private record Stretch(int from, int to, double before, double after) {

    double surplus() {
      return after - before;
    }
  }

  /** Returns at most ten parts in the order of the transcript, the largest ones. */
  static List<AgreeingPart> find(List<Utterance> utterances, Predicate<Utterance> agrees) {
    List<Utterance> sentences = utterances.stream().filter(JudgedSentence::isSentence).toList();
    return stretches(sentences, agrees).stream()
        .filter(stretch -> stretch.surplus() >= MIN_SURPLUS)
        .sorted(Comparator.comparingDouble(stretch -> -stretch.surplus()))
        .limit(MAX_PARTS)
        .sorted(Comparator.comparingInt(Stretch::from))
        .map(stretch -> part(sentences.subList(stretch.from(), stretch.to()), agrees))
        .toList();
  }

  private static List<Stretch> stretches(List<Utterance> sentences, Predicate<Utterance> agrees) {
    List<Stretch> found = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < sentences.size(); i++) {
      double weight =
          sentences.get(i).text().length() * (agrees.test(sentences.get(i)) ? 0.5 : -0.5);
      if (weight > 0) {
        Stretch last = new Stretch(i, i + 1, sum, sum + weight);
        int at = found.size() - 1;
        // Joins the last stretch with the nearest one that begins lower, if it ends lower, too.
        while (at >= 0) {
          if (found.get(at).before() >= last.before()) {
            at--;
          } else if (found.get(at).after() >= last.after()) {
            break;
          } else {
            last =
                new Stretch(found.get(at).from(), last.to(), found.get(at).before(), last.after());
            found.subList(at, found.size()).clear();
            at = found.size() - 1;
          }
        }
        found.add(last);
      }
      sum += weight;
    }
    return found;
  }

  private static AgreeingPart part(List<Utterance> sentences, Predicate<Utterance> agrees) {
    Optional<TimeSpan> span = Optional.empty();
    int start = Integer.MAX_VALUE;
    int end = 0;
    for (Utterance sentence : sentences) {
      if (agrees.test(sentence)) {
        TimeSpan own = sentence.span().orElseThrow();
        span = Optional.of(span.map(own::extent).orElse(own));
        TextSpan source = sentence.source().orElseThrow();
        start = Math.min(start, source.start());
        end = Math.max(end, source.end());
      }
    }
    return new AgreeingPart(span.orElseThrow(), new TextSpan(start, end));
  }
}
