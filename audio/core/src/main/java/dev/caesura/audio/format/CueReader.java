package dev.caesura.audio.format;

import dev.caesura.io.LineReader;
import dev.caesura.io.MalformedTextException;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the cues of subtitles, SubRip (.srt) or WebVTT (.vtt). Identifiers, settings of cues,
 * notes, styles and regions are skipped. Not thread-safe.
 *
 * <p>Times are {@code hh:mm:ss.mmm} or {@code mm:ss.mmm}, with a point or a comma, with as many
 * digits as the file has. A line of spaces belongs to the text of a WebVTT cue, and an empty line
 * ends it. SubRip has no standard: blank lines belong to the text of a cue unless the number or the
 * times of another one follow. Times always start a cue, even without a blank line before them.
 *
 * <p>Source: W3C, <em>WebVTT</em>.
 */
public final class CueReader {

  private static final String ARROW = "-->";
  private static final Pattern HEADER = Pattern.compile("WEBVTT([ \\t].*)?");
  private static final Pattern OTHER_BLOCK = Pattern.compile("(NOTE|STYLE|REGION)(\\s.*)?");
  private static final Pattern TIMING = Pattern.compile("\\s*[\\d:.,]+\\s*-->\\s*[\\d:.,]+.*");
  private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,9}\\s*");
  private static final Pattern TIME =
      Pattern.compile("(?:(\\d{1,6}):)?(\\d{1,2}):(\\d{1,2})(?:[.,](\\d{1,9}))?");

  private final LineReader lines;
  private final boolean isWebVtt;
  private String line;
  private TextPosition position;
  private String following;
  private TextPosition afterwards;
  private boolean isStarted;

  /**
   * Creates a reader.
   *
   * @param lines the lines of the file from the first one on; the caller closes them
   * @param isWebVtt whether it is WebVTT, or else SubRip
   */
  public CueReader(LineReader lines, boolean isWebVtt) {
    this.lines = lines;
    this.isWebVtt = isWebVtt;
  }

  /**
   * Reads a cue.
   *
   * @return the next cue; null at the end
   * @throws MalformedTextException if a file of WebVTT does not start with its header, or a cue has
   *     no times
   * @throws IOException if the text cannot be read
   */
  public Cue next() throws IOException {
    if (!isStarted) {
      isStarted = true;
      advance();
      advance();
      if (isWebVtt) {
        header();
      }
    }
    while (line != null) {
      if (line.isBlank()) {
        advance();
      } else if (isWebVtt && OTHER_BLOCK.matcher(line).matches()) {
        skipBlock();
      } else {
        return cue();
      }
    }
    return null;
  }

  /** Moves to the next line, and looks at the one after it. */
  private void advance() throws IOException {
    line = following;
    position = afterwards;
    following = lines.next();
    afterwards = lines.position();
  }

  private void header() throws IOException {
    if (line == null || !HEADER.matcher(line).matches()) {
      throw position.malformed("WEBVTT", line == null ? "" : line);
    }
    skipBlock();
  }

  private void skipBlock() throws IOException {
    while (line != null && !line.isBlank()) {
      advance();
    }
  }

  private Cue cue() throws IOException {
    if (!line.contains(ARROW)) {
      String identifier = line;
      advance();
      if (line == null || !line.contains(ARROW)) {
        throw position.malformed(
            "a cue's times as start --> end", line == null ? identifier : line);
      }
    }
    TextPosition times = position;
    int arrow = line.indexOf(ARROW);
    BigDecimal start = time(line.substring(0, arrow), times);
    // Settings of where to show the cue may follow its end.
    String end = line.substring(arrow + ARROW.length()).strip().split("\\s")[0];
    advance();
    return new Cue(start, time(end, times), text(), times);
  }

  /** Reads the lines of a cue, up to the next cue; blank lines at the end are left out. */
  private List<String> text() throws IOException {
    List<String> text = new ArrayList<>();
    int size = 0;
    boolean isAfterBlank = false;
    while (line != null && !(isWebVtt && line.isEmpty()) && !startsCue(isAfterBlank)) {
      text.add(line);
      isAfterBlank = line.isBlank();
      size = isAfterBlank && !isWebVtt ? size : text.size();
      advance();
    }
    return text.subList(0, size);
  }

  /** Returns whether the line is the times of a cue, or the number or name above them. */
  private boolean startsCue(boolean isAfterBlank) {
    if (isTiming(line)) {
      return true;
    }
    return !isWebVtt
        && following != null
        && isTiming(following)
        && (isAfterBlank ? !line.isBlank() : NUMBER.matcher(line).matches());
  }

  /**
   * Returns a time of subtitles in seconds.
   *
   * @param text {@code hh:mm:ss.mmm} or {@code mm:ss.mmm}; the fraction may be missing
   * @param position where the text stands, for messages
   * @return seconds, exact
   * @throws MalformedTextException if it is not such a time
   */
  public static BigDecimal time(String text, TextPosition position) throws MalformedTextException {
    Matcher time = TIME.matcher(text.strip());
    if (!time.matches()) {
      throw position.malformed("a time as hh:mm:ss.mmm", text);
    }
    int minutes = Integer.parseInt(time.group(2));
    int seconds = Integer.parseInt(time.group(3));
    if (minutes > 59 || seconds > 59) {
      throw position.malformed("a time with at most 59 minutes and seconds", text);
    }
    long hours = time.group(1) == null ? 0 : Long.parseLong(time.group(1));
    String fraction = time.group(4) == null ? "0" : time.group(4);
    return new BigDecimal(hours * 3600 + minutes * 60L + seconds + "." + fraction);
  }

  /**
   * Returns whether a line looks like the times of a cue.
   *
   * @param line a line
   * @return whether it has an arrow between two times
   */
  public static boolean isTiming(String line) {
    return TIMING.matcher(line).matches();
  }
}
