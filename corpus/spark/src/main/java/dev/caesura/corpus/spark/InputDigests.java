package dev.caesura.corpus.spark;

import dev.caesura.corpus.build.BuildConfig;
import dev.caesura.corpus.build.BuildFailure;
import dev.caesura.corpus.build.BuildStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Digests of all inputs of a build; those whose size and time are known are not read again.
 * Immutable.
 */
final class InputDigests {

  private final Map<Path, String> digests;
  private final Map<Path, String> unreadable;

  private InputDigests(Map<Path, String> digests, Map<Path, String> unreadable) {
    this.digests = digests;
    this.unreadable = unreadable;
  }

  static InputDigests read(
      BuildConfig config, RemoteTree tree, StageTable table, StageBatches batches, DigestTask task)
      throws IOException {
    TreeSet<Path> inputs = new TreeSet<>(config.documents().values());
    inputs.addAll(config.recordings().values());
    inputs.addAll(config.words().values());
    inputs.addAll(config.turns().values());
    List<StageItem> items = new ArrayList<>();
    Map<String, String> stamps = new HashMap<>();
    for (Path input : inputs) {
      String stamp = tree.stamp(input);
      stamps.put(input.toString(), stamp);
      items.add(new StageItem(input.toString(), stamp, input.toString()));
    }
    List<BuildFailure> wrong = new ArrayList<>();
    ChosenRows rows =
        batches.run(BuildStage.WORDS, table, items, stamps, (in, partitions) -> in, task, wrong);
    Map<Path, String> unreadable = new HashMap<>();
    wrong.forEach(failure -> unreadable.put(Path.of(failure.item()), failure.message()));
    Map<Path, String> digests = new HashMap<>();
    for (Path input : inputs) {
      if (!unreadable.containsKey(input)) {
        digests.put(input, rows.get(input.toString()).getFacts());
      }
    }
    return new InputDigests(digests, unreadable);
  }

  /** Returns the digest of an input; throws what made it unreadable. */
  String of(Path input) throws IOException {
    String digest = digests.get(input);
    if (digest == null) {
      throw new IOException(unreadable.getOrDefault(input, input + ": expected a file"));
    }
    return digest;
  }
}
