package dev.caesura.audio.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.caesura.audio.RecordingName;
import dev.caesura.audio.TimeSpan;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * The YAML of MuST-C, which speech translation toolkits (fairseq, SHAS) take as segmentation: a
 * list of records with offset and duration in seconds.
 *
 * <pre>
 * - {duration: 3.500, offset: 16.080, rW: 0, uW: 0, speaker_id: spk.1, wav: ted_1.wav}
 * </pre>
 *
 * <p>{@code wav} is the recording with the extension {@code .wav}, as loaders of the corpus open
 * it; it is added to a name without an audio extension, and removed from names that are read.
 * {@code speaker_id} is the label, {@code NA} if it is empty. The word counts {@code rW} and {@code
 * uW} are written as 0, as SHAS does, and not read; other fields are skipped.
 *
 * <p>Source: Di Gangi et al., <em>MuST-C: a Multilingual Speech Translation Corpus</em> (NAACL
 * 2019), and the files of the corpus.
 *
 * @param sampleRate samples a second of the spans that are read, at least 1
 */
public record MustcYamlFormat(int sampleRate) implements SegmentFormat {

  private static final String NONE = "NA";

  private static final String EXTENSION = ".wav";

  private static final Set<String> FIELDS = Set.of("duration", "offset", "speaker_id", "wav");

  // Text that no reader takes for a number, a date, a boolean or null.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

  private static final YAMLFactory YAML = factory();

  public MustcYamlFormat {
    LineRules.requireRate(sampleRate);
  }

  private static YAMLFactory factory() {
    LoaderOptions options = new LoaderOptions();
    // The engine's limit of 3 MB is less than MuST-C's training list; tokens are read one by one.
    options.setCodePointLimit(Integer.MAX_VALUE);
    return YAMLFactory.builder()
        .loaderOptions(options)
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
        .build();
  }

  @Override
  public List<RecordedSegment> read(Reader in, String name) throws IOException {
    List<RecordedSegment> segments = new ArrayList<>();
    try (JsonParser parser = YAML.createParser(in)) {
      try {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.START_ARRAY) {
          throw JsonReading.position(parser, name)
              .malformed("a list", token == null ? "" : parser.getText());
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          segments.add(segment(parser, name));
        }
        if (parser.nextToken() != null) {
          throw JsonReading.position(parser, name)
              .malformed("the end of the text", parser.getText());
        }
      } catch (JsonProcessingException e) {
        throw JsonReading.failure(parser, name, "YAML", e);
      }
    }
    return List.copyOf(segments);
  }

  private RecordedSegment segment(JsonParser parser, String name) throws IOException {
    TextPosition position = JsonReading.position(parser, name);
    Map<String, String> fields = JsonReading.fields(parser, FIELDS, name);
    BigDecimal offset =
        Seconds.parse("offset", JsonReading.require(fields, "offset", position), position);
    BigDecimal duration =
        Seconds.parse("duration", JsonReading.require(fields, "duration", position), position);
    TimeSpan span = Seconds.span(offset, offset.add(duration), sampleRate);
    String speaker = fields.getOrDefault("speaker_id", NONE);
    String wav = JsonReading.recording(fields, "wav", position);
    return new RecordedSegment(
        hasExtension(wav) ? wav.substring(0, wav.length() - EXTENSION.length()) : wav,
        span,
        speaker.equals(NONE) ? "" : speaker);
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    if (segments.isEmpty()) {
      out.append("[]\n");
    }
    for (RecordedSegment segment : segments) {
      out.append("- {duration: ")
          .append(Seconds.duration(segment.span()).toPlainString())
          .append(", offset: ")
          .append(Seconds.start(segment.span()).toPlainString())
          .append(", rW: 0, uW: 0, speaker_id: ")
          .append(text(segment.label().isEmpty() ? NONE : segment.label()))
          .append(", wav: ")
          .append(text(file(segment.recording())))
          .append("}\n");
    }
  }

  private static String file(String recording) {
    boolean isFile = !RecordingName.withoutExtension(recording).equals(recording);
    return isFile ? recording : recording + EXTENSION;
  }

  private static boolean hasExtension(String wav) {
    return wav.endsWith(EXTENSION) && wav.length() > EXTENSION.length();
  }

  private static String text(String text) {
    if (PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
      return text;
    }
    // A double-quoted scalar of YAML takes the escapes of JSON, but sees more line ends and
    // characters that do not print.
    StringBuilder quoted = new StringBuilder();
    JsonStringEncoder.getInstance().quoteAsString(text, quoted);
    for (int i = quoted.length() - 1; i >= 0; i--) {
      char c = quoted.charAt(i);
      if ((c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c >= 0xFEFF) {
        quoted.replace(i, i + 1, String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return quoted.insert(0, '"').append('"').toString();
  }
}
