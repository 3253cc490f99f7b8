package dev.caesura.corpus.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What an executor needs to know of a build: the configuration as text, and where files are.
 * Immutable.
 */
final class JobSettings implements Serializable {

  private static final long serialVersionUID = 1;

  private final String yaml;
  private final String yamlName;
  private final String base;
  private final String store;
  private final RemoteFiles files;
  private final int attempts;

  JobSettings(
      String yaml, String yamlName, Path base, Path store, RemoteFiles files, int attempts) {
    this.yaml = yaml;
    this.yamlName = yamlName;
    this.base = base.toString();
    this.store = store.toString();
    this.files = files;
    this.attempts = attempts;
  }

  /** Returns how often an item is tried whose files cannot be reached, before it has failed. */
  int attempts() {
    return attempts;
  }

  String yaml() {
    return yaml;
  }

  String yamlName() {
    return yamlName;
  }

  /** Returns the folder that paths of the configuration are relative to. */
  Path base() {
    return Path.of(base);
  }

  /** Returns the folder of intermediate results. */
  Path store() {
    return Path.of(store);
  }

  RemoteFiles files() {
    return files;
  }

  /** Returns what distinguishes builds that cannot share models. */
  Object identity() {
    return java.util.List.of(yaml, base, store);
  }

  @Override
  public String toString() {
    return Objects.toString(base) + "/" + yamlName;
  }
}
