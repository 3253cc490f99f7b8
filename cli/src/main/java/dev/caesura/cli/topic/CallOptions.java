package dev.caesura.cli.topic;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.topic.CallSettings;
import dev.caesura.align.topic.CallTagger;
import dev.caesura.align.topic.Chapter;
import dev.caesura.align.topic.ChapterFormat;
import dev.caesura.align.topic.TaggedUtterance;
import dev.caesura.align.topic.TimedText;
import dev.caesura.align.topic.TopicAnchors;
import dev.caesura.align.topic.TopicSegment;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.corpus.report.CallTimeline;
import dev.caesura.io.LineReader;
import dev.caesura.io.Utf8Reader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How calls are tagged with the topics of {@code --anchors}. */
final class CallOptions {

  private static final JsonMapper JSON = new JsonMapper();

  /** Utterances of a stream whose language is looked at. */
  private static final int LANGUAGE_UTTERANCES = 20;

  private static final Map<String, String> LIBRARY_NAMES =
      Map.of("smooth", "--smooth", "switch", "--switch-cost", "delay", "--delay");

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--anchors",
      paramLabel = "FILE",
      description =
          "Topics to tag calls with: YAML with example sentences for each topic, or a file that"
              + " --save-anchors wrote (default: topics are found).")
  private Path anchors;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--smooth",
      paramLabel = "SECONDS",
      description =
          "With --anchors, time in seconds over which similarities are averaged, on both sides"
              + " (default: 6).")
  private Double smooth;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--switch-cost",
      paramLabel = "SECONDS",
      description =
          "With --anchors, cost of a change of topic, in seconds of speech that is closer to the"
              + " other topic by 0.1 (default: 20).")
  private Double switchCost;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--floor",
      paramLabel = "X",
      description =
          "With --anchors, the similarity below which speech is about none of the topics, between"
              + " -1 and 1 (default: from how alike the examples are).")
  private Double floor;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--delay",
      paramLabel = "SECONDS",
      description =
          "With --anchors, tag each utterance from speech that starts at most these seconds after"
              + " it; prints utterances as they arrive if FILE is - (default: the whole call).")
  private Double delay;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--save-anchors",
      paramLabel = "FILE",
      description = "With --anchors, write the vectors of the topics to a file (default: none).")
  private Path saved;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description =
          "With --anchors, write a page with the timeline of a call, which plays it (default:"
              + " none).")
  private Path plot;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--audio",
      paramLabel = "FILE",
      description =
          "Recording that the page of --plot plays (default: one that is chosen on the page).")
  private Path audio;

  boolean areWanted() {
    return anchors != null;
  }

  /** Returns whether a page is written, which shows one call. */
  boolean drawsTimeline() {
    return plot != null;
  }

  CallSettings settings(CommandSpec tool) {
    boolean some =
        smooth != null || switchCost != null || floor != null || delay != null || saved != null;
    if (anchors == null && (some || plot != null)) {
      throw UsageErrors.of(
          tool,
          "--smooth, --switch-cost, --floor, --delay, --save-anchors, --plot: expected --anchors"
              + " beside them");
    }
    if (audio != null && plot == null) {
      throw UsageErrors.of(tool, "--audio: expected --plot FILE beside it");
    }
    if (floor != null && !(floor > -1 && floor < 1)) {
      throw UsageErrors.of(
          tool, "--floor " + floor + ": expected a number greater than -1 and less than 1");
    }
    CallSettings defaults = CallSettings.defaults();
    try {
      return new CallSettings(
          smooth == null ? defaults.smoothSeconds() : smooth,
          switchCost == null ? defaults.switchCost() : switchCost,
          delay == null ? defaults.delaySeconds() : delay);
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(tool, e, LIBRARY_NAMES);
    }
  }

  TopicAnchors anchors(
      TopicMethodOptions.Open open, TopicMethodOptions method, Consumer<String> notes)
      throws IOException {
    TopicAnchors read = AnchorFile.read(anchors, open.encoder(), method, notes);
    if (floor != null) {
      read = new TopicAnchors(read.topics(), floor);
    }
    if (saved != null) {
      AnchorFile.write(saved, read, method.encoderName());
    }
    return read;
  }

  /** Tags a call and prints its segments. */
  void print(
      TopicDocument call,
      TopicAnchors topics,
      CallSettings settings,
      TopicMethodOptions.Open open,
      TopicPrinter.Format format,
      PrintWriter out)
      throws IOException {
    if (!call.isTimed()) {
      throw new IOException(
          call.file() + ": expected utterances or words with times; found text without.");
    }
    List<TaggedUtterance> tagged;
    try {
      float[][] vectors = open.encoder().encode(call.sentences());
      tagged = CallTagger.tag(call.times(), vectors, topics, settings);
    } catch (IllegalArgumentException e) {
      throw new IOException(call.file() + ": " + e.getMessage(), e);
    }
    List<TopicSegment> segments = TopicSegment.of(tagged);
    switch (format) {
      case TEXT -> segments.forEach(segment -> out.println(line(segment)));
      case JSONL -> segments.forEach(segment -> out.println(json(call.file(), segment)));
      default -> {
        List<Chapter> chapters =
            segments.stream().map(each -> new Chapter(each.span(), each.topic())).toList();
        ChapterFormat.valueOf(format.name()).write(chapters, out);
      }
    }
    out.flush();
    if (plot != null) {
      new CallTimeline(call.file(), topics.names(), segments).write(plot, audio);
    }
  }

  private static String line(TopicSegment segment) {
    return String.format(
        Locale.ROOT,
        "%s %s %.2f %s",
        clock(segment.span().startSeconds()),
        clock(segment.span().endSeconds()),
        segment.confidence(),
        segment.topic());
  }

  private static String clock(double seconds) {
    long whole = (long) seconds;
    return String.format(Locale.ROOT, "%02d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  private static ObjectNode json(String file, TopicSegment segment) {
    return JSON.createObjectNode()
        .put("file", file)
        .put("start_seconds", TopicPrinter.rounded(segment.span().startSeconds()))
        .put("end_seconds", TopicPrinter.rounded(segment.span().endSeconds()))
        .put("topic", segment.topic())
        .put("confidence", TopicPrinter.rounded(segment.confidence()))
        .put("utterances", segment.utterances().size());
  }

  /** Tags utterances that arrive on standard input, a JSON object a line. */
  void live(
      TopicAnchors topics,
      CallSettings settings,
      TopicMethodOptions.Open open,
      TopicMethodOptions method,
      CommandSpec tool)
      throws IOException {
    PrintWriter out = tool.commandLine().getOut();
    PrintWriter err = tool.commandLine().getErr();
    List<String> first = new ArrayList<>();
    UtteranceRecords records = new UtteranceRecords("standard input", true);
    CallTagger tagger = new CallTagger(topics, settings);
    try (Utf8Reader in = new Utf8Reader(System.in, "standard input");
        LineReader lines = new LineReader(in, "standard input")) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.isBlank() || !records.add(line, lines.position())) {
          continue;
        }
        if (!records.isTimed()) {
          throw lines.position().malformed("times of the utterance", line);
        }
        TimedText utterance = records.last();
        if (first.size() < LANGUAGE_UTTERANCES) {
          first.add(utterance.text());
          if (first.size() == LANGUAGE_UTTERANCES) {
            languageNote(first, method, err);
          }
        }
        float[] vector = open.encoder().encode(List.of(utterance.text()))[0];
        utterances(tagger.push(utterance, vector), out);
      }
    }
    utterances(tagger.finish(), out);
    if (first.size() < LANGUAGE_UTTERANCES) {
      languageNote(first, method, err);
    }
    records.notes().forEach(note -> err.println("caesura: note: " + note));
  }

  private static void languageNote(
      List<String> utterances, TopicMethodOptions method, PrintWriter err) {
    method
        .languageNote("standard input", utterances, false)
        .ifPresent(note -> err.println("caesura: note: " + note));
    err.flush();
  }

  private static void utterances(List<TaggedUtterance> tagged, PrintWriter out) {
    for (TaggedUtterance each : tagged) {
      TimedText utterance = each.utterance();
      ObjectNode node =
          JSON.createObjectNode()
              .put("start_seconds", TopicPrinter.rounded(utterance.span().startSeconds()))
              .put("end_seconds", TopicPrinter.rounded(utterance.span().endSeconds()))
              .put("topic", each.topic())
              .put("confidence", TopicPrinter.rounded(each.confidence()))
              .put("text", utterance.text());
      out.println(node);
    }
    out.flush();
  }
}
