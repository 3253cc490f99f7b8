package dev.caesura.align;

import dev.caesura.audio.Signal;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Provider of a recogniser that its caller opened and closes. Immutable and thread-safe. */
record OpenRecognizerProvider(String description, Recognizer recognizer)
    implements RecognizerProvider {

  @Override
  public String name() {
    return description;
  }

  @Override
  public Set<String> languages() {
    return Set.of();
  }

  @Override
  public CloseableRecognizer open(Locale language, String transcript, int jobs) {
    return new CloseableRecognizer() {
      @Override
      public Transcript recognize(Signal piece) throws IOException {
        return recognizer.recognize(piece);
      }

      @Override
      public void close() {
        // The caller of RecognizerProvider.of closes it.
      }
    };
  }
}
