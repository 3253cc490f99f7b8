package dev.caesura.corpus.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.Utterance;
import dev.caesura.audio.TimeSpan;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.WholeFile;
import dev.caesura.text.CodePointOffsets;
import dev.caesura.text.TextSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Interactive plot of an alignment: time in the recording to the right, place in the transcript
 * downwards. Each sentence is a line; moved and repeated ones have other colours; text without
 * speech and speech without text lie along the axes.
 *
 * <p>The plot is one HTML file that loads nothing. Wheel, drag, keys and buttons zoom and move,
 * pointing shows the sentence, the address keeps the view. Places are code points, as in the
 * records. Immutable and thread-safe.
 *
 * @param recording the name of the recording
 * @param utterances all utterances of the recording
 * @param transcript the whole transcript
 * @param withCer whether to show {@link Utterance#cer()}; false if there are no recognised words
 */
public record AlignmentPlot(
    String recording, List<Utterance> utterances, String transcript, boolean withCer) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_LABEL_CHARS = 200;

  public AlignmentPlot {
    utterances = List.copyOf(utterances);
  }

  /**
   * Writes the page, whole or not at all.
   *
   * @param file the HTML file; replaced if it exists
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    String script = PageTemplate.resource("plot.js");
    String style = PageTemplate.resource("plot.css");
    // A transcript may contain the end tag of a script.
    String data = data().toString().replace("<", "\\u003c");
    Map<String, PageTemplate.Content> contents =
        Map.of(
            "policy",
            PageTemplate.Content.of(ReportPage.escape(PageTemplate.policy(script, style, ""))),
            "title",
            PageTemplate.Content.of(ReportPage.escape(recording)),
            "style",
            PageTemplate.Content.of(style),
            "data",
            PageTemplate.Content.of(data),
            "script",
            PageTemplate.Content.of(script));
    String template = PageTemplate.resource("plot.html");
    WholeFile.writeText(file, out -> PageTemplate.fill(template, contents, out));
  }

  private ObjectNode data() {
    CodePointOffsets codePoints = CodePointOffsets.of(transcript);
    ObjectNode data = JSON.createObjectNode();
    double seconds = 0;
    ArrayNode rows = data.putArray("rows");
    for (Utterance utterance : utterances) {
      ArrayNode row = rows.addArray();
      row.add(utterance.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      if (utterance.span().isPresent()) {
        TimeSpan span = utterance.span().get();
        seconds = Math.max(seconds, span.endSeconds());
        row.add(rounded(span.startSeconds())).add(rounded(span.endSeconds()));
      } else {
        row.addNull().addNull();
      }
      if (utterance.source().isPresent()) {
        TextSpan source = utterance.source().get();
        row.add(codePoints.at(source.start())).add(codePoints.at(source.end()));
      } else {
        row.addNull().addNull();
      }
      if (withCer) {
        row.add(rounded(utterance.cer()));
      } else {
        row.addNull();
      }
      row.add(label(utterance.text()));
      if (withCer && utterance.cer() > 0 && !utterance.hypothesis().equals(utterance.text())) {
        row.add(label(utterance.hypothesis()));
      }
    }
    data.put("seconds", rounded(seconds)).put("length", codePoints.at(transcript.length()));
    return data;
  }

  private static String label(String text) {
    return Utf8Text.wellFormed(
        text.length() > MAX_LABEL_CHARS ? text.substring(0, MAX_LABEL_CHARS) + "…" : text);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
