package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caesura.align.RecognizerProvider;
import dev.caesura.corpus.archive.ArchiveMatcher;
import dev.caesura.corpus.review.ReviewDecision;
import dev.caesura.io.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One run of a {@link CorpusBuilder}: the {@link BuildFunctions} in several threads of one machine.
 * Not thread-safe.
 */
final class BuildRun {

  private final BuildConfig config;
  private final BuildFunctions functions;
  private final BuildFolder folder;
  private final FileDigests digests;
  private final StageKeys keys;
  private final StageRunner runner;
  private final List<String> warnings = new ArrayList<>();
  private List<ReviewDecision> unfit = List.of();

  BuildRun(
      BuildConfig config,
      Optional<RecognizerProvider> recognizer,
      BuildFunctions functions,
      int jobs,
      BuildProgress progress,
      BuildFolder folder)
      throws IOException {
    this.config = config;
    this.functions = functions;
    this.folder = folder;
    this.digests = FileDigests.in(folder.work());
    this.keys = new StageKeys(config, recognizer.map(RecognizerProvider::description), digests::of);
    this.runner = new StageRunner(folder, jobs, progress);
  }

  BuildResult run() throws IOException, InterruptedException {
    DocumentArchive archive = documents();
    Map<String, JsonNode> words = words(archive);
    digests.save();
    Map<String, JsonNode> matches = matches(archive, words);
    Map<String, JsonNode> aligned = align(archive, words, matches);
    Map<String, JsonNode> measured = measure(words, aligned);
    int size = config.recordings().size();
    ReviewedRecords reviewed =
        new ReviewStage(config, folder, runner, keys)
            .run(
                aligned,
                (name, record) ->
                    functions.measure(
                        job(name, words.get(name)), aligned.get(name), List.of(record)));
    BuiltRecordings recordings =
        receiver -> {
          for (String name : words.keySet()) {
            receiver.take(reviewed.applied(built(name, words, matches, aligned, measured)));
          }
        };
    unfit = ReviewStage.unfit(reviewed, recordings);
    unfit.forEach(decision -> warnings.add(ReviewStage.warning(decision)));
    CorpusFiles files = new CorpusFiles(config, archive, folder.folder());
    if (config.reviewedSentences() > 0) {
      files.withReview(new ReviewSheet(config, runner, aligned));
    } else {
      Files.deleteIfExists(folder.folder().resolve("review.html"));
    }
    runner.progress(BuildStage.WRITE, 0, size);
    BuildResult result = files.write(recordings, warnings, runner.failures());
    runner.progress(BuildStage.WRITE, size, size);
    return result;
  }

  /** Returns the decisions of reviews that no sentence fits now. */
  List<ReviewDecision> unfit() {
    return unfit;
  }

  private BuiltRecording built(
      String name,
      Map<String, JsonNode> words,
      Map<String, JsonNode> matches,
      Map<String, JsonNode> aligned,
      Map<String, JsonNode> measured)
      throws IOException {
    boolean isMeasured = measured.containsKey(name);
    Path results = folder.recording(name);
    return new BuiltRecording(
        name,
        words.get(name),
        Optional.ofNullable(matches.get(name)),
        Optional.ofNullable(aligned.get(name)),
        Optional.ofNullable(measured.get(name)),
        isMeasured ? CorpusFiles.records(results.resolve("corpus.jsonl")) : List.of(),
        isMeasured ? CorpusFiles.records(results.resolve("rejected.jsonl")) : List.of());
  }

  private DocumentArchive documents() throws IOException, InterruptedException {
    Map<String, String> fingerprints = Collections.synchronizedMap(new TreeMap<>());
    Map<String, JsonNode> read =
        runner.run(
            BuildStage.DOCUMENTS,
            List.copyOf(config.documents().keySet()),
            name -> {
              String key = keys.document(config.documents().get(name));
              fingerprints.put(name, key);
              return key;
            },
            (name, key) -> functions.document(config.documents().get(name)));
    List<DocumentArchive.Entry> entries = new ArrayList<>();
    read.forEach(
        (name, stored) -> {
          entries.addAll(DocumentArchive.entries(name, fingerprints.get(name), stored));
          warnings.addAll(DocumentArchive.remarks(name, stored));
          DocumentArchive.incomplete(name, config.documents().get(name).toString(), stored)
              .ifPresent(runner::fail);
        });
    StageCache cache = folder.cache(BuildStage.DOCUMENTS);
    return new DocumentArchive(
        entries,
        entry ->
            cache
                .find(entry.file(), entry.fingerprint())
                .orElseThrow(() -> new IOException(entry.file() + ": expected it in the cache")),
        config.languages());
  }

