package dev.caesura.corpus.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.corpus.filter.FilterTable;
import dev.caesura.corpus.filter.Measure;
import dev.caesura.corpus.filter.NearDuplicates;
import dev.caesura.corpus.report.CorpusReport;
import dev.caesura.corpus.split.CorpusSplitter;
import dev.caesura.corpus.split.SplitClip;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.WholeFile;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Filters and splits the sentences of all recordings, and writes the records and the report. Copies
 * and splits depend on all sentences, so this is the one stage that sees the whole corpus; of each
 * sentence it keeps about 300 bytes. Not thread-safe.
 */
public final class CorpusFiles {

  private final BuildConfig config;
  private final List<DocumentArchive.Entry> documents;
  private final Path folder;
  private final WordNormalizer normalizer;
  private final boolean hasLanguages;
  private final FunnelCounter funnel = new FunnelCounter();
  private final FilterTable table;
  private final SampleChooser samples;
  private final NearDuplicates duplicates = new NearDuplicates();
  private final List<Kept> kept = new ArrayList<>();
  private final List<SplitClip> clips = new ArrayList<>();
  private final List<String> unmatched = new ArrayList<>();
  private final BitSet spoken = new BitSet();
  private final List<String> wordWarnings = new ArrayList<>();
  private final ShareTotals shares = new ShareTotals();
  private Optional<ReviewSheet> sheet = Optional.empty();
  private final List<String> alignWarnings = new ArrayList<>();

  /** Kept sentence before it has a split. */
  private record Kept(String recording, int index, int group, Map<Measure, Double> measures) {}

  /**
   * Creates a writer of one corpus.
   *
   * @param config inputs and settings
   * @param archive the documents
   * @param folder the folder that files are written to; it exists
   */
  public CorpusFiles(BuildConfig config, DocumentArchive archive, Path folder) {
    this.config = config;
    this.documents = archive.entries();
    this.folder = folder;
    this.hasLanguages = !config.otherLanguages().isEmpty();
    this.normalizer = WordNormalizer.of(config.mining().language());
    this.table = new FilterTable(config.filters());
    this.samples = new SampleChooser(config.splits().seed());
  }

  /** Writes a page for a review, too; returns this writer. */
  CorpusFiles withReview(ReviewSheet value) {
    sheet = Optional.of(value);
    return this;
  }

