package dev.caesura.corpus.report;

import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writer of the page of a report: the static content, the script and its data. */
final class ReportPage {

  private static final List<String> SCRIPTS =
      List.of("data.js", "words.js", "player.js", "timeline.js", "table.js", "page.js");

  private final MiningReport report;
  private final ReportTotals totals;

  ReportPage(MiningReport report) {
    this.report = report;
    this.totals = ReportTotals.of(report);
  }

  void write(Writer out) throws IOException {
    StringBuilder script = new StringBuilder("'use strict';\n(() => {\n");
    for (String name : SCRIPTS) {
      script.append(PageTemplate.resource(name));
    }
    script.append("})();\n");
    String style = PageTemplate.resource("report.css");
    // Only the clips and the embedded picture are loaded.
    String loaded = "img-src data:; media-src 'self' file: blob:; ";
    String policy = PageTemplate.policy(script.toString(), style, loaded);
    Map<String, PageTemplate.Content> contents = new TreeMap<>();
    contents.put("policy", PageTemplate.Content.of(escape(policy)));
    contents.put("title", PageTemplate.Content.of(escape(report.recording())));
    contents.put("style", PageTemplate.Content.of(style));
    contents.put("totals", PageTemplate.Content.of(totals()));
    contents.put("outcome", PageTemplate.Content.of(outcome()));
    contents.put("facts", PageTemplate.Content.of(facts()));
    contents.put("picture", PageTemplate.Content.of(new ReportPicture(report).html()));
    contents.put("curves", PageTemplate.Content.of(curves()));
    contents.put("script", PageTemplate.Content.of(script.toString()));
    contents.put("data", new ReportJson(report, totals)::write);
    PageTemplate.fill(PageTemplate.resource("report.html"), contents, out);
  }

  private String totals() {
    StringBuilder html = new StringBuilder();
    total(html, "Recording", clock(totals.seconds()), "");
    total(
        html,
        "Speech",
        clock(totals.speechSeconds()),
        percent(totals.speechSeconds(), totals.seconds(), " of the recording"));
    total(
        html,
        "Kept",
        clock(totals.keptSeconds()),
        percent(totals.keptSeconds(), totals.seconds(), " of the recording"));
    total(
        html,
        "Sentences kept",
        totals.keptSentences() + " of " + totals.sentences(),
        percent(totals.keptSentences(), totals.sentences(), " of the transcript"));
    int rejected = totals.sentences() - totals.keptSentences();
    total(
        html,
        "Sentences rejected",
        String.valueOf(rejected),
        percent(rejected, totals.sentences(), " of the transcript"));
    int unmatched = 0;
    double unmatchedSeconds = 0;
    for (ReportTotals.Tally tally : totals.unmatched().values()) {
      unmatched += tally.count();
      unmatchedSeconds += tally.seconds();
    }
    total(
        html,
        "Speech without text",
        clock(unmatchedSeconds),
        unmatched == 1 ? "1 stretch" : unmatched + " stretches");
    return html.toString();
  }

  private static void total(StringBuilder html, String name, String value, String note) {
    html.append("\n<div><dt>")
        .append(name)
        .append("</dt><dd>")
        .append(value)
        .append(note.isEmpty() ? "" : "<small>" + note + "</small>")
        .append("</dd></div>");
  }

  private String outcome() {
    StringBuilder html =
        new StringBuilder(
            "<table><thead><tr><th scope=\"col\">Outcome</th><th scope=\"col\">Number</th>"
                + "<th scope=\"col\">Length</th></tr></thead><tbody>");
    List<String> reasons = totals.reasons();
    ReportTotals.Tally kept = new ReportTotals.Tally(totals.kept(), totals.keptSeconds());
    outcome(html, "kept", -1, "Kept", kept);
    totals
        .rejected()
        .forEach((r, tally) -> outcome(html, "sentence", reasons.indexOf(r), r, tally));
    totals.unmatched().forEach((r, tally) -> outcome(html, "speech", reasons.indexOf(r), r, tally));
    return html.append("</tbody></table>").toString();
  }

  private static void outcome(
      StringBuilder html, String kind, int reason, String name, ReportTotals.Tally tally) {
    html.append("\n<tr data-kind=\"")
        .append(kind)
        .append("\" data-reason=\"")
        .append(reason)
        .append("\"><th scope=\"row\" dir=\"auto\">")
        .append(escape(name))
        .append("</th><td>")
        .append(tally.count())
        .append("</td><td>")
        .append(tally.seconds() == 0 ? "–" : clock(tally.seconds()))
        .append("</td></tr>");
  }

  private String facts() {
    StringBuilder html = new StringBuilder();
    report
        .facts()
        .forEach(
            (name, value) ->
                html.append("\n<div><dt dir=\"auto\">")
                    .append(escape(name))
                    .append("</dt><dd dir=\"auto\">")
                    .append(escape(value))
                    .append("</dd></div>"));
    return html.isEmpty() ? "<div><dt>No settings recorded.</dt><dd></dd></div>" : html.toString();
  }

  private String curves() {
    if (report.waveform().size() == 0) {
      return "";
    }
    double millis =
        1000.0 * report.waveform().stretchSamples() / report.waveform().span().sampleRate();
    return String.format(Locale.ROOT, " The waveform is resolved to %.0f ms.", millis);
  }

  private static String percent(double part, double whole, String of) {
    return whole > 0 ? String.format(Locale.ROOT, "%.1f %%", 100 * part / whole) + of : "";
  }

  /** Formats hours, minutes and seconds, such as 1:02:03 or 0:07. */
  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /**
   * Returns text for an element or a quoted attribute; characters that HTML forbids are replaced.
   */
  static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    Utf8Text.wellFormed(text)
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default ->
                    html.appendCodePoint(
                        Character.isISOControl(c) && c != '\n' && c != '\t' ? 0xFFFD : c);
              }
            });
    return html.toString();
  }
}
