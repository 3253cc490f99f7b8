package dev.caesura.corpus.format;

import dev.caesura.audio.RecordingName;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.Seconds;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
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
      Pattern.compile("^(<(?:[^<>]*,[^<>]*|o|na|f\\d|male|female)>)\\s*", Pattern.CASE_INSENSITIVE);

  /** The text of stretches that are not scored, because they have no transcript. */
  private static final String IGNORED = "ignore_time_segment_in_scoring";

  private static final String LABEL_FIELD = "stm_label";
  private static final String IGNORED_FIELD = "stm_ignored";

  @Override
  public String name() {
    return "stm";
  }

  @Override
  public String title() {
    return "STM of NIST";
  }

  @Override
  public boolean refersToFiles() {
    return false;
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
          int channel = channel(fields[1]);
          RecordedSegment segment =
              new RecordedSegment(fields[0], span, "").withChannel(channel > 1 ? channel : 0);
          Map<String, String> metadata = new LinkedHashMap<>();
          String text = fields.length < 6 ? "" : fields[5];
          Matcher label = LABELS.matcher(text);
          if (label.find()) {
            metadata.put(LABEL_FIELD, label.group(1));
            text = text.substring(label.end());
          }
          if (text.strip().equalsIgnoreCase(IGNORED)) {
            metadata.put(IGNORED_FIELD, text.strip());
            text = "";
          }
          entries.add(
              CorpusEntry.of(segment.identifier(), fields[0], text)
                  .withAudio("", span)
                  .withChannel(segment.channel())
                  .withMetadata(metadata)
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
                    entry.metadata().getOrDefault(LABEL_FIELD, ""),
                    entry.text().isEmpty()
                        ? entry.metadata().getOrDefault(IGNORED_FIELD, "")
                        : WhiteSpace.collapse(entry.text()))
                .strip()
                .replaceAll(" {2}", " "));
      }
    }
    TextLines.write(target, lines);
  }

  /** Returns a channel from 1: those of telephone calls have letters. */
  static int channel(String field) {
    return field.matches("\\d{1,4}")
        ? Integer.parseInt(field)
        : field.matches("[A-Ha-h]") ? 1 + (Character.toLowerCase(field.charAt(0)) - 'a') : 1;
  }
}
