package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caesura.align.RecognizerProvider;
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

  /** Seconds of a processor of 2.5 GHz for a document, with 0.1 MB of text. */
  private static final double DOCUMENT_SECONDS = 0.1;

  /** Seconds of a processor for an hour of audio, measured with the prompts of the test data. */
  private static final Map<BuildStage, Double> SECONDS_PER_HOUR =
      Map.of(
          BuildStage.WORDS, 15.0,
          BuildStage.MATCH, 2.0,
          BuildStage.ALIGN, 90.0,
          BuildStage.MEASURE, 15.0);

  /** Bytes of intermediate results for each hour: words and matches. */
  private static final double RESULT_BYTES = 2e6;

  /**
   * Items of a stage.
   *
   * @param done the items whose results are there
   * @param toRun the items that would run
   * @param seconds the estimated seconds with one job; -1 if neither an earlier build in the folder
   *     has measured it nor a default is known, as for recognition
   * @param isMeasured whether an earlier build in the folder has measured it; false for a default
   */
  public record Items(int done, int toRun, double seconds, boolean isMeasured) {

    private String minutes(int jobs) {
      return seconds < 0
          ? "not known"
          : (isMeasured ? "" : "about ") + String.format(Locale.ROOT, "%.1f", seconds / 60 / jobs);
    }
  }

  /** Copies the map. */
  public BuildPlan {
    stages = Collections.unmodifiableMap(new EnumMap<>(stages));
  }

  static BuildPlan of(BuildConfig config, Optional<RecognizerProvider> recognizer)
      throws IOException {
    Path work = config.output();
    FileDigests digests = FileDigests.in(BuildFolder.work(work));
    StageKeys keys =
        new StageKeys(config, recognizer.map(RecognizerProvider::description), digests::of);
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
        items(done, config.documents().size(), rates.get(BuildStage.DOCUMENTS), DOCUMENT_SECONDS));
    String archive = keys.archive(entries);
    boolean isBiased = BuildFunctions.expectsDocuments(recognizer);
    Map<BuildStage, Integer> known = new EnumMap<>(BuildStage.class);
    double hours = 0;
    boolean isEstimated = false;
    for (Map.Entry<String, Path> recording : config.recordings().entrySet()) {
      String name = recording.getKey();
      Optional<JsonNode> words =
          BuildFolder.cache(work, BuildStage.WORDS)
              .find(name, keys.words(name, isBiased ? archive : ""));
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
    double hoursOfOne = hours / Math.max(1, recordings);
    int open = recordings - known.getOrDefault(BuildStage.MATCH, 0);
    for (BuildStage stage : SECONDS_PER_HOUR.keySet().stream().sorted().toList()) {
      boolean isLate = stage == BuildStage.ALIGN || stage == BuildStage.MEASURE;
      // A recogniser may be of any speed.
      boolean isUnknown =
          stage == BuildStage.WORDS
              && !config.words().keySet().containsAll(config.recordings().keySet());
      stages.put(
          stage,
          items(
              isLate ? recordings - open : known.getOrDefault(stage, 0),
              recordings,
              rates.get(stage),
              isUnknown ? -1 : hoursOfOne * SECONDS_PER_HOUR.get(stage)));
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

  private static Items items(int done, int all, Double rate, double fallback) {
    int toRun = all - done;
    double seconds = rate != null ? rate : fallback;
    // What need not run takes no time, whoever would run it.
    return new Items(
        done,
        toRun,
        toRun == 0 ? 0 : seconds < 0 ? -1 : seconds * toRun,
        rate != null || toRun == 0);
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
                    items.minutes(jobs))));
    double all = stages.values().stream().mapToDouble(i -> Math.max(0, i.seconds())).sum();
    boolean isWhole = stages.values().stream().allMatch(i -> i.seconds() >= 0);
    text.append(
        String.format(
            Locale.ROOT,
            "time: %s%.1f min with %d jobs, %.2f processor hours%n",
            isWhole ? "about " : "more than ",
            all / 60 / jobs,
            jobs,
            all / 3600));
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
