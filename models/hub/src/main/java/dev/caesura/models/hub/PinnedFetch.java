package dev.caesura.models.hub;

import dev.caesura.io.FileBytes;
import dev.caesura.io.Sha256;
import dev.caesura.models.hub.PinnedModel.PinnedFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fetches the files of a {@link PinnedModel} and compares each with its digest.
 *
 * @param model the model
 * @param base the address of the model's place
 * @param patience how long to wait
 */
record PinnedFetch(PinnedModel model, URI base, Download.Patience patience) {

  private static final String GIT = "git:";

  /** Fetches all files into a folder and returns their SHA-256 by name. */
  Map<String, String> into(Path part, DownloadProgress progress) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (PinnedFile file : model.files()) {
      Path whole = part.resolve(file.name());
      if (!Files.exists(whole)) {
        Path growing = part.resolve(file.name() + ".part");
        URI from = base.resolve(model.place().path(model, file));
        Download.fetch(from, growing, file.name(), progress, patience);
        require(file, growing, from);
        Files.move(growing, whole, StandardCopyOption.ATOMIC_MOVE);
      }
      digests.put(file.name(), Sha256.ofFiles(whole));
    }
    Digests.write(part, digests);
    return digests;
  }

  private static void require(PinnedFile file, Path growing, URI from) throws IOException {
    String found =
        file.digest().startsWith(GIT) ? GIT + gitIdentifier(growing) : Sha256.ofFiles(growing);
    if (!found.equals(file.digest())) {
      Files.delete(growing);
      throw new IOException(
          from
              + ": expected the pinned digest "
              + file.digest()
              + "; found "
              + found
              + ". The file was deleted.");
    }
  }

  /**
   * Returns the SHA-1 that git gives to a file: of "blob", its length, a zero byte, its content.
   */
  private static String gitIdentifier(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      byte[] content = FileBytes.read(file);
      digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
