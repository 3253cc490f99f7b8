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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Boundary networks by name: fetched from a model hub when asked for, kept in a folder.
 *
 * <p>A model is fetched beside its place and moved there when all its files are whole, so that what
 * is found is never a part. A fetch that was cut goes on where it was, if the server says that the
 * file is still the same. Every file is checked against the SHA-256 that the hub states, where it
 * states one; all digests are recorded in {@code SHA256SUMS} and can be checked later. Thread-safe,
 * and safe among processes: one fetches, the others wait.
 */
public final class ModelStore {

  /** Where models are published. */
  public static final URI HUB = URI.create("https://huggingface.co/");

  /** Whose tokenizer the SaT networks use; their own folders hold none. */
  private static final ModelName TOKENIZER_OWNER = new ModelName("facebookAI", "xlm-roberta-base");

  private static final Download.Patience USUAL = new Download.Patience(1000, 60_000);

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
   * A store.
   *
   * @param folder where models are kept; made when needed
   * @param hub address below which a file is found as {@code owner/name/resolve/main/file}; https,
   *     or http on this machine
   * @return the store
   */
  public static ModelStore of(Path folder, URI hub) {
    String address = hub.toString();
    return new ModelStore(folder, address.endsWith("/") ? hub : URI.create(address + "/"), USUAL);
  }

  /** The same store, which waits for other times. */
  ModelStore with(Download.Patience other) {
    return new ModelStore(folder, hub, other);
  }

  /**
   * The usual store: the folder that the system property {@code caesura.models} or the environment
   * variable {@code CAESURA_MODELS} names, else {@code caesura/models} where the platform keeps
   * caches.
   *
   * @return the store
   */
  public static ModelStore standard() {
    return of(StandardFolder.find(System.getProperties(), System.getenv()), HUB);
  }

  /**
   * Where all models are.
   *
   * @return the folder, which may not be there
   */
  public Path folder() {
    return folder;
  }

  /**
   * Where a model is.
   *
   * @param model its name
   * @return its folder, which may not be there
   */
  public Path where(ModelName model) {
    return folder.resolve(model.owner()).resolve(model.name());
  }

  /**
   * Whether a model is there, whole.
   *
   * @param model its name
   * @return whether {@link #get} would fetch nothing
   */
  public boolean has(ModelName model) {
    return Files.exists(where(model).resolve(Digests.FILE));
  }

  /**
   * The models that are there.
   *
   * @return their names, in order; empty if there is no store yet
   * @throws IOException if the store cannot be read
   */
  public List<ModelName> list() throws IOException {
    List<ModelName> found = new ArrayList<>();
    for (Path owner : children(folder)) {
      for (Path model : children(owner)) {
        if (Files.exists(model.resolve(Digests.FILE))) {
          found.add(new ModelName(owner.getFileName() + "", model.getFileName() + ""));
        }
      }
    }
    return found;
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(p -> !p.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  /**
   * Reads all files of a model again.
   *
   * @param model its name
   * @return what is wrong, a line each; empty if all is as it was fetched
   * @throws IOException if it is not there or cannot be read
   */
  public List<String> verify(ModelName model) throws IOException {
    if (!has(model)) {
      throw new FileNotFoundException(
          where(model) + ": no such model; 'caesura models get " + model + "' fetches it");
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
   * A model's folder; fetched if it is not there.
   *
   * @param model its name
   * @param progress hears how far it is
   * @return the folder, as {@link dev.caesura.models.text.sat.SatScorer#open} takes it
   * @throws IOException if it cannot be fetched; what is there is kept for the next try
   */
  public Path get(ModelName model, DownloadProgress progress) throws IOException {
    return get(model, Map.of(), progress);
  }

  /**
   * A model's folder, whose files must be the ones that someone trusts; fetched if it is not there.
   *
   * @param model its name
   * @param pinned SHA-256 in hex by file name, as {@code SHA256SUMS} of another store has them
   *     ({@link #sums}); files that it does not name are only recorded
   * @param progress hears how far it is
   * @return the folder
   * @throws IOException if it cannot be fetched, or a file is not the pinned one
   */
  public Path get(ModelName model, Map<String, String> pinned, DownloadProgress progress)
      throws IOException {
    Path place = where(model);
    if (has(model)) {
      // Nothing is written, so that a store may be read-only.
      requirePinned(place, Digests.read(place), pinned);
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
        requirePinned(place, Digests.read(place), pinned);
        return place;
      }
      Path part = place.resolveSibling("." + model.name() + ".part");
      Files.createDirectories(part);
      requirePinned(part, fetch(model, part, progress), pinned);
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
      return place;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Digests from a file, one a line: SHA-256, white space, name.
   *
   * @param file such as {@code SHA256SUMS} of another store
   * @return SHA-256 in hex by name
   * @throws IOException if it cannot be read or has other lines
   */
  public static Map<String, String> sums(Path file) throws IOException {
    return Digests.readFile(file);
  }

  /** Stops before a file that is not the pinned one is used; it is thrown away where it is part. */
  private static void requirePinned(
      Path folder, Map<String, String> found, Map<String, String> pinned) throws IOException {
    for (Map.Entry<String, String> pin : pinned.entrySet()) {
      String digest = found.getOrDefault(pin.getKey(), "no such file");
      if (!digest.equalsIgnoreCase(pin.getValue())) {
        if (folder.getFileName().toString().startsWith(".")) {
          Files.deleteIfExists(folder.resolve(Digests.FILE));
          Files.deleteIfExists(folder.resolve(pin.getKey()));
        }
        throw new IOException(
            folder.resolve(pin.getKey())
                + ": expected the pinned SHA-256 "
                + pin.getValue()
                + "; found "
                + digest);
      }
    }
  }

  private Map<String, String> fetch(ModelName model, Path part, DownloadProgress progress)
      throws IOException {
    Map<String, String> digests = new TreeMap<>();
    one(model, "config.json", part, digests, progress);
    try {
      one(model, "model_optimized.onnx", part, digests, progress);
    } catch (FileNotFoundException e) {
      one(model, "model.onnx", part, digests, progress);
    }
    try {
      one(model, "tokenizer.json", part, digests, progress);
    } catch (FileNotFoundException e) {
      one(TOKENIZER_OWNER, "tokenizer.json", part, digests, progress);
    }
    Digests.write(part, digests);
    return digests;
  }

  private void one(
      ModelName model,
      String file,
      Path part,
      Map<String, String> digests,
      DownloadProgress progress)
      throws IOException {
    Path whole = part.resolve(file);
    Path growing = part.resolve(file + ".part");
    if (!Files.exists(whole)) {
      URI from = hub.resolve(model + "/resolve/main/" + file);
      Download.Result result = Download.fetch(from, growing, file, progress, patience);
      String found = Sha256.ofFiles(growing);
      if (!result.sha256().isEmpty() && !result.sha256().equals(found)) {
        Files.delete(growing);
        throw new IOException(
            from
                + ": expected SHA-256 "
                + result.sha256()
                + "; found "
                + found
                + "; the file was thrown away, run again to fetch it anew");
      }
      Files.move(growing, whole, StandardCopyOption.ATOMIC_MOVE);
    }
    digests.put(file, Sha256.ofFiles(whole));
  }

  @Override
  public String toString() {
    return "ModelStore[" + folder + ", " + hub + "]";
  }
}
