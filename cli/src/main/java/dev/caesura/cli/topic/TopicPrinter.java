package dev.caesura.cli.topic;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.topic.Chapter;
import dev.caesura.align.topic.ChapterFormat;
import dev.caesura.align.topic.TimedText;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Prints the topics of documents. Stateless and thread-safe. */
final class TopicPrinter {

  /** How topics are printed. */
  enum Format {
    /** Headings with the sentences below them. */
    TEXT,
    /** A JSON object for each topic. */
    JSONL,
    /** WebVTT chapters. */
    VTT,
    /** Chapters for a description on YouTube. */
    YOUTUBE,
    /** Podcasting 2.0 JSON chapters. */
    PODCAST,
    /** Chapters for ffmpeg. */
    FFMETADATA
  }

  private static final JsonMapper JSON = new JsonMapper();

  private TopicPrinter() {}

  static void print(TopicDocument document, List<FoundTopic> topics, Format format, PrintWriter out)
      throws IOException {
    switch (format) {
      case TEXT -> text(document, topics, 1, out);
      case JSONL -> lines(document, topics, 1, "", out);
      default -> chapters(document, topics).write(format, out);
    }
    out.flush();
  }

  private static void text(
      TopicDocument document, List<FoundTopic> topics, int level, PrintWriter out) {
    for (int i = 0; i < topics.size(); i++) {
      FoundTopic topic = topics.get(i);
      out.printf("%s %s%n", "#".repeat(level), topic.title(i));
      out.println();
      if (topic.parts().size() > 1) {
        text(document, topic.parts(), level + 1, out);
      } else {
        document.sentences().subList(topic.start(), topic.end()).forEach(out::println);
        out.println();
      }
    }
  }

  private static void lines(
      TopicDocument document, List<FoundTopic> topics, int level, String above, PrintWriter out) {
    for (int i = 0; i < topics.size(); i++) {
      FoundTopic topic = topics.get(i);
      String number = above + (i + 1);
      ObjectNode node = JSON.createObjectNode().put("file", document.file());
      node.put("topic", number).put("level", level).put("title", topic.title(i));
      ArrayNode terms = node.putArray("terms");
      topic.terms().forEach(terms::add);
      node.put("first_sentence", topic.start()).put("sentences", topic.end() - topic.start());
      if (document.isTimed()) {
        TimeSpan span = span(document, topic);
        node.put("start_seconds", rounded(span.startSeconds()));
        node.put("end_seconds", rounded(span.endSeconds()));
      }
      out.println(node);
      if (topic.parts().size() > 1) {
        lines(document, topic.parts(), level + 1, number + ".", out);
      }
    }
  }

  static BigDecimal rounded(double seconds) {
    return BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_UP);
  }

  private static TimeSpan span(TopicDocument document, FoundTopic topic) {
    List<TimedText> own = document.times().subList(topic.start(), topic.end());
    long end = own.stream().mapToLong(each -> each.span().endSample()).max().orElseThrow();
    TimeSpan first = own.get(0).span();
    return new TimeSpan(first.startSample(), end, first.sampleRate());
  }

  /**
   * Chapters that follow each other without gaps.
   *
   * @param chapters the chapters
   */
  record Chapters(List<Chapter> chapters) {

    void write(Format format, PrintWriter out) throws IOException {
      ChapterFormat.valueOf(format.name()).write(chapters, out);
    }
  }

  static Chapters chapters(TopicDocument document, List<FoundTopic> topics) throws IOException {
    if (!document.isTimed() && !topics.isEmpty()) {
      throw new IOException(
          document.file()
              + ": expected words or utterances with times for chapters; found text. Use --format"
              + " text or jsonl.");
    }
    List<Chapter> chapters = new ArrayList<>();
    for (int i = 0; i < topics.size(); i++) {
      TimeSpan own = span(document, topics.get(i));
      long end =
          i + 1 < topics.size() ? span(document, topics.get(i + 1)).startSample() : own.endSample();
      TimeSpan whole =
          new TimeSpan(own.startSample(), Math.max(own.startSample(), end), own.sampleRate());
      chapters.add(new Chapter(whole, topics.get(i).title(i)));
    }
    return new Chapters(chapters);
  }
}
