package dev.caesura.align.io;

import dev.caesura.audio.format.CueReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of a line of a cue without its markup, with speakers and the times inside the text.
 *
 * @param parts stretches of the text, cut at time tags and at changes of speaker
 */
record CueText(List<Part> parts) {

  /** Part of a line from {@code start} on; NaN stands for the start of the cue. */
  record Part(double start, String speaker, String text) {}

  private static final Pattern TAG = Pattern.compile("<([^<>]*)>|\\{\\\\[^{}]*}");
  private static final Pattern TIME = Pattern.compile("[\\d:.]+");
  private static final Pattern VOICE = Pattern.compile("v(?:\\.\\S+)?\\s+(.+)");

  /** Tags to remove; text that only looks like a tag, such as {@code <unk>}, is kept. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "/?(?:[ibuscv]|b|font|ruby|rt|lang|span)(?:[.\\s].*)?", Pattern.CASE_INSENSITIVE);

  static CueText of(String markup, TextPosition position) throws IOException {
    List<Part> parts = new ArrayList<>();
    double start = Double.NaN;
    String speaker = "";
    StringBuilder text = new StringBuilder();
    Matcher tag = TAG.matcher(markup);
    int last = 0;
    while (tag.find()) {
      String inside = tag.group(1);
      boolean time = inside != null && TIME.matcher(inside).matches() && inside.contains(":");
      boolean drop = inside == null || MARKUP.matcher(inside).matches();
      if (!time && !drop) {
        continue;
      }
      text.append(unescape(markup.substring(last, tag.start())));
      last = tag.end();
      Matcher voice = inside == null ? null : VOICE.matcher(inside);
      boolean speaks = voice != null && voice.matches();
      if (time || speaks || "/v".equals(inside)) {
        add(parts, start, speaker, text);
        start = time ? CueReader.time(inside, position).doubleValue() : start;
        speaker = speaks ? voice.group(1).strip() : time ? speaker : "";
      }
    }
    text.append(unescape(markup.substring(last)));
    add(parts, start, speaker, text);
    return new CueText(List.copyOf(parts));
  }

  private static void add(List<Part> parts, double start, String speaker, StringBuilder text) {
    if (!text.toString().isBlank()) {
      parts.add(new Part(start, speaker, text.toString()));
    }
    text.setLength(0);
  }

  private static String unescape(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&nbsp;", " ")
            .replace("&lrm;", "")
            .replace("&rlm;", "")
            .replace("&amp;", "&");
  }

  boolean hasTimes() {
    return parts.stream().anyMatch(part -> !Double.isNaN(part.start()));
  }

  String plain() {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.text()));
    return text.toString().strip();
  }
}
