package dev.caesura.models.hub;

import dev.caesura.io.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Fetches the files of a model on the hub: a boundary network, or a CTC network, which its {@code
 * config.json} or its {@code tokens.txt} shows. Used once, by one thread.
 */
final class HubFetch {

  /** The model whose tokenizer the SaT networks use; their own folders do not have one. */
  private static final ModelName TOKENIZER_OWNER = new ModelName("facebookAI", "xlm-roberta-base");

  private static final String CONFIG = "config.json";

  /** Where exports for ONNX Runtime are, the usual place first. */
  private static final List<String> NETWORKS = List.of("onnx/model.onnx", "model.onnx");

  private static final List<String> NEMO_NETWORKS = List.of("model.onnx", "model.int8.onnx");

  /** Files of a CTC network that it may not have; the last one is its card, with the licence. */
  private static final List<String> EXTRAS =
      List.of(
          "preprocessor_config.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "added_tokens.json",
          "README.md");

  private static final Pattern CTC =
      Pattern.compile("\"architectures\"\\s*:\\s*\\[[^\\]]*ForCTC\"");

  private final ModelName model;
  private final URI hub;
  private final Download.Patience patience;
  private final Path part;
  private final DownloadProgress progress;
  private final Map<String, String> digests = new TreeMap<>();

  HubFetch(
      ModelName model, URI hub, Download.Patience patience, Path part, DownloadProgress progress) {
    this.model = model;
    this.hub = hub;
    this.patience = patience;
    this.part = part;
    this.progress = progress;
  }

  /** Fetches all files into the folder and returns their SHA-256 by name. */
  Map<String, String> run() throws IOException {
    try {
      one(model, CONFIG);
    } catch (FileNotFoundException e) {
      if (!has("tokens.txt")) {
        throw e;
      }
      oneOf(NEMO_NETWORKS);
      fetchExtras();
      Digests.write(part, digests);
      return digests;
    }
    String config = Files.readString(part.resolve(CONFIG), StandardCharsets.UTF_8);
    if (CTC.matcher(config).find()) {
      one(model, "vocab.json");
      String network = oneOf(NETWORKS);
      has(network + "_data");
      fetchExtras();
    } else {
      fetchBoundaryNetwork();
    }
    Digests.write(part, digests);
    return digests;
  }

  private void fetchBoundaryNetwork() throws IOException {
    if (!has("model_optimized.onnx")) {
      one(model, "model.onnx");
    }
    try {
      one(model, "tokenizer.json");
    } catch (FileNotFoundException e) {
      one(TOKENIZER_OWNER, "tokenizer.json");
    }
  }

  private void fetchExtras() throws IOException {
    for (String file : EXTRAS) {
      has(file);
    }
  }

  /** Fetches a file; returns false if the model does not have it. */
  private boolean has(String file) throws IOException {
    try {
      one(model, file);
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** Fetches the first of several files that the model has. */
  private String oneOf(List<String> files) throws IOException {
    for (String file : files) {
      if (has(file)) {
        return file;
      }
    }
    throw new FileNotFoundException(
        hub.resolve(model.toString())
            + ": expected "
            + String.join(" or ", files)
            + "; found neither. Export the network: docs/mine.md states how.");
  }

  private void one(ModelName owner, String path) throws IOException {
    String file = path.substring(path.lastIndexOf('/') + 1);
    Path whole = part.resolve(file);
    Path growing = part.resolve(file + ".part");
    if (!Files.exists(whole)) {
      URI from = hub.resolve(owner + "/resolve/main/" + path);
      String stated = Download.fetch(from, growing, file, progress, patience).sha256();
      String found = Sha256.ofFiles(growing);
      if (!stated.isEmpty() && !stated.equals(found)) {
        Files.delete(growing);
        throw new IOException(
            from
                + ": expected SHA-256 "
                + stated
                + "; found "
                + found
                + ". The file was deleted; run again to fetch it.");
      }
      Files.move(growing, whole, StandardCopyOption.ATOMIC_MOVE);
    }
    digests.put(file, Sha256.ofFiles(whole));
  }
}
