package dev.caesura.cli.eval;

import dev.caesura.align.topic.TimedTopicScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.eval.TopicScores;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Scores of the topics of one document, by sentences or by time.
 *
 * @param document its name
 * @param unit what is counted
 * @param topics number of true topics
 * @param found number of found topics
 * @param scores the scores
 * @param collarF1 F1 of boundaries within 3 s; NaN by sentences
 * @param tags share of the reference with the right tag; NaN without tags
 */
record TopicComparison(
    String document,
    Unit unit,
    double topics,
    double found,
    TopicScores scores,
    double collarF1,
    double tags) {

  /** What is counted. */
  enum Unit {
    /** Sentences, or utterances. */
    SENTENCES,
    /** Chunks of time. */
    TIME
  }

  /**
   * Compares in each unit that both sides have.
   *
   * @throws IllegalArgumentException if there is none, or the numbers of sentences differ
   */
  static List<TopicComparison> of(
      String document, List<TopicFile.Topic> truth, List<TopicFile.Topic> found) {
    boolean hasUnits = truth.get(0).units() > 0 && found.get(0).units() > 0;
    boolean hasTimes = truth.get(0).span() != null && found.get(0).span() != null;
    if (!hasUnits && !hasTimes) {
      throw new IllegalArgumentException(
          "expected sentences or times on both sides; found sentences on one, times on the other");
    }
    List<TopicComparison> rows = new ArrayList<>();
    if (hasUnits) {
      rows.add(bySentences(document, truth, found));
    }
    if (hasTimes) {
      rows.add(byTime(document, truth, found));
    }
    return rows;
  }

  private static TopicComparison bySentences(
      String document, List<TopicFile.Topic> truth, List<TopicFile.Topic> found) {
    TopicScores scores =
        TopicScores.of(
            truth.stream().map(TopicFile.Topic::units).toList(),
            found.stream().map(TopicFile.Topic::units).toList());
    double tags = tags(places(truth), truth, places(found), found);
    return new TopicComparison(
        document, Unit.SENTENCES, truth.size(), found.size(), scores, Double.NaN, tags);
  }

  private static TopicComparison byTime(
      String document, List<TopicFile.Topic> truth, List<TopicFile.Topic> found) {
    List<TimeSpan> right = truth.stream().map(TopicFile.Topic::span).toList();
    List<TimeSpan> guess = found.stream().map(TopicFile.Topic::span).toList();
    double duration = Math.max(end(right), end(guess));
    if (duration == 0) {
      throw new IllegalArgumentException("expected topics that last; found 0 s");
    }
    TimedTopicScores scores = TimedTopicScores.of(duration, starts(right), starts(guess));
    return new TopicComparison(
        document,
        Unit.TIME,
        truth.size(),
        found.size(),
        scores.chunks(),
        scores.collarF1(),
        tags(right, truth, guess, found));
  }

  private static double end(List<TimeSpan> spans) {
    return spans.stream().mapToDouble(TimeSpan::endSeconds).max().orElse(0);
  }

  private static List<Double> starts(List<TimeSpan> spans) {
    return spans.stream().map(TimeSpan::startSeconds).sorted().toList();
  }

  /** Returns topics as spans of a clock that counts sentences. */
  private static List<TimeSpan> places(List<TopicFile.Topic> topics) {
    List<TimeSpan> places = new ArrayList<>();
    long start = 0;
    for (TopicFile.Topic topic : topics) {
      places.add(new TimeSpan(start, start + topic.units(), 1));
      start += topic.units();
    }
    return places;
  }

  /** Returns the share of the reference with the right tag; what has no tag is wrong. */
  private static double tags(
      List<TimeSpan> right,
      List<TopicFile.Topic> truth,
      List<TimeSpan> guess,
      List<TopicFile.Topic> found) {
    if (truth.get(0).tag().isEmpty() || found.get(0).tag().isEmpty()) {
      return Double.NaN;
    }
    TreeSet<Long> edges = new TreeSet<>();
    for (List<TimeSpan> spans : List.of(right, guess)) {
      spans.forEach(span -> edges.addAll(List.of(span.startSample(), span.endSample())));
    }
    List<TimeSpan> pieces = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    List<String> given = new ArrayList<>();
    Long start = null;
    for (long end : edges) {
      if (start != null) {
        TimeSpan piece = new TimeSpan(start, end, right.get(0).sampleRate());
        String tag = tag(piece, right, truth);
        if (!tag.isEmpty()) {
          pieces.add(piece);
          wanted.add(tag);
          given.add(tag(piece, guess, found));
        }
      }
      start = end;
    }
    return TimedTopicScores.tags(pieces, wanted, given).accuracy();
  }

  private static String tag(TimeSpan piece, List<TimeSpan> spans, List<TopicFile.Topic> topics) {
    for (int i = 0; i < spans.size(); i++) {
      if (spans.get(i).startSample() <= piece.startSample()
          && spans.get(i).endSample() >= piece.endSample()) {
        return topics.get(i).tag();
      }
    }
    return "";
  }

  /** Returns the means of several documents. */
  static TopicComparison mean(List<TopicComparison> rows) {
    return new TopicComparison(
        "mean",
        rows.get(0).unit,
        mean(rows, TopicComparison::topics),
        mean(rows, TopicComparison::found),
        new TopicScores(
            mean(rows, row -> row.scores.pk()),
            mean(rows, row -> row.scores.windowDiff()),
            mean(rows, row -> row.scores.boundarySimilarity()),
            mean(rows, row -> row.scores.boundaryF1()),
            mean(rows, row -> row.scores.segmentF1())),
        mean(rows, TopicComparison::collarF1),
        mean(rows, TopicComparison::tags));
  }

  private static double mean(List<TopicComparison> rows, ToDoubleFunction<TopicComparison> figure) {
    return rows.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }
}