  /** Reads a file of JSON Lines. */
  static List<JsonNode> records(Path file) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    int line = 0;
    for (String text : Utf8Text.read(file).lines().toList()) {
      line++;
      try {
        records.add(StageCache.JSON.readTree(text));
      } catch (JsonProcessingException e) {
        throw new IOException(
            file + ", line " + line + ": expected a record as JSON; found " + text, e);
      }
    }
    return records;
  }

  /**
   * Writes {@code corpus.jsonl}, {@code rejected.jsonl}, {@code matches.jsonl}, {@code
   * failures.jsonl} and {@code report.html}. May be called once.
   *
   * @param recordings the recordings, which are read twice
   * @param remarks what readers of documents warned of, with the file
   * @param failures the items that could not be processed
   * @return the totals
   * @throws IOException if a result cannot be read or a file cannot be written
   */
  public BuildResult write(
      BuiltRecordings recordings, List<String> remarks, List<BuildFailure> failures)
      throws IOException {
    WholeFile.writeText(
        folder.resolve("rejected.jsonl"),
        rejected ->
            WholeFile.writeText(
                folder.resolve("matches.jsonl"),
                matches -> recordings.forEach(each -> take(each, rejected, matches))));
    List<String> splits = CorpusSplitter.of(config.splits()).split(clips);
    SplitTotals totals = new SplitTotals(config.splits());
    writeCorpus(recordings, splits, totals);
    List<BuildFailure> all = new ArrayList<>(failures);
    if (sheet.isPresent()) {
      all.addAll(sheet.get().write(folder.resolve("review.html")));
    }
    writeFailures(all);
    List<String> warnings = new ArrayList<>(remarks);
    warnings.addAll(wordWarnings);
    warnings.addAll(alignWarnings);
    BuildResult result =
        new BuildResult(
            config.recordings().size(),
            documents.size(),
            funnel.hours(),
            kept.size(),
            table.removed(),
            new LinkedHashMap<>(totals.hours()),
            unmatched,
            unspoken(),
            warnings,
            all);
    new CorpusReport(
            String.valueOf(config.output().getFileName()),
            result.funnel(),
            funnel.reasons(),
            result.removed(),
            table.histograms(),
            totals.rows(),
            shares.speakers(),
            shares.documents(),
            samples.kept(),
            samples.removed(),
            sheet.isPresent(),
            ReportFacts.of(config, result))
        .write(folder.resolve("report.html"));
    return result;
  }

  private void take(BuiltRecording recording, Writer rejected, Writer matches) throws IOException {
    String name = recording.name();
    funnel.recording(recording.words().path("seconds").asDouble());
    warn(wordWarnings, name, recording.words());
    if (recording.match().isPresent()) {
      JsonNode match = recording.match().get();
      funnel.matched(match, recording.words());
      if (match.path("parts").isEmpty()) {
        unmatched.add(name);
      }
      MatchJson.parts(match, "parts").forEach(part -> spoken.set(part.document()));
      matches.write(line(MatchJson.row(name, match, recording.words(), documents)));
    }
    recording.aligned().ifPresent(aligned -> warn(alignWarnings, name, aligned));
    if (recording.measured().isPresent()) {
      filter(recording, recording.aligned().orElseThrow(), rejected);
    }
  }

  /** Takes the warnings that are kept with a result, so that a second run repeats them. */
  private static void warn(List<String> warnings, String name, JsonNode result) {
    result.path("warnings").forEach(warning -> warnings.add(name + ": " + warning.asText()));
  }

  private void filter(BuiltRecording recording, JsonNode aligned, Writer rejected)
      throws IOException {
    String name = recording.name();
    for (JsonNode record : recording.rejected()) {
      funnel.rejected(record);
      rejected.write(line(CorpusRecord.located(name, record, aligned, hasLanguages)));
    }
    JsonNode measured = recording.measured().orElseThrow();
    for (int r = 0; r < recording.kept().size(); r++) {
      ObjectNode record =
          CorpusRecord.located(name, recording.kept().get(r), aligned, hasLanguages);
      Map<Measure, Double> measures = measures(measured.path(r));
      NearDuplicates.Group group = duplicates.add(normalized(record));
      measures.put(Measure.COPIES, (double) group.copies());
      double seconds = record.path("audio_length").asDouble();
      List<String> reasons = ReviewedRecords.reasons(record, config.filters().reasons(measures));
      table.add(measures, seconds, reasons);
      funnel.aligned(seconds, reasons);
      samples.add(record, reasons);
      shares.add(record, seconds, reasons);
      if (sheet.isPresent() && !record.has(ReviewedRecords.REVIEW)) {
        sheet.get().add(name, record, reasons);
      }
      if (reasons.isEmpty()) {
        kept.add(new Kept(name, r, group.group(), measures));
        clips.add(
            new SplitClip(
                name,
                record.path("speaker").asText(),
                isLong(record) ? group.group() : -1,
                seconds));
      } else {
        record.put("reason", reasons.get(0));
        ArrayNode all = record.putArray("reasons");
        reasons.forEach(all::add);
        rejected.write(line(CorpusRecord.measured(record, measures)));
      }
    }
  }

  /** Short sentences are the same in many recordings, and would connect all of them. */
  private static boolean isLong(JsonNode record) {
    return record.path("text").asText().length() >= 60;
  }

  private List<String> normalized(JsonNode record) {
    return normalizer.words(record.path("text").asText()).stream()
        .map(NormalizedWord::text)
        .toList();
  }

  private static Map<Measure, Double> measures(JsonNode node) {
    Map<Measure, Double> measures = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      if (node.has(measure.toString())) {
        measures.put(measure, node.path(measure.toString()).asDouble());
      }
    }
    return measures;
  }

  private static String line(JsonNode record) throws IOException {
    return StageCache.JSON.writeValueAsString(record) + "\n";
  }

  private void writeCorpus(BuiltRecordings recordings, List<String> splits, SplitTotals totals)
      throws IOException {
    WholeFile.writeText(
        folder.resolve("corpus.jsonl"),
        out -> {
          int[] next = new int[1];
          recordings.forEach(
              recording -> {
                while (next[0] < kept.size()
                    && kept.get(next[0]).recording().equals(recording.name())) {
                  int k = next[0]++;
                  Kept each = kept.get(k);
                  ObjectNode record =
                      CorpusRecord.located(
                          recording.name(),
                          recording.kept().get(each.index()),
                          recording.aligned().orElseThrow(),
                          hasLanguages);
                  record.put("split", splits.get(k));
                  record.put("group", each.group());
                  out.write(line(CorpusRecord.measured(record, each.measures())));
                  totals.add(splits.get(k), clips.get(k));
                }
              });
          if (next[0] != kept.size()) {
            throw new IOException(
                folder
                    + ": expected the same recordings at the second reading; found none after "
                    + kept.get(next[0]).recording());
          }
        });
  }

  private void writeFailures(List<BuildFailure> failures) throws IOException {
    WholeFile.writeText(
        folder.resolve("failures.jsonl"),
        out -> {
          for (BuildFailure failure : failures) {
            ObjectNode row = StageCache.JSON.createObjectNode();
            row.put("stage", failure.stage().toString());
            row.put("item", failure.item());
            row.put("message", failure.message());
            out.write(line(row));
          }
        });
  }

  private List<String> unspoken() {
    List<String> names = new ArrayList<>();
    for (int d = spoken.nextClearBit(0); d < documents.size(); d = spoken.nextClearBit(d + 1)) {
      names.add(documents.get(d).id());
    }
    return names;
  }
}
