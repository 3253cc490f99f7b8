package dev.caesura.models.recognition;

import dev.caesura.io.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Temporary folder with the files of a model, readable by the owner alone. */
final class ModelFolder implements AutoCloseable {

  private final Path folder;

  private ModelFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes the language model and the dictionary of a transcript to a new folder. */
  static ModelFolder of(BiasedModel model) throws IOException {
    ModelFolder made = new ModelFolder(Files.createTempDirectory("caesura-recognition"));
    try {
      Files.writeString(made.arpa(), model.arpa(), StandardCharsets.US_ASCII);
      Files.writeString(made.dictionary(), model.dictionary(), StandardCharsets.US_ASCII);
      return made;
    } catch (IOException | RuntimeException e) {
      made.closeAfter(e);
      throw e;
    }
  }

  Path arpa() {
    return folder.resolve("transcript.lm");
  }

  /** Writes the words of silence and noise with their phones. */
  void writeFillers(Map<String, String> fillers) throws IOException {
    StringBuilder lines = new StringBuilder();
    fillers.forEach(
        (word, phone) ->
            lines.append(PhoneKeys.of(word)).append(' ').append(PhoneKeys.of(phone)).append('\n'));
    Files.writeString(fillers(), lines, StandardCharsets.US_ASCII);
  }

  Path fillers() {
    return folder.resolve("fillers.dict");
  }

  Path dictionary() {
    return folder.resolve("transcript.dict");
  }

  /** Creates a folder inside. */
  Path create(String prefix) throws IOException {
    return Files.createTempDirectory(folder, prefix);
  }

  /** Copies resources to a folder inside and returns it. */
  Path copy(String resources, List<String> names) throws IOException {
    Path target = Files.createDirectory(folder.resolve("acoustic"));
    for (String name : names) {
      String resource = resources + "/" + name;
      try (InputStream in = ModelFolder.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IOException(
              resource + ": expected on the class path; found none. Add sphinx4-data.");
        }
        Files.copy(in, target.resolve(name));
      }
    }
    return target;
  }

  /** Deletes the folder and everything in it. */
  @Override
  public void close() throws IOException {
    Folders.delete(folder);
  }

  /** Closes after a failure, which remains the exception to report. */
  void closeAfter(Exception failure) {
    try {
      close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
