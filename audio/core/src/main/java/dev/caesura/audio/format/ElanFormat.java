package dev.caesura.audio.format;

import dev.caesura.audio.TimeSpan;
import dev.caesura.io.FileBytes;
import dev.caesura.io.Utf8Reader;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The annotation format of ELAN (.eaf), of one recording: the annotations of its tiers, with their
 * values as labels.
 *
 * <pre>
 * &lt;ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"&gt;
 *   &lt;ANNOTATION_VALUE&gt;bob&lt;/ANNOTATION_VALUE&gt;
 * &lt;/ALIGNABLE_ANNOTATION&gt;
 * </pre>
 *
 * <p>Times are milliseconds, so spans are rounded to them. Slots without a time lie evenly between
 * their neighbours in the tier. Annotations that refer to others, and have no times, are skipped.
 * Segments that overlap are written into tiers of their own, so they are read again tier by tier.
 * Labels with line ends, control characters or white space at their ends do not fit into the
 * format.
 *
 * <p>Source: Max Planck Institute for Psycholinguistics, <em>EAF annotation format, version
 * 3.0</em>.
 *
 * @param sampleRate samples a second of the spans that are read, at least 1
 * @param recording the name of the recording, which the format does not hold
 */
public record ElanFormat(int sampleRate, String recording) implements SegmentFormat {

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ANNOTATION_DOCUMENT AUTHOR="" DATE="1970-01-01T00:00:00Z" FORMAT="3.0" VERSION="3.0">
          <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/>
      """;

  private static final String TAIL =
      """
          <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="default-lt" TIME_ALIGNABLE="true"/>
      </ANNOTATION_DOCUMENT>
      """;

  public ElanFormat {
    LineRules.requireRate(sampleRate);
    Objects.requireNonNull(recording, "recording");
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
    Map<String, List<RecordedSegment>> tiers = new LinkedHashMap<>();
    ElanReader.read(
        in,
        name,
        (tier, start, end, value, position) ->
            tiers
                .computeIfAbsent(tier, t -> new ArrayList<>())
                .add(
                    new RecordedSegment(
                        recording, Seconds.span(start, end, sampleRate, position), value)));
    return tiers;
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    StringBuilder slots = new StringBuilder();
    List<StringBuilder> tiers = new ArrayList<>();
    List<TimeSpan> last = new ArrayList<>();
    int number = 0;
    for (RecordedSegment segment : segments) {
      LineRules.requireRecording(recording, segment, "ELAN");
      String label = LineRules.line("label", segment.label(), "ELAN");
      int tier = 0;
      while (tier < last.size() && last.get(tier).endSample() > segment.span().startSample()) {
        tier++;
      }
      if (tier == last.size()) {
        last.add(segment.span());
        tiers.add(new StringBuilder());
      }
      last.set(tier, segment.span());
      number++;
      slots.append(slot(2 * number - 1, Seconds.start(segment.span())));
      slots.append(slot(2 * number, Seconds.end(segment.span())));
      tiers.get(tier).append(annotation(number, label));
    }
    out.append(HEAD).append("    <TIME_ORDER>\n").append(slots).append("    </TIME_ORDER>\n");
    for (int i = 0; i < Math.max(1, tiers.size()); i++) {
      out.append("    <TIER LINGUISTIC_TYPE_REF=\"default-lt\" TIER_ID=\"segments")
          .append(i == 0 ? "" : " " + (i + 1))
          .append("\">\n")
          .append(tiers.isEmpty() ? "" : tiers.get(i))
          .append("    </TIER>\n");
    }
    out.append(TAIL);
  }

  private static String slot(int number, BigDecimal seconds) {
    BigDecimal milliseconds = seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP);
    return "        <TIME_SLOT TIME_SLOT_ID=\"ts"
        + number
        + "\" TIME_VALUE=\""
        + milliseconds.toPlainString()
        + "\"/>\n";
  }

  private static String annotation(int number, String label) {
    return "        <ANNOTATION>\n            <ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a"
        + number
        + "\" TIME_SLOT_REF1=\"ts"
        + (2 * number - 1)
        + "\" TIME_SLOT_REF2=\"ts"
        + 2 * number
        + "\">\n                <ANNOTATION_VALUE>"
        + label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        + "</ANNOTATION_VALUE>\n            </ALIGNABLE_ANNOTATION>\n        </ANNOTATION>\n";
  }
}
