package dev.caesura.corpus.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.corpus.archive.PartMatch;
import dev.caesura.corpus.filter.FilterTable;
import dev.caesura.corpus.filter.Measure;
import dev.caesura.corpus.filter.NearDuplicates;
import dev.caesura.corpus.report.CorpusReport;
import dev.caesura.corpus.split.CorpusSplitter;
import dev.caesura.corpus.split.SplitClip;
import dev.caesura.io.WholeFile;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Filters and splits the sentences of all recordings, and writes the records and the report. Not
 * thread-safe.
 */
final class CorpusFiles {

  private final BuildConfig config;
  private final BuildFolder folder;
  private final DocumentArchive archive;
  private final List<BuildFailure> failures;
  private final List<String> warnings;
  private final WordNormalizer normalizer;
  private final FunnelCounter funnel = new FunnelCounter();
  private final FilterTable table;
  private final SampleChooser samples;

  /** Kept sentence before it has a split. */
  private record Kept(String recording, int index, int group, Map<Measure, Double> measures) {}

  CorpusFiles(
      BuildConfig config,
      BuildFolder folder,
      DocumentArchive archive,
      List<BuildFailure> failures,
      List<String> warnings) {
    this.config = config;
    this.folder = folder;
    this.archive = archive;
    this.failures = failures;
    this.warnings = warnings;
    this.normalizer = WordNormalizer.of(config.mining().language());
    this.table = new FilterTable(config.filters());
    this.samples = new SampleChooser(config.splits().seed());
  }

  /** Reads a file of JSON Lines. */
  static List<JsonNode> records(Path file) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    int line = 0;
    for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
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

  BuildResult write(
      Map<String, JsonNode> words,
      Map<String, JsonNode> matches,
      Map<String, JsonNode> aligned,
      Map<String, JsonNode> measured)
      throws IOException {
    words.forEach((name, result) -> funnel.recording(result.path("seconds").asDouble()));
    matches.forEach((name, match) -> funnel.matched(match, words.get(name)));
    List<Kept> kept = new ArrayList<>();
    List<SplitClip> clips = new ArrayList<>();
    Path rejected = folder.folder().resolve("rejected.jsonl");
    WholeFile.writeText(
        rejected,
        out -> {
          NearDuplicates duplicates = new NearDuplicates();
          for (String name : measured.keySet()) {
            for (JsonNode record : records(folder.recording(name).resolve("rejected.jsonl"))) {
              funnel.rejected(record);
              out.write(line(CorpusRecord.located(name, record, aligned)));
            }
            List<JsonNode> records = records(folder.recording(name).resolve("corpus.jsonl"));
            for (int r = 0; r < records.size(); r++) {
              ObjectNode record = CorpusRecord.located(name, records.get(r), aligned);
              Map<Measure, Double> measures = measures(measured.get(name).path(r));
              NearDuplicates.Group group = duplicates.add(normalized(record));
              measures.put(Measure.COPIES, (double) group.copies());
              double seconds = record.path("audio_length").asDouble();
              List<String> reasons = config.filters().reasons(measures);
              table.add(measures, seconds, reasons);
              funnel.aligned(seconds, reasons);
              samples.add(record, reasons);
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
                out.write(line(CorpusRecord.measured(record, measures)));
              }
            }
          }
        });
    List<String> splits = CorpusSplitter.of(config.splits()).split(clips);
    SplitTotals totals = new SplitTotals(config.splits());
    writeCorpus(kept, clips, splits, aligned, totals);
    writeMatches(words, matches);
    writeFailures();
    BuildResult result = result(matches, kept.size(), totals);
    new CorpusReport(
            String.valueOf(config.output().getFileName()),
            result.funnel(),
            funnel.reasons(),
            result.removed(),
            table.histograms(),
            totals.rows(),
            samples.kept(),
            samples.removed(),
            ReportFacts.of(config, result))
        .write(folder.folder().resolve("report.html"));
    return result;
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

  private void writeCorpus(
      List<Kept> kept,
      List<SplitClip> clips,
      List<String> splits,
      Map<String, JsonNode> aligned,
      SplitTotals totals)
      throws IOException {
    WholeFile.writeText(
        folder.folder().resolve("corpus.jsonl"),
        out -> {
          String open = null;
          List<JsonNode> records = List.of();
          for (int k = 0; k < kept.size(); k++) {
            Kept each = kept.get(k);
            if (!each.recording().equals(open)) {
              open = each.recording();
              records = records(folder.recording(open).resolve("corpus.jsonl"));
            }
            ObjectNode record = CorpusRecord.located(open, records.get(each.index()), aligned);
            record.put("split", splits.get(k));
            record.put("group", each.group());
            out.write(line(CorpusRecord.measured(record, each.measures())));
            totals.add(splits.get(k), clips.get(k));
          }
        });
  }

  private void writeMatches(Map<String, JsonNode> words, Map<String, JsonNode> matches)
      throws IOException {
    WholeFile.writeText(
        folder.folder().resolve("matches.jsonl"),
        out -> {
          for (Map.Entry<String, JsonNode> match : matches.entrySet()) {
            ObjectNode row = StageCache.JSON.createObjectNode();
            row.put("recording", match.getKey());
            row.put("seconds", words.get(match.getKey()).path("seconds").asDouble());
            row.put("words", match.getValue().path("words").asInt());
            row.put("unmatched_words", match.getValue().path("unmatchedWords").asInt());
            List<PartMatch> all = MatchJson.parts(match.getValue(), "parts");
            Set<PartMatch> used = Set.copyOf(MatchedTranscript.withoutCopies(all));
            ArrayNode parts = row.putArray("parts");
            for (PartMatch part : all) {
              describe(part, parts.addObject()).put("copy", !used.contains(part));
            }
            ArrayNode doubtful = row.putArray("doubtful");
            for (PartMatch part : MatchJson.parts(match.getValue(), "doubtful")) {
              describe(part, doubtful.addObject());
            }
            out.write(line(row));
          }
        });
  }

  private ObjectNode describe(PartMatch part, ObjectNode into) {
    into.put("document", archive.entries().get(part.document()).id());
    into.put("first_part", part.firstPart());
    into.put("end_part", part.endPart());
    into.put("first_word", part.firstRecognized());
    into.put("end_word", part.endRecognized());
    into.put("score", Math.round(part.score() * 1e4) / 1e4);
    into.put("error_probability", Math.round(part.errorProbability() * 1e6) / 1e6);
    return into;
  }

  private void writeFailures() throws IOException {
    WholeFile.writeText(
        folder.folder().resolve("failures.jsonl"),
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

  private BuildResult result(Map<String, JsonNode> matches, int sentences, SplitTotals totals) {
    List<String> recordings = new ArrayList<>();
    matches.forEach(
        (name, match) -> {
          if (match.path("parts").isEmpty()) {
            recordings.add(name);
          }
        });
    List<String> documents = new ArrayList<>();
    Set<Integer> spoken = BuildRun.spoken(matches);
    for (int d = 0; d < archive.size(); d++) {
      if (!spoken.contains(d)) {
        documents.add(archive.entries().get(d).id());
      }
    }
    return new BuildResult(
        config.recordings().size(),
        archive.size(),
        funnel.hours(),
        sentences,
        table.removed(),
        new LinkedHashMap<>(totals.hours()),
        recordings,
        documents,
        warnings,
        failures);
  }
}
