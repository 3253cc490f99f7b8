package dev.caesura.corpus.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caesura.align.topic.TaggedUtterance;
import dev.caesura.align.topic.TopicAnchors;
import dev.caesura.align.topic.TopicSegment;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Page with the timeline of a call, a lane for each topic, which plays the recording: one file that
 * needs no network and no server. Immutable and thread-safe.
 *
 * <p>The transcript is untrusted: every text is escaped, and the content security policy of the
 * page runs only its own script and loads only the recording.
 *
 * @param title the name of the call
 * @param topics the names of the topics, in the order of their lanes
 * @param segments the segments of the call, in order
 */
public record CallTimeline(String title, List<String> topics, List<TopicSegment> segments) {

  /** Copies the lists; rejects null. */
  public CallTimeline {
    Objects.requireNonNull(title, "title");
    topics = List.copyOf(topics);
    segments = List.copyOf(segments);
  }

  /**
   * Writes the page.
   *
   * @param file the page, which is replaced as a whole
   * @param audio the recording, which the page refers to by its path from the page; null for one
   *     that is chosen on the page
   * @throws IOException if it cannot be written
   */
  public void write(Path file, Path audio) throws IOException {
    String script = "'use strict';\n(() => {\n" + PageTemplate.resource("call.js") + "})();\n";
    String style = PageTemplate.resource("call.css");
    String policy = PageTemplate.policy(script, style, "media-src 'self' file: blob:; ");
    Map<String, PageTemplate.Content> contents = new TreeMap<>();
    contents.put("policy", PageTemplate.Content.of(ReportPage.escape(policy)));
    contents.put("title", PageTemplate.Content.of(ReportPage.escape(title)));
    contents.put("style", PageTemplate.Content.of(style));
    contents.put("script", PageTemplate.Content.of(script));
    contents.put("data", out -> writeData(out, relative(file, audio)));
    String template = PageTemplate.resource("call.html");
    WholeFile.writeText(file, out -> PageTemplate.fill(template, contents, out));
  }

  private static String relative(Path file, Path audio) {
    if (audio == null) {
      return "";
    }
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder.relativize(audio.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  private void writeData(Writer out, String audio) throws IOException {
    try (JsonGenerator json = ReportJson.JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("audio", Utf8Text.wellFormed(audio));
      json.writeArrayFieldStart("topics");
      for (String topic : topics) {
        json.writeString(Utf8Text.wellFormed(topic));
      }
      json.writeString(TopicAnchors.NONE);
      json.writeEndArray();
      json.writeArrayFieldStart("segments");
      for (TopicSegment segment : segments) {
        json.writeStartObject();
        json.writeNumberField("start", Math.round(1000 * segment.span().startSeconds()));
        json.writeNumberField("end", Math.round(1000 * segment.span().endSeconds()));
        json.writeStringField("topic", Utf8Text.wellFormed(segment.topic()));
        json.writeNumberField("confidence", Math.round(100 * segment.confidence()));
        json.writeArrayFieldStart("utterances");
        for (TaggedUtterance each : segment.utterances()) {
          json.writeStartObject();
          json.writeNumberField("start", Math.round(1000 * each.utterance().span().startSeconds()));
          json.writeStringField("speaker", Utf8Text.wellFormed(each.utterance().speaker()));
          json.writeStringField("text", Utf8Text.wellFormed(each.utterance().text()));
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
