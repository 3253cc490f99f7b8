package dev.caesura.align.subtitle;

import dev.caesura.align.io.WebVttText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Writes cues as SubRip or WebVTT, with their line breaks. Pure functions, safe for use by many
 * threads.
 */
public final class SubtitleWriter {

  private SubtitleWriter() {}

  /**
   * Writes cues.
   *
   * @param cues the cues in the order of time; may be empty
   * @param isWebVtt WebVTT, or else SubRip
   * @param out where to; not closed
   * @throws IOException if writing fails
   */
  public static void write(List<SubtitleCue> cues, boolean isWebVtt, Appendable out)
      throws IOException {
    if (isWebVtt) {
      out.append("WEBVTT\n\n");
    }
    int number = 0;
    for (SubtitleCue cue : cues) {
      if (!isWebVtt) {
        out.append(Integer.toString(++number)).append('\n');
      }
      out.append(time(cue.startMillis(), isWebVtt))
          .append(" --> ")
          .append(time(cue.endMillis(), isWebVtt))
          .append('\n');
      for (String line : cue.lines()) {
        out.append(isWebVtt ? WebVttText.escape(line) : line.replace("-->", "->")).append('\n');
      }
      out.append('\n');
    }
  }

  private static String time(long millis, boolean isWebVtt) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        isWebVtt ? '.' : ',',
        millis % 1000);
  }
}
