package dev.caesura.bench.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Splitter of another language's ecosystem, run by a script of {@code bench/peers} in a process of
 * its own: JSON Lines with language and text go in, a JSON list of sentences a line comes out. Not
 * thread-safe; the caller closes it.
 */
final class PeerSplitter implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CHECK_SECONDS = 30;

  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private int lost;

  private PeerSplitter(Process process) {
    this.process = process;
    requests =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts a script.
   *
   * @param interpreter the program that runs it, a path or a name
   * @param script its name in {@code bench/peers}
   * @return the splitter; empty if the program or the package that the script needs is missing
   * @throws IOException if the check of the package is interrupted
   */
  static Optional<PeerSplitter> open(String interpreter, String script) throws IOException {
    Path file = Path.of(System.getProperty("caesura.root", "."), "bench", "peers", script);
    try {
      Process check =
          new ProcessBuilder(interpreter, file.toString(), "--check")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!check.waitFor(CHECK_SECONDS, TimeUnit.SECONDS) || check.exitValue() != 0) {
        check.destroy();
        return Optional.empty();
      }
      return Optional.of(
          new PeerSplitter(
              new ProcessBuilder(interpreter, file.toString())
                  .redirectError(ProcessBuilder.Redirect.INHERIT)
                  .start()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(script + ": interrupted", e);
    } catch (IOException e) {
      // The interpreter is not there.
      return Optional.empty();
    }
  }

  /** Returns a view of this splitter for one language. */
  TextSegmenter of(String language) {
    return text -> segment(language, text);
  }

  /**
   * Returns how many sentences were not found in their texts, because the splitter changed them.
   */
  int lost() {
    return lost;
  }

  private Segmentation segment(String language, String text) {
    try {
      requests.write(JSON.writeValueAsString(Map.of("language", language, "text", text)));
      requests.newLine();
      requests.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new EOFException("expected the sentences of a text; found the end of the script");
      }
      return place(text, JSON.readValue(answer, String[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Finds the sentences in the text, where white space and lost sentences do not matter. */
  private Segmentation place(String text, String... sentences) {
    List<Integer> ends = new ArrayList<>();
    int at = 0;
    for (String sentence : sentences) {
      String words = sentence.strip();
      int start = words.isEmpty() ? -1 : text.indexOf(words, at);
      if (start < 0) {
        lost += words.isEmpty() ? 0 : 1;
        continue;
      }
      if (start > at && !text.substring(at, start).isBlank()) {
        ends.add(start);
      }
      at = start + words.length();
      if (at < text.length()) {
        ends.add(at);
      }
    }
    return Segmentation.ofEnds(text, ends);
  }

  /** Ends the script. */
  @Override
  public void close() throws IOException {
    requests.close();
    answers.close();
    process.destroy();
  }
}
