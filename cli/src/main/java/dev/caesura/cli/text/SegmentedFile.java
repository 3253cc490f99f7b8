package dev.caesura.cli.text;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.caesura.audio.format.Cue;
import dev.caesura.audio.format.CueReader;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The segments of a file whose text is changed while everything else stays: lines of text, cues of
 * subtitles, or a field of JSON Lines.
 */
final class SegmentedFile {

  /** Formats of a file. */
  enum Format {
    TEXT,
    SRT,
    VTT,
    JSONL;

    /** Extensions of formats that have more than text in their lines. */
    private static final Set<String> OTHERS =
        Set.of("json", "ctm", "stm", "textgrid", "rttm", "eaf", "ttml", "ass", "xml", "html");

    /**
     * Returns the format for the extension of a file; text for an unknown one.
     *
     * @throws IOException if the extension is that of another format
     */
    static Format of(String file) throws IOException {
      String name = file.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
      String extension = name.substring(name.lastIndexOf('.') + 1);
      if (OTHERS.contains(extension)) {
        throw new IOException(
            file
                + ": expected text, SubRip, WebVTT or JSON Lines; found the extension ."
                + extension
                + ". Give --input text if all of it is text.");
      }
      return switch (extension) {
        case "srt" -> SRT;
        case "vtt" -> VTT;
        case "jsonl", "ndjson" -> JSONL;
        default -> TEXT;
      };
    }
  }

  private static final Pattern TAG = Pattern.compile("<[^<>\n]*>|\\{\\\\[^}\n]*\\}|&#?\\w+;");

  private final List<String> lines;
  private final List<String> segments = new ArrayList<>();

  /** The line of each segment's text, from 0. */
  private final List<Integer> starts = new ArrayList<>();

  private final List<JsonRecord> records = new ArrayList<>();
  private final String into;
  private boolean isMarked;

  private SegmentedFile(List<String> lines, String into) {
    this.lines = lines;
    this.into = into;
  }

  /**
   * Reads a file.
   *
   * @param text the whole text of the file
   * @param field the field of JSON Lines with the text
   * @param into the field that the corrected text is added in
   */
  static SegmentedFile of(String text, String title, Format format, String field, String into)
      throws IOException {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    SegmentedFile file = new SegmentedFile(lines, into);
    switch (format) {
      case TEXT -> {
        for (int i = 0; i < lines.size(); i++) {
          file.add(i, lines.get(i));
        }
      }
      case JSONL -> {
        for (int i = 0; i < lines.size(); i++) {
          if (!WhiteSpace.isBlank(lines.get(i))) {
            TextPosition position = new TextPosition(title, i + 1);
            JsonRecord record = JsonRecord.of(lines.get(i), position, field, into);
            file.records.add(record);
            file.add(i, record.text());
          }
        }
      }
      default -> {
        file.isMarked = true;
        file.readCues(text, title, format == Format.VTT);
      }
    }
    return file;
  }

  private void readCues(String text, String title, boolean isWebVtt) throws IOException {
    try (LineReader reader = new LineReader(new StringReader(text), title)) {
      CueReader cues = new CueReader(reader, isWebVtt);
      for (Cue cue = cues.next(); cue != null; cue = cues.next()) {
        if (!cue.lines().isEmpty()) {
          add((int) cue.positionOf(0).line() - 1, String.join("\n", cue.lines()));
        }
      }
    }
  }

  private void add(int line, String text) {
    starts.add(line);
    segments.add(text);
  }

  List<String> segments() {
    return segments;
  }

  /** Returns the line of a place, from 1. */
  int line(int segment, int line) {
    return starts.get(segment) + 1 + (records.isEmpty() ? line : 0);
  }

  /** Puts the tags of a cue back as they were, whatever happened to the case of their letters. */
  private static String withTags(String original, String corrected) {
    List<String> tags = TAG.matcher(original).results().map(MatchResult::group).toList();
    long found = TAG.matcher(corrected).results().count();
    if (found != tags.size()) {
      return corrected;
    }
    Iterator<String> next = tags.iterator();
    return TAG.matcher(corrected).replaceAll(tag -> Matcher.quoteReplacement(next.next()));
  }

  /** Returns the text of the file with other segments. */
  String with(List<String> corrected) {
    List<String> result = new ArrayList<>(lines);
    for (int i = 0; i < corrected.size(); i++) {
      if (!records.isEmpty()) {
        String cr = lines.get(starts.get(i)).endsWith("\r") ? "\r" : "";
        result.set(
            starts.get(i), records.get(i).with(into, TextNode.valueOf(corrected.get(i))) + cr);
        continue;
      }
      String text = isMarked ? withTags(segments.get(i), corrected.get(i)) : corrected.get(i);
      String[] changed = text.split("\n", -1);
      for (int k = 0; k < changed.length; k++) {
        int at = starts.get(i) + k;
        boolean isCut = lines.get(at).endsWith("\r") && !changed[k].endsWith("\r");
        result.set(at, isCut ? changed[k] + "\r" : changed[k]);
      }
    }
    return String.join("\n", result);
  }
}
