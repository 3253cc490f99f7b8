package dev.caesura.corpus.format;

import dev.caesura.audio.RecordingName;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.Seconds;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * STM of NIST's sclite: recording, channel, speaker, start, end and text in each line. White space
 * in names becomes {@code _}; speakers that are not known are {@code unknown}.
 *
 * <p>Source: the manual of sclite.
 */
final class StmFormat implements CorpusFormat {

  private static final String UNKNOWN = "unknown";
  private static final Pattern LABELS =
      Pattern.compile("^<(?:[^<>]*,[^<>]*|o|na|f\\d|male|female)>\\s*", Pattern.CASE_INSENSITIVE);

  @Override
  public String name() {
    return "stm";
  }

  @Override
  public String title() {
    return "STM of NIST";
  }

  @Override
  public boolean detects(Path path) {
    return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".stm");
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    TextLines.read(
        path,
        (line, position) -> {
          if (line.startsWith(";;")) {
            return;
          }
          String[] fields = line.split("\\s+", 6);
          if (fields.length < 5) {
            throw position.malformed("recording, channel, speaker, start, end and words", line);
          }
          TimeSpan span =
              Seconds.span(
                  Seconds.parse("start", fields[3], position),
                  Seconds.parse("end", fields[4], position),
                  CorpusEntry.RATE,
                  position);
          int channel = fields[1].matches("\\d{1,4}") ? Integer.parseInt(fields[1]) : 1;
          RecordedSegment segment =
              new RecordedSegment(fields[0], span, "").withChannel(channel > 1 ? channel : 0);
          String text = fields.length < 6 ? "" : LABELS.matcher(fields[5]).replaceFirst("");
          entries.add(
              CorpusEntry.of(segment.identifier(), fields[0], text)
                  .withAudio("", span)
                  .withChannel(segment.channel())
                  .withSpeaker(fields[2].equals(UNKNOWN) ? "" : fields[2]));
        });
    return entries;
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    List<String> lines = new ArrayList<>();
    for (CorpusEntry entry : entries) {
      if (entry.span().isPresent()) {
        lines.add(
            String.join(
                    " ",
                    RecordingName.sanitized(entry.recording()),
                    Integer.toString(Math.max(1, entry.channel())),
                    entry.speaker().isEmpty() ? UNKNOWN : RecordingName.sanitized(entry.speaker()),
                    Seconds.start(entry.span().get()).toPlainString(),
                    Seconds.end(entry.span().get()).toPlainString(),
                    WhiteSpace.collapse(entry.text()))
                .strip());
      }
    }
    TextLines.write(target, lines);
  }
}
