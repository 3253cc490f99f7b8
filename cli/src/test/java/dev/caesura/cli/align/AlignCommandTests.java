package dev.caesura.cli.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.cli.Caesura;
import dev.caesura.models.synthesis.EspeakSynthesizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignCommandTests {

  private static final String FIRST =
      "The minister opened the new bridge over the wide river today.";
  private static final String SECOND =
      "Nobody expected seventeen elephants to cross it so very early.";
  private static final String THIRD =
      "Afterwards everybody returned home and talked about animals.";

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  private String run(int expected, String... args) {
    StringWriter out = new StringWriter();
    int code =
        Caesura.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(args);
    assertEquals(expected, code, err.toString());
    return out.toString();
  }

  private String words(String spoken) throws IOException {
    StringBuilder ctm = new StringBuilder();
    int time = 0;
    for (String word : spoken.toLowerCase(Locale.ROOT).replace(".", "").split(" ")) {
      ctm.append("talk 1 ").append(time++).append(" 0.9 ").append(word).append('\n');
    }
    return Files.writeString(folder.resolve("talk.ctm"), ctm).toString();
  }

  private String text() throws IOException {
    return Files.writeString(
            folder.resolve("talk.txt"), FIRST + "\n" + SECOND + "\n" + THIRD + "\n")
        .toString();
  }

  private List<JsonNode> records(String out) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String line : out.lines().toList()) {
      records.add(new JsonMapper().readTree(line));
    }
    return records;
  }

  @Test
  void recordsInTheOrderOfTheTranscript() throws IOException {
    List<JsonNode> records =
        records(
            run(
                0,
                "align",
                "--words",
                words(THIRD + " " + FIRST + " " + SECOND),
                "--text",
                text(),
                "--order",
                "any"));
    assertEquals(3, records.size());
    assertEquals("matched", records.get(0).get("status").asText());
    assertEquals("matched", records.get(1).get("status").asText());
    assertEquals("moved", records.get(2).get("status").asText());
    assertEquals(THIRD, records.get(2).get("text").asText());
    assertEquals(0.0, records.get(2).get("audio_start").asDouble());
    assertEquals(8.0, records.get(0).get("audio_start").asDouble());
    JsonNode word = records.get(1).get("words").get(1);
    assertEquals(1.0, word.get("time_s").asDouble());
    assertEquals(FIRST.length() + 1 + "Nobody ".length(), word.get("char_s").asInt());
    assertEquals("match", word.get("op").asText());
  }

  @Test
  void nothingIsDroppedSilently() throws IOException {
    List<JsonNode> records =
        records(
            run(
                0,
                "align",
                "--words",
                words(FIRST + " completely different words about cooking soup " + THIRD),
                "--text",
                text()));
    assertEquals(
        List.of("matched", "only-in-text", "matched", "only-in-audio"),
        records.stream().map(r -> r.get("status").asText()).toList());
    assertFalse(records.get(3).has("id"));
  }

  @Test
  void sweepAndPlot() throws IOException {
    Path plot = folder.resolve("plot.html");
    String out =
        run(
            0,
            "align",
            "--words",
            words(FIRST + " " + SECOND + " " + THIRD),
            "--text",
            text(),
            "--sweep",
            "--plot",
            plot.toString());
    assertTrue(out.startsWith("CER up to\tsentences\thours"), out);
    assertTrue(out.contains("0.00\t3\t0.00"), out);
    assertTrue(out.contains("0.9 to 1.0\t3\t0.00"), out);
    assertTrue(out.contains("not found\t0\t\t0.0"), out);
    assertTrue(out.contains("score\t1.000\t1.000"), out);
    String page = Files.readString(plot);
    assertTrue(page.contains("\"matched\",0.0,"), page);
    assertFalse(page.contains("{{"), "a part is missing");
  }

  @Test
  void badInputIsAnError() throws IOException {
    String empty = Files.writeString(folder.resolve("empty.txt"), "... !\n").toString();
    run(1, "align", "--words", words(FIRST), "--text", empty);
    assertTrue(err.toString().contains("expected a transcript; found no words"), err.toString());
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'a', (byte) 0xE9, 'b'});
    run(1, "align", "--words", words(FIRST), "--text", latin.toString());
    assertTrue(err.toString().contains("latin.txt, line 1, byte 1: "), err.toString());
    run(2, "align", "--words", words(FIRST));
  }

  @Test
  void oneLongLineAndOneWordOverAndOverEnd() throws IOException {
    String line = "the bridge over the river is wide and nobody crosses it ".repeat(3_000);
    Path text = Files.writeString(folder.resolve("line.txt"), line);
    assertFalse(
        records(run(0, "align", "--words", words(FIRST), "--text", text.toString())).isEmpty());
    String yes = "yes ".repeat(3_000).strip();
    Path same = Files.writeString(folder.resolve("same.txt"), yes);
    for (String order : List.of("keep", "any")) {
      List<JsonNode> records =
          records(
              run(0, "align", "--words", words(yes), "--text", same.toString(), "--order", order));
      assertTrue(records.stream().anyMatch(r -> r.get("status").asText().equals("matched")), order);
    }
  }

  private String bytes(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** Each is refused at once, with the name of the file and what was expected. */
  @Test
  void damagedWordsAreAnError() throws IOException {
    byte[] good = Files.readAllBytes(Path.of(words(FIRST)));
    byte[] whole = packed(good);
    Map<String, byte[]> files = new TreeMap<>();
    files.put("nan.ctm", "talk 1 NaN 0.5 hello\n".getBytes(StandardCharsets.UTF_8));
    files.put("backwards.ctm", "talk 1 9.0 -3.0 hello\n".getBytes(StandardCharsets.UTF_8));
    files.put("latin.ctm", "talk 1 0.0 0.5 caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    files.put("cut.ctm.gz", Arrays.copyOf(whole, whole.length / 2));
    files.put("sum.ctm.gz", whole.clone());
    files.get("sum.ctm.gz")[whole.length - 6] ^= 1;
    files.put("bomb.ctm.gz", packed(new byte[20_000_000]));
    files.put(
        "line.ctm.gz",
        packed(("talk 1 0 1 " + "x".repeat(20_000_000)).getBytes(StandardCharsets.UTF_8)));
    files.put(
        "zeros.json", packed(("[" + " ".repeat(20_000_000)).getBytes(StandardCharsets.UTF_8)));
    String text = text();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      err.getBuffer().setLength(0);
      String path = bytes(file.getKey(), file.getValue());
      String out = run(1, "align", "--words", path, "--text", text);
      assertEquals("", out, file.getKey());
      assertTrue(err.toString().matches("(?s)caesura: \\Q" + path + "\\E[:,] .*"), err.toString());
      assertTrue(err.toString().contains("expected"), err.toString());
    }
  }

  /** A recording in which nothing was recognised has no sentence, and that is no error. */
  @Test
  void aSilentFileFindsNothing() throws IOException {
    Map<String, String> silent = new TreeMap<>();
    silent.put("silent.json", "{\"text\":\"\",\"segments\":[]}");
    silent.put("silent.ctm", "");
    silent.put("silent.vtt", "WEBVTT\n");
    silent.put("silent.srt", "");
    String text = bytes("one.txt", "Hello world.\n".getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, String> file : silent.entrySet()) {
      err.getBuffer().setLength(0);
      String path = bytes(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
      List<JsonNode> records = records(run(0, "align", "--words", path, "--text", text));
      assertEquals(1, records.size());
      assertEquals("only-in-text", records.get(0).get("status").asText());
      assertTrue(err.toString().contains(path + ": holds no words"), err.toString());
    }
  }

  /** Words that begin long before earlier ones are sorted, and that is reported. */
  @Test
  void timesThatRunBackwardsAreSortedAloud() throws IOException {
    String path =
        bytes(
            "late.ctm",
            "talk 1 50.0 0.3 world\ntalk 1 5.0 0.3 hello\n".getBytes(StandardCharsets.UTF_8));
    String text = bytes("two.txt", "Hello world.\n".getBytes(StandardCharsets.UTF_8));
    List<JsonNode> records = records(run(0, "align", "--words", path, "--text", text));
    assertTrue(err.toString().contains("1 out of order, sorted"), err.toString());
    assertEquals("hello world", records.get(0).get("heard").asText());
  }

  /** What is not there is not found: every sentence and every word has a label. */
  @Test
  void aSideAThousandTimesLongerIsLabelled() throws IOException {
    String text = bytes("two.txt", "Hello world.\n".getBytes(StandardCharsets.UTF_8));
    StringBuilder unrelated = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      unrelated.append("quixotic zymurgy ");
    }
    List<JsonNode> records =
        records(run(0, "align", "--words", words(unrelated + "hello world"), "--text", text));
    assertEquals("matched", records.get(0).get("status").asText());
    assertEquals("hello world", records.get(0).get("heard").asText());
    int left = 0;
    for (JsonNode record : records.subList(1, records.size())) {
      assertEquals("only-in-audio", record.get("status").asText());
      left += record.get("heard").asText().split(" ").length;
    }
    assertEquals(4_000, left);
  }

  @Test
  void abbreviationsAndNotes() throws IOException {
    String text =
        Files.writeString(
                folder.resolve("talk.txt"),
                "MR SMITH: The min. opened the new bridge [Applause] over the wide river.\n")
            .toString();
    String words = words("the minister opened the new bridge over the wide river");
    String known = Files.writeString(folder.resolve("abbr.tsv"), "min.\tminister\n").toString();
    JsonNode record =
        records(run(0, "align", "--words", words, "--text", text, "--abbreviations", known)).get(0);
    assertEquals(0.0, record.get("cer").asDouble());
    assertEquals(10, record.get("words").size());
    JsonNode min = record.get("words").get(1);
    assertEquals("MR SMITH: The ".length(), min.get("char_s").asInt());
    assertEquals("MR SMITH: The min.".length(), min.get("char_e").asInt());
    JsonNode all =
        records(run(0, "align", "--words", words, "--text", text, "--notes", "spoken")).get(0);
    assertEquals(13, all.get("words").size());
    Files.writeString(folder.resolve("abbr.tsv"), "# ours\nmin. minister\n");
    run(1, "align", "--words", words, "--text", text, "--abbreviations", known);
    assertTrue(err.toString().contains("line 2: expected an abbreviation, a tab"), err.toString());
  }

  @Test
  void chineseByCharacter() throws IOException {
    String text =
        Files.writeString(folder.resolve("zh.txt"), "我们首先讨论预算。\n谢谢各位，会议到此结束。\n").toString();
    List<JsonNode> records =
        records(
            run(
                0,
                "align",
                "--words",
                words("我们 手 先讨论 预算谢谢 各位 会议 到此 结束"),
                "--text",
                text,
                "--language",
                "zh"));
    assertEquals(2, records.size());
    assertEquals("我们手先讨论预算", records.get(0).get("heard").asText());
    assertEquals(0.125, records.get(0).get("cer").asDouble());
    JsonNode second = records.get(1);
    // The recogniser's word of 0.9 s from 3 s on goes over the end of the sentence.
    assertEquals(3.45, second.get("audio_start").asDouble(), 0.001);
    assertEquals(0.0, second.get("cer").asDouble());
    JsonNode word = second.get("words").get(1);
    assertEquals(11, word.get("char_s").asInt());
    assertEquals(12, word.get("char_e").asInt());
  }

  @Test
  void byWordsOrBySynthesis() throws IOException {
    String text = text();
    run(2, "align", "--text", text);
    assertTrue(err.toString().contains("--words, --audio: expected one of them; found none"));
    run(2, "align", "--text", text, "--by-synthesis");
    assertTrue(err.toString().contains("--by-synthesis: expected --audio FILE beside it"));
    run(2, "align", "--text", text, "--by-synthesis", "--audio", "a.wav", "--order", "any");
    assertTrue(
        err.toString()
            .contains("--order any: expected recognised words; found --recognizer synthesis"));
  }

  /** Needs espeak-ng; on the bundled recording, whose true times are known. */
  @Test
  void sentencesWithoutARecogniser() throws IOException {
    try {
      EspeakSynthesizer.of(Locale.ENGLISH);
    } catch (IOException e) {
      Assumptions.abort("skipped: " + e.getMessage());
    }
    Path speech = Path.of(System.getProperty("caesura.testdata"), "speech");
    List<JsonNode> records =
        records(
            run(
                0,
                "align",
                "--by-synthesis",
                "--audio",
                speech.resolve("prompts-en.flac").toString(),
                "--text",
                speech.resolve("prompts-en.txt").toString()));
    assertTrue(err.toString().contains("eSpeak NG"), err.toString());
    List<String> truth = Files.readAllLines(speech.resolve("prompts-en.times.tsv"));
    int right = 0;
    for (int i = 0; i < truth.size(); i++) {
      JsonNode record = records.get(i);
      String[] cells = truth.get(i).split("\t");
      assertEquals(cells[0], record.get("text").asText());
      assertFalse(record.has("cer") || record.has("heard"));
      if (record.has("audio_start")) {
        double start = record.get("audio_start").asDouble() - Double.parseDouble(cells[1]);
        double end = record.get("audio_end").asDouble() - Double.parseDouble(cells[2]);
        right += Math.abs(start) < 0.5 && Math.abs(end) < 0.5 ? 1 : 0;
        assertEquals("interpolated", record.get("words").get(0).get("op").asText());
      }
    }
    assertTrue(right >= 0.85 * truth.size(), right + " of " + truth.size());
  }

  @Test
  void wordsOfAnotherRecordingAreRefusedWithARecordOfEverySentence() throws IOException {
    String text =
        Files.writeString(folder.resolve("text.txt"), FIRST + "\n" + SECOND + "\n" + THIRD + "\n")
            .toString();
    String words =
        words(
            "we have now gone through the whole of last quarter and so let me turn to guidance for"
                + " fiscal year results that came in line with what our board had in mind");
    String out = run(3, "align", "--text", text, "--words", words);
    assertTrue(err.toString().contains("this transcript does not belong to this recording"));
    assertTrue(out.lines().count() > 3, "sentences, then speech without text");
    assertEquals(out, run(0, "align", "--text", text, "--words", words, "--accept-any"));
  }

  @Test
  void thePartThatBelongsIsNamed() throws IOException {
    StringBuilder foreign = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      foreign.append("Zwischen fernen Gipfeln ").append("x".repeat(9 + i)).append(" Schnee.\n");
    }
    String text =
        Files.writeString(
                folder.resolve("text.txt"),
                foreign + FIRST + "\n" + SECOND + "\n" + THIRD + "\n" + foreign)
            .toString();
    String more = " and then we spoke about many things that nobody had written anywhere";
    String words = words(FIRST + " " + SECOND + " " + THIRD + more.repeat(4));
    String out = run(0, "align", "--text", text, "--words", words);
    assertTrue(err.toString().contains("only a part of this transcript belongs"), err::toString);
    assertTrue(err.toString().contains("lines 7-9 (\"The minister opened"), err::toString);
    assertTrue(out.lines().anyMatch(line -> line.contains("\"error_probability\"")), out);
  }

  @Test
  void theSweepHasTheProbabilitiesOfErrors() throws IOException {
    String text = Files.writeString(folder.resolve("text.txt"), FIRST + "\n").toString();
    String out = run(0, "align", "--text", text, "--words", words(FIRST), "--sweep");
    assertTrue(out.contains("probability of an error up to"), out);
    assertTrue(out.lines().anyMatch(line -> line.startsWith("any\t1\t")), out);
  }
}
