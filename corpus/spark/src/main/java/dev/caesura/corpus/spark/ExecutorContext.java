package dev.caesura.corpus.spark;

import dev.caesura.align.RecognizerProvider;
import dev.caesura.corpus.build.BuildConfig;
import dev.caesura.corpus.build.BuildConfigReader;
import dev.caesura.corpus.build.BuildFunctions;
import dev.caesura.corpus.build.DocumentArchive;
import dev.caesura.corpus.build.RecordingJob;
import dev.caesura.models.external.ConfiguredRecognizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * State of a build on one executor, or on the driver: models, which are loaded once, and a folder
 * for temporary files. Thread-safe.
 */
final class ExecutorContext {

  /** Builds whose models stay loaded. */
  private static final int MAX_KEPT = 4;

  private static final Logger LOG = LoggerFactory.getLogger(ExecutorContext.class);

  private static final Map<Object, ExecutorContext> OPEN =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, ExecutorContext> eldest) {
          return size() > MAX_KEPT;
        }
      };

  private final JobSettings settings;
  private final Path scratch;
  private final BuildConfig config;
  private final Optional<RecognizerProvider> recognizer;
  private final BuildFunctions functions;

  private ExecutorContext(JobSettings settings) throws IOException {
    this.settings = settings;
    this.scratch =
        Files.createTempDirectory(
            Files.createDirectories(Path.of(SparkFiles.getRootDirectory())), "caesura");
    Path yaml = scratch.resolve(settings.yamlName());
    Files.writeString(yaml, settings.yaml());
    this.config = BuildConfigReader.settings(yaml, settings.base());
    this.recognizer =
        config.recognizer().isPresent()
            ? Optional.of(
                ConfiguredRecognizer.of(
                    local(config.recognizer().get().options()),
                    config.mining().language(),
                    LOG::warn))
            : Optional.empty();
    this.functions = BuildFunctions.open(config, recognizer);
  }

  /** Returns the state of a build, which is made at the first call on this machine. */
  static ExecutorContext of(JobSettings settings) throws IOException {
    synchronized (OPEN) {
      ExecutorContext known = OPEN.get(settings.identity());
      if (known == null) {
        known = new ExecutorContext(settings);
        OPEN.put(settings.identity(), known);
      }
      return known;
    }
  }

  /** Copies the model of a recogniser to this machine. */
  private Map<String, String> local(Map<String, String> options) throws IOException {
    String model = options.get("acoustic-model");
    if (model == null || !RemotePaths.isRemote(Path.of(model))) {
      return options;
    }
    Path target = scratch.resolve("model").resolve(Path.of(model).getFileName());
    settings.files().fetch(Path.of(model), target);
    Map<String, String> local = new HashMap<>(options);
    local.put("acoustic-model", target.toString());
    return local;
  }

  BuildFunctions functions() {
    return functions;
  }

  BuildConfig config() {
    return config;
  }

  Optional<String> recognizer() {
    return recognizer.map(RecognizerProvider::description);
  }

  /** Returns a new folder for the files of one item. */
  Path newFolder() throws IOException {
    return Files.createTempDirectory(scratch, "item");
  }

  /** Returns a file of this machine with the content of an input. */
  Path local(String name, Path folder) throws IOException {
    Path input = Path.of(name);
    if (!RemotePaths.isRemote(input)) {
      return input;
    }
    Path target = Files.createTempDirectory(folder, "in").resolve(input.getFileName());
    settings.files().fetch(input, target);
    return target;
  }

  /** Returns the files of a recording on this machine. */
  RecordingJob job(StageItem item, Path folder) throws IOException {
    boolean isGiven = item.getWords() != null;
    Path words =
        isGiven
            ? local(item.getWords(), folder)
            : folder.resolve("recognized").resolve(item.getWordsKey().substring(0, 24) + ".jsonl");
    if (!isGiven && item.getRecognized() != null) {
      Files.createDirectories(words.getParent());
      Files.write(words, item.getRecognized());
    }
    return new RecordingJob(
        item.getItem(),
        local(item.getFile(), folder),
        words,
        isGiven,
        item.getTurns() == null ? Optional.empty() : Optional.of(local(item.getTurns(), folder)),
        folder.resolve("recordings").resolve(item.getItem()),
        folder);
  }

  /** Returns the documents of the archive. */
  DocumentArchive archive(List<DocumentArchive.Entry> entries) {
    return new DocumentArchive(
        entries,
        entry -> {
          try (InputStream in =
              settings.files().open(DocumentTask.file(settings, entry.fingerprint()))) {
            return StageJson.MAPPER.readTree(in);
          }
        },
        config.languages());
  }
}
