package dev.caesura.cli.eval;

import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisFormat;
import dev.caesura.align.io.TimedWord;
import dev.caesura.align.io.Timing;
import dev.caesura.io.FileBytes;
import dev.caesura.io.Gzip;
import dev.caesura.io.LineReader;
import dev.caesura.io.Utf8Reader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Stretch of time that the reference leaves out: a segment of STM with the text {@code
 * ignore_time_segment_in_scoring}. Immutable and thread-safe.
 *
 * @param recording the recording
 * @param channel the channel
 * @param start where it starts, in seconds
 * @param end where it ends, in seconds
 */
public record IgnoredSegment(String recording, String channel, double start, double end) {

  private static final String MARK = "ignore_time_segment_in_scoring";

  /** Returns the ignored segments of a reference; none if it is not an STM file. */
  static List<IgnoredSegment> of(Path reference, WordFileFormat format) throws IOException {
    boolean isStm =
        format == null
            ? !Files.isDirectory(reference)
                && HypothesisFormat.detect(reference).equals(Optional.of(HypothesisFormat.STM))
            : format == WordFileFormat.STM;
    return isStm ? read(reference) : List.of();
  }

  /** Returns the ignored segments of an STM file that has been read without an error. */
  private static List<IgnoredSegment> read(Path stm) throws IOException {
    List<IgnoredSegment> segments = new ArrayList<>();
    try (InputStream in = Gzip.open(FileBytes.open(stm), stm.toString());
        LineReader lines = new LineReader(new Utf8Reader(in, stm.toString()), stm.toString())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length > 5
            && !line.strip().startsWith(";;")
            && fields[fields.length - 1].toLowerCase(Locale.ROOT).endsWith(MARK)) {
          segments.add(
              new IgnoredSegment(
                  fields[0],
                  fields[1],
                  Double.parseDouble(fields[3]),
                  Double.parseDouble(fields[4])));
        }
      }
    }
    return segments;
  }

  /** Whether the middle of a word lies in this segment. */
  boolean contains(Hypothesis hypothesis, TimedWord timed) {
    double middle = (timed.word().span().startSeconds() + timed.word().span().endSeconds()) / 2;
    return timed.timing() != Timing.UNKNOWN
        && hypothesis.recording().equals(recording)
        && (hypothesis.channel().isEmpty() || hypothesis.channel().equals(channel))
        && start <= middle
        && middle < end;
  }
}
