package dev.caesura.corpus.document;

import dev.caesura.align.io.CaptionReader;
import dev.caesura.align.io.HypothesisFormat;
import dev.caesura.io.LineReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Subtitles, SubRip and WebVTT: a part for each cue, without markup and without lines that rolling
 * captions repeat. A sentence may go on in the next cue.
 */
final class CaptionFormat implements TranscriptFormat {

  /** A cue without speech: notes of music, or a sound such as {@code [door creaks]}. */
  private static final Pattern SOUND = Pattern.compile("(?s)(?:\\[[^\\[\\]]*\\]|[♪♫#\\s.…-])+");

  @Override
  public String name() {
    return "subtitles";
  }

  @Override
  public String title() {
    return "subtitles: SubRip and WebVTT";
  }

  @Override
  public boolean detects(SourceFile file) {
    HypothesisFormat format = HypothesisFormat.detect(file.start(), file.fileName()).orElse(null);
    return format == HypothesisFormat.SRT || format == HypothesisFormat.WEBVTT;
  }

  @Override
  public List<TranscriptDocument> read(SourceFile file, TranscriptReaderSettings settings)
      throws IOException {
    DecodedText decoded = file.text(settings);
    DocumentBuilder builder = new DocumentBuilder(file, name());
    decoded.remark().ifPresent(builder::remark);
    boolean isWebVtt = decoded.text().startsWith("WEBVTT");
    int number = 0;
    try (LineReader lines = new LineReader(new StringReader(decoded.text()), file.toString())) {
      for (CaptionReader.Caption caption : CaptionReader.read(lines, isWebVtt)) {
        SourcePlace place = SourcePlace.ofLine(caption.position().line());
        if (!caption.repeated().isEmpty()) {
          builder.remark(
              ReadingRemark.Kind.OMITTED, "text of the cue before", caption.repeated(), place);
        }
        if (SOUND.matcher(caption.text()).matches()) {
          builder.remark(ReadingRemark.Kind.OMITTED, "sound in brackets", caption.text(), place);
          continue;
        }
        Map<String, String> times = new LinkedHashMap<>();
        times.put("start", caption.start().toPlainString());
        times.put("end", caption.end().toPlainString());
        builder.part(
            "c" + ++number, DocumentPart.Kind.CUE, caption.text(), place, caption.speaker(), times);
      }
    }
    return List.of(builder.build());
  }
}
