package dev.caesura.models.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** Finds and lists the folder where the platform keeps files that can be fetched again. */
final class StandardFolder {

  private StandardFolder() {}

  static Path find(Properties properties, Map<String, String> environment) {
    String own = properties.getProperty("caesura.models", "");
    own = own.isEmpty() ? environment.getOrDefault("CAESURA_MODELS", "") : own;
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    Path home = Path.of(properties.getProperty("user.home", "."));
    String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches;
    if (system.contains("win") && !system.contains("darwin") && !local.isEmpty()) {
      caches = Path.of(local);
    } else if (system.contains("mac")) {
      caches = home.resolve("Library").resolve("Caches");
    } else if (!xdg.isEmpty() && Path.of(xdg).isAbsolute()) {
      caches = Path.of(xdg);
    } else {
      caches = home.resolve(".cache");
    }
    return caches.resolve("caesura").resolve("models");
  }

  /** Returns the visible entries of a folder, sorted; none if it does not exist. */
  static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(p -> !p.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }
}
