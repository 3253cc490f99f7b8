package dev.caesura.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.UnicodeSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A made-up text of dialogue, lists, addresses and footnotes in some script, which knows where it
 * must not be cut and where it must. Reproducible from its seed.
 */
public final class MarkedText {

  /** Words and marks of a way of writing. */
  private record Writing(
      String name,
      String space,
      String stop,
      List<String> marks,
      List<String> quotes,
      boolean cased,
      List<String> words) {}

  private static Writing writing(
      String name, String space, String marks, String quotes, String words) {
    List<String> each = List.of(marks.split(" "));
    String first = words.split(" ")[0];
    return new Writing(
        name,
        space,
        each.get(0),
        each,
        List.of(quotes.split(" ")),
        !first.equals(first.toUpperCase(java.util.Locale.ROOT)),
        List.of(words.split(" ")));
  }

  private static final List<Writing> WRITINGS =
      List.of(
          writing("English", " ", ". ? ! ...", "“” \"\" ‘’", "the sea was calm and nobody spoke"),
          writing("German", " ", ". ? ! …", "„“ »« ‚‘", "der alte mann ging langsam nach hause"),
          writing("French", " ", ". ! ?", "«» “”", "la mer montait vite et nous restions"),
          writing("Swedish", " ", ". ? !", "”” »»", "havet var lugnt och ingen talade"),
          writing("Russian", " ", ". ? ! …", "«» „“", "старый дом стоял тихо у самой реки"),
          writing("Greek", " ", ". ; !", "«» “”", "το σπίτι ήταν ήσυχο και παλιό"),
          writing("Armenian", " ", "։ ...", "«»", "տունը հին էր և լուռ"),
          writing("Georgian", " ", ". ? !", "„“", "სახლი ძველი იყო და ჩუმი"),
          writing("Hebrew", " ", ". ? !", "\"\" ”“", "הבית היה ישן ושקט מאוד"),
          writing("Arabic", " ", ". ؟ !", "«» “”", "البيت كان قديما وهادئا جدا"),
          writing("Urdu", " ", "۔ ؟ !", "“”", "گھر پرانا تھا اور خاموش"),
          writing("Hindi", " ", "। ? !", "“” \"\"", "घर पुराना था और शांत"),
          writing("Bengali", " ", "। ? !", "“”", "বাড়িটা পুরনো ছিল এবং শান্ত"),
          writing("Amharic", " ", "። ፧ ፡፡", "«» “”", "ቤቱ አሮጌ ነበር በጣም"),
          writing("Korean", " ", ". ? !", "“” \"\"", "집은 아주 오래되고 조용했다"),
          writing("Tibetan", " ", "།", "“”", "ཁང་པ་ རྙིང་པ་ རེད་"),
          writing("Burmese", "", "။", "“”", "အိမ် ဟောင်း တိတ် ဆိတ်"),
          writing("Khmer", "", "។ ៕", "«»", "ផ្ទះ ចាស់ ស្ងាត់"),
          writing("Japanese", "", "。 ！ ？ ｡", "「」 『』 “”", "家は 古く 静か だった"),
          writing("Chinese", "", "。 ！ ？ ……", "“” 「」 《》", "房子 很旧 非常 安静"));

  /** A writing for each script that has end marks of its own, with words of random letters. */
  private static final List<Writing> SCRIPTS = scripts();

  /** Pairs of brackets of all scripts. */
  private static final List<String> BRACKETS = brackets();

  private static final List<String> ATOMS =
      List.of(
          "https://www.example.org/A.B?c=D.E!f",
          "www.Example.org/a.Html",
          "J.Smith@mail.Example.org",
          "`foo. Bar! baz`",
          "``a `b. C` d``",
          "3.1416",
          "1,024.50",
          "v2.0.1",
          "src/Main.Java",
          "config.yaml",
          "192.168.0.1",
          "U.S.A.");

