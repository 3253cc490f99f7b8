package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.Word;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.corpus.MiningJob;
import dev.caesura.corpus.MiningResult;
import dev.caesura.corpus.MiningSettings;
import dev.caesura.corpus.archive.ArchiveIndex;
import dev.caesura.corpus.archive.ArchiveMatcher;
import dev.caesura.corpus.archive.PartMatch;
import dev.caesura.corpus.document.TranscriptDocument;
import dev.caesura.corpus.document.TranscriptReader;
import dev.caesura.corpus.mine.Miner;
import dev.caesura.corpus.mine.RecordingTranscriber;
import dev.caesura.io.WholeFile;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One run of a {@link CorpusBuilder}. Not thread-safe; runs its stages in several threads. */
final class BuildRun {

  private final BuildConfig config;
  private final Optional<RecognizerProvider> recognizer;
  private final BuildFolder folder;
  private final StageKeys keys;
  private final WordNormalizer normalizer;
  private final StageRunner runner;
  private final List<String> warnings = new ArrayList<>();

  BuildRun(
      BuildConfig config,
      Optional<RecognizerProvider> recognizer,
      int jobs,
      BuildProgress progress,
      BuildFolder folder)
      throws IOException {
    this.config = config;
    this.recognizer = recognizer;
    this.folder = folder;
    this.keys =
        new StageKeys(
            config, recognizer.map(RecognizerProvider::description), FileDigests.in(folder.work()));
    this.normalizer = WordNormalizer.of(config.mining().language());
    this.runner = new StageRunner(folder, jobs, progress);
  }

  BuildResult run() throws IOException, InterruptedException {
    DocumentArchive archive = documents();
    Map<String, JsonNode> words = words();
    keys.digests().save();
    Map<String, JsonNode> matches = matches(archive, words);
    Map<String, JsonNode> aligned = align(archive, words, matches);
    Map<String, JsonNode> measured = measure(words, aligned);
    List<String> names = List.copyOf(config.recordings().keySet());
    warn(words);
    warn(aligned);
    CorpusFiles files =
        new CorpusFiles(config, folder, archive, runner.failures(), List.copyOf(warnings));
    runner.progress(BuildStage.WRITE, 0, names.size());
    BuildResult result = files.write(words, matches, aligned, measured);
    runner.progress(BuildStage.WRITE, names.size(), names.size());
    return result;
  }

