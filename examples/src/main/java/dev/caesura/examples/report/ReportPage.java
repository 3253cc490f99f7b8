package dev.caesura.examples.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Fills the template of the page: what can be read without a script, the script and its data. */
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
      script.append(resource(name));
    }
    script.append("})();\n");
    String style = resource("report.css");
    Map<String, String> parts = new TreeMap<>();
    parts.put("policy", escape(policy(script.toString(), style)));
    parts.put("title", escape(report.recording()));
    parts.put("style", style);
    parts.put("totals", totals());
    parts.put("outcome", outcome());
    parts.put("facts", facts());
    parts.put("picture", new ReportPicture(report).html());
    parts.put("curves", curves());
    parts.put("script", script.toString());
    String template = resource("report.html");
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf("{{", at);
      if (open < 0) {
        break;
      }
      int close = template.indexOf("}}", open);
      out.write(template, at, open - at);
      String part = template.substring(open + 2, close);
      if (part.equals("data")) {
        new ReportJson(report, totals).write(out);
      } else {
        out.write(parts.get(part));
      }
      at = close + 2;
    }
    out.write(template, at, template.length() - at);
  }

  /**
   * Nothing is loaded but clips and the picture that the page itself holds; nothing runs but the
   * script of this page, known by its hash.
   */
  private static String policy(String script, String style) {
    return "default-src 'none'; script-src '"
        + hash(script)
        + "'; style-src '"
        + hash(style)
        + "'; img-src data:; media-src 'self' file: blob:; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(
            "resource " + name + " of the report is not on the class path");
      }
      // The hashes are over what a browser reads, and it reads a line end as a line feed.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
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
    int untold = 0;
    double untoldSeconds = 0;
    for (ReportTotals.Tally tally : totals.untold().values()) {
      untold += tally.count();
      untoldSeconds += tally.seconds();
    }
    total(
        html,
        "Speech without text",
        clock(untoldSeconds),
        untold == 1 ? "1 stretch" : untold + " stretches");
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
    totals.untold().forEach((r, tally) -> outcome(html, "speech", reasons.indexOf(r), r, tally));
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
    return html.isEmpty() ? "<div><dt>Nothing was noted.</dt><dd></dd></div>" : html.toString();
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

  /** Hours, minutes and seconds, such as 1:02:03 or 0:07. */
  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** The text with halves of surrogate pairs replaced, which no file in UTF-8 can hold. */
  static String wellFormed(String text) {
    StringBuilder well = new StringBuilder(text.length());
    text.codePoints().forEach(c -> well.appendCodePoint(isHalf(c) ? 0xFFFD : c));
    return well.toString();
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /** Text for an element or a quoted attribute; control characters, which HTML forbids, show. */
  static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    text.codePoints()
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
                        isHalf(c) || (Character.isISOControl(c) && c != '\n' && c != '\t')
                            ? 0xFFFD
                            : c);
              }
            });
    return html.toString();
  }
}