  private static List<Writing> scripts() {
    Map<Integer, List<String>> marks = new TreeMap<>();
    UnicodeSet terminals = new UnicodeSet().applyIntPropertyValue(UProperty.S_TERM, 1);
    for (UnicodeSet.EntryRange range : terminals.ranges()) {
      for (int mark = range.codepoint; mark <= range.codepointEnd; mark++) {
        int script = UScript.getScript(mark);
        // The Burmese and the Lisu mark are commas as well.
        if (script > UScript.INHERITED && mark != 0x104A && mark != 0xA4FF) {
          marks.computeIfAbsent(script, s -> new ArrayList<>()).add(Character.toString(mark));
        }
      }
    }
    List<Writing> writings = new ArrayList<>();
    marks.forEach(
        (script, each) -> {
          UnicodeSet letters =
              new UnicodeSet()
                  .applyIntPropertyValue(UProperty.SCRIPT, script)
                  .retainAll(new UnicodeSet("[[:Ll:][:Lo:]]"));
          // Scripts that are younger than the platform have no letters there.
          letters.retainAll(new UnicodeSet("[:Age=13.0:]"));
          if (letters.isEmpty()) {
            return;
          }
          Random random = new Random(script);
          List<String> words = new ArrayList<>();
          while (words.size() < 8) {
            StringBuilder word = new StringBuilder();
            for (int length = 2 + random.nextInt(4); length > 0; length--) {
              word.appendCodePoint(letters.charAt(random.nextInt(letters.size())));
            }
            words.add(word.toString());
          }
          String name = UScript.getName(script);
          boolean cased = UScript.isCased(script);
          String space = UScript.breaksBetweenLetters(script) ? "" : " ";
          writings.add(
              new Writing(name, space, each.get(0), each, List.of("“”", "«»", "‘’"), cased, words));
        });
    return List.copyOf(writings);
  }

  private static List<String> brackets() {
    List<String> pairs = new ArrayList<>();
    for (String open : new UnicodeSet("[[:Bidi_Paired_Bracket_Type=Open:]&[:Age=13.0:]]")) {
      pairs.add(open + Character.toString(UCharacter.getBidiPairedBracket(open.codePointAt(0))));
    }
    return List.copyOf(pairs);
  }

  private static final List<String> NOTES =
      List.of(
          "[3]",
          "¹",
          "²³",
          "[12][13]",
          "[12, 14]",
          "[a]",
          "[note 3]",
          "⁽¹⁾",
          "⁽¹²⁾⁽³⁾",
          "†",
          "‡",
          "*",
          "**");

  private final Random random;
  private final Writing writing;
  private final StringBuilder text = new StringBuilder();
  private final BitSet forbidden = new BitSet();
  private final BitSet required = new BitSet();
  private int item;

  private MarkedText(long seed) {
    this.random = new Random(seed);
    List<Writing> writings = random.nextInt(4) == 0 ? SCRIPTS : WRITINGS;
    this.writing = writings.get(random.nextInt(writings.size()));
    int units = 2 + random.nextInt(8);
    for (int i = 0; i < units; i++) {
      unit();
    }
  }

  /**
   * Makes up a text.
   *
   * @param seed decides what it is
   * @return the text
   */
  public static MarkedText of(long seed) {
    return new MarkedText(seed);
  }

  /** Returns the text. */
  public String text() {
    return text.toString();
  }

  /** Returns the places, as offsets, that must be inside a piece. */
  public BitSet forbidden() {
    return forbidden;
  }

  /** Returns the places where a piece must start. */
  public BitSet required() {
    return required;
  }

  private String pick(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String capital(String word) {
    int end = word.offsetByCodePoints(0, 1);
    return writing.cased()
        ? word.substring(0, end).toUpperCase(java.util.Locale.ROOT) + word.substring(end)
        : word;
  }

  private void words(boolean capital) {
    int count = 2 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String word = pick(writing.words());
      text.append(i == 0 ? "" : writing.space()).append(i == 0 && capital ? capital(word) : word);
    }
  }

  /** Forbids the places between an offset and the end of the text. */
  private void joined(int from) {
    forbidden.set(from + 1, text.length());
  }

