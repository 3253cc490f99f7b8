package dev.caesura.audio.format;

import dev.caesura.io.TextPosition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A cue of subtitles: lines of text between two times. Immutable and thread-safe.
 *
 * @param start where it is shown first, in seconds, at least 0
 * @param end where it is shown last, in seconds, at least 0; a damaged file may have it before the
 *     start
 * @param lines its text as the file has it, markup included; may be empty
 * @param position the line of its times
 */
public record Cue(BigDecimal start, BigDecimal end, List<String> lines, TextPosition position) {

  /** Creates a cue. */
  public Cue {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(position, "position");
    lines = List.copyOf(lines);
  }

  /**
   * Returns the position of a line of the text.
   *
   * @param index the index of the line, from 0
   * @return its position in the file
   */
  public TextPosition positionOf(int index) {
    return new TextPosition(position.file(), position.line() + 1 + index);
  }

  /**
   * Returns the text in one line.
   *
   * @return the lines that are not blank, joined by a space
   */
  public String text() {
    return lines.stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
