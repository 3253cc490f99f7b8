package dev.caesura.models.internal;

import dev.caesura.models.ModelException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Library of native code that a network needs: explains why it does not load, and what to do.
 * Immutable and thread-safe.
 *
 * @param name its name for users
 * @param artifact the jar that brings it, as {@code group:artifact}
 * @param platforms the platforms that the jar has it for, such as {@code linux-x86_64}
 */
public record NativeLibrary(String name, String artifact, List<String> platforms) {

  /** ONNX Runtime, which runs networks. */
  public static final NativeLibrary ONNX_RUNTIME =
      new NativeLibrary(
          "ONNX Runtime",
          "com.microsoft.onnxruntime:onnxruntime",
          List.of("linux-x86_64", "linux-aarch64", "macos-aarch64", "windows-x86_64"));

  /** System property that keeps DJL away from the network. */
  private static final String OFFLINE = "ai.djl.offline";

  /** The tokenizers of Hugging Face. */
  public static final NativeLibrary TOKENIZERS =
      new NativeLibrary(
          "the tokenizers of Hugging Face",
          "ai.djl.huggingface:tokenizers",
          List.of("linux-x86_64", "linux-aarch64", "macos-aarch64", "windows-x86_64"));

  public NativeLibrary {
    platforms = List.copyOf(platforms);
  }

  /**
   * Returns the exception for a library that does not load.
   *
   * @param cause what Java reports, often an {@link UnsatisfiedLinkError}; null if it reports
   *     nothing
   * @return an exception to throw: which library, this platform, the reason, and what to do
   */
  public ModelException failure(Throwable cause) {
    return new ModelException(message(cause, platform(), isMusl(Path.of("/lib"))), cause);
  }

  /**
   * Loads the tokenizers of Hugging Face, and keeps DJL, which brings them, away from the network:
   * otherwise it looks for missing files there, and reports each day's first use to the maker of
   * the machine. The system property {@code ai.djl.offline} stays as it is where it is set.
   *
   * @param loading loads the library; DJL's {@code LibUtils::checkStatus}
   * @throws ModelException if it does not load: this platform, the reason, and what to do
   */
  public static void loadTokenizers(Runnable loading) {
    if (System.getProperty(OFFLINE) == null) {
      System.setProperty(OFFLINE, "true");
    }
    try {
      loading.run();
    } catch (RuntimeException | LinkageError | AssertionError e) {
      throw TOKENIZERS.failure(e);
    }
  }

  String message(Throwable cause, String platform, boolean isMusl) {
    String reason = reason(cause);
    String start = name + ": expected its native library for " + platform;
    if (!platforms.contains(platform)) {
      return start
          + "; found "
          + artifact
          + " with those of "
          + String.join(", ", platforms)
          + ". Run Java on one of these.";
    }
    if (isMusl) {
      return start
          + " with musl; found one for glibc. Use a system with glibc, such as Debian, instead of"
          + " Alpine. ("
          + reason
          + ")";
    }
    if (reason.contains("failed to map segment") || reason.contains("Operation not permitted")) {
      return start
          + "; the folder for temporary files does not let it run. Name another folder with"
          + " -Djava.io.tmpdir=DIR. ("
          + reason
          + ")";
    }
    return start
        + "; it does not load. Put "
        + artifact
        + " on the class path, whole and once, and check that "
        + System.getProperty("java.io.tmpdir")
        + " exists and has room. ("
        + reason
        + ")";
  }

  /** The first message among the causes that is not blank, in one line. */
  private static String reason(Throwable cause) {
    String reason = "no reason is given";
    for (Throwable c = cause; c != null; c = c.getCause()) {
      if (c.getMessage() != null && !c.getMessage().isBlank()) {
        reason = c.getMessage().strip().replaceAll("\\s+", " ");
        if (c instanceof UnsatisfiedLinkError || c instanceof IOException) {
          return reason;
        }
      }
    }
    return reason;
  }

  /** Returns this platform, such as {@code linux-x86_64}. */
  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String family =
        system.startsWith("mac")
            ? "macos"
            : system.startsWith("windows") ? "windows" : system.replaceAll("[^a-z0-9]+", "-");
    return family
        + "-"
        + switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64", "x64" -> "x86_64";
          case "aarch64", "arm64" -> "aarch64";
          default -> System.getProperty("os.arch");
        };
  }

  /**
   * Returns whether the C library of the system is musl: its loader is there, that of glibc not.
   */
  static boolean isMusl(Path lib) {
    try (DirectoryStream<Path> loaders = Files.newDirectoryStream(lib, "ld-musl-*")) {
      return loaders.iterator().hasNext() && !hasGlibc(lib);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean hasGlibc(Path lib) throws IOException {
    Path wide = lib.resolveSibling("lib64");
    for (Path folder : List.of(lib, wide)) {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> loaders = Files.newDirectoryStream(folder, "ld-linux*")) {
          if (loaders.iterator().hasNext()) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
