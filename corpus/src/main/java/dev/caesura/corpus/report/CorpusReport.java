package dev.caesura.corpus.report;

import dev.caesura.corpus.filter.FilterTable;
import dev.caesura.corpus.filter.Measure;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Report of a corpus, one page that needs no network: how many hours are left after each step and
 * why, what each limit removed, distributions, splits, and clips that play. Immutable and
 * thread-safe.
 *
 * @param title the name of the corpus
 * @param funnel the hours that are left after each step
 * @param reasons for each reason of a rejection the number of sentences or stretches, and the hours
 * @param removed what each limit removed, by its name
 * @param histograms the distributions of what was measured
 * @param splits for each split the sentences, hours, recordings and speakers
 * @param speakers for each speaker the kept sentences and hours, then the removed ones
 * @param documents the same for each document
 * @param kept clips that were kept
 * @param rejected clips that were removed
 * @param hasReview whether {@code review.html} is beside the page
 * @param facts inputs, settings, warnings and failures, by name
 */
public record CorpusReport(
    String title,
    Map<String, Double> funnel,
    Map<String, List<Double>> reasons,
    Map<String, FilterTable.Removed> removed,
    Map<Measure, FilterTable.Histogram> histograms,
    Map<String, List<Double>> splits,
    Map<String, List<Double>> speakers,
    Map<String, List<Double>> documents,
    List<CorpusSample> kept,
    List<CorpusSample> rejected,
    boolean hasReview,
    Map<String, String> facts) {

  /** Copies maps and lists, in their order. */
  public CorpusReport {
    funnel = ordered(funnel);
    reasons = ordered(reasons);
    removed = ordered(removed);
    histograms = ordered(histograms);
    splits = ordered(splits);
    speakers = ordered(speakers);
    documents = ordered(documents);
    kept = List.copyOf(kept);
    rejected = List.copyOf(rejected);
    facts = ordered(facts);
  }

  private static <K, V> Map<K, V> ordered(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * Writes the page.
   *
   * @param file the page; the paths of the clips are relative to its folder
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    String style = PageTemplate.resource("corpus.css");
    String policy = PageTemplate.policy("", style, "media-src 'self' file:; ");
    Map<String, PageTemplate.Content> contents = new TreeMap<>();
    contents.put("policy", PageTemplate.Content.of(ReportPage.escape(policy)));
    contents.put("title", PageTemplate.Content.of(ReportPage.escape(title)));
    contents.put("style", PageTemplate.Content.of(style));
    contents.put("funnel", PageTemplate.Content.of(funnelRows()));
    contents.put("reasons", PageTemplate.Content.of(reasonRows()));
    contents.put("removed", PageTemplate.Content.of(removedRows()));
    contents.put("histograms", PageTemplate.Content.of(figures()));
    contents.put("splits", PageTemplate.Content.of(splitRows()));
    contents.put("speakers", PageTemplate.Content.of(shareRows(speakers)));
    contents.put("documents", PageTemplate.Content.of(shareRows(documents)));
    contents.put("kept", PageTemplate.Content.of(samples(kept)));
    contents.put("rejected", PageTemplate.Content.of(samples(rejected)));
    contents.put(
        "review",
        PageTemplate.Content.of(
            hasReview ? "<p><a href=\"review.html\">Review doubtful sentences</a></p>" : ""));
    contents.put("facts", PageTemplate.Content.of(factRows()));
    String template = PageTemplate.resource("corpus.html");
    WholeFile.writeText(file, out -> PageTemplate.fill(template, contents, out));
  }

  private String funnelRows() {
    double all = funnel.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    StringBuilder html = new StringBuilder();
    funnel.forEach(
        (step, hours) -> {
          double share = all == 0 ? 0 : 100 * hours / all;
          row(
              html,
              step,
              number(hours, 3),
              number(share, 1),
              String.format(
                  Locale.ROOT,
                  "<meter min=\"0\" max=\"100\" value=\"%.1f\">%.1f %%</meter>",
                  share,
                  share));
        });
    return html.toString();
  }

  private String reasonRows() {
    StringBuilder html = new StringBuilder();
    reasons.forEach(
        (name, counts) -> row(html, name, number(counts.get(0), 0), number(counts.get(1), 3)));
    return html.toString();
  }

  private String removedRows() {
    StringBuilder html = new StringBuilder();
    removed.forEach(
        (name, counts) ->
            row(
                html,
                name,
                number(counts.clips(), 0),
                number(counts.seconds() / 3600, 3),
                number(counts.onlyClips(), 0),
                number(counts.onlySeconds() / 3600, 3)));
    return html.toString();
  }

  private String splitRows() {
    StringBuilder html = new StringBuilder();
    splits.forEach(
        (name, counts) ->
            row(
                html,
                name,
                number(counts.get(0), 0),
                number(counts.get(1), 3),
                number(counts.get(2), 0),
                number(counts.get(3), 0)));
    return html.toString();
  }

  private static String shareRows(Map<String, List<Double>> shares) {
    StringBuilder html = new StringBuilder();
    shares.forEach(
        (name, counts) ->
            row(
                html,
                name,
                number(counts.get(0), 0),
                number(counts.get(1), 3),
                number(counts.get(2), 0),
                number(counts.get(3), 3)));
    return html.toString();
  }

  /** Adds a row; the cells are HTML, the name is not. */
  private static void row(StringBuilder html, String name, String... cells) {
    html.append("\n<tr><th scope=\"row\" dir=\"auto\">").append(ReportPage.escape(name));
    html.append("</th>");
    for (String cell : cells) {
      html.append("<td>").append(cell).append("</td>");
    }
    html.append("</tr>");
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  private String figures() {
    StringBuilder html = new StringBuilder();
    histograms.forEach((measure, bars) -> html.append(Histograms.figure(measure, bars)));
    return html.toString();
  }

  private static String samples(List<CorpusSample> samples) {
    StringBuilder html = new StringBuilder();
    for (CorpusSample sample : samples) {
      html.append("\n<li><audio controls preload=\"none\" src=\"")
          .append(ReportPage.escape(url(sample.clip())))
          .append("\"></audio><p dir=\"auto\">")
          .append(ReportPage.escape(sample.text()))
          .append("</p><small>score ")
          .append(number(sample.score(), 2))
          .append(
              sample.reason().isEmpty() ? "" : ", removed by " + ReportPage.escape(sample.reason()))
          .append("</small></li>");
    }
    return html.isEmpty() ? "<li>None.</li>" : html.toString();
  }

  /** Returns a relative URL of a path with {@code /}. */
  private static String url(String path) {
    StringBuilder url = new StringBuilder();
    for (byte octet : path.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      boolean isPlain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "/-_.".indexOf(c) >= 0;
      url.append(isPlain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return url.toString();
  }

  private String factRows() {
    StringBuilder html = new StringBuilder();
    facts.forEach((name, value) -> row(html, name, ReportPage.escape(value)));
    return html.toString();
  }
}
