package dev.caesura.corpus.spark;

import dev.caesura.corpus.build.BuildConfig;
import dev.caesura.corpus.build.BuildFailure;
import dev.caesura.corpus.build.BuildProgress;
import dev.caesura.corpus.build.BuildResult;
import dev.caesura.corpus.build.BuildStage;
import dev.caesura.corpus.build.DocumentArchive;
import dev.caesura.corpus.build.StageKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/** One run of a {@link SparkCorpusBuilder}: what the driver does. Not thread-safe. */
final class SparkBuild {

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final BuildConfig config;
  private final JobSettings settings;
  private final RemoteTree tree;
  private final BuildProgress progress;
  private final JobMetrics metrics;
  private final StageBatches batches;
  private final List<BuildFailure> failures = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  SparkBuild(
      SparkSession spark,
      BuildConfig config,
      JobSettings settings,
      RemoteTree tree,
      BuildProgress progress) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.config = config;
    this.settings = settings;
    this.tree = tree;
    this.progress = progress;
    this.metrics = new JobMetrics(spark.sparkContext());
    // Rows have whole clips: a few thousand of them do not fit into memory at once.
    spark.conf().set("spark.sql.parquet.enableVectorizedReader", "false");
    this.batches = new StageBatches(spark, progress);
  }

  private StageTable table(String name) throws IOException {
    return new StageTable(spark, settings.files(), settings.store().resolve(name));
  }

  BuildResult run(boolean hasClipFiles, boolean isParquet) throws IOException {
    InputDigests digests =
        InputDigests.read(
            config,
            tree,
            table("digests"),
            new StageBatches(spark, BuildProgress.NONE),
            new DigestTask(settings, metrics));
    StageKeys keys = new StageKeys(config, ExecutorContext.of(settings).recognizer(), digests::of);
    List<DocumentArchive.Entry> entries = documents(keys);
    StageTable wordTable = table("words");
    String archive = keys.archive(entries);
    ChosenRows words = words(keys, entries, archive, wordTable);
    StageTable matchTable = table("match");
    ChosenRows matches = match(keys, entries, archive, words, wordTable, matchTable);
    StageTable alignTable = table("align");
    ChosenRows aligned = align(keys, words, matches, wordTable, matchTable, alignTable);
    failures.sort(Comparator.comparing(BuildFailure::stage).thenComparing(BuildFailure::item));
    SparkOutput output =
        new SparkOutput(spark, config, settings, new SparkOutput.Results(words, matches, aligned));
    if (hasClipFiles) {
      output.publish(alignTable, table("published"));
    }
    int size = config.recordings().size();
    progress.update(BuildStage.WRITE, 0, size, -1);
    BuildResult result =
        output.write(
            new SparkOutput.Tables(wordTable, matchTable, alignTable), entries, remarks, failures);
    if (isParquet) {
      output.writeParquet(alignTable);
    }
    progress.update(BuildStage.WRITE, size, size, -1);
    return result;
  }

  /** Work that may fail for one item. */
  @FunctionalInterface
  private interface KeyOf {
    String key(String item) throws IOException;
  }

  /** Returns the fingerprints of the items; an item without one has failed. */
  private Map<String, String> keys(BuildStage stage, Iterable<String> items, KeyOf of) {
    Map<String, String> keys = new TreeMap<>();
    for (String item : items) {
      try {
        keys.put(item, of.key(item));
      } catch (IOException e) {
        failures.add(BuildFailure.of(stage, item, e));
      }
    }
    return keys;
  }

  private List<DocumentArchive.Entry> documents(StageKeys keys) throws IOException {
    Map<String, String> wanted =
        keys(
            BuildStage.DOCUMENTS,
            config.documents().keySet(),
            name -> keys.document(config.documents().get(name)));
    List<StageItem> items = new ArrayList<>();
    wanted.forEach(
        (name, key) ->
            items.add(new StageItem(name, key, config.documents().get(name).toString())));
    ChosenRows rows =
        batches.run(
            BuildStage.DOCUMENTS,
            table("documents-read"),
            items,
            wanted,
            (in, partitions) -> in,
            new DocumentTask(settings, metrics),
            failures);
    List<DocumentArchive.Entry> entries = new ArrayList<>();
    for (String name : wanted.keySet()) {
      if (rows.isGood(name)) {
        var stored = StageJson.read(rows.get(name).getFacts());
        entries.addAll(DocumentArchive.entries(name, wanted.get(name), stored));
        remarks.addAll(DocumentArchive.remarks(name, stored));
        String shown =
            RemotePaths.isRemote(config.documents().get(name))
                ? RemotePaths.path(config.documents().get(name)).toString()
                : config.documents().get(name).toString();
        DocumentArchive.incomplete(name, shown, stored).ifPresent(failures::add);
      }
    }
    return entries;
  }

  /** Returns an item with the files of a recording. */
  private StageItem item(String name, String key, String wordsKey) {
    StageItem item = new StageItem(name, key, config.recordings().get(name).toString());
    item.setWords(Optional.ofNullable(config.words().get(name)).map(Path::toString).orElse(null));
    item.setTurns(Optional.ofNullable(config.turns().get(name)).map(Path::toString).orElse(null));
    item.setWordsKey(wordsKey);
    return item;
  }

  private ChosenRows words(
      StageKeys keys, List<DocumentArchive.Entry> entries, String archive, StageTable table)
      throws IOException {
    boolean isBiased = ExecutorContext.of(settings).functions().expectsDocuments();
    String expecting = isBiased ? archive : "";
    Map<String, String> wanted =
        keys(BuildStage.WORDS, config.recordings().keySet(), n -> keys.words(n, expecting));
    var expected = context.broadcast(StageJson.entries(isBiased ? entries : List.of()));
    List<StageItem> items = new ArrayList<>();
    wanted.forEach((name, key) -> items.add(item(name, key, key)));
    try {
      return batches.run(
          BuildStage.WORDS,
          table,
          items,
          wanted,
          (in, partitions) -> in,
          new WordsTask(settings, metrics, expected),
          failures);
    } finally {
      expected.destroy();
    }
  }

  private ChosenRows match(
      StageKeys keys,
      List<DocumentArchive.Entry> entries,
      String archive,
      ChosenRows words,
      StageTable wordTable,
      StageTable table)
      throws IOException {
    Map<String, String> wanted = new TreeMap<>();
    List<StageItem> items = new ArrayList<>();
    for (String name : config.recordings().keySet()) {
      if (words.isGood(name)) {
        String wordsKey = words.get(name).getKey();
        wanted.put(name, keys.match(wordsKey, archive));
        StageItem item = item(name, wanted.get(name), wordsKey);
        item.setWordsAttempt(words.attempt(name));
        items.add(item);
      }
    }
    ChosenRows known = new ChosenRows();
    known.choose(table.results(), wanted);
    if (items.stream().allMatch(item -> known.has(item.getItem()))) {
      progress.update(BuildStage.MATCH, items.size(), items.size(), -1);
      return known;
    }
    Broadcast<BroadcastArchive> index = index(entries, archive);
    try {
      return batches.run(
          BuildStage.MATCH,
          table,
          items,
          wanted,
          (in, partitions) ->
              SparkOutput.withBytes(in, wordTable, "wordsAttempt", "recognized", partitions),
          new MatchTask(settings, metrics, index),
          failures);
    } finally {
      index.destroy();
    }
  }

  /** Has the index built by an executor, unless an earlier build has, and broadcasts it. */
  private Broadcast<BroadcastArchive> index(List<DocumentArchive.Entry> entries, String archive)
      throws IOException {
    String json = StageJson.entries(entries);
    Path file = IndexTask.file(settings, archive);
    if (!settings.files().exists(file)) {
      Broadcast<String> all = context.broadcast(json);
      List<BuildFailure> wrong = new ArrayList<>();
      batches.run(
          BuildStage.INDEX,
          table("index-built"),
          List.of(new StageItem("index", archive, file.toString())),
          Map.of(),
          (in, partitions) -> in,
          new IndexTask(settings, metrics, all),
          wrong);
      all.destroy();
      if (!wrong.isEmpty()) {
        throw new IOException(wrong.get(0).message());
      }
    }
    try (InputStream in = settings.files().open(file)) {
      return context.broadcast(new BroadcastArchive(in, json));
    }
  }

  private ChosenRows align(
      StageKeys keys,
      ChosenRows words,
      ChosenRows matches,
      StageTable wordTable,
      StageTable matchTable,
      StageTable table)
      throws IOException {
    List<String> names = new ArrayList<>();
    for (String name : config.recordings().keySet()) {
      if (matches.isGood(name) && matches.get(name).getFacts() != null) {
        names.add(name);
      }
    }
    Map<String, String> wanted =
        keys(
            BuildStage.MEASURE,
            names,
            name -> measureKey(keys, name, words.get(name), matches.get(name)));
    List<StageItem> items = new ArrayList<>();
    wanted.forEach(
        (name, key) -> {
          StageItem item = item(name, key, words.get(name).getKey());
          item.setWordsAttempt(words.attempt(name));
          item.setMatchAttempt(matches.attempt(name));
          items.add(item);
        });
    return batches.run(
        BuildStage.ALIGN,
        table,
        items,
        wanted,
        (in, partitions) ->
            SparkOutput.withBytes(
                SparkOutput.withBytes(in, wordTable, "wordsAttempt", "recognized", partitions),
                matchTable,
                "matchAttempt",
                "transcript",
                partitions),
        new AlignTask(settings, metrics),
        failures);
  }

  /** Turns that cannot be read fail when the clips are measured. */
  private static String measureKey(StageKeys keys, String name, StageRow words, StageRow match) {
    String align = keys.align(words.getKey(), match.getFacts());
    try {
      return keys.measure(name, align);
    } catch (IOException e) {
      return align;
    }
  }
}
