package dev.caesura.models.acoustic;

import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.RecordingRecognizer;
import dev.caesura.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Provider of {@link CtcRecognizer}, by the name {@code ctc}. It needs the folder of a network.
 * Immutable and thread-safe.
 */
public final class CtcRecognizerProvider implements RecognizerProvider {

  /** Files of which a network has one. */
  private static final List<String> VOCABULARIES = List.of("vocab.json", "tokens.txt", "vocab.txt");

  private final Optional<Path> folder;
  private final String description;

  /** Creates the provider, as {@link java.util.ServiceLoader} does. */
  public CtcRecognizerProvider() {
    this(Optional.empty(), "CTC network");
  }

  private CtcRecognizerProvider(Optional<Path> folder, String description) {
    this.folder = folder;
    this.description = description;
  }

  @Override
  public String name() {
    return "ctc";
  }

  @Override
  public String description() {
    return description;
  }

  /** Returns none: the network decides which languages it knows. */
  @Override
  public Set<String> languages() {
    return Set.of();
  }

  @Override
  public boolean takesRecordings() {
    return true;
  }

  @Override
  public boolean isModel(Path model) {
    return VOCABULARIES.stream().anyMatch(name -> Files.isRegularFile(model.resolve(name)));
  }

  @Override
  public RecognizerProvider withAcousticModel(Path model) throws IOException {
    return new CtcRecognizerProvider(
        Optional.of(model),
        "CTC network "
            + model.toAbsolutePath().normalize().getFileName()
            + " (SHA-256 "
            + digest(model).substring(0, 16)
            + ")");
  }

  /** Returns the digest of all files that decide what a network gives. */
  static String digest(Path model) throws IOException {
    return Sha256.ofFiles(CtcFiles.of(model).all().toArray(Path[]::new));
  }

  @Override
  public RecordingRecognizer open(Locale language, String transcript, int jobs) throws IOException {
    if (folder.isEmpty()) {
      throw new IllegalArgumentException(
          "acousticModel: expected the folder of a network for recognizer ctc; found none");
    }
    return CtcRecognizer.open(
        folder.get(), language, transcript, CtcRecognizerSettings.defaults().withJobs(jobs));
  }
}
