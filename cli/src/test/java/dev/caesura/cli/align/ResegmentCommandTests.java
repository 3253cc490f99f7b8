package dev.caesura.cli.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResegmentCommandTests {

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
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void textAndWords() throws IOException {
    String reference = file("ref.txt", "Good morning.\nNobody hears this.\nHow are you?\n");
    String text = file("hyp.txt", "good\nmorning, how old\nare you\n");
    assertEquals("good morning,\n\nhow old are you\n", run(0, "resegment", reference, text));
    String words =
        file("hyp.ctm", "r 1 0 1 good\nr 1 1 1 morning\nr 1 3 1 how\nr 1 4 1 are\nr 1 5 1 you\n");
    assertEquals(
        """
        {"text":"good morning","start":0.0,"end":2.0}
        {"text":""}
        {"text":"how are you","start":3.0,"end":6.0}
        """,
        run(0, "resegment", reference, words, "--format", "json"));
  }

  @Test
  void characters() throws IOException {
    String reference = file("ref.txt", "今天天气很好。\n我们出去玩吧！\n");
    String text = file("hyp.txt", "今天天汽很好我们出去完吧");
    assertEquals("今天天汽很好\n我们出去完吧\n", run(0, "resegment", reference, text, "--unit", "characters"));
  }

  @Test
  void scriptsWithoutSpacesNeedNoUnit() throws IOException {
    String chinese = file("ref.txt", "今天天气很好。\n我们出去玩吧！\n");
    assertEquals("今天天汽很好\n我们出去完吧\n", run(0, "resegment", chinese, file("zh.txt", "今天天汽很好我们出去完吧")));
    String words = file("zh.ctm", "r 1 0 2 今天天气\nr 1 2 1.5 很好我\nr 1 5 2 们出去玩\nr 1 7 1 吧\n");
    assertEquals(
        """
        {"text":"今天天气很好","start":0.0,"end":3.0}
        {"text":"我们出去玩吧","start":3.0,"end":8.0}
        """,
        run(0, "resegment", chinese, words, "--format", "json"));
    String japanese = file("ja-ref.txt", "今日は天気がいい。\n散歩に行こう。\n");
    assertEquals(
        "今日は天気がいい\n散歩に行こう\n", run(0, "resegment", japanese, file("ja.txt", "今日は天気がいい散歩に行こう")));
    String thai = file("th-ref.txt", "วันนี้อากาศดี\nเราไปเดินเล่นกัน\n");
    assertEquals(
        "วันนี้อากาศดี\nเราไปเดินเล่นกัน\n",
        run(0, "resegment", thai, file("th.txt", "วันนี้อากาศดีเราไปเดินเล่นกัน")));
  }

  @Test
  void badInput() throws IOException {
    run(1, "resegment", file("ref.txt", ""), file("hyp.txt", "a"));
    assertTrue(err.toString().contains("expected one segment a line; found none"), err.toString());
    run(1, "resegment", file("ref.txt", "a"), file("two.ctm", "a 1 0 1 x\nb 1 0 1 y\n"));
    assertTrue(err.toString().contains("expected the words of one recording; found 2"));
  }

  @Test
  void oneRecordingOfSeveralAndProse() throws IOException {
    String reference = file("ref.txt", "x\n");
    String two = file("two.ctm", "a 1 0 1 x\nb 1 0 1 y\n");
    assertEquals("y\n", run(0, "resegment", reference, two, "--recording", "b"));
    String prose = file("prose.txt", "About 1 000 000 people\n");
    assertEquals("About 1 000 000 people\n", run(0, "resegment", reference, prose));
    assertTrue(err.toString().contains("read as a text"), err.toString());
  }
}
