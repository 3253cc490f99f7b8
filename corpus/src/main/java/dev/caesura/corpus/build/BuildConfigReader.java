package dev.caesura.corpus.build;

import dev.caesura.corpus.ClipFormat;
import dev.caesura.corpus.MiningSettings;
import dev.caesura.corpus.archive.ArchiveSettings;
import dev.caesura.corpus.filter.FilterSettings;
import dev.caesura.corpus.split.SplitSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the YAML file of a corpus. Paths are relative to the folder of the file. Stateless and
 * thread-safe.
 */
public final class BuildConfigReader {

  private static final Set<String> FIELDS =
      Set.of(
          "language",
          "output",
          "recordings",
          "documents",
          "words",
          "turns",
          "recognizer",
          "min-score",
          "max",
          "format",
          "match",
          "filters",
          "splits",
          "review",
          "seed");

  /** A page of more sentences is too large for browsers. */
  private static final long MAX_REVIEWED = 1000;

  /** Ways of {@code mine} that need the transcript of each recording. */
  private static final Set<String> ALIGNERS = Set.of("self", "synthesis");

  private static final Set<String> RECOGNIZER =
      Set.of(
          "name",
          "acoustic-model",
          "command",
          "url",
          "model",
          "key-env",
          "rate",
          "max",
          "timeout",
          "whole");

  private BuildConfigReader() {}

  /**
   * Reads a configuration, and finds the files that it names.
   *
   * @param file the YAML file
   * @return the configuration
   * @throws IOException if the file cannot be read, is wrong (the message names the line), or names
   *     files that do not exist
   */
  public static BuildConfig read(Path file) throws IOException {
    return read(file, file.toAbsolutePath().normalize().getParent(), FileTree.local());
  }

  /**
   * Reads a configuration, and finds the files that it names in another place.
   *
   * @param file the YAML file on this machine
   * @param base the folder that paths are relative to; absolute
   * @param tree where the named files are
   * @return the configuration
   * @throws IOException if the file cannot be read, is wrong (the message names the line), or names
   *     files that do not exist
   */
  public static BuildConfig read(Path file, Path base, FileTree tree) throws IOException {
    ConfigNode root = ConfigNode.read(file);
    root.requireFields(FIELDS);
    FilePatterns patterns = new FilePatterns(base, tree);
    Path output = base.resolve(required(root, "output").text()).normalize();
    if (base.startsWith(output)) {
      throw required(root, "output").expected("a folder that does not hold the configuration");
    }
    Map<String, Path> recordings = patterns.recordings(required(root, "recordings"), output);
    Map<String, Path> documents = patterns.documents(required(root, "documents"), output);
    Optional<ConfigNode> words = root.field("words");
    Optional<ConfigNode> turns = root.field("turns");
    return settings(root, base, output)
        .withInputs(
            recordings,
            documents,
            words.isPresent() ? patterns.beside(words.get(), recordings) : Map.of(),
            turns.isPresent() ? patterns.beside(turns.get(), recordings) : Map.of());
  }

  /**
   * Reads the settings of a configuration, without its inputs. A machine that runs single items
   * needs no more.
   *
   * @param file the YAML file
   * @param base the folder that paths are relative to; absolute
   * @return a configuration without recordings and documents
   * @throws IOException if the file cannot be read or is wrong (the message names the line)
   */
  public static BuildConfig settings(Path file, Path base) throws IOException {
    ConfigNode root = ConfigNode.read(file);
    root.requireFields(FIELDS);
    return settings(root, base, base.resolve(required(root, "output").text()).normalize());
  }

  private static BuildConfig settings(ConfigNode root, Path base, Path output) throws IOException {
    return new BuildConfig(
        output,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        recognizer(root, base),
        mining(root),
        matching(root),
        filters(root),
        splits(root),
        reviewed(root),
        languages(root).stream().skip(1).toList());
  }

  private static int reviewed(ConfigNode root) throws IOException {
    Optional<ConfigNode> review = root.field("review");
    if (review.isEmpty()) {
      return BuildConfig.REVIEWED_SENTENCES;
    }
    long count = review.get().whole();
    if (count < 0 || count > MAX_REVIEWED) {
      throw review.get().expected("a number of sentences from 0 to " + MAX_REVIEWED);
    }
    return (int) count;
  }

  private static ConfigNode required(ConfigNode root, String name) throws IOException {
    Optional<ConfigNode> node = root.field(name);
    if (node.isEmpty()) {
      throw root.expected("a field '" + name + "'");
    }
    return node.get();
  }