  /** Takes the warnings that are kept with the results, so that a second run repeats them. */
  private void warn(Map<String, JsonNode> results) {
    results.forEach(
        (name, result) ->
            result.path("warnings").forEach(w -> warnings.add(name + ": " + w.asText())));
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
            (name, key) -> {
              List<TranscriptDocument> documents =
                  TranscriptReader.defaults().read(config.documents().get(name));
              return DocumentArchive.toJson(documents);
            });
    List<DocumentArchive.Entry> entries = new ArrayList<>();
    read.forEach(
        (name, stored) -> {
          entries.addAll(entries(name, fingerprints.get(name), stored));
          stored.path("remarks").forEach(r -> warnings.add(name + ": " + r.asText()));
          if (!stored.path("complete").asBoolean()) {
            runner.fail(
                BuildStage.DOCUMENTS,
                name,
                new IOException(
                    config.documents().get(name)
                        + ": expected readable text; found parts that cannot be read. The rest was"
                        + " used."));
          }
        });
    return new DocumentArchive(folder.cache(BuildStage.DOCUMENTS), entries, normalizer);
  }

  /** Returns where the documents of a file are stored. */
  static List<DocumentArchive.Entry> entries(String name, String fingerprint, JsonNode stored) {
    List<DocumentArchive.Entry> entries = new ArrayList<>();
    int count = stored.path("documents").size();
    for (int d = 0; d < count; d++) {
      String id = stored.path("documents").path(d).path("id").asText();
      String shown = count == 1 ? name : name + "#" + id;
      entries.add(new DocumentArchive.Entry(shown, name, fingerprint, d));
    }
    return entries;
  }

  /** Returns for each recording its length, and the fingerprint and file of its words. */
  private Map<String, JsonNode> words() throws IOException, InterruptedException {
    return runner.run(
        BuildStage.WORDS,
        List.copyOf(config.recordings().keySet()),
        keys::words,
        (name, key) -> {
          ObjectNode result = StageCache.JSON.createObjectNode();
          Path recording = config.recordings().get(name);
          result.put("seconds", RecordingWords.seconds(recording));
          result.put("key", key);
          if (!config.words().containsKey(name)) {
            RecognizerProvider provider =
                recognizer.orElseThrow(
                    () ->
                        new IOException(
                            recording
                                + ": expected a file of words; found none. Add it, or name a"
                                + " recognizer."));
            Path work = folder.work().resolve("recognition").resolve(key.substring(0, 24));
            Files.createDirectories(wordsFile(name, key).getParent());
            RecordingWords.recognize(
                RecordingTranscriber.of(provider, settings(result)),
                name,
                recording,
                work,
                wordsFile(name, key));
            BuildFolder.deleteTree(work);
          }
          result.put("words", RecordingWords.read(wordsFile(name, key), name).size());
          return result;
        });
  }

  /** Returns the file of a recording's words: the given one, or that of the recogniser. */
  private Path wordsFile(String name, String key) {
    Path given = config.words().get(name);
    return given != null
        ? given
        : folder.work().resolve("recognized").resolve(key.substring(0, 24) + ".jsonl");
  }

  /** Returns the settings of a recording, whose warnings go to its result. */
  private MiningSettings settings(ObjectNode result) {
    ArrayNode list = result.putArray("warnings");
    AudioSettings audio = config.mining().audio().withWarnings(list::add);
    return config.mining().withAudio(audio);
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
        (name, fingerprint) -> {
          List<Word> recognized =
              RecordingWords.read(wordsFile(name, words.get(name).path("key").asText()), name);
          return MatchJson.toJson(
              matcher.match(RecordingWords.normalized(recognized, normalizer).words()));
        });
  }

  private ArchiveMatcher matcher(DocumentArchive archive) throws IOException {
    ArchiveIndex.Builder builder = ArchiveIndex.builder(config.matching());
    for (int d = 0; d < archive.size(); d++) {
      builder.add(archive.read(d).words());
      runner.progress(BuildStage.INDEX, d + 1, archive.size());
    }
    return ArchiveMatcher.of(builder.build(), archive);
  }

  private Map<String, JsonNode> align(
      DocumentArchive archive, Map<String, JsonNode> words, Map<String, JsonNode> matches)
      throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    Map<String, MatchedTranscript> transcripts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> match : matches.entrySet()) {
      List<PartMatch> parts =
          MatchedTranscript.withoutCopies(MatchJson.parts(match.getValue(), "parts"));
      MatchedTranscript transcript = MatchedTranscript.of(parts, archive);
      if (!transcript.parts().isEmpty()) {
        names.add(match.getKey());
        transcripts.put(match.getKey(), transcript);
      }
    }
    removeOthers(Set.copyOf(names));
    for (String name : names) {
      // Deleted results are made again.
      if (!Files.exists(folder.recording(name).resolve("corpus.jsonl"))) {
        folder.cache(BuildStage.ALIGN).remove(name);
      }
    }
    return runner.run(
        BuildStage.ALIGN,
        names,
        name -> keys.align(words.get(name).path("key").asText(), transcripts.get(name).text()),
        (name, key) -> mine(name, words.get(name), transcripts.get(name), key));
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
        BuildFolder.deleteTree(other);
      }
    }
  }

  private JsonNode mine(String name, JsonNode words, MatchedTranscript transcript, String key)
      throws IOException, InterruptedException {
    Path texts = Files.createDirectories(folder.work().resolve("transcripts"));
    Path text = texts.resolve(StageCache.fileName(name) + ".txt");
    WholeFile.writeText(text, out -> out.write(transcript.text() + "\n"));
    MiningJob job =
        MiningJob.of(config.recordings().get(name), text, folder.recording(name))
            .withHypothesis(wordsFile(name, words.path("key").asText()))
            .withRecording(name);
    ObjectNode result = StageCache.JSON.createObjectNode();
    MiningResult mined = Miner.of(settings(result)).mine(job);
    result.put("key", key);
    result.put("keptSeconds", mined.keptSeconds());
    result.set("parts", transcript.toJson());
    return result;
  }

  private Map<String, JsonNode> measure(Map<String, JsonNode> words, Map<String, JsonNode> aligned)
      throws IOException, InterruptedException {
    ClipMeasurer measurer = new ClipMeasurer(config.mining().language());
    return runner.run(
        BuildStage.MEASURE,
        List.copyOf(aligned.keySet()),
        name -> keys.measure(name, aligned.get(name).path("key").asText()),
        (name, key) -> {
          Path recording = folder.recording(name);
          Path turns = config.turns().get(name);
          return measurer.measure(
              CorpusFiles.records(recording.resolve("corpus.jsonl")),
              recording,
              aligned.get(name).path("parts"),
              RecordingWords.read(wordsFile(name, words.get(name).path("key").asText()), name),
              turns == null ? Optional.empty() : Optional.of(ClipMeasurer.turns(turns)));
        });
  }

  /** Returns the documents that some recording speaks. */
  static Set<Integer> spoken(Map<String, JsonNode> matches) {
    Set<Integer> spoken = new HashSet<>();
    for (JsonNode match : matches.values()) {
      MatchJson.parts(match, "parts").forEach(part -> spoken.add(part.document()));
    }
    return spoken;
  }
}
