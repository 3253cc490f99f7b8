package dev.caesura.text;

import java.util.BitSet;
import java.util.List;
import java.util.Random;

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

  private final Random random;
  private final Writing writing;
  private final StringBuilder text = new StringBuilder();
  private final BitSet forbidden = new BitSet();
  private final BitSet required = new BitSet();
  private int item;

  private MarkedText(long seed) {
    this.random = new Random(seed);
    this.writing = WRITINGS.get(random.nextInt(WRITINGS.size()));
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
    switch (random.nextInt(9)) {
      case 0 -> quoted();
      case 1 -> bracketed();
      case 2 -> run();
      case 3 -> atoms();
      case 4 -> item();
      case 5 -> said();
      case 6 -> footnote();
      default -> {
        words(true);
        String mark = pick(writing.marks());
        text.append(mark);
        // Only a mark of one meaning must end a sentence, and may lack the space after it.
        boolean sure = "։ ۔ । ። ፧ ፡፡ ། ။ ។ ៕ ｡".contains(mark);
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
    String pair = writing.space().isEmpty() ? pick(List.of("（）", "()")) : pick(List.of("()", "[]"));
    int open = text.length();
    text.append(pair.charAt(0));
    words(true);
    forbidden.set(open + 1);
    int mark = text.length() - 1;
    text.append(pick(writing.marks())).append(pair.charAt(1));
    joined(mark);
  }

  private void run() {
    words(true);
    int mark = text.length() - 1;
    String stop = writing.stop();
    boolean plain = stop.equals(".");
    text.append(
        switch (random.nextInt(4)) {
          case 0 -> stop.repeat(3);
          case 1 -> plain ? " . . ." : "……";
          case 2 -> writing.space().isEmpty() ? "！！！" : "!!!";
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
    if (text.length() == 0 || !text.toString().stripTrailing().endsWith(".")) {
      text.append('\n');
    }
    item++;
    int start = text.length();
    text.append(
        switch (random.nextInt(3)) {
          case 0 -> item + ". ";
          case 1 -> item + ".) ";
          default -> item + ") ";
        });
    words(true);
    forbidden.set(start + 1, text.indexOf(" ", start) + 2);
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
    text.append(writing.stop()).append(pick(List.of("[3]", "¹", "²³", "[12][13]", "[12, 14]")));
    joined(mark);
    text.append(writing.space());
    int next = text.length();
    words(true);
    required.set(next);
    text.append(writing.stop());
  }
}
