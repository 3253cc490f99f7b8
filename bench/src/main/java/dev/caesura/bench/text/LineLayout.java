package dev.caesura.bench.text;

import dev.caesura.text.Segmentation;
import dev.caesura.text.eval.GoldText;
import dev.caesura.text.eval.TextView;
import java.util.ArrayList;
import java.util.List;

/** Text whose lines are laid out in a known way, with the units that it should be split into. */
final class LineLayout {

  /** Sentences of a paragraph. */
  private static final int PARAGRAPH = 5;

  private static final String[] SPEAKERS = {"Anna", "Ben", "Dr Li", "Q"};

  /** Ways to lay out sentences. */
  enum Kind {
    WRAPPED_40("paragraphs of 5 sentences, wrapped at 40 columns, a blank line between"),
    WRAPPED_60("the same at 60"),
    WRAPPED_80("the same at 80"),
    WRAPPED_100("the same at 100"),
    HYPHENATED("wrapped at 60, long words divided with a hyphen"),
    BARE_WRAPPED("wrapped at 40, lower-cased, no punctuation"),
    ITEMS("wrapped at 72, every third paragraph a list"),
    LINES("a sentence a line"),
    BARE_LINES("a sentence a line, lower-cased, no punctuation (captions, lyrics)"),
    UNITS("a heading, list item, field or turn of a chat a line"),
    LONG_LINES("a paragraph a line"),
    MIXED("all of these by turns in one document");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private final StringBuilder text = new StringBuilder();
  private final List<String> units = new ArrayList<>();

  private LineLayout() {}

  /** Lays out the sentences of a file. */
  static LineLayout of(Kind kind, List<String> given, String language) {
    boolean bare = kind == Kind.BARE_WRAPPED || kind == Kind.BARE_LINES;
    List<String> sentences =
        GoldText.of(given, language, bare ? TextView.ASR : TextView.CLEAN)
            .sentences()
            .strings()
            .stream()
            .map(String::strip)
            .toList();
    LineLayout layout = new LineLayout();
    for (int from = 0; from < sentences.size(); from += PARAGRAPH) {
      int paragraph = from / PARAGRAPH;
      List<String> some = sentences.subList(from, Math.min(sentences.size(), from + PARAGRAPH));
      Kind own = kind == Kind.MIXED ? mixed(paragraph) : kind;
      boolean apart = own != Kind.LONG_LINES && own != Kind.LINES && own != Kind.BARE_LINES;
      layout.text.append(paragraph == 0 ? "" : apart || kind == Kind.MIXED ? "\n\n" : "\n");
      layout.paragraph(own, paragraph, some);
    }
    return layout;
  }

  private static Kind mixed(int paragraph) {
    Kind[] kinds = {
      Kind.WRAPPED_80,
      Kind.LINES,
      Kind.WRAPPED_60,
      Kind.UNITS,
      Kind.LONG_LINES,
      Kind.HYPHENATED,
      Kind.UNITS
    };
    return kinds[paragraph % kinds.length];
  }

  private void paragraph(Kind kind, int number, List<String> sentences) {
    switch (kind) {
      case WRAPPED_40, BARE_WRAPPED -> wrapped(sentences, 40, false, "");
      case WRAPPED_60 -> wrapped(sentences, 60, false, "");
      case WRAPPED_80 -> wrapped(sentences, 80, false, "");
      case WRAPPED_100 -> wrapped(sentences, 100, false, "");
      case HYPHENATED -> wrapped(sentences, 60, true, "");
      case ITEMS -> wrapped(sentences, 72, false, number % 3 == 2 ? "- " : "");
      case LONG_LINES -> wrapped(sentences, Integer.MAX_VALUE, false, "");
      case UNITS -> units(sentences, number);
      default -> lines(sentences);
    }
  }

  private void lines(List<String> lines) {
    units.addAll(lines);
    text.append(String.join("\n", lines));
  }

  /** One unit a line: a heading and a list, fields, or turns of a chat. */
  private void units(List<String> sentences, int number) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      String sentence = sentences.get(i);
      String open = sentence.replaceAll("[\\p{P}\\s]+$", "");
      String[] words = open.split(" ");
      lines.add(
          switch (number % 3) {
            case 0 -> SPEAKERS[i % SPEAKERS.length] + ": " + sentence;
            case 1 ->
                i == 0
                    ? String.join(" ", List.of(words).subList(0, Math.min(4, words.length)))
                    : "\u2022 " + open;
            default -> "Field " + (i + 1) + ": " + open;
          });
    }
    lines(lines.stream().filter(line -> !line.isEmpty()).toList());
  }

  private void wrapped(List<String> sentences, int columns, boolean divides, String mark) {
    for (int i = 0; i < sentences.size(); i++) {
      text.append(i == 0 ? "" : mark.isEmpty() ? " " : "\n");
      StringBuilder unit = new StringBuilder();
      for (String word : (mark + sentences.get(i)).split(" ")) {
        unit.append(unit.isEmpty() ? "" : " ").append(append(word, columns, divides));
      }
      units.add(unit.toString());
    }
  }

  /** Appends a word, on a new line if it does not fit; returns it as it was written. */
  private String append(String word, int columns, boolean divides) {
    int start = text.lastIndexOf("\n") + 1;
    int used = text.length() - start;
    boolean spaced = used == 0 || text.charAt(text.length() - 1) == ' ';
    long end = (long) used + (spaced ? 0 : 1) + word.length();
    if (used == 0 || end <= columns) {
      text.append(spaced ? "" : " ").append(word);
      return word;
    }
    int half = word.length() / 2;
    boolean fits = end - word.length() + half + 1 <= columns;
    if (divides
        && fits
        && word.length() > 7
        && word.codePoints().allMatch(Character::isLowerCase)) {
      text.append(spaced ? "" : " ")
          .append(word, 0, half)
          .append("-\n")
          .append(word.substring(half));
      return word.substring(0, half) + "-" + word.substring(half);
    }
    text.setLength(text.length() - (spaced ? 1 : 0));
    text.append('\n').append(word);
    return word;
  }

  /** Returns the text as laid out. */
  String text() {
    return text.toString();
  }

  /** Returns the units, joined by spaces; {@link GoldText#of} would remove list marks. */
  GoldText gold() {
    StringBuilder joined = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (String unit : units) {
      if (!joined.isEmpty()) {
        joined.append(' ');
        ends.add(joined.length());
      }
      joined.append(unit);
    }
    return new GoldText(Segmentation.ofEnds(joined.toString(), ends));
  }
}
