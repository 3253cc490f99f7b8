package dev.caesura.examples.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.Utterance;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * An alignment as a picture: time of the recording to the right, place in the transcript downwards,
 * a line for each sentence, moved and repeated ones in other colours. One file of HTML that needs
 * nothing else; the wheel zooms, dragging moves, pointing shows the sentence. Immutable and
 * thread-safe.
 *
 * @param recording name of the recording
 * @param utterances what was found
 * @param length characters of the transcript
 */
public record AlignmentPlot(String recording, List<Utterance> utterances, int length) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_LABEL = 160;

  public AlignmentPlot {
    utterances = List.copyOf(utterances);
  }

  /**
   * Writes the page, whole or not at all.
   *
   * @param file where to
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    String page;
    try (InputStream in = AlignmentPlot.class.getResourceAsStream("alignment.html")) {
      page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    // Text of a recording may hold what looks like the end of a script.
    String data = data().toString().replace("<", "\\u003c");
    String title = ReportPage.escape(recording);
    WholeFile.writeText(
        file, out -> out.write(page.replace("@TITLE@", title).replace("@DATA@", data)));
  }

  private ObjectNode data() {
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
        row.add(utterance.source().get().start()).add(utterance.source().get().end());
      } else {
        row.addNull().addNull();
      }
      row.add(rounded(utterance.cer()));
      String text = utterance.text();
      row.add(
          ReportPage.wellFormed(
              text.length() > LONGEST_LABEL ? text.substring(0, LONGEST_LABEL) + "…" : text));
    }
    data.put("seconds", rounded(seconds)).put("length", length);
    return data;
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
