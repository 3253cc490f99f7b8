package dev.caesura.models.recognition.cmu;

import dev.caesura.io.LineReader;
import dev.caesura.io.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Acoustic model of CMU Sphinx in a folder: all files read and compared with each other. Immutable
 * and thread-safe, if callers do not change the arrays.
 *
 * @param folder the folder
 * @param kind how densities are shared
 * @param definition phones and triphones
 * @param isRebuilt whether {@code mdef} is missing, so that the definition was rebuilt without
 *     triphones
 * @param means means of the densities
 * @param variances variances of the densities
 * @param weights weights of the densities
 * @param transitions transition probabilities
 * @param parameters how features are computed
 * @param layout what feature vectors hold
 * @param fillers words of silence and noise with their phones, such as {@code <sil>} with SIL
 */
public record CmuModel(
    Path folder,
    Kind kind,
    ModelDefinition definition,
    boolean isRebuilt,
    Densities means,
    Densities variances,
    MixtureWeights weights,
    TransitionMatrices transitions,
    FeatureParameters parameters,
    FeatureLayout layout,
    Map<String, String> fillers) {

  private static final String DEFINITION = "mdef";
  private static final String WEIGHTS = "mixture_weights";
  private static final String DUMP = "sendump";
  private static final String TRANSFORM = "feature_transform";

  private static final List<String> NEEDED =
      List.of("feat.params", "means", "transition_matrices", "variances");

  private static final List<String> OPTIONAL =
      List.of(DEFINITION, TRANSFORM, WEIGHTS, "noisedict", DUMP);

  /** How the senones of a model share densities. */
  public enum Kind {
    /** Each senone has its own. */
    CONTINUOUS("continuous"),
    /** The senones of a phone share a codebook. */
    PHONETICALLY_TIED("phonetically tied"),
    /** All senones share one codebook. */
    SEMI_CONTINUOUS("semi-continuous");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  public CmuModel {
    fillers = Collections.unmodifiableMap(new TreeMap<>(fillers));
  }

  /**
   * Returns whether a folder looks like such a model.
   *
   * @param folder any path
   * @return whether it has means, variances and transition matrices
   */
  public static boolean isIn(Path folder) {
    return NEEDED.stream().skip(1).allMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  /**
   * Reads a model.
   *
   * @param folder its folder
   * @param spoken the phones of its dictionary, from which a missing {@code mdef} is rebuilt
   * @return the model
   * @throws IOException if a file is missing, damaged, or contradicts another one
   */
  public static CmuModel read(Path folder, Set<String> spoken) throws IOException {
    for (String name : NEEDED) {
      if (!Files.isRegularFile(folder.resolve(name))) {
        throw new FileNotFoundException(
            folder.resolve(name) + ": expected a file of a CMU Sphinx model; found none");
      }
    }
    FeatureParameters parameters = FeatureParameters.read(folder.resolve("feat.params"));
    Densities means = Densities.read(folder.resolve("means"));
    Densities variances = Densities.read(folder.resolve("variances"));
    if (!variances.isShapedLike(means)) {
      throw differs(folder, "variances", means.shape() + ", as in means", variances.shape());
    }
    TransitionMatrices transitions = TransitionMatrices.read(folder.resolve("transition_matrices"));
    Map<String, String> fillers = fillers(folder.resolve("noisedict"));
    boolean isRebuilt = !Files.exists(folder.resolve(DEFINITION));
    ModelDefinition definition =
        isRebuilt
            ? rebuilt(folder, spoken, fillers, transitions)
            : ModelDefinition.read(folder.resolve(DEFINITION));
    String wrong = definition.contradiction(transitions.size(), transitions.states());
    if (!wrong.isEmpty()) {
      throw differs(folder, DEFINITION, "phones that fit the other files", wrong);
    }
    MixtureWeights weights = weights(folder, isRebuilt ? 0 : definition.senones(), means);
    if (definition.senones() > weights.senones()
        || weights.streams() != means.streams()
        || weights.densities() != means.densities()) {
      throw differs(
          folder,
          "weights",
          definition.senones() + " senones and " + means.shape(),
          weights.senones()
              + " senones of "
              + weights.densities()
              + " densities in "
              + weights.streams()
              + " streams");
    }
    FeatureLayout layout = layout(folder, parameters, means);
    return new CmuModel(
        folder,
        kind(folder, definition, parameters, means, weights),
        definition,
        isRebuilt,
        means,
        variances,
        weights,
        transitions,
        parameters,
        layout,
        fillers);
  }

  /**
   * Returns the SHA-256 of all files of a model.
   *
   * @param folder its folder
   * @return the digest in hex
   * @throws IOException if a file is missing or cannot be read
   */
  public static String digest(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    NEEDED.forEach(name -> files.add(folder.resolve(name)));
    OPTIONAL.stream().map(folder::resolve).filter(Files::isRegularFile).forEach(files::add);
    return Sha256.ofFiles(files.toArray(Path[]::new));
  }

  private static Kind kind(
      Path folder,
      ModelDefinition definition,
      FeatureParameters parameters,
      Densities means,
      MixtureWeights weights)
      throws IOException {
    boolean isTied = parameters.text("model", "").equals("ptm");
    int phones = definition.phones().size();
    if (isTied && means.codebooks() == phones) {
      return Kind.PHONETICALLY_TIED;
    }
    if (means.codebooks() == weights.senones()) {
      return Kind.CONTINUOUS;
    }
    if (means.codebooks() == phones) {
      return Kind.PHONETICALLY_TIED;
    }
    if (means.codebooks() == 1) {
      return Kind.SEMI_CONTINUOUS;
    }
    throw differs(
        folder,
        "means",
        weights.senones() + " codebooks (senones), " + phones + " (phones) or 1",
        means.codebooks() + "");
  }

  private static MixtureWeights weights(Path folder, int senones, Densities means)
      throws IOException {
    if (Files.exists(folder.resolve(WEIGHTS))) {
      return MixtureWeights.read(folder.resolve(WEIGHTS));
    }
    if (!Files.exists(folder.resolve(DUMP))) {
      throw new FileNotFoundException(
          folder + ": expected mixture_weights or sendump; found neither");
    }
    return MixtureWeights.readDump(
        folder.resolve(DUMP), senones, means.streams(), means.densities());
  }

  private static FeatureLayout layout(Path folder, FeatureParameters parameters, Densities means)
      throws IOException {
    Path file = folder.resolve(TRANSFORM);
    float[][] transform = Files.exists(file) ? FeatureTransform.read(file) : new float[0][];
    int rows = Math.min(transform.length, means.width());
    FeatureLayout layout = FeatureLayout.of(parameters, transform, rows);
    if (!Arrays.equals(layout.widths(), means.widths())) {
      throw differs(
          folder,
          "feat.params",
          "features in streams of " + Arrays.toString(means.widths()) + ", as in means",
          Arrays.toString(layout.widths()));
    }
    return layout;
  }

  private static ModelDefinition rebuilt(
      Path folder, Set<String> spoken, Map<String, String> fillers, TransitionMatrices transitions)
      throws IOException {
    Set<String> silent = new TreeSet<>(fillers.values());
    TreeSet<String> all = new TreeSet<>(spoken);
    all.addAll(silent);
    if (all.size() != transitions.size()) {
      throw new FileNotFoundException(
          folder.resolve(DEFINITION)
              + ": expected a model definition, or a dictionary with the "
              + transitions.size()
              + " phones of the model, from which it can be rebuilt; found a dictionary and"
              + " noisedict with "
              + all.size()
              + ": "
              + String.join(" ", all));
    }
    return ModelDefinition.withoutContext(all, silent, transitions.states());
  }

  /** Reads the words of silence and noise; without a file there is silence only. */
  private static Map<String, String> fillers(Path file) throws IOException {
    Map<String, String> fillers = new TreeMap<>();
    for (String word : List.of("<s>", "</s>", "<sil>")) {
      fillers.put(word, ModelDefinition.SILENCE);
    }
    if (!Files.exists(file)) {
      return fillers;
    }
    try (LineReader lines = LineReader.open(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        String[] cells = line.strip().split("\\s+");
        if (line.isBlank() || line.startsWith("##")) {
          continue;
        }
        if (cells.length != 2) {
          throw lines.position().malformed("a word and its phone", line.strip());
        }
        fillers.put(cells[0], cells[1]);
      }
    }
    return fillers;
  }

  private static IOException differs(Path folder, String name, String expected, String found) {
    return new IOException(
        folder.resolve(name) + ": expected " + expected + "; found " + found + ".");
  }
}
