package dev.caesura.models.recognition;

import dev.caesura.io.Sha256;
import dev.caesura.models.recognition.cmu.CmuModel;
import dev.caesura.models.recognition.cmu.Densities;
import dev.caesura.models.recognition.lexicon.PronouncingDictionary;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Acoustic model of CMU Sphinx for any language, with its pronouncing dictionary. Immutable and
 * thread-safe; it holds the densities in memory, which all decoders share.
 *
 * <p>The model may be continuous, semi-continuous or phonetically tied. The folder has the files
 * that {@link dev.caesura.models.recognition.cmu} names; without {@code mdef}, the model is used
 * without triphones.
 */
public final class SphinxModel {

  private static final String DICTIONARY_NAMES =
      "(?i).*\\.(dic|dict)(\\.gz)?|.*dictionary\\.txt(\\.gz)?";

  private final CmuModel acoustic;
  private final Path dictionaryFile;
  private final PronouncingDictionary dictionary;
  private final List<GaussianCodebook> codebooks;
  private final int sampleRate;

  private SphinxModel(CmuModel acoustic, Path dictionaryFile, PronouncingDictionary dictionary)
      throws IOException {
    this.acoustic = acoustic;
    this.dictionaryFile = dictionaryFile;
    this.dictionary = dictionary;
    this.codebooks = codebooks(acoustic);
    this.sampleRate = ModelFrontEnd.sampleRate(acoustic.parameters());
    ModelFrontEnd.check(acoustic);
  }

  /**
   * Reads a model and its dictionary.
   *
   * @param folder the folder of the acoustic model
   * @param dictionary the dictionary in UTF-8; if empty, the folder must have one whose name ends
   *     in .dic, .dict or dictionary.txt, with or without .gz
   * @return the model
   * @throws IOException if a file is missing, damaged, or does not fit the others; it names the
   *     file and the position
   */
  public static SphinxModel read(Path folder, Optional<Path> dictionary) throws IOException {
    Path file = dictionary.isPresent() ? dictionary.get() : dictionaryIn(folder);
    PronouncingDictionary read = PronouncingDictionary.read(file);
    return new SphinxModel(CmuModel.read(folder, read.phones()), file, read);
  }

  /**
   * Returns whether a folder looks like an acoustic model of CMU Sphinx.
   *
   * @param folder any path
   * @return whether it has the files that every such model has
   */
  public static boolean isIn(Path folder) {
    return CmuModel.isIn(folder);
  }

  private static Path dictionaryIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new FileNotFoundException(
          folder + ": expected the folder of an acoustic model; found none");
    }
    List<Path> found;
    try (Stream<Path> files = Files.list(folder)) {
      found =
          files
              .filter(file -> file.getFileName().toString().matches(DICTIONARY_NAMES))
              .sorted()
              .toList();
    }
    if (found.size() != 1) {
      throw new FileNotFoundException(
          folder
              + ": expected one dictionary (.dic, .dict or dictionary.txt); found "
              + (found.isEmpty() ? "none" : found.size() + ", the first " + found.get(0))
              + ". Name it with --dictionary.");
    }
    return found.get(0);
  }

  private static List<GaussianCodebook> codebooks(CmuModel model) {
    Densities means = model.means();
    List<GaussianCodebook> codebooks = new ArrayList<>();
    for (int i = 0; i < means.codebooks(); i++) {
      codebooks.add(new GaussianCodebook(means.vectors()[i], model.variances().vectors()[i]));
    }
    return codebooks;
  }

  /**
   * Returns what reports call the recogniser with this model.
   *
   * @return the names of the folder and the dictionary, with the first digits of their SHA-256
   * @throws IOException if a file cannot be read
   */
  public String description() throws IOException {
    return "Sphinx-4 with "
        + acoustic.folder().toAbsolutePath().normalize().getFileName()
        + " ("
        + acoustic.kind()
        + (acoustic.isRebuilt() ? ", without mdef" : "")
        + ", SHA-256 "
        + CmuModel.digest(acoustic.folder()).substring(0, 16)
        + ") and "
        + dictionaryFile.getFileName()
        + " (SHA-256 "
        + Sha256.ofFiles(dictionaryFile).substring(0, 16)
        + "), biased to the transcript";
  }

  /**
   * Returns the phones that words can have.
   *
   * @return names without silence and noises, in order
   */
  public Set<String> phones() {
    return new TreeSet<>(acoustic.definition().speechPhones());
  }

  CmuModel acoustic() {
    return acoustic;
  }

  PronouncingDictionary dictionary() {
    return dictionary;
  }

  Path dictionaryFile() {
    return dictionaryFile;
  }

  List<GaussianCodebook> codebooks() {
    return codebooks;
  }

  int sampleRate() {
    return sampleRate;
  }

  @Override
  public String toString() {
    return "SphinxModel[" + acoustic.folder() + ", " + dictionaryFile + "]";
  }
}