  /** Returns for each recording its length, and the fingerprint and file of its words. */
  private Map<String, JsonNode> words(DocumentArchive archive)
      throws IOException, InterruptedException {
    String expected = functions.expectsDocuments() ? keys.archive(archive.entries()) : "";
    return runner.run(
        BuildStage.WORDS,
        List.copyOf(config.recordings().keySet()),
        name -> keys.words(name, expected),
        (name, key) -> functions.words(job(name, key), archive, key));
  }

  /** Returns the files of a recording whose words have a fingerprint. */
  private RecordingJob job(String name, String key) {
    Path given = config.words().get(name);
    return new RecordingJob(
        name,
        config.recordings().get(name),
        given != null
            ? given
            : folder.work().resolve("recognized").resolve(key.substring(0, 24) + ".jsonl"),
        given != null,
        Optional.ofNullable(config.turns().get(name)),
        folder.recording(name),
        folder.work());
  }

  private RecordingJob job(String name, JsonNode words) {
    return job(name, words.path("key").asText());
  }

  private Map<String, JsonNode> matches(DocumentArchive archive, Map<String, JsonNode> words)
      throws IOException, InterruptedException {
    String all = keys.archive(archive.entries());
    StageRunner.Key key = name -> keys.match(words.get(name).path("key").asText(), all);
    List<String> names = List.copyOf(words.keySet());
    ArchiveMatcher matcher = runner.isDone(BuildStage.MATCH, names, key) ? null : matcher(archive);
    return runner.run(
        BuildStage.MATCH,
        names,
        key,
        (name, fingerprint) -> functions.match(job(name, words.get(name)), matcher));
  }

  private ArchiveMatcher matcher(DocumentArchive archive) throws IOException {
    return ArchiveMatcher.of(
        functions.index(archive, done -> runner.progress(BuildStage.INDEX, done, archive.size())),
        archive);
  }

  private Map<String, JsonNode> align(
      DocumentArchive archive, Map<String, JsonNode> words, Map<String, JsonNode> matches)
      throws IOException, InterruptedException {
    Map<String, JsonNode> transcripts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> match : matches.entrySet()) {
      JsonNode transcript = functions.transcript(match.getValue(), archive);
      if (!transcript.path("parts").isEmpty()) {
        transcripts.put(match.getKey(), transcript);
      }
    }
    removeOthers(transcripts.keySet());
    StageRunner.Key key =
        name ->
            keys.align(
                words.get(name).path("key").asText(), BuildFunctions.spoken(transcripts.get(name)));
    StageCache cache = folder.cache(BuildStage.ALIGN);
    for (String name : transcripts.keySet()) {
      Optional<JsonNode> known = cache.find(name, key.of(name));
      // What was deleted or changed from outside is made again.
      if (known.isPresent() && !isWhole(folder.recording(name), known.get())) {
        cache.remove(name);
      }
    }
    return runner.run(
        BuildStage.ALIGN,
        List.copyOf(transcripts.keySet()),
        key,
        (name, print) -> functions.align(job(name, words.get(name)), transcripts.get(name), print));
  }

  /** Whether a folder has the records that a result noted, and the clips that they name. */
  private static boolean isWhole(Path folder, JsonNode aligned) {
    try {
      String noted = aligned.path("records").asText();
      if (!noted.isEmpty() && !noted.equals(BuildFunctions.digest(folder))) {
        return false;
      }
      for (JsonNode record : CorpusFiles.records(folder.resolve("corpus.jsonl"))) {
        String clip = record.path("audio").asText();
        if (!clip.isEmpty() && Files.size(folder.resolve(clip)) == 0) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      // Missing or damaged.
      return false;
    }
  }

  /** Deletes the results of recordings that have no sentences now. */
  private void removeOthers(Set<String> names) throws IOException {
    Path all = folder.folder().resolve("recordings");
    if (Files.isDirectory(all)) {
      List<Path> others = new ArrayList<>();
      try (var list = Files.list(all)) {
        list.filter(path -> !names.contains(String.valueOf(path.getFileName())))
            .forEach(others::add);
      }
      for (Path other : others) {
        Folders.delete(other);
      }
    }
  }

  private Map<String, JsonNode> measure(Map<String, JsonNode> words, Map<String, JsonNode> aligned)
      throws IOException, InterruptedException {
    return runner.run(
        BuildStage.MEASURE,
        List.copyOf(aligned.keySet()),
        name -> keys.measure(name, aligned.get(name).path("key").asText()),
        (name, key) -> functions.measure(job(name, words.get(name)), aligned.get(name)));
  }
}
