package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a build would do: the items of each stage that are done and that would run, hours, time and
 * disk. Immutable and thread-safe.
 *
 * @param stages the items of each stage
 * @param hours the hours of all recordings
 * @param areHoursEstimated whether the length of some recordings is guessed from the size of their
 *     files
 * @param clipBytes the disk space of the clips if all speech is kept
 * @param workBytes the disk space of intermediate results while the build runs, with one job
 */
public record BuildPlan(
    Map<BuildStage, Items> stages,
    double hours,
    boolean areHoursEstimated,
    long clipBytes,
    long workBytes) {

  /** Bytes of an hour of 16 kHz mono in WAV. */
  private static final double WAV_BYTES = 3600.0 * 32_000;

  private static final double FLAC_SHARE = 0.55;
  private static final double OPUS_BYTES = 3600.0 * 8_000;

  /** Bytes a second of compressed files: 128 kbit/s. */
  private static final double COMPRESSED_RATE = 16_000;

  /** Bytes of intermediate results for each hour: words and matches. */
  private static final double RESULT_BYTES = 2e6;

  /**
   * Items of a stage.
   *
   * @param done the items whose results are there
   * @param toRun the items that would run
   * @param seconds the estimated seconds with one job; -1 if no earlier build in the folder has
   *     measured it
   */
  public record Items(int done, int toRun, double seconds) {}

  /** Copies the map. */
  public BuildPlan {
    stages = Collections.unmodifiableMap(new EnumMap<>(stages));
  }

  static BuildPlan of(BuildConfig config, Optional<String> recognizer) throws IOException {
    Path work = config.output();
    FileDigests digests = FileDigests.in(BuildFolder.work(work));
    StageKeys keys = new StageKeys(config, recognizer, digests::of);
    Map<BuildStage, Double> rates = StageRates.in(BuildFolder.work(work)).seconds();
    Map<BuildStage, Items> stages = new EnumMap<>(BuildStage.class);
    StageCache documents = BuildFolder.cache(work, BuildStage.DOCUMENTS);
    List<DocumentArchive.Entry> entries = new ArrayList<>();
    int done = 0;
    for (Map.Entry<String, Path> document : config.documents().entrySet()) {
      String key = keys.document(document.getValue());
      Optional<JsonNode> known = documents.find(document.getKey(), key);
      if (known.isPresent()) {
        done++;
        entries.addAll(DocumentArchive.entries(document.getKey(), key, known.get()));
      }
    }
    boolean isArchiveKnown = done == config.documents().size();
    stages.put(
        BuildStage.DOCUMENTS,
        items(done, config.documents().size(), rates.get(BuildStage.DOCUMENTS)));
    String archive = keys.archive(entries);
    Map<BuildStage, Integer> known = new EnumMap<>(BuildStage.class);
    double hours = 0;
    boolean isEstimated = false;
    for (Map.Entry<String, Path> recording : config.recordings().entrySet()) {
      String name = recording.getKey();
      Optional<JsonNode> words =
          BuildFolder.cache(work, BuildStage.WORDS).find(name, keys.words(name));
      if (words.isEmpty()) {
        hours += seconds(recording.getValue()) / 3600;
        isEstimated = true;
        continue;
      }
      hours += words.get().path("seconds").asDouble() / 3600;
      known.merge(BuildStage.WORDS, 1, Integer::sum);
      String match = keys.match(words.get().path("key").asText(), archive);
      boolean isMatched =
          isArchiveKnown && BuildFolder.cache(work, BuildStage.MATCH).find(name, match).isPresent();
      if (isMatched) {
        // An unchanged match has the same transcript; later stages look again.
        known.merge(BuildStage.MATCH, 1, Integer::sum);
      }
    }
    int recordings = config.recordings().size();
    for (BuildStage stage : List.of(BuildStage.WORDS, BuildStage.MATCH)) {
      stages.put(stage, items(known.getOrDefault(stage, 0), recordings, rates.get(stage)));
    }
    int open = recordings - known.getOrDefault(BuildStage.MATCH, 0);
    for (BuildStage stage : List.of(BuildStage.ALIGN, BuildStage.MEASURE)) {
      stages.put(stage, items(recordings - open, recordings, rates.get(stage)));
    }
    double bytes =
        switch (config.mining().clipFormat()) {
          case WAV -> WAV_BYTES;
          case FLAC -> WAV_BYTES * FLAC_SHARE;
          case OPUS -> OPUS_BYTES;
        };
    long longest = Math.round(hours * WAV_BYTES / Math.max(1, recordings));
    return new BuildPlan(
        stages,
        hours,
        isEstimated,
        Math.round(hours * bytes),
        longest + Math.round(hours * RESULT_BYTES));
  }

  private static Items items(int done, int all, Double rate) {
    int toRun = all - done;
    return new Items(done, toRun, rate == null ? -1 : rate * toRun);
  }

  private static double seconds(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    double rate = name.endsWith(".wav") ? WAV_BYTES / 3600 : COMPRESSED_RATE;
    return Files.size(file) / rate;
  }

  /**
   * Returns the plan as a table.
   *
   * @param jobs the number of jobs, at least 1
   * @return a few lines, each with its line end
   */
  public String table(int jobs) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, "%-20s %8s %8s %12s%n", "stage", "done", "to run", "minutes"));
    stages.forEach(
        (stage, items) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%-20s %8d %8d %12s%n",
                    stage.title(),
                    items.done(),
                    items.toRun(),
                    items.seconds() < 0
                        ? "not known"
                        : String.format(Locale.ROOT, "%.1f", items.seconds() / 60 / jobs))));
    text.append(
        String.format(
            Locale.ROOT,
            "recordings: %.2f h%s%n",
            hours,
            areHoursEstimated ? ", estimated from the sizes of files" : ""));
    text.append(
        String.format(
            Locale.ROOT,
            "disk: at most %.1f MB for clips, %.1f MB for intermediate results%n",
            clipBytes / 1e6,
            (double) workBytes * jobs / 1e6));
    return text.toString();
  }
}
