package dev.caesura.align.io;

import dev.caesura.audio.format.CueReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of one cue: markup is taken away, speakers and times inside the text are kept.
 *
 * @param parts the text, cut at times inside it and where the speaker changes
 */
record CueText(List<Part> parts) {

  /** A part of a cue, from {@code start} (NaN: where the cue starts) on. */
  record Part(double start, String speaker, String text) {}

  private static final Pattern TAG = Pattern.compile("<([^<>]*)>|\\{\\\\[^{}]*}");
  private static final Pattern TIME = Pattern.compile("[\\d:.]+");
  private static final Pattern VOICE = Pattern.compile("v(?:\\.\\S+)?\\s+(.+)");

  /** What looks like a tag and is none, such as {@code <unk>} or a lone {@code <3}, stays. */
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
