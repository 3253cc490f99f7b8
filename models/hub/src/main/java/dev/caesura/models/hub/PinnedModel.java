package dev.caesura.models.hub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Model whose files, with their digests, are known to this library: an acoustic model of CMU Sphinx
 * with its dictionary, in a public repository, or a CTC network on the hub. Immutable and
 * thread-safe.
 *
 * @param name its name in a store, such as {@code cmusphinx/sphinx-fr}
 * @param licence the licence of the model: an SPDX identifier, or "not stated"
 * @param place where its files are
 * @param repository owner and name of the repository, there
 * @param commit the commit whose files are fetched, or a branch
 * @param files the files
 */
public record PinnedModel(
    ModelName name,
    String licence,
    Place place,
    String repository,
    String commit,
    List<PinnedFile> files) {

  private static final String LIST = "pinned-models.tsv";

  /** Read when the class is first used. */
  private static final List<PinnedModel> ALL = read();

  /** Where models are found. */
  public enum Place {
    /** A public repository. */
    REPOSITORY("https://github.com/", "/"),
    /** The hub of models. */
    HUB("https://huggingface.co/", "/resolve/");

    private final String page;
    private final String separator;

    Place(String page, String separator) {
      this.page = page;
      this.separator = separator;
    }

    /** Returns the path of a file below the address of the place. */
    String path(PinnedModel model, PinnedFile file) {
      return model.repository + separator + model.commit + "/" + file.path;
    }
  }

  /**
   * A file of the repository.
   *
   * @param path its path in the repository
   * @param digest its SHA-256 in hex, or "git:" and its identifier in the repository, which is the
   *     SHA-1 of its length and content
   */
  public record PinnedFile(String path, String digest) {

    /**
     * Returns the name of the file in the store.
     *
     * @return the last part of the path
     */
    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  public PinnedModel {
    files = List.copyOf(files);
  }

  /**
   * Returns all such models.
   *
   * @return the models, in the order of their list
   */
  public static List<PinnedModel> all() {
    return ALL;
  }

  /**
   * Returns the model of a name.
   *
   * @param text a name with or without its owner: {@code sphinx-fr} or {@code cmusphinx/sphinx-fr}
   * @return the model; empty if there is none of this name
   */
  public static Optional<PinnedModel> named(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(model -> model.name.name().equals(lower) || model.name.toString().equals(lower))
        .findFirst();
  }

  /**
   * Returns where people find the model.
   *
   * @return the address of the repository
   */
  public String page() {
    return place.page + repository;
  }

  private static List<PinnedModel> read() {
    try (InputStream in = PinnedModel.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IOException(LIST + ": expected on the class path; found none");
      }
      return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<PinnedModel> read(BufferedReader lines) throws IOException {
    List<PinnedModel> models = new ArrayList<>();
    List<PinnedFile> files = new ArrayList<>();
    String[] model = new String[0];
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] cells = line.split("\t", -1);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (cells[0].isEmpty()) {
        files.add(new PinnedFile(cells[2], cells[1]));
        continue;
      }
      add(models, model, files);
      model = cells;
      files.clear();
    }
    add(models, model, files);
    return List.copyOf(models);
  }

  private static void add(List<PinnedModel> models, String[] cells, List<PinnedFile> files) {
    if (cells.length > 0) {
      Place place = Place.valueOf(cells[2].toUpperCase(Locale.ROOT));
      models.add(
          new PinnedModel(ModelName.of(cells[0]), cells[1], place, cells[3], cells[4], files));
    }
  }
}
