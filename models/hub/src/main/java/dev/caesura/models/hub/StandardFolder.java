package dev.caesura.models.hub;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Finds the folder where the platform keeps files that can be fetched again. */
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
}
