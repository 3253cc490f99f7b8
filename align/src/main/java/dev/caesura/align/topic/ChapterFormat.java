package dev.caesura.align.topic;

import dev.caesura.align.io.WebVttText;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Formats of chapters that players read. Stateless and thread-safe. */
public enum ChapterFormat {

  /** WebVTT with a cue for each chapter, for the {@code track} element of HTML. */
  VTT {
    @Override
    public void write(List<Chapter> chapters, Appendable out) throws IOException {
      out.append("WEBVTT\n");
      for (int i = 0; i < chapters.size(); i++) {
        Chapter chapter = chapters.get(i);
        String title = WebVttText.escape(chapter.title());
        out.append(
            String.format(
                Locale.ROOT,
                "\n%d\n%s --> %s\n%s\n",
                i + 1,
                clock(chapter.span().startSeconds(), true),
                clock(end(chapter.span()), true),
                title));
      }
    }
  },

  /** Lines of a clock time and a title, for the description of a video on YouTube. */
  YOUTUBE {
    @Override
    public void write(List<Chapter> chapters, Appendable out) throws IOException {
      for (int i = 0; i < chapters.size(); i++) {
        // YouTube takes chapters only if the first starts at 0.
        double start = i == 0 ? 0 : Math.floor(chapters.get(i).span().startSeconds());
        out.append(clock(start, false)).append(' ').append(chapters.get(i).title()).append('\n');
      }
    }
  },

  /** JSON chapters of Podcasting 2.0, version 1.2.0. */
  PODCAST {
    @Override
    public void write(List<Chapter> chapters, Appendable out) throws IOException {
      out.append("{\n  \"version\": \"1.2.0\",\n  \"chapters\": [");
      for (int i = 0; i < chapters.size(); i++) {
        Chapter chapter = chapters.get(i);
        out.append(
            String.format(
                Locale.ROOT,
                "%s\n    {\"startTime\": %.3f, \"endTime\": %.3f, \"title\": \"%s\"}",
                i == 0 ? "" : ",",
                chapter.span().startSeconds(),
                chapter.span().endSeconds(),
                json(chapter.title())));
      }
      out.append("\n  ]\n}\n");
    }
  },

  /** Metadata of ffmpeg, for {@code ffmpeg -i FILE -i METADATA -map_metadata 1}. */
  FFMETADATA {
    @Override
    public void write(List<Chapter> chapters, Appendable out) throws IOException {
      out.append(";FFMETADATA1\n");
      for (Chapter chapter : chapters) {
        out.append(
            String.format(
                Locale.ROOT,
                "\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=%d\nEND=%d\ntitle=%s\n",
                Math.round(1000 * chapter.span().startSeconds()),
                Math.round(1000 * chapter.span().endSeconds()),
                chapter.title().replaceAll("([=;#\\\\])", "\\\\$1")));
      }
    }
  };

  /** Shortest chapter that YouTube takes, in seconds. */
  public static final double MIN_YOUTUBE_SECONDS = 10;

  /** Least number of chapters that YouTube takes. */
  public static final int MIN_YOUTUBE_CHAPTERS = 3;

  /**
   * Writes chapters.
   *
   * @param chapters the chapters in the order of time; may be empty
   * @param out receives the text
   * @throws IOException if it cannot be written
   */
  public abstract void write(List<Chapter> chapters, Appendable out) throws IOException;

  /**
   * Returns the end, at least a thousandth of a second after the start: players skip empty cues.
   */
  private static double end(TimeSpan span) {
    return Math.max(span.endSeconds(), span.startSeconds() + 0.001);
  }

  private static String clock(double seconds, boolean millis) {
    long all = Math.round(1000 * seconds);
    String clock =
        String.format(
            Locale.ROOT, "%02d:%02d:%02d", all / 3_600_000, all / 60_000 % 60, all / 1000 % 60);
    return millis ? String.format(Locale.ROOT, "%s.%03d", clock, all % 1000) : clock;
  }

  private static String json(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
