package dev.caesura.align.io;

import dev.caesura.io.DecimalParser;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reader of Kaldi data folders: {@code segments} ({@code utterance recording start end}) and {@code
 * text} ({@code utterance words}), and {@code utt2spk} if it exists. The times of words are shares
 * of the time of their segment.
 */
final class KaldiFolderReader {

  private record Segment(String recording, double start, double end, TextPosition position) {}

  private final Path folder;
  private final WordCollector collector;

  KaldiFolderReader(Path folder, WordCollector collector) {
    this.folder = folder;
    this.collector = collector;
  }

  static boolean isFolder(Path folder) {
    return Files.isRegularFile(folder.resolve("segments"))
        && Files.isRegularFile(folder.resolve("text"));
  }

  void read() throws IOException {
    Map<String, Segment> segments = new HashMap<>();
    lines(
        "segments",
        (line, position) -> {
          String[] fields = line.split("\\s+");
          if (fields.length < 4) {
            throw position.malformed("utterance, recording, start and end", line);
          }
          Segment segment =
              new Segment(
                  fields[1],
                  DecimalParser.parse(fields[2], "a start in seconds", position),
                  DecimalParser.parse(fields[3], "an end in seconds", position),
                  position);
          if (segments.put(fields[0], segment) != null) {
            throw position.malformed("each utterance once", fields[0]);
          }
        });
    Map<String, String> speakers = new HashMap<>();
    if (Files.isRegularFile(folder.resolve("utt2spk"))) {
      lines(
          "utt2spk",
          (line, position) -> {
            String[] fields = line.split("\\s+", 2);
            speakers.put(fields[0], fields.length > 1 ? fields[1] : "");
          });
    }
    lines(
        "text",
        (line, position) -> {
          String[] fields = line.split("\\s+", 2);
          Segment segment = segments.get(fields[0]);
          if (segment == null) {
            throw position.malformed("an utterance of " + folder.resolve("segments"), fields[0]);
          }
          String words = fields.length > 1 ? fields[1] : "";
          add(segment, words, speakers.getOrDefault(fields[0], ""));
        });
  }

  private void add(Segment segment, String words, String speaker) throws IOException {
    WordCollector.Slip slip = new WordCollector.Slip();
    RawWord span =
        collector.check(
            "segment", segment.start(), segment.end(), Double.NaN, "", slip, segment.position());
    collector.add(
        segment.recording(),
        "",
        WordTimeEstimator.words(words, span.start(), span.end(), speaker),
        slip,
        segment.position());
  }

  private interface LineConsumer {
    void read(String line, TextPosition position) throws IOException;
  }

  private void lines(String file, LineConsumer consumer) throws IOException {
    Path path = folder.resolve(file);
    try (LineReader lines = LineReader.open(path)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          consumer.read(line.strip(), lines.position());
        }
      }
    }
  }
}
