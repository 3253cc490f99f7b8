package dev.caesura.models.external;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/** Form of a request as multipart/form-data (RFC 7578) with one file. Not thread-safe. */
final class MultipartForm {

  private static final String END = "\r\n";

  private final String boundary = "caesura-" + UUID.randomUUID();
  private final StringBuilder fields = new StringBuilder();

  /** Adds a field. */
  void add(String name, String value) {
    fields.append("--").append(boundary).append(END);
    fields.append("Content-Disposition: form-data; name=\"").append(name).append('"');
    fields.append(END).append(END).append(value).append(END);
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  /** Returns the body; the audio file, which comes last, is streamed. */
  BodyPublisher withFile(Path wav) throws FileNotFoundException {
    String head =
        fields
            + "--"
            + boundary
            + END
            + "Content-Disposition: form-data; name=\"file\"; filename=\"piece.wav\""
            + END
            + "Content-Type: audio/wav"
            + END
            + END;
    return BodyPublishers.concat(
        bytes(head), BodyPublishers.ofFile(wav), bytes(END + "--" + boundary + "--" + END));
  }

  private static BodyPublisher bytes(String text) {
    return BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8));
  }
}