  private static Optional<RecognizerChoice> recognizer(ConfigNode root, Path base)
      throws IOException {
    Optional<ConfigNode> node = root.field("recognizer");
    if (node.isEmpty()) {
      return Optional.empty();
    }
    node.get().requireFields(RECOGNIZER);
    Map<String, String> options = new TreeMap<>();
    for (Map.Entry<String, ConfigNode> field : node.get().fields().entrySet()) {
      String value = field.getValue().text();
      boolean isPath = field.getKey().equals("acoustic-model");
      options.put(field.getKey(), isPath ? base.resolve(value).normalize().toString() : value);
    }
    String name = options.getOrDefault("name", "");
    if (ALIGNERS.contains(name)) {
      throw node.get()
          .fields()
          .get("name")
          .expected(
              "a recogniser; "
                  + name
                  + " aligns a recording with the transcript that is known to be its own, and"
                  + " cannot find it. Run 'caesura mine --recognizer "
                  + name
                  + " --text DIR RECORDING...' with transcripts by name");
    }
    return Optional.of(new RecognizerChoice(options));
  }

  private static List<Locale> languages(ConfigNode root) throws IOException {
    Optional<ConfigNode> node = root.field("language");
    List<Locale> languages = new ArrayList<>();
    for (String tag : node.isPresent() ? node.get().texts() : List.<String>of()) {
      Locale locale = Locale.forLanguageTag(tag);
      if (locale.getLanguage().isEmpty() || languages.contains(locale)) {
        throw node.get().expected("language tags, such as hr, each once");
      }
      languages.add(locale);
    }
    if (node.isPresent() && languages.isEmpty()) {
      throw node.get().expected("a language tag, such as hr");
    }
    return languages;
  }

  private static MiningSettings mining(ConfigNode root) throws IOException {
    MiningSettings settings = MiningSettings.defaults().withRedo(true);
    List<Locale> languages = languages(root);
    if (!languages.isEmpty()) {
      settings = settings.withLanguage(languages.get(0));
    }
    Optional<ConfigNode> minScore = root.field("min-score");
    Optional<ConfigNode> max = root.field("max");
    Optional<ConfigNode> format = root.field("format");
    ConfigNode read = root;
    try {
      if (minScore.isPresent()) {
        read = minScore.get();
        settings = settings.withMinScore(read.number());
      }
      if (max.isPresent()) {
        read = max.get();
        settings = settings.withMaxClipSeconds(read.number());
      }
    } catch (IllegalArgumentException e) {
      throw read.refused(e);
    }
    if (format.isPresent()) {
      for (ClipFormat known : ClipFormat.values()) {
        if (known.toString().equals(format.get().text())) {
          return settings.withClipFormat(known);
        }
      }
      throw format.get().expected("one of flac, wav, opus");
    }
    return settings;
  }

  private static ArchiveSettings matching(ConfigNode root) throws IOException {
    ArchiveSettings settings = ArchiveSettings.defaults();
    Optional<ConfigNode> match = root.field("match");
    if (match.isEmpty()) {
      return settings;
    }
    match.get().requireFields(Set.of("max-error-probability", "max-postings"));
    for (Map.Entry<String, ConfigNode> field : match.get().fields().entrySet()) {
      try {
        settings =
            field.getKey().equals("max-postings")
                ? settings.withMaxPostings(Math.toIntExact(field.getValue().whole()))
                : settings.withMaxErrorProbability(field.getValue().number());
      } catch (IllegalArgumentException e) {
        throw field.getValue().refused(e);
      } catch (ArithmeticException e) {
        throw field.getValue().expected("at most " + Integer.MAX_VALUE);
      }
    }
    return settings;
  }

  private static FilterSettings filters(ConfigNode root) throws IOException {
    FilterSettings settings = FilterSettings.defaults();
    Optional<ConfigNode> filters = root.field("filters");
    if (filters.isEmpty()) {
      return settings;
    }
    for (Map.Entry<String, ConfigNode> field : filters.get().fields().entrySet()) {
      try {
        settings =
            field.getValue().isText("off")
                ? settings.without(field.getKey())
                : settings.with(field.getKey(), field.getValue().number());
      } catch (IllegalArgumentException e) {
        throw field.getValue().refused(e);
      }
    }
    Optional<String> contradiction = settings.contradiction();
    if (contradiction.isPresent()) {
      throw filters.get().expected("limits that a clip can keep; " + contradiction.get());
    }
    return settings;
  }

  private static SplitSettings splits(ConfigNode root) throws IOException {
    SplitSettings settings = SplitSettings.defaults();
    Optional<ConfigNode> seed = root.field("seed");
    if (seed.isPresent()) {
      settings = settings.withSeed(seed.get().whole());
    }
    Optional<ConfigNode> splits = root.field("splits");
    if (splits.isPresent()) {
      Map<String, Double> shares = new LinkedHashMap<>();
      for (Map.Entry<String, ConfigNode> field : splits.get().fields().entrySet()) {
        shares.put(field.getKey(), field.getValue().number());
      }
      try {
        settings = settings.withShares(shares);
      } catch (IllegalArgumentException e) {
        throw splits.get().refused(e);
      }
    }
    return settings;
  }
}
