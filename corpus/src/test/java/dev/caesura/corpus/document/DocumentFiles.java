package dev.caesura.corpus.document;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes files for the tests of readers, and reads them. */
final class DocumentFiles {

  private DocumentFiles() {}

  static Path write(Path folder, String name, String content) throws IOException {
    return write(folder, name, content, StandardCharsets.UTF_8);
  }

  static Path write(Path folder, String name, String content, Charset charset) throws IOException {
    return Files.write(folder.resolve(name), content.getBytes(charset));
  }

  static TranscriptDocument read(Path file) throws IOException {
    return TranscriptReader.defaults().readJoined(file);
  }

  static List<String> texts(TranscriptDocument document) {
    return document.parts().stream().map(document::text).toList();
  }

  static String remarks(TranscriptDocument document) {
    return String.join("\n", document.remarks().stream().map(ReadingRemark::toString).toList());
  }
}
