package dev.caesura.corpus.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caesura.io.Sha256;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Page on which a person hears sentences of a corpus and decides about them: one file with script
 * and audio that needs no network and no server. Decisions are saved by the browser in the format
 * of {@code dev.caesura.corpus.review}. Immutable and thread-safe.
 *
 * <p>The transcript is untrusted: every text is escaped, and the content security policy of the
 * page runs only its own script and loads nothing.
 *
 * @param title the name of the corpus
 * @param language the language of the sentences
 * @param sentences the sentences, in the order in which they are shown
 */
public record ReviewPage(String title, Locale language, List<ReviewSentence> sentences) {

  /** Copies the list; rejects null. */
  public ReviewPage {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(language, "language");
    sentences = List.copyOf(sentences);
  }

  /**
   * Writes the page.
   *
   * @param file the page, which is replaced as a whole
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    String script = "'use strict';\n(() => {\n" + PageTemplate.resource("review.js") + "})();\n";
    String style = PageTemplate.resource("review.css");
    Map<String, PageTemplate.Content> contents = new TreeMap<>();
    String policy = PageTemplate.policy(script, style, "");
    contents.put("policy", PageTemplate.Content.of(ReportPage.escape(policy)));
    contents.put("title", PageTemplate.Content.of(ReportPage.escape(title)));
    contents.put("language", PageTemplate.Content.of(ReportPage.escape(language.toLanguageTag())));
    contents.put("style", PageTemplate.Content.of(style));
    contents.put("script", PageTemplate.Content.of(script));
    contents.put("data", this::writeData);
    String template = PageTemplate.resource("review.html");
    WholeFile.writeText(file, out -> PageTemplate.fill(template, contents, out));
  }

  /** Returns a name for the draft of the decisions, which pages of other sentences do not have. */
  private String draft() {
    StringBuilder all = new StringBuilder(title);
    sentences.forEach(each -> all.append('\n').append(each.recording()).append(each.stamp()));
    return Sha256.ofBytes(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private void writeData(Writer out) throws IOException {
    try (JsonGenerator json = ReportJson.JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("corpus", draft());
      json.writeArrayFieldStart("sentences");
      for (ReviewSentence each : sentences) {
        json.writeStartObject();
        json.writeStringField("recording", Utf8Text.wellFormed(each.recording()));
        json.writeStringField("id", Utf8Text.wellFormed(each.id()));
        json.writeStringField("stamp", each.stamp());
        json.writeStringField("text", Utf8Text.wellFormed(each.text()));
        json.writeArrayFieldStart("marks");
        for (int mark : each.marks()) {
          json.writeNumber(mark);
        }
        json.writeEndArray();
        json.writeStringField("facts", Utf8Text.wellFormed(each.facts()));
        json.writeNumberField("start", each.start());
        json.writeNumberField("end", each.end());
        json.writeNumberField("from", each.from());
        json.writeNumberField("to", each.to());
        json.writeStringField("peaks", each.peaks());
        json.writeStringField("audio", each.audio());
        json.writeEndObject();
        json.writeRaw('\n');
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
