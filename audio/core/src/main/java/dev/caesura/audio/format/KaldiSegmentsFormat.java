package dev.caesura.audio.format;

import dev.caesura.audio.TimeSpan;
import dev.caesura.io.FileBytes;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Reader;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The {@code segments} file of a Kaldi data folder: utterance, recording, start and end.
 *
 * <pre>
 * talk-0001440-0013312 talk 1.440 13.312
 * </pre>
 *
 * <p>The label is the utterance's identifier; for an empty one it is made of recording, start and
 * end in milliseconds, and read as empty again. These follow a label that several segments have,
 * such as a speaker. An end of -1 is Kaldi's "up to the end of the recording": it is read from a
 * file whose folder has a {@code reco2dur} with the length of the recording, and refused otherwise.
 * Names with white space do not fit into the format.
 *
 * <p>Source: the Kaldi documentation, "Data preparation".
 *
 * @param sampleRate samples a second of the spans that are read, at least 1
 */
public record KaldiSegmentsFormat(int sampleRate) implements SegmentFormat {

  private static final String LENGTHS = "reco2dur";

  private static final Pattern OPEN_END = Pattern.compile("-1(\\.0*)?");

  public KaldiSegmentsFormat {
    LineRules.requireRate(sampleRate);
  }

  @Override
  public List<RecordedSegment> read(Reader in, String name) throws IOException {
    return read(in, name, Map.of());
  }

  @Override
  public List<RecordedSegment> read(Path file) throws IOException {
    Map<String, BigDecimal> lengths = lengths(file.resolveSibling(LENGTHS));
    try (Reader in = new Utf8Reader(FileBytes.open(file), file.toString())) {
      return read(in, file.toString(), lengths);
    }
  }

  /** Reads the lengths of recordings in seconds; none if there is no such file. */
  private static Map<String, BigDecimal> lengths(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Map.of();
    }
    Map<String, BigDecimal> lengths = new HashMap<>();
    try (Reader in = new Utf8Reader(FileBytes.open(file), file.toString())) {
      FieldReader rows = new FieldReader(LineRules.lines(in, file.toString()), "\n");
      for (List<String> fields = rows.next(); fields != null; fields = rows.next()) {
        if (fields.size() != 2) {
          throw rows.position().malformed("recording and seconds", rows.line());
        }
        lengths.put(fields.get(0), Seconds.parse("length", fields.get(1), rows.position()));
      }
    }
    return lengths;
  }

  private List<RecordedSegment> read(Reader in, String name, Map<String, BigDecimal> lengths)
      throws IOException {
    List<RecordedSegment> segments = new ArrayList<>();
    // Identifiers may start with any character, so there are no comments.
    FieldReader rows = new FieldReader(LineRules.lines(in, name), "\n");
    for (List<String> fields = rows.next(); fields != null; fields = rows.next()) {
      TextPosition position = rows.position();
      if (fields.size() != 4) {
        throw position.malformed("utterance, recording, start and end", rows.line());
      }
      TimeSpan span =
          Seconds.span(
              Seconds.parse("start", fields.get(2), position),
              end(fields, lengths, position),
              sampleRate,
              position);
      segments.add(new RecordedSegment(fields.get(1), span, label(fields, span)));
    }
    return List.copyOf(segments);
  }

  /** Returns the identifier without what this format made it of. */
  private static String label(List<String> fields, TimeSpan span) {
    String made = new RecordedSegment(fields.get(1), span, "").identifier();
    String found = fields.get(0);
    if (found.equals(made)) {
      return "";
    }
    return found.endsWith("-" + made)
        ? found.substring(0, found.length() - made.length() - 1)
        : found;
  }

  private static BigDecimal end(
      List<String> fields, Map<String, BigDecimal> lengths, TextPosition position)
      throws IOException {
    if (!OPEN_END.matcher(fields.get(3)).matches()) {
      return Seconds.parse("end", fields.get(3), position);
    }
    BigDecimal length = lengths.get(fields.get(1));
    if (length == null) {
      throw position.malformed(
          "an end in seconds, or the length of " + fields.get(1) + " in " + LENGTHS, fields.get(3));
    }
    return length;
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    Set<String> once = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    segments.stream().map(RecordedSegment::label).filter(l -> !once.add(l)).forEach(repeated::add);
    for (RecordedSegment segment : segments) {
      String recording = LineRules.field("recording", segment.recording(), "Kaldi's segments");
      out.append(LineRules.field("label", identifier(segment, repeated), "Kaldi's segments"))
          .append(' ')
          .append(recording)
          .append(' ')
          .append(Seconds.start(segment.span()).toPlainString())
          .append(' ')
          .append(Seconds.end(segment.span()).toPlainString())
          .append('\n');
    }
  }

  /** Returns a name that no other segment has; Kaldi refuses, or merges, those of one name. */
  private static String identifier(RecordedSegment segment, Set<String> repeated) {
    boolean isOfChannel = segment.channel() != RecordedSegment.NO_CHANNEL;
    if (segment.label().isEmpty() || isOfChannel) {
      return segment.identifier();
    }
    return repeated.contains(segment.label())
        ? segment.label() + "-" + segment.identifier()
        : segment.label();
  }
}
