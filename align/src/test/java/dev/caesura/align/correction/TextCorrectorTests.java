package dev.caesura.align.correction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.normalize.InverseNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextCorrectorTests {

  @TempDir private Path folder;

  private static List<CorrectionPair> pairs(String... wrongAndRight) {
    List<CorrectionPair> pairs = new ArrayList<>();
    for (String pair : wrongAndRight) {
      String[] sides = pair.split("=", -1);
      pairs.add(CorrectionPair.of(sides[0], sides[1]));
    }
    return pairs;
  }

  private static CorrectionResult correct(List<CorrectionPair> pairs, String... segments) {
    return TextCorrector.defaults().withPairs(pairs, false).correct(List.of(segments));
  }

  private static String kinds(CorrectionResult result) {
    return result.notes().stream().map(n -> n.kind().name()).collect(Collectors.joining(" "));
  }

  @Test
  void longestMatchAtWords() {
    List<CorrectionPair> pairs = pairs("ice cream=icecream", "ice=eyes", "new york=New York");
    CorrectionResult result =
        correct(pairs, "ice cream, ice-cold ice; rice dice", "new", "york ice's");
    assertEquals(
        List.of("icecream, eyes-cold eyes; rice dice", "New", "York ice's"), result.segments());
    assertEquals("MOVED", kinds(result));
    assertEquals(4, result.pairs());
  }

  @Test
  void scriptsWithoutSpaces() {
    assertEquals(List.of("我们在北京大学"), correct(pairs("北经=北京", "再=在"), "我们再北经大学").segments());
  }

  @Test
  void aPairIsNotAppliedToWhatAnotherOneWrote() {
    CorrectionResult result = correct(pairs("a=b", "b=c"), "a b");
    assertEquals(List.of("b c"), result.segments());
    assertEquals("", kinds(result));
  }

  @Test
  void contradictingPairsAreNotApplied() {
    CorrectionResult result = correct(pairs("red=read", "red=rad", "blue=blew"), "red blue");
    assertEquals(List.of("red blew"), result.segments());
    assertEquals("CONFLICT", kinds(result));
    assertTrue(result.hasConflicts());
    // The same pair twice is no contradiction.
    assertEquals("", kinds(correct(pairs("a=b", "a=b"), "a")));
  }

  @Test
  void overlapAndUnusedAreReported() {
    CorrectionResult result = correct(pairs("a b=x", "b c=y", "d=z"), "first", "a b c");
    assertEquals(List.of("first", "x c"), result.segments());
    assertEquals("OVERLAP UNUSED UNUSED", kinds(result));
    assertEquals(1, result.notes().get(0).segment());
  }

  @Test
  void deletionTakesOneSpace() {
    List<CorrectionPair> um = pairs("um=");
    assertEquals(List.of("so we went"), correct(um, "so um we went").segments());
    assertEquals(List.of("we went", "so", ""), correct(um, "um we went", "so um", "um").segments());
  }

  @Test
  void caseIsIgnoredOnRequest() {
    List<CorrectionPair> pairs = pairs("iphone=iPhone");
    List<String> text = List.of("IPhone iphone");
    TextCorrector any = TextCorrector.defaults().withPairs(pairs, true);
    assertEquals(List.of("iPhone iPhone"), any.correct(text).segments());
    assertEquals(List.of("IPhone iPhone"), correct(pairs, "IPhone iphone").segments());
  }

  @Test
  void pairsOfOneSegmentComeFirst() {
    List<CorrectionPair> pairs =
        List.of(CorrectionPair.of("a", "b"), new CorrectionPair("a", "c", 2, ""));
    assertEquals(List.of("b", "c", "b"), correct(pairs, "a", "a", "a").segments());
  }

  @Test
  void scopeOfNumbersAndPairs() {
    TextCorrector text =
        TextCorrector.defaults()
            .withPairs(pairs("see you=CU"), false)
            .withNumbers(InverseNormalizer.of(Locale.ENGLISH));
    List<String> segments = List.of("he has twenty", "one apples see", "you\nlater twenty one");
    CorrectionResult whole = text.correct(segments);
    assertEquals(List.of("he has 21", "apples CU", "\nlater 21"), whole.segments());
    CorrectionResult single = text.withScope(CorrectionScope.SEGMENT).correct(segments);
    assertEquals(List.of("he has twenty", "one apples see", "you\nlater 21"), single.segments());
    assertEquals("UNUSED AMBIGUOUS", kinds(single));
  }

  @Test
  void paragraphsSeparate() {
    assertEquals(List.of("a", "", "b"), correct(pairs("a b=x"), "a", "", "b").segments());
    assertEquals(List.of("x", "", ""), correct(pairs("a b=x"), "a", "b", "").segments());
    assertEquals(List.of(), correct(pairs("a b=x")).segments());
  }

  @Test
  void punctuationOfSegmentsAndOfTheWhole() {
    TextCorrector dots = TextCorrector.defaults().withPunctuation(text -> text + ".");
    List<String> segments = List.of("one", "two");
    assertEquals(List.of("one", "two."), dots.correct(segments).segments());
    assertEquals(
        List.of("one.", "two."),
        dots.withScope(CorrectionScope.SEGMENT).correct(segments).segments());
  }

  /** Slow and simple: at each place, the longest pair whose edges are those of words. */
  @Property(tries = 300)
  void sameAsBruteForce(
      @ForAll @StringLength(max = 24) @Chars({'a', 'b', ' ', ','}) String text,
      @ForAll @Size(max = 6)
          List<@StringLength(min = 1, max = 4) @Chars({'a', 'b', ' '}) String> wrongs) {
    List<CorrectionPair> pairs =
        wrongs.stream()
            .map(w -> w.replaceAll(" +", " "))
            .filter(w -> !w.isBlank())
            .distinct()
            .map(w -> CorrectionPair.of(w, "<" + w.replace(' ', '_') + ">"))
            .toList();
    String plain = text.replaceAll(" +", " ");
    StringBuilder expected = new StringBuilder();
    int i = 0;
    while (i < plain.length()) {
      String best = "";
      for (CorrectionPair pair : pairs) {
        String wrong = pair.wrong();
        boolean fits =
            plain.startsWith(wrong, i) && isEdge(plain, i) && isEdge(plain, i + wrong.length());
        best = fits && wrong.length() > best.length() ? wrong : best;
      }
      expected.append(
          best.isEmpty() ? plain.substring(i, i + 1) : "<" + best.replace(' ', '_') + ">");
      i += Math.max(1, best.length());
    }
    assertEquals(expected.toString(), correct(pairs, plain).segments().get(0));
  }

  private static boolean isEdge(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isLetter(text.charAt(at - 1))
        || !Character.isLetter(text.charAt(at));
  }

  /** The law of the extractor: the pairs, applied by search, give the correct text. */
  @Property(tries = 300)
  void extractedPairsGiveTheCorrectText(
      @ForAll @StringLength(min = 1, max = 20) @Chars({'a', 'b', 'C', ' ', '.'}) String heard,
      @ForAll @StringLength(max = 20) @Chars({'a', 'b', 'C', ' ', '.'}) String written) {
    String hypothesis = heard + "a";
    CorrectedText text = CorrectionFinder.of(Locale.ENGLISH).compare(hypothesis, written);
    List<CorrectionPair> pairs = PairExtractor.of(text, 0);
    CorrectionResult result = correct(pairs, hypothesis);
    assertEquals(written, result.segments().get(0), pairs::toString);
    assertEquals("", kinds(result), pairs::toString);
  }

  /** Line ends stay, whatever is replaced. */
  @Property(tries = 200)
  void segmentsStay(
      @ForAll @StringLength(max = 40) @Chars({'a', 'b', ' ', '\n', '|'}) String joined,
      @ForAll @StringLength(min = 1, max = 3) @Chars({'a', 'b', ' '}) String wrong,
      @ForAll @StringLength(max = 3) @Chars({'x', ' '}) String right) {
    List<String> text = List.of(joined.split("\\|", -1));
    if (!wrong.isBlank()) {
      List<String> corrected =
          correct(List.of(CorrectionPair.of(wrong, right)), text.toArray(String[]::new)).segments();
      assertEquals(
          text.stream().map(TextCorrectorTests::lines).toList(),
          corrected.stream().map(TextCorrectorTests::lines).toList());
    }
  }

  private static long lines(String text) {
    return text.chars().filter(c -> c == '\n').count();
  }

  @Test
  void manyPairsOnALongText() {
    List<CorrectionPair> pairs = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      pairs.add(CorrectionPair.of("word" + i, "w" + i));
    }
    String text = String.join(" ", pairs.stream().map(CorrectionPair::wrong).toList());
    CorrectionResult result = correct(pairs, text);
    assertEquals(50_000, result.pairs());
    assertEquals(text.replace("word", "w"), result.segments().get(0));
  }

  @Test
  void files() throws IOException {
    Path tsv = write("a.tsv", "# comment\n\nteh\tthe\nfoo bar\t\nx\ty\t3\n");
    assertEquals(
        List.of(
            new CorrectionPair("teh", "the", 0, tsv + ", line 3"),
            new CorrectionPair("foo bar", "", 0, tsv + ", line 4"),
            new CorrectionPair("x", "y", 3, tsv + ", line 5")),
        CorrectionPairReader.read(tsv));
    Path json = write("a.jsonl", "{\"wrong\": \"a\\tb\", \"right\": \"c\", \"segment\": 2}\n");
    assertEquals(
        List.of(new CorrectionPair("a\tb", "c", 2, json + ", line 1")),
        CorrectionPairReader.read(json));
    for (String none : List.of("", "\n \n", "\uFEFF", "# wrong, right\n\n#\n")) {
      Path file = write("empty", none);
      IOException e = assertThrows(IOException.class, () -> CorrectionPairReader.read(file), none);
      assertTrue(e.getMessage().startsWith(file + ": expected error-correction pairs; found "));
    }
    assertEquals(
        List.of(),
        CorrectionPairReader.read(
            write("right", "{\"heard\": \"a b\", \"written\": \"a b\", \"pairs\": []}")));
  }

  @Test
  void textsOfCorrectionJson() throws IOException {
    List<String> heard = List.of("i did go", "she past me", "a a a b");
    List<String> written = List.of("I did not go.", "She passed me.", "a x a b");
    Path file = folder.resolve("pairs.jsonl");
    CorrectionJson.write(file, CorrectionFinder.of(Locale.ENGLISH).compare(heard, written));
    List<CorrectionPair> pairs = CorrectionPairReader.read(file);
    assertEquals(written, correct(pairs, heard.toArray(String[]::new)).segments());
  }

  @Test
  void malformedFiles() throws IOException {
    for (String bad :
        List.of(
            "one",
            "a\tb\tx",
            "a\tb\t0",
            "a\ta",
            "\tb",
            "{\"wrong\": 1}",
            "{\"wrong\":",
            "{\"heard\": \"a\", \"written\": \"a\"}",
            "a\tb\tc\td")) {
      Path file = write("bad", "\n" + bad + "\n");
      IOException e = assertThrows(IOException.class, () -> CorrectionPairReader.read(file), bad);
      assertTrue(e.getMessage().startsWith(file + ", line 2: expected "), e.getMessage());
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void scores() {
    CorrectionScores before =
        CorrectionScores.of("He paid $1,234.50, twice. Why?", "he paid one thousand twice why");
    assertEquals(3, before.marks().reference());
    assertEquals(0, before.marks().found());
    assertEquals(new CorrectionScores.Found(1, 0, 0), before.numbers());
    CorrectionScores same =
        CorrectionScores.of(
            Arrays.asList("On 21 May, 10:30.", ""), Arrays.asList("On 21 May, 10:30.", ""));
    assertEquals(1, same.marks().f1());
    assertEquals(1, same.numbers().recall());
    assertEquals(0, same.words().rate());
    assertEquals(2, same.numbers().reference());
    assertEquals(1, CorrectionScores.of("好。对", "好").words().errors());
  }
}
