package dev.caesura.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was heard in each piece of a recording, on disk as soon as it is known: hours of recognition
 * survive {@code kill -9}.
 *
 * <p>One JSON line a piece, forced to the disk before {@link #append} returns. A last line that was
 * cut off is dropped when the journal is opened; its piece is recognised again. Thread-safe.
 */
final class HeardJournal implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /** One line: a piece and its words as {@code [text, start sample, end sample, score]}. */
  record Line(long start, long end, int rate, List<HeardWord> words) {
    Transcript transcript() {
      return new Transcript(
          words.stream()
              .map(w -> new Word(w.text(), new TimeSpan(w.start(), w.end(), rate), w.score()))
              .toList());
    }
  }

  /** A word in a line. */
  record HeardWord(String text, long start, long end, double score) {}

  private final Path file;
  private final FileChannel channel;
  private final Map<TimeSpan, Transcript> known;

  private HeardJournal(Path file, FileChannel channel, Map<TimeSpan, Transcript> known) {
    this.file = file;
    this.channel = channel;
    this.known = known;
  }

  static HeardJournal open(Path file) throws IOException {
    Map<TimeSpan, Transcript> known = new TreeMap<>();
    long valid = 0;
    if (Files.exists(file)) {
      byte[] bytes = Files.readAllBytes(file);
      int start = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          Line line =
              parse(new String(bytes, start, i - start, StandardCharsets.UTF_8), file, start);
          known.put(new TimeSpan(line.start(), line.end(), line.rate()), line.transcript());
          start = i + 1;
          valid = start;
        }
      }
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(valid);
    channel.position(valid);
    return new HeardJournal(file, channel, known);
  }

  private static Line parse(String line, Path file, int offset) throws IOException {
    try {
      return JSON.readValue(line, Line.class);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException(
          file + ": byte " + offset + ": a piece as JSON is expected, found " + line, e);
    }
  }

  /** What was heard in a piece, if it is known already. */
  synchronized Optional<Transcript> heard(TimeSpan piece) {
    return Optional.ofNullable(known.get(piece));
  }

  /** Records what was heard in a piece; on the disk when this returns. */
  synchronized void append(TimeSpan piece, Transcript heard) throws IOException {
    ByteBuffer line =
        ByteBuffer.wrap((write(piece, heard) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be written: " + e.getMessage(), e);
    }
    known.put(piece, heard);
  }

  private static String write(TimeSpan piece, Transcript heard) throws IOException {
    List<HeardWord> words =
        heard.words().stream()
            .map(
                w ->
                    new HeardWord(
                        w.text(), w.span().startSample(), w.span().endSample(), w.score()))
            .toList();
    return JSON.writeValueAsString(
        new Line(piece.startSample(), piece.endSample(), piece.sampleRate(), words));
  }

  /**
   * Puts the lines in the order of time, so that the file does not tell which thread was faster.
   */
  synchronized void sort() throws IOException {
    List<String> lines = new ArrayList<>();
    for (var entry : known.entrySet()) {
      lines.add(write(entry.getKey(), entry.getValue()) + "\n");
    }
    channel.close();
    WholeFile.writeText(
        file,
        out -> {
          for (String line : lines) {
            out.write(line);
          }
        });
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