  private void unit() {
    int start = text.length();
    switch (random.nextInt(15)) {
      case 0 -> quoted();
      case 1 -> bracketed();
      case 2 -> run();
      case 3 -> atoms();
      case 4 -> item();
      case 5 -> said();
      case 6 -> footnote();
      case 7 -> nested();
      case 8 -> attributed();
      case 9 -> inverted();
      case 10 -> pictures();
      case 11 -> bullets();
      case 12 -> stamped();
      default -> {
        words(true);
        String mark = pick(writing.marks());
        text.append(mark);
        // Only a mark of one meaning must end a sentence, and may lack the space after it.
        boolean sure = SCRIPTS.contains(writing) || "։ ۔ । ። ፧ ፡፡ ། ။ ។ ៕ ｡".contains(mark);
        text.append(sure && random.nextInt(3) == 0 ? "" : writing.space());
        if (sure) {
          required.set(text.length());
        }
        return;
      }
    }
    if (text.length() > start && !Character.isWhitespace(text.charAt(text.length() - 1))) {
      text.append(writing.space());
    }
  }

  private void quoted() {
    String pair = pick(writing.quotes());
    int open = text.length();
    text.append(pair.charAt(0));
    words(true);
    forbidden.set(open + 1);
    int mark = text.length() - 1;
    text.append(pick(writing.marks())).append(pair.charAt(1));
    joined(mark);
    if (random.nextBoolean() && pair.equals("「」")) {
      int close = text.length() - 1;
      text.append("と言った。");
      forbidden.set(close + 1);
    }
  }

  private void bracketed() {
    String pair = pick(BRACKETS);
    if (random.nextInt(3) > 0) {
      pair = writing.space().isEmpty() ? pick(List.of("（）", "()")) : pick(List.of("()", "[]"));
    }
    int half = pair.length() / 2;
    String quotes = random.nextInt(4) == 0 ? pick(writing.quotes()) : "";
    int open = text.length();
    text.append(pair, 0, half);
    text.append(quotes.isEmpty() ? "" : quotes.substring(0, 1));
    int first = text.length();
    words(true);
    forbidden.set(open + 1, first + 1);
    int mark = text.length() - 1;
    text.append(pick(writing.marks())).append(quotes.isEmpty() ? "" : quotes.substring(1));
    text.append(pair, half, pair.length());
    joined(mark);
  }

  private void run() {
    words(true);
    int mark = text.length() - 1;
    String stop = writing.stop();
    boolean plain = stop.equals(".");
    text.append(
        switch (random.nextInt(8)) {
          case 0 -> stop.repeat(3);
          case 1 -> plain ? " . . ." : "……";
          case 2 -> writing.space().isEmpty() ? "！！！" : "!!!";
          case 3 -> "…" + pick(writing.marks());
          case 4 -> pick(writing.marks()) + "!?!";
          case 5 -> pick(List.of("‼", "⁇", "⁈", "⁉", "?‽"));
          case 6 -> pick(writing.marks()).repeat(2 + random.nextInt(12));
          default -> writing.space().isEmpty() ? "？！" : "?!";
        });
    joined(mark);
  }

  private void atoms() {
    words(true);
    text.append(writing.space());
    // Text without spaces has one around an address.
    text.append(writing.space().isEmpty() ? " " : "");
    int start = text.length();
    text.append(pick(ATOMS));
    joined(start);
    text.append(' ').append(pick(writing.words())).append(writing.stop());
  }

  /** An item after a line end, or in running text; the first has number 1. */
  private void item() {
    item++;
    int kind = random.nextInt(7);
    // A letter in running text may be an abbreviation.
    if (kind > 4 || !text.toString().stripTrailing().endsWith(".")) {
      text.append('\n');
    }
    int start = text.length();
    text.append(
        switch (kind) {
          case 0 -> item + ". ";
          case 1 -> item + ".) ";
          case 2 -> "(" + item + ") ";
          case 3 -> "§ " + item + ". ";
          case 4 -> item + ") ";
          case 5 -> (char) ('a' + (item - 1) % 26) + ") ";
          default -> (char) ('a' + (item - 1) % 26) + ". ";
        });
    int end = text.length();
    words(true);
    forbidden.set(start + 1, end + 1);
    text.append(writing.stop());
  }

