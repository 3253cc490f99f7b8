package dev.caesura.audio.format;

import dev.caesura.audio.TimeSpan;
import dev.caesura.io.FileBytes;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Reader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A TextGrid of Praat, of one recording: the intervals of its tiers, with their texts as labels.
 *
 * <pre>
 * intervals [2]:
 *     xmin = 1.440
 *     xmax = 13.312
 *     text = "bob"
 * </pre>
 *
 * <p>The long and the short text form are read, in UTF-8, or in UTF-16 with a byte order mark; the
 * long one is written, in UTF-8. Tiers are written from 0 to the end of the recording, also where
 * there is no speech. Intervals whose text is blank are gaps, and points are not stretches: both
 * are skipped. Segments that overlap are written into tiers of their own, so they are read again
 * tier by tier. A label that is blank is written as {@code speech}. Empty spans do not fit into the
 * format.
 *
 * <p>Source: the Praat manual, "TextGrid file formats".
 *
 * @param sampleRate samples a second of the spans that are read, at least 1
 * @param recording the name of the recording, which the format does not hold
 * @param extent the recording from its start to its end, over which the tiers that are written
 *     extend; empty if its length is not known, and the last segment ends it
 */
public record TextGridFormat(int sampleRate, String recording, TimeSpan extent)
    implements SegmentFormat {

  private static final String UNNAMED = "speech";

  public TextGridFormat {
    LineRules.requireRate(sampleRate);
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(extent, "extent");
  }

  /**
   * Creates the format of a recording whose length is not known.
   *
   * @param sampleRate samples a second of the spans that are read, at least 1
   * @param recording the name of the recording
   */
  public TextGridFormat(int sampleRate, String recording) {
    this(sampleRate, recording, new TimeSpan(0, 0, sampleRate));
  }

  /**
   * Returns a copy for a recording of the given length.
   *
   * @param value the recording from its start to its end
   * @return a copy with this setting
   */
  public TextGridFormat withExtent(TimeSpan value) {
    return new TextGridFormat(sampleRate, recording, value);
  }

  @Override
  public List<RecordedSegment> read(Reader in, String name) throws IOException {
    return tiers(in, name).values().stream().flatMap(List::stream).toList();
  }

  @Override
  public Map<String, List<RecordedSegment>> readTiers(Path file) throws IOException {
    try (Utf8Reader in = new Utf8Reader(FileBytes.open(file), file.toString())) {
      return tiers(in, file.toString());
    }
  }

  private Map<String, List<RecordedSegment>> tiers(Reader in, String name) throws IOException {
    TextGridTokens tokens =
        new TextGridTokens(in instanceof BufferedReader ? in : new BufferedReader(in), name);
    require(tokens, "file type", "ooTextFile");
    require(tokens, "object class", "TextGrid");
    tokens.seconds("xmin");
    tokens.seconds("xmax");
    Map<String, List<RecordedSegment>> segments = new LinkedHashMap<>();
    if (tokens.exists()) {
      int tiers = tokens.count("tiers");
      for (int i = 0; i < tiers; i++) {
        tier(tokens, segments);
      }
    }
    return segments;
  }

  private static void require(TextGridTokens tokens, String what, String wanted)
      throws IOException {
    String found = tokens.string(what);
    // Old files have "ooTextFile short"
    if (!found.equals(wanted) && !found.startsWith(wanted + " ")) {
      throw tokens.position().malformed(what + " \"" + wanted + "\"", found);
    }
  }

  private void tier(TextGridTokens tokens, Map<String, List<RecordedSegment>> tiers)
      throws IOException {
    String kind = tokens.string("class of a tier");
    boolean hasIntervals = kind.equals("IntervalTier");
    if (!hasIntervals && !kind.equals("TextTier")) {
      throw tokens.position().malformed("IntervalTier or TextTier", kind);
    }
    List<RecordedSegment> segments =
        tiers.computeIfAbsent(tokens.string("name of a tier"), tier -> new ArrayList<>());
    tokens.seconds("xmin");
    tokens.seconds("xmax");
    int size = tokens.count(hasIntervals ? "intervals" : "points");
    for (int i = 0; i < size; i++) {
      BigDecimal start = tokens.seconds("xmin");
      if (!hasIntervals) {
        tokens.string("mark");
        continue;
      }
      TextPosition position = tokens.position();
      TimeSpan span = Seconds.span(start, tokens.seconds("xmax"), sampleRate, position);
      String label = tokens.string("text");
      if (!label.isBlank()) {
        segments.add(new RecordedSegment(recording, span, label));
      }
    }
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    List<List<RecordedSegment>> tiers = new ArrayList<>();
    BigDecimal end = Seconds.end(extent);
    for (RecordedSegment segment : segments) {
      LineRules.requireRecording(recording, segment, "a TextGrid");
      if (segment.span().samples() == 0) {
        throw new IllegalArgumentException(
            "segment " + segment + " is empty, which a TextGrid cannot hold");
      }
      end = end.max(Seconds.end(segment.span()));
      tierFor(segment, tiers).add(segment);
    }
    if (tiers.isEmpty() && end.signum() > 0) {
      tiers.add(List.of());
    }
    out.append("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = ")
        .append(end.toPlainString())
        .append("\ntiers? <exists>\nsize = ")
        .append(Integer.toString(tiers.size()))
        .append("\nitem []:\n");
    for (int i = 0; i < tiers.size(); i++) {
      out.append("    item [").append(Integer.toString(i + 1)).append("]:\n");
      tier(tiers.get(i), i == 0 ? "segments" : "segments " + (i + 1), end, out);
    }
  }

  /** Returns the first tier whose last segment is over, or a new one. */
  private static List<RecordedSegment> tierFor(
      RecordedSegment segment, List<List<RecordedSegment>> tiers) {
    for (List<RecordedSegment> tier : tiers) {
      TimeSpan last = tier.get(tier.size() - 1).span();
      if (Seconds.end(last).compareTo(Seconds.start(segment.span())) <= 0) {
        return tier;
      }
    }
    List<RecordedSegment> tier = new ArrayList<>();
    tiers.add(tier);
    return tier;
  }

  private static void tier(List<RecordedSegment> tier, String name, BigDecimal end, Appendable out)
      throws IOException {
    StringBuilder intervals = new StringBuilder();
    int count = 0;
    BigDecimal at = BigDecimal.ZERO;
    for (RecordedSegment segment : tier) {
      BigDecimal start = Seconds.start(segment.span());
      if (start.compareTo(at) > 0) {
        interval(++count, at, start, "", intervals);
      }
      at = Seconds.end(segment.span());
      interval(
          ++count, start, at, segment.label().isBlank() ? UNNAMED : segment.label(), intervals);
    }
    if (end.compareTo(at) > 0) {
      interval(++count, at, end, "", intervals);
    }
    out.append("        class = \"IntervalTier\"\n        name = \"")
        .append(name)
        .append("\"\n        xmin = 0\n        xmax = ")
        .append(end.toPlainString())
        .append("\n        intervals: size = ")
        .append(Integer.toString(count))
        .append('\n')
        .append(intervals);
  }

  private static void interval(
      int number, BigDecimal start, BigDecimal end, String text, StringBuilder out) {
    out.append("        intervals [")
        .append(number)
        .append("]:\n            xmin = ")
        .append(start.toPlainString())
        .append("\n            xmax = ")
        .append(end.toPlainString())
        .append("\n            text = \"")
        .append(text.replace("\"", "\"\""))
        .append("\"\n");
  }
}
