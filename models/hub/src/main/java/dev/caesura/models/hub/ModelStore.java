package dev.caesura.models.hub;

import dev.caesura.io.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Folder of boundary networks and CTC networks, which are fetched by name from a model hub, and of
 * acoustic models, which are fetched from public repositories.
 *
 * <p>A model is fetched into a temporary folder and moved into place when all its files are
 * complete, so a model in the store is never incomplete. An interrupted fetch resumes where it
 * stopped if the server's file is still the same. Every file is checked against the SHA-256 that
 * the hub states, where it states one. All digests are recorded in {@code SHA256SUMS} and can be
 * checked later.
 *
 * <p>Thread-safe, and safe among processes: one fetches, the others wait.
 */
public final class ModelStore {

  /** The public hub. */
  public static final URI HUB = URI.create("https://huggingface.co/");

  /** The address below which the files of {@link PinnedModel}s in repositories are found. */
  static final URI REPOSITORIES = URI.create("https://raw.githubusercontent.com/");

  private static final Download.Patience DEFAULT_PATIENCE = new Download.Patience(1000, 60_000);

  private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  private final Path folder;
  private final URI hub;
  private final Download.Patience patience;

  private ModelStore(Path folder, URI hub, Download.Patience patience) {
    this.folder = folder.toAbsolutePath().normalize();
    this.hub = hub;
    this.patience = patience;
  }

  /**
   * Returns a store in a folder.
   *
   * @param folder where models are kept; created when needed
   * @param hub the address below which files are found as {@code owner/name/resolve/main/file};
   *     https, or http on this machine
   * @return the store
   */
  public static ModelStore of(Path folder, URI hub) {
    String address = hub.toString();
    return new ModelStore(
        folder, address.endsWith("/") ? hub : URI.create(address + "/"), DEFAULT_PATIENCE);
  }

  /** Returns a store with other waiting times. */
  ModelStore withPatience(Download.Patience other) {
    return new ModelStore(folder, hub, other);
  }

  /**
   * Returns the standard store. Its folder is that of the system property {@code caesura.models} or
   * of the environment variable {@code CAESURA_MODELS}, or else {@code caesura/models} where the
   * platform keeps caches.
   *
   * @return the store
   */
  public static ModelStore standard() {
    return of(StandardFolder.find(System.getProperties(), System.getenv()), HUB);
  }

  /**
   * Returns the folder of all models.
   *
   * @return the folder, which need not exist
   */
  public Path folder() {
    return folder;
  }

  /**
   * Returns the folder of a model.
   *
   * @param model its name
   * @return the folder, which need not exist
   */
  public Path where(ModelName model) {
    return folder.resolve(model.owner()).resolve(model.name());
  }

  /**
   * Returns whether the store has a model.
   *
   * @param model its name
   * @return whether {@link #get} would fetch nothing
   */
  public boolean has(ModelName model) {
    return Files.exists(where(model).resolve(Digests.FILE));
  }

  /**
   * Returns the models of the store.
   *
   * @return their names, sorted; empty if the folder does not exist
   * @throws IOException if the store cannot be read
   */
  public List<ModelName> list() throws IOException {
    List<ModelName> found = new ArrayList<>();
    for (Path owner : StandardFolder.children(folder)) {
      for (Path model : StandardFolder.children(owner)) {
        if (Files.exists(model.resolve(Digests.FILE))) {
          found.add(new ModelName(owner.getFileName() + "", model.getFileName() + ""));
        }
      }
    }
    return found;
  }

  /**
   * Compares all files of a model with their recorded digests.
   *
   * @param model its name
   * @return a line for each file that differs or is missing; empty if there are none
   * @throws IOException if the store does not have the model, or it cannot be read
   */
  public List<String> verify(ModelName model) throws IOException {
    if (!has(model)) {
      throw new FileNotFoundException(
          where(model) + ": no such model. Fetch it with 'caesura models get " + model + "'.");
    }
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> entry : Digests.read(where(model)).entrySet()) {
      Path file = where(model).resolve(entry.getKey());
      if (!Files.exists(file)) {
        wrong.add(file + ": missing");
      } else {
        String found = Sha256.ofFiles(file);
        if (!found.equals(entry.getValue())) {
          wrong.add(file + ": expected SHA-256 " + entry.getValue() + "; found " + found);
        }
      }
    }
    return wrong;
  }

  /**
   * Returns the folder of a model, and fetches the model if the store does not have it.
   *
   * @param model its name
   * @param progress is called while files are fetched
   * @return the folder, as {@code SatScorer.open} or {@code CtcRecognizer.open} takes it
   * @throws IOException if it cannot be fetched; the bytes so far are kept for the next try
   */
  public Path get(ModelName model, DownloadProgress progress) throws IOException {
    return get(model, Map.of(), progress);
  }

  /**
   * Returns the folder of a model whose files must have given digests, and fetches the model if the
   * store does not have it.
   *
   * @param model its name
   * @param pinned SHA-256 in hex by file name, as in {@code SHA256SUMS} of another store ({@link
   *     #sums}); the digests of other files are only recorded
   * @param progress is called while files are fetched
   * @return the folder
   * @throws IOException if it cannot be fetched, or a file is not the pinned one
   */
  public Path get(ModelName model, Map<String, String> pinned, DownloadProgress progress)
      throws IOException {
    return get(model, pinned, part -> new HubFetch(model, hub, patience, part, progress).run());
  }

  /**
   * Returns the folder of a model whose digests this library knows, and fetches the model if the
   * store does not have it. A store with another hub takes its files from there.
   *
   * @param model the model
   * @param progress is called while files are fetched
   * @return the folder
   * @throws IOException if it cannot be fetched, or a file is not the pinned one
   */
  public Path get(PinnedModel model, DownloadProgress progress) throws IOException {
    boolean isOther = model.place() == PinnedModel.Place.HUB || !hub.equals(HUB);
    PinnedFetch fetch = new PinnedFetch(model, isOther ? hub : REPOSITORIES, patience);
    return get(model.name(), Map.of(), part -> fetch.into(part, progress));
  }

  /** Fetches the files of a model into a folder and returns their digests. */
  @FunctionalInterface
  private interface Fetch {
    Map<String, String> into(Path part) throws IOException;
  }

  private Path get(ModelName model, Map<String, String> pinned, Fetch fetch) throws IOException {
    Path place = where(model);
    if (has(model)) {
      // Nothing is written, so that a store may be read-only.
      Digests.requirePinned(place, Digests.read(place), pinned);
      return place;
    }
    Files.createDirectories(place.getParent());
    ReentrantLock lock = LOCKS.computeIfAbsent(place, p -> new ReentrantLock());
    lock.lock();
    try (FileChannel channel =
            FileChannel.open(
                place.resolveSibling("." + model.name() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var held = channel.lock()) {
      if (!held.isValid() || has(model)) {
        Digests.requirePinned(place, Digests.read(place), pinned);
        return place;
      }
      Path part = place.resolveSibling("." + model.name() + ".part");
      Files.createDirectories(part);
      Digests.requirePinned(part, fetch.into(part), pinned);
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
      return place;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reads digests from a file with a line for each: SHA-256, two spaces, file name.
   *
   * @param file such as {@code SHA256SUMS} of another store
   * @return SHA-256 in hex by file name
   * @throws IOException if the file cannot be read or has other lines
   */
  public static Map<String, String> sums(Path file) throws IOException {
    return Digests.readFile(file);
  }

  @Override
  public String toString() {
    return "ModelStore[" + folder + ", " + hub + "]";
  }
}
