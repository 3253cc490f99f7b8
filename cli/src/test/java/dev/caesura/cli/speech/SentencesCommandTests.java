package dev.caesura.cli.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentencesCommandTests {

  private static final String TEXT =
      "good morning everyone and welcome to our meeting / today we will talk about the garden and"
          + " the weather / thank you all for coming / the first question is from anna";

  /** A recording of three seconds. */
  private static final String OTHER = "librivox/sense_and_sensibility_01_austen_64kb-0880.wav";

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  private String run(int code, String... args) {
    StringWriter out = new StringWriter();
    int found =
        Caesura.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(args);
    assertEquals(code, found, err::toString);
    return out.toString();
  }

  /** Writes the words as CTM, with a pause at each slash. */
  private Path ctm(double pause) throws IOException {
    StringBuilder rows = new StringBuilder();
    double time = 1;
    for (String word : TEXT.split(" ")) {
      if (word.equals("/")) {
        time += pause;
        continue;
      }
      rows.append(String.format(Locale.ROOT, "talk 1 %.2f 0.30 %s%n", time, word));
      time += 0.32;
    }
    return Files.writeString(folder.resolve("talk.ctm"), rows);
  }

  @Test
  void sentencesHaveTimesMarksAndProbabilities() throws IOException {
    Path words = ctm(0.9);
    assertEquals(
        "Good morning everyone and welcome to our meeting.",
        run(0, "sentences", "--words", words.toString()).split("\n")[0].replace(",", ""));
    String[] lines =
        run(0, "sentences", "--words", words.toString(), "--format", "jsonl").split("\n");
    assertEquals(4, lines.length);
    JsonNode second = new JsonMapper().readTree(lines[1]);
    assertEquals("talk", second.get("recording").asText());
    assertEquals(1 + 8 * 0.32 + 0.9, second.get("start_seconds").asDouble(), 0.011);
    assertTrue(second.get("label").asText().startsWith("Today we will talk"), lines[1]);
    assertTrue(second.get("probability").asDouble() > 0.5, lines[1]);
  }

  @Test
  void everyFormatIsWrittenAndReadAgain() throws IOException {
    Path words = ctm(0.9);
    for (String format : "rttm yaml json csv kaldi ctm labels textgrid elan".split(" ")) {
      String out = run(0, "sentences", "--words", words.toString(), "--format", format);
      String extension =
          switch (format) {
            case "kaldi" -> "segments";
            case "labels" -> "txt";
            case "textgrid" -> "TextGrid";
            case "elan" -> "eaf";
            default -> format;
          };
      Path file = Files.writeString(folder.resolve("out." + extension), out);
      long segments = SegmentFiles.read(file).stream().filter(s -> s.span().seconds() > 1).count();
      assertEquals(4, segments, format);
    }
  }

  @Test
  void limitsAreStrict() throws IOException {
    String words = ctm(0.9).toString();
    String lines = run(0, "sentences", "--words", words, "--max", "2", "--format", "jsonl");
    assertTrue(lines.split("\n").length > 5, lines);
    for (String line : lines.split("\n")) {
      JsonNode node = new JsonMapper().readTree(line);
      double seconds = node.get("end_seconds").asDouble() - node.get("start_seconds").asDouble();
      assertTrue(seconds <= 2.0005, line);
    }
    String chars = run(0, "sentences", "--words", words, "--max-chars", "30");
    assertTrue(chars.lines().allMatch(line -> line.length() <= 30), chars);
    run(1, "sentences", "--words", words, "--max-chars", "3");
    assertTrue(err.toString().contains("longer than the limit"), err::toString);
  }

  @Test
  void subtitlesFollowGuidelines() throws IOException {
    String words = ctm(0.9).toString();
    String srt = run(0, "sentences", "--words", words, "--format", "srt", "--chars", "30");
    assertTrue(srt.startsWith("1\n00:00:01,000 --> "), srt);
    assertTrue(srt.lines().allMatch(line -> line.length() <= 30), srt);
    assertTrue(err.toString().contains("0 with violations"), err::toString);
    Path cues = Files.writeString(folder.resolve("talk.srt"), srt);
    String again = run(0, "sentences", "--words", cues.toString(), "--format", "vtt");
    assertTrue(again.startsWith("WEBVTT\n"), again);
    assertEquals(
        srt.replaceAll("(?m)^.*-->.*$|^\\d+$", "").split("\\s+").length,
        again.replaceAll("(?m)^.*-->.*$|^WEBVTT$", "").split("\\s+").length);
  }

  @Test
  void wordsOfSpeakersWhoOverlapAreShownLate() throws IOException {
    Path words = folder.resolve("two.ctm");
    StringBuilder rows = new StringBuilder();
    String[] first = "so this is what we want to do today".split(" ");
    for (int i = 0; i < first.length; i++) {
      rows.append(String.format(Locale.ROOT, "a 1 %.2f 0.25 %s%n", 1 + 0.3 * i, first[i]));
    }
    rows.append("a 2 2.05 0.25 yes\na 2 2.35 0.25 please\n");
    Files.writeString(words, rows);
    run(0, "sentences", "--words", words.toString(), "--format", "srt");
    assertTrue(err.toString().contains("2 words are shown up to"), err::toString);
  }

  @Test
  void aDelayedFileIsTheSameAsInPieces() throws IOException {
    String words = ctm(1.2).toString();
    String delayed = run(0, "sentences", "--words", words, "--delay", "1");
    assertEquals(4, delayed.split("\n").length, delayed);
    run(2, "sentences", "--words", words, "--delay", "1", "--max", "10");
    run(2, "sentences", "--words", words, "--delay", "-1");
    Path early = Files.writeString(folder.resolve("early.ctm"), "talk 1 -1 0.3 so\n");
    run(0, "sentences", "--words", early.toString(), "--delay", "1");
    assertTrue(err.toString().contains("1 with a time moved"), err::toString);
  }

  @Test
  void wordsWithoutTimesAreSplitByTheirText() throws IOException {
    Path nlp = folder.resolve("talk.nlp");
    StringBuilder rows = new StringBuilder("token|speaker|ts|endTs|punctuation\n");
    for (String word : TEXT.replace(" /", "").split(" ")) {
      rows.append(word).append("||||\n");
    }
    Files.writeString(nlp, rows);
    String lines = run(0, "sentences", "--words", nlp.toString());
    assertTrue(lines.lines().count() > 1, lines);
    assertTrue(err.toString().contains("by the text alone"), err::toString);
    run(1, "sentences", "--words", nlp.toString(), "--format", "rttm");
    assertTrue(err.toString().contains("expected words with times"), err::toString);
  }

  @Test
  void oddInputIsReported() throws IOException {
    Path one = Files.writeString(folder.resolve("one.ctm"), "talk 1 1.00 0.30 yes\n");
    assertEquals("Yes.\n", run(0, "sentences", "--words", one.toString()));
    run(0, "sentences", "--words", ctm(0).toString().replace("talk", "talk"));
    Path close = folder.resolve("close.ctm");
    Files.writeString(close, "talk 1 1.0 0.3 so\ntalk 1 1.3 0.3 it\ntalk 1 1.6 0.3 goes\n");
    run(0, "sentences", "--words", close.toString());
    assertTrue(err.toString().contains("no pause between any two words"), err::toString);
    Path two = Files.writeString(folder.resolve("two.ctm"), "a 1 1 1 x\nb 1 1 1 y\n");
    run(1, "sentences", "--words", two.toString());
    assertTrue(err.toString().contains("--recording ID"), err::toString);
    assertEquals("Y.\n", run(0, "sentences", "--words", two.toString(), "--recording", "b"));
    run(2, "sentences", "--words", one.toString(), "--format", "pdf");
    run(2, "sentences", "--words", one.toString(), "--min-gap", "2x");
  }

  @Test
  void turnsOfAnotherRecordingAreReported() throws IOException {
    String words = ctm(0.9).toString();
    Path later = folder.resolve("later.rttm");
    Files.writeString(later, "SPEAKER other 1 500.0 3.0 <NA> <NA> bob <NA> <NA>\n");
    run(1, "sentences", "--words", words, "--turns", later.toString());
    assertTrue(err.toString().contains("none of the 29 words in them"), err::toString);
    Path start = folder.resolve("start.rttm");
    Files.writeString(start, "SPEAKER other 1 1.0 3.0 <NA> <NA> bob <NA> <NA>\n");
    String lines =
        run(0, "sentences", "--words", words, "--turns", start.toString(), "--format", "jsonl");
    assertTrue(lines.contains("\"speaker\":\"bob\""), lines);
    assertTrue(err.toString().contains("turns of other, which are taken"), err::toString);
    assertTrue(err.toString().contains("21 of 29 words lie in no turn"), err::toString);
  }

  @Test
  void wordsAfterTheRecordingAreReported() throws IOException {
    String recording = System.getProperty("caesura.testdata") + "/speech/" + OTHER;
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      rows.append("a 1 ").append(i).append(" 0.9 word\n");
    }
    Path words = Files.writeString(folder.resolve("a.ctm"), rows);
    run(1, "sentences", "--words", words.toString(), "--audio", recording, "--scorer", "energy");
    assertTrue(err.toString().contains("8 of 12 words after its end"), err::toString);
    Files.writeString(words, rows.substring(0, rows.indexOf("a 1 5")));
    run(0, "sentences", "--words", words.toString(), "--audio", recording, "--scorer", "energy");
    assertTrue(err.toString().contains("before 1 of 5 words"), err::toString);
  }

  @Test
  void changedTimesAndOverlapsAreReported() throws IOException {
    Path words = folder.resolve("two.ctm");
    Files.writeString(
        words,
        "a 1 -1.0 0.3 so\na 1 1.0 0.3 it\na 1 1.4 0.3 goes\na 2 1.1 0.3 good\na 2 1.5 0.3 day\n");
    String lines = run(0, "sentences", "--words", words.toString(), "--format", "jsonl");
    assertTrue(err.toString().contains("1 with a time moved"), err::toString);
    assertTrue(err.toString().contains("speakers overlap"), err::toString);
    // No sentence has words of both channels.
    assertTrue(lines.contains("\"speaker\":\"2\",\"label\":\"Good day.\""), lines);
  }

  @Test
  void segmentsAreEvaluatedAtWords() throws IOException {
    Path words = ctm(0.9);
    Path reference = Files.writeString(folder.resolve("ref.txt"), TEXT.replace(" / ", "\n"));
    Path found = folder.resolve("talk.jsonl");
    Files.writeString(found, run(0, "sentences", "--words", words.toString(), "--format", "jsonl"));
    String table =
        run(
            0,
            "eval",
            "segments",
            "--words",
            words.toString(),
            reference.toString(),
            found.toString());
    assertTrue(
        table.contains("| 4 | 4 | 1.0000 | 1.0000 | 1.0000 | 1.0000 | 0.00 | 0.00 |"), table);
    Path half = folder.resolve("half.rttm");
    Files.writeString(half, "SPEAKER talk 1 0.000 7.700 <NA> <NA> a <NA> <NA>\n");
    String worse =
        run(
            0,
            "eval",
            "segments",
            "--words",
            words.toString(),
            reference.toString(),
            half.toString());
    assertTrue(worse.contains("| 4 | 2 | 1.0000 | 0.3333 | 0.5000 | 0.0000 |"), worse);
    Path later = folder.resolve("later.rttm");
    Files.writeString(later, "SPEAKER talk 1 900.000 7.700 <NA> <NA> a <NA> <NA>\n");
    run(1, "eval", "segments", "--words", words.toString(), reference.toString(), later.toString());
    assertTrue(err.toString().contains("found none with a word in it"), err::toString);
  }

  @Test
  void speechIsAdaptedTo() throws IOException {
    StringBuilder rows = new StringBuilder();
    StringBuilder text = new StringBuilder();
    double time = 1;
    // A speaker who pauses inside sentences, never between them.
    for (int sentence = 0; sentence < 90; sentence++) {
      for (String word : "and we went to the garden".split(" ")) {
        rows.append(String.format(Locale.ROOT, "talk 1 %.2f 0.30 %s%n", time, word));
        time += word.equals("went") ? 1.2 : 0.3;
        text.append(word).append(' ');
      }
      text.append('\n');
    }
    Path words = Files.writeString(folder.resolve("t.ctm"), rows);
    Path reference = Files.writeString(folder.resolve("t.txt"), text);
    Path model = folder.resolve("model.json");
    String line =
        run(
            0,
            "adapt",
            "--words",
            words.toString(),
            "--out",
            model.toString(),
            reference.toString());
    assertTrue(line.matches("(?s).*: (trees|threshold); F1 of 89 ends (1.0|0.9[5-9]).*"), line);
    String sentences =
        run(0, "sentences", "--words", words.toString(), "--adapt", model.toString());
    assertEquals(90, (int) sentences.lines().count(), 3);
    run(2, "adapt", "--words", "a,b", "--out", model.toString(), reference.toString());
  }

  @Test
  void aPictureShowsWordsPausesAndEnds() throws IOException {
    Path picture = folder.resolve("talk.svg");
    String words = ctm(0.9).toString();
    run(0, "sentences", "--words", words, "--plot", picture.toString());
    String svg = Files.readString(picture);
    assertTrue(svg.contains(">everyone") && svg.contains("class=\"word\""), svg);
    assertTrue(svg.contains("class=\"end\"") && svg.contains(">sentences<"), svg);
    run(2, "sentences", "--words", words, "--plot", "talk.gif");
    run(2, "sentences", "--words", words, "--plot", "a.svg", "--plot-end", "0");
  }

  @Test
  void segmentsEndBetweenWords() throws IOException {
    String recording = System.getProperty("caesura.testdata") + "/speech/prompts-en.flac";
    Path words = folder.resolve("prompts.ctm");
    // Words of ten seconds without a pause among them, so that any cut inside them costs more.
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 43; i++) {
      rows.append("prompts-en 1 ").append(10 * i).append(" 9.9 word\n");
    }
    Files.writeString(words, rows);
    String plain = run(0, "segment", "--scorer", "energy", recording);
    String cut = run(0, "segment", "--scorer", "energy", "--words", words.toString(), recording);
    assertTrue(cut.lines().count() > 20 && !cut.equals(plain), cut);
    run(2, "segment", "--words", words.toString(), "--method", "dac", recording);
    run(2, "segment", "--words", words.toString(), recording, recording);
    String other = recording.replace("prompts-en.flac", OTHER);
    run(0, "segment", "--scorer", "energy", "--words", words.toString(), other);
    assertTrue(err.toString().contains("43 words come after the end"), err::toString);
  }

  @Test
  void alignedTranscriptsAreRead() throws IOException {
    Path records = folder.resolve("talk.jsonl");
    String first =
        "{\"id\":\"t_0-16\",\"text\":\"\uD83D\uDE00 Agent logged in.\",\"text_start\":5,"
            + "\"audio_start\":1.0,\"words\":["
            + "{\"time_s\":0.0,\"time_e\":0.3,\"char_s\":7,\"char_e\":12},"
            + "{\"time_s\":0.3,\"time_e\":0.6,\"char_s\":13,\"char_e\":19},"
            + "{\"time_s\":0.6,\"time_e\":1.9,\"char_s\":20,\"char_e\":22}]}";
    String lost = "{\"id\":\"t_9-12\",\"text\":\"Lost.\",\"text_start\":9}";
    Files.writeString(records, first + "\n" + lost + "\n");
    String srt = run(0, "sentences", "--words", records.toString(), "--format", "srt");
    assertEquals("1\n00:00:01,000 --> 00:00:02,900\n\uD83D\uDE00 Agent logged in.\n\n", srt);
    assertTrue(err.toString().contains("1 sentences without times are left out"), err::toString);
    Files.writeString(records, first.replace("\"char_s\":20", "\"char_s\":90") + "\n");
    run(1, "sentences", "--words", records.toString());
    assertTrue(err.toString().contains("talk.jsonl, line 1: expected a record"), err::toString);
  }

  @Test
  void alignedTranscriptsKeepTheirSentencesAndMarks() throws IOException {
    Path records = folder.resolve("talk.jsonl");
    Files.writeString(
        records,
        record("Something went wrong!", 0, 1.0, 0, 10, 15)
            + record("At the tone", 30, 2.21, 0, 3, 7));
    assertEquals(
        "Something went wrong!\nAt the tone\n", run(0, "sentences", "--words", records.toString()));
    // Without marks, they are restored, and the ends stay.
    Files.writeString(
        records, record("agent logged", 0, 1.0, 0, 6) + record("in new york", 30, 1.6, 0, 3, 7));
    assertEquals(2, run(0, "sentences", "--words", records.toString()).lines().count());
  }

  /** Returns a record of words of 0.3 s each. */
  private static String record(String text, int start, double time, int... words) {
    StringBuilder record = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
      record
          .append(i == 0 ? "" : ",")
          .append("{\"time_s\":" + 0.3 * i + ",\"time_e\":" + (0.3 * i + 0.3))
          .append(",\"char_s\":" + (start + words[i]) + "}");
    }
    return "{\"id\":\"t_"
        + start
        + "\",\"text\":\""
        + text
        + "\",\"text_start\":"
        + start
        + ",\"audio_start\":"
        + time
        + ",\"words\":["
        + record
        + "]}\n";
  }

  @Test
  void evaluationPrintsEndsAndWordErrors() throws IOException {
    Path words = ctm(0.9);
    Path reference = Files.writeString(folder.resolve("talk.txt"), TEXT.replace(" / ", "\n"));
    Path found = folder.resolve("found.jsonl");
    Files.writeString(found, run(0, "sentences", "--words", words.toString(), "--format", "jsonl"));
    String right = evaluated(words, reference, found);
    assertTrue(right.contains("| 1.0000 | 1.0000 | 1.0000 | 1.0000 |"), right);
    assertTrue(right.endsWith("| 0.0000 | 0.0000 |"), right);
    Path one =
        Files.writeString(
            folder.resolve("one.rttm"), "SPEAKER talk 1 0.5 60 <NA> <NA> a <NA> <NA>\n");
    String whole = evaluated(words, reference, one);
    String[] cells = whole.split("\\|");
    assertEquals("0.0000", cells[cells.length - 2].strip(), whole);
    assertTrue(Double.parseDouble(cells[cells.length - 1].strip()) > 1, whole);
  }

  private String evaluated(Path words, Path reference, Path segments) {
    String table =
        run(
            0,
            "eval",
            "segments",
            "--words",
            words.toString(),
            reference.toString(),
            segments.toString());
    return table.strip().split("\n")[2];
  }
}
