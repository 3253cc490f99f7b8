package dev.caesura.align.io;

import dev.caesura.audio.format.Cue;
import dev.caesura.audio.format.CueReader;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reader of the text of subtitles, SubRip and WebVTT: without markup, with speakers, and without
 * the lines that rolling captions show again. Pure functions, safe for use by many threads.
 */
public final class CaptionReader {

  /**
   * Text of a cue, or of one speaker in it. Immutable and thread-safe.
   *
   * @param start where it is shown first, in seconds
   * @param end where it is shown last, in seconds
   * @param speaker the speaker that the file names; empty if it names none
   * @param text the text in one line, without the words that repeat those of the cue before; may be
   *     empty
   * @param repeated those words; empty if there are none
   * @param position the line of the cue's times
   */
  public record Caption(
      BigDecimal start,
      BigDecimal end,
      String speaker,
      String text,
      String repeated,
      TextPosition position) {}

  private CaptionReader() {}

  /**
   * Reads all cues.
   *
   * @param lines the lines of the file from the first one on; the caller closes them
   * @param isWebVtt whether it is WebVTT, or else SubRip
   * @return the captions in the order of the file
   * @throws IOException if the text cannot be read or is not in the format; the message names file
   *     and line
   */
  public static List<Caption> read(LineReader lines, boolean isWebVtt) throws IOException {
    CueReader reader = new CueReader(lines, isWebVtt);
    List<Cue> cues = new ArrayList<>();
    List<List<CueText>> texts = new ArrayList<>();
    for (Cue cue = reader.next(); cue != null; cue = reader.next()) {
      List<CueText> text = new ArrayList<>();
      for (int i = 0; i < cue.lines().size(); i++) {
        text.add(CueText.of(cue.lines().get(i), cue.positionOf(i)));
      }
      cues.add(cue);
      texts.add(text);
    }
    boolean hasTimes = texts.stream().flatMap(List::stream).anyMatch(CueText::hasTimes);
    List<Integer> repeats = hasTimes ? List.of() : CueWordReader.repeats(cues, texts);
    List<Caption> captions = new ArrayList<>();
    String last = "";
    for (int i = 0; i < cues.size(); i++) {
      int repeated = repeats.isEmpty() ? 0 : repeats.get(i);
      last = caption(cues.get(i), texts.get(i), hasTimes, repeated, last, captions);
    }
    return List.copyOf(captions);
  }

  /** Adds the captions of a cue and returns its last line. */
  private static String caption(
      Cue cue,
      List<CueText> lines,
      boolean hasTimes,
      int repeatedWords,
      String lastLine,
      List<Caption> captions) {
    String last = lastLine;
    List<String> speakers = new ArrayList<>();
    List<StringBuilder> texts = new ArrayList<>();
    StringBuilder repeated = new StringBuilder();
    String speaker = "";
    for (CueText line : lines) {
      String plain = line.plain();
      if (plain.isEmpty()) {
        continue;
      }
      if (hasTimes && !line.hasTimes() && plain.equals(last)) {
        repeated.append(repeated.isEmpty() ? "" : " ").append(plain);
        continue;
      }
      last = plain;
      for (CueText.Part part : line.parts()) {
        speaker = part.speaker().isEmpty() ? speaker : part.speaker();
        if (texts.isEmpty() || !speakers.get(texts.size() - 1).equals(speaker)) {
          speakers.add(speaker);
          texts.add(new StringBuilder());
        }
        texts.get(texts.size() - 1).append(part.text().replaceFirst(CueWordReader.DASH, ""));
      }
      if (!texts.isEmpty()) {
        texts.get(texts.size() - 1).append(' ');
      }
    }
    for (int i = 0; i < Math.max(1, texts.size()); i++) {
      String text = texts.isEmpty() ? "" : WhiteSpace.collapse(texts.get(i).toString());
      int cut = i == 0 ? lengthOf(text, repeatedWords) : 0;
      String said = WhiteSpace.strip(text.substring(cut));
      String again = WhiteSpace.strip(text.substring(0, cut) + (i == 0 ? repeated : ""));
      if (!said.isEmpty() || !again.isEmpty()) {
        captions.add(
            new Caption(
                cue.start(),
                cue.end(),
                speakers.isEmpty() ? "" : speakers.get(i),
                said,
                again,
                cue.position()));
      }
    }
    return last;
  }

  /** Returns the length of some words at the start of a text. */
  private static int lengthOf(String text, int words) {
    int at = 0;
    List<String> all = CueWordSplitter.words(text);
    for (String word : all.subList(0, Math.min(words, all.size()))) {
      at = text.indexOf(word, at) + word.length();
    }
    return at;
  }
}