  private void said() {
    if (!writing.cased()) {
      words(true);
      text.append(writing.stop());
      return;
    }
    text.append("— ");
    words(true);
    int mark = text.length() - 1;
    text.append(random.nextBoolean() ? "?" : "!").append(" — ");
    words(false);
    forbidden.set(mark + 1, mark + 6);
    text.append(writing.stop());
  }

  private void footnote() {
    words(true);
    int mark = text.length() - 1;
    // Asterisks before a word may start bold print.
    String note = pick(writing.space().isEmpty() ? NOTES.subList(0, NOTES.size() - 2) : NOTES);
    text.append(writing.stop()).append(note);
    joined(mark);
    text.append(writing.space());
    int next = text.length();
    words(true);
    // An asterisk may also end bold print.
    required.set(next, !"†‡**".contains(note));
    text.append(writing.stop());
  }

  /** A quotation in a quotation or bracket, with marks between all that closes. */
  private void nested() {
    List<String> pairs = new ArrayList<>(writing.quotes());
    pairs.add(writing.space().isEmpty() ? "（）" : "()");
    String outer = pick(pairs);
    pairs.remove(outer);
    String inner = pick(pairs);
    int open = text.length();
    // French has spaces inside the marks.
    String gap = writing.name().equals("French") && outer.equals("«»") ? "\u00A0" : "";
    text.append(outer.charAt(0)).append(gap);
    forbidden.set(open + 1, text.length() + 1);
    words(true);
    text.append(writing.space());
    open = text.length();
    text.append(inner.charAt(0));
    words(true);
    forbidden.set(open + 1);
    int mark = text.length() - 1;
    text.append(pick(writing.marks())).append(inner.charAt(1));
    text.append(random.nextBoolean() ? pick(writing.marks()) : "");
    text.append(gap).append(outer.charAt(1));
    joined(mark);
  }

  /** A quotation that a question or exclamation mark ends, before a verb of speech. */
  private void attributed() {
    if (!writing.cased()) {
      quoted();
      return;
    }
    String pair = pick(writing.quotes());
    text.append(pair.charAt(0));
    words(true);
    int mark = text.length() - 1;
    text.append(random.nextBoolean() ? "!" : "?").append(pair.charAt(1));
    boolean comma = random.nextInt(3) == 0;
    text.append(comma ? ", " : " ");
    joined(mark);
    // After a comma, probabilities decide.
    forbidden.set(text.length(), !comma);
    words(false);
    text.append(writing.stop());
  }

  /** The opening marks of Spanish. */
  private void inverted() {
    int open = text.length();
    text.append(random.nextBoolean() ? "¿" : "¡");
    forbidden.set(open + 1);
    words(true);
    int mark = text.length() - 1;
    text.append(random.nextBoolean() ? "?" : "!");
    joined(mark);
  }

  /** Pictures right after an end mark belong to the sentence. */
  private void pictures() {
    words(true);
    int mark = text.length() - 1;
    text.append(pick(writing.marks()));
    text.append(pick(List.of("😀", "🎉🎉", "❤️", "👩‍👧", "👍🏽", "🇫🇷")));
    joined(mark);
  }

  /** Items of a list on one line. */
  private void bullets() {
    String bullet = pick(List.of("•", "‣", "▪", "→", "✓", "*"));
    text.append('\n');
    for (int i = 0; i < 3; i++) {
      required.set(text.length(), i > 0 && !SCRIPTS.contains(writing));
      int start = text.length();
      text.append(bullet).append(' ');
      forbidden.set(start + 1, text.length() + 1);
      words(true);
      text.append(writing.stop()).append(' ');
    }
    text.append('\n');
  }

  /** A time in brackets at the start of a line. */
  private void stamped() {
    text.append('\n');
    int start = text.length();
    text.append(pick(List.of("[10:02] ", "(00:01:02.5) ", "[3] ")));
    forbidden.set(start + 1, text.length() + 1);
    words(true);
    text.append(writing.stop());
  }
}
