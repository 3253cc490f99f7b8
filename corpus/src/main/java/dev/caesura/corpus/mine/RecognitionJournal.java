package dev.caesura.corpus.mine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.io.FileBytes;
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
 * Journal of the recognised words of each piece of a recording, so that hours of recognition
 * survive {@code kill -9}.
 *
 * <p>Each piece is one JSON line, on the disk before {@link #append} returns. A truncated last line
 * is dropped when the journal is opened, and its piece is recognised again. Thread-safe.
 */
final class RecognitionJournal implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /** Line of the journal: a piece and its words. */
  record Line(long start, long end, int rate, List<JournalWord> words) {
    Transcript transcript() {
      return new Transcript(
          words.stream()
              .map(w -> new Word(w.text(), new TimeSpan(w.start(), w.end(), rate), w.score()))
              .toList());
    }
  }

  /** Word of a line; start and end in samples. */
  record JournalWord(String text, long start, long end, double score) {}

  private final Path file;
  private final FileChannel channel;
  private final Map<TimeSpan, Transcript> known;

  private RecognitionJournal(Path file, FileChannel channel, Map<TimeSpan, Transcript> known) {
    this.file = file;
    this.channel = channel;
    this.known = known;
  }

  static RecognitionJournal open(Path file) throws IOException {
    Map<TimeSpan, Transcript> known = new TreeMap<>();
    long valid = 0;
    if (Files.exists(file)) {
      byte[] bytes = FileBytes.read(file);
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
    return new RecognitionJournal(file, channel, known);
  }

  private static Line parse(String line, Path file, int offset) throws IOException {
    try {
      return JSON.readValue(line, Line.class);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException(
          file + ", byte " + offset + ": expected a piece as JSON; found " + line, e);
    }
  }

  /** Returns the recognised words of a piece; empty if it is not recognised yet. */
  synchronized Optional<Transcript> find(TimeSpan piece) {
    return Optional.ofNullable(known.get(piece));
  }

  /** Appends the recognised words of a piece; they are on the disk when this returns. */
  synchronized void append(TimeSpan piece, Transcript recognized) throws IOException {
    ByteBuffer line =
        ByteBuffer.wrap((write(piece, recognized) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new IOException(file + ": cannot be written: " + e.getMessage(), e);
    }
    known.put(piece, recognized);
  }

  private static String write(TimeSpan piece, Transcript recognized) throws IOException {
    List<JournalWord> words =
        recognized.words().stream()
            .map(
                w ->
                    new JournalWord(
                        w.text(), w.span().startSample(), w.span().endSample(), w.score()))
            .toList();
    return JSON.writeValueAsString(
        new Line(piece.startSample(), piece.endSample(), piece.sampleRate(), words));
  }

  /** Sorts the lines by time, so that the file does not depend on which thread was faster. */
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
