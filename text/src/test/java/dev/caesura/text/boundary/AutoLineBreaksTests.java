package dev.caesura.text.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.text.BoundaryScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Line breaks by the layout of the lines around them. */
class AutoLineBreaksTests {

  private static final String PROSE =
      "The old garden lay behind the house, and nobody had been there for years. A wall of red"
          + " brick ran around it on three sides. On the fourth there was a stream that Mr Hill had"
          + " once wanted to cross with a bridge, but the money was never enough for that. So the"
          + " gate stayed shut, the grass grew tall and the apples fell where they fell.";

  /** Finds no boundary, so that only line breaks split. */
  private static List<String> split(String text) {
    return new BoundarySegmenter(
            whole -> BoundaryScores.of(whole, new float[whole.length()]),
            SentenceSettings.defaults())
        .segment(text).strings().stream().map(String::strip).toList();
  }

  private static String wrapped(String text, int width) {
    StringBuilder lines = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ")) {
      boolean fits = used > 0 && used + 1 + word.length() <= width;
      lines.append(used == 0 ? "" : fits ? " " : "\n").append(word);
      used = fits ? used + 1 + word.length() : word.length();
    }
    return lines.toString();
  }

  private static void assertUnits(String... units) {
    assertEquals(List.of(units), split(String.join("\n", units)));
  }

  @Test
  void wrappedParagraphsStayWhole() {
    for (int width = 40; width <= 100; width += 5) {
      String paragraph = wrapped(PROSE, width);
      assertEquals(List.of(paragraph), split(paragraph), "width " + width);
      assertEquals(
          List.of(paragraph, paragraph), split(paragraph + "\n\n" + paragraph), "width " + width);
      String lower =
          wrapped(PROSE.toLowerCase(java.util.Locale.ROOT).replaceAll("[.,]", ""), width);
      assertEquals(List.of(lower), split(lower), "width " + width);
      String crlf = paragraph.replace("\n", "\r\n");
      assertEquals(List.of(crlf), split(crlf), "width " + width);
    }
  }

  @Test
  void signsAndInitialsInWrappedTextAreNotSplit() {
    for (String sign : List.of("# 7", "> 20", "# of", "J. Hill")) {
      String text =
          PROSE
              .replace(" had been", " " + sign + " had been")
              .replace(" on three", " " + sign + " on three");
      for (int width = 40; width <= 100; width++) {
        String paragraph = wrapped(text, width);
        assertEquals(List.of(paragraph), split(paragraph));
      }
    }
    assertUnits("The old garden lay behind the house.", "# The garden", "Nobody was there.");
    assertUnits("Anna wrote this to us yesterday:", "> 20 people came to the house.");
  }

  @Test
  void theScorerSeesBreaksOfUnitsOnly() {
    String paragraph = wrapped(PROSE, 60);
    String units = "- bread\n- milk\n\n- two eggs";
    assertEquals(
        (paragraph + "\n\n" + paragraph).replace('\n', ' '),
        SeenText.of(LineBreaks.AUTO, paragraph + "\n\n" + paragraph));
    assertEquals(units, SeenText.of(LineBreaks.AUTO, units));
  }

  @Test
  void unitsOfALineAreSplit() {
    assertUnits(
        "We came home late.",
        "Was anyone awake?",
        "No one said a single word about the long night that we had spent outside in the rain.",
        "It rained.");
    assertUnits(
        "and then we left",
        "nobody saw us go down to the river that night",
        "it rained",
        "so we ran");
    assertUnits("and then Anna left", "nobody saw her go down to the river that I love", "so");
    assertUnits("Anna: hi!", "Ben: hello there, how are you today?", "Anna: fine", "Ben: good");
    assertUnits("Title: The old garden", "Author: M. Hill", "Year: 1924");
    assertUnits("[12:01] come in", "[12:02] is it open", "[12:09] it is");
    assertUnits("# The garden", "Behind the house", "- apples", "- pears and plums", "* a gate");
    assertUnits("1. Open the gate", "2. Cross the bridge that Mr Hill built", "3. Close the gate");
    assertUnits("THE OLD GARDEN", "Nobody had been there for years, as far as we know today.");
    assertUnits(PROSE, PROSE.substring(0, 160), PROSE);
    assertUnits("| a | b |", "| c | d |");
  }

  @Test
  void paragraphsOfOneDocumentDiffer() {
    String first = wrapped(PROSE, 72);
    assertEquals(
        List.of("The garden", first, "Anna: hi!", "Ben: hello", first, "- apples", "- pears"),
        split(
            "The garden\n\n"
                + first
                + "\n\nAnna: hi!\nBen: hello\n\n"
                + first
                + "\n\n- apples\n- pears"));
    // A heading and a list right beside a paragraph.
    assertEquals(
        List.of("# Fruit", first, "- apples", "- pears"),
        split("# Fruit\n" + first + "\n- apples\n- pears"));
  }

  @Test
  void listItemsMayBeWrapped() {
    String item = "- " + wrapped(PROSE, 60).replace("\n", "\n  ");
    assertEquals(List.of(item, item), split(item + "\n" + item));
  }

  @Test
  void scriptsWithoutSpacesWrapAnywhere() {
    String line = "\u4ECA\u5929\u5929\u6C14\u5F88\u597D\u6211\u4EEC\u53BB\u516C\u56ED".repeat(3);
    String text = line + "\n" + line + "\n" + line + "\n" + line.substring(0, 7);
    assertEquals(List.of(text), split(text));
  }

  @Test
  void hostileLinesAreNoTrouble() {
    for (String text :
        new String[] {
          "",
          "\n",
          "\n\n\n",
          "a\n",
          "\na",
          "\r\n\r\na\r\nb",
          "\u0000\n\u0000",
          "\uD800\n\uDC00",
          "x".repeat(100_000) + "\n" + "y".repeat(100_000),
          "a\n" + " ".repeat(20_000) + "b",
          "\u2028a\u2029b\u0085c",
          ":\n:\n:",
          ("a" + "\n").repeat(5_000)
        }) {
      StringBuilder joined = new StringBuilder();
      new BoundarySegmenter(t -> BoundaryScores.of(t, new float[t.length()]), 0.5f)
          .sentences(text)
          .forEach(sentence -> joined.append(sentence.text()));
      assertEquals(text, joined.toString());
    }
  }

  /** A score depends on all that a window shows: also on which line breaks are shown. */
  private static float[] fickle(String text) {
    float[] scores = new float[text.length()];
    int hash = text.hashCode();
    for (int i = 0; i < scores.length; i++) {
      scores[i] = ((hash * 31 + i) >>> 7 & 0xFF) / 255f;
    }
    return scores;
  }

  private static String layout(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      String part = PROSE.substring(random.nextInt(100), 100 + random.nextInt(200));
      text.append(
          switch (random.nextInt(5)) {
            case 0 -> part.replace(". ", ".\n");
            case 1 -> "Anna: hi\nBen: hello";
            case 2 -> "- " + part.replace(" a ", "\n- ");
            case 3 -> part;
            default -> wrapped(part, 30 + random.nextInt(60));
          });
      text.append(
          Stream.of("\n", "\n\n", "\r\n", "\n  \n", "\n   ").toList().get(random.nextInt(5)));
    }
    return text.toString();
  }

  @Test
  void streamsDecideAsWholeTextsDo() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    WindowedScorer scorer =
        new FixedWindowScorer(text -> BoundaryScores.of(text, fickle(text)), 200, 50);
    SentenceSettings settings = SentenceSettings.defaults().withThreshold(0.98f);
    for (int round = 0; round < 300; round++) {
      String text = layout(random);
      String message = "-Dcaesura.seed=" + seed + ", round " + round;
      SentenceStream stream = SentenceStream.of(scorer, settings);
      List<Sentence> streamed = new ArrayList<>();
      for (int at = 0; at < text.length(); ) {
        int end = Math.min(text.length(), at + 1 + random.nextInt(round % 2 == 0 ? 3 : 300));
        streamed.addAll(stream.push(text.substring(at, end)));
        at = end;
      }
      streamed.addAll(stream.finish());
      assertEquals(new BoundarySegmenter(scorer, settings).sentences(text), streamed, message);
    }
  }
}
