package dev.caesura.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.cli.Caesura;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** {@code split --lookahead} at the end of a pipe that is slow. */
class LiveSplitTests {

  private static final Duration LONG = Duration.ofSeconds(60);

  /** A writer into the tool, and a reader of what it prints. */
  private interface Talk {
    void with(PipedOutputStream in, BufferedReader out) throws IOException;
  }

  private static void live(Talk talk, String... args) throws Exception {
    InputStream before = System.in;
    PipedWriter written = new PipedWriter();
    try (PipedOutputStream in = new PipedOutputStream();
        BufferedReader out = new BufferedReader(new PipedReader(written))) {
      System.setIn(new PipedInputStream(in));
      int[] code = {-1};
      Thread tool =
          new Thread(
              () -> {
                try (PrintWriter writer = new PrintWriter(written)) {
                  code[0] = Caesura.commandLine().setOut(writer).execute(args);
                }
              });
      tool.start();
      Assertions.assertTimeoutPreemptively(LONG, () -> talk.with(in, out));
      tool.join(LONG.toMillis());
      assertEquals(0, code[0]);
    } finally {
      System.setIn(before);
    }
  }

  private static void send(PipedOutputStream in, String text) throws IOException {
    in.write(text.getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  @Test
  void sentenceIsPrintedBeforeTheInputEnds() throws Exception {
    for (String splitter : new String[] {"compact", "rules"}) {
      live(
          (in, out) -> {
            send(in, "We came home late. Was anyone awake?");
            assertEquals("We came home late.", out.readLine());
            send(in, " No one said");
            assertEquals("Was anyone awake?", out.readLine());
            send(in, " a word.\n\n");
            // A blank line waits for nothing.
            assertEquals("No one said a word.", out.readLine());
            in.close();
            assertEquals(null, out.readLine());
          },
          "split",
          "--splitter",
          splitter,
          "--lookahead",
          "8");
    }
  }

  @Test
  void everyLineIsPrintedAtOnceWhereLinesAreSentences() throws Exception {
    live(
        (in, out) -> {
          send(in, "and then we left\n");
          assertEquals("and then we left", out.readLine());
          send(in, "nobody saw us\r\n");
          assertEquals("nobody saw us", out.readLine());
          in.close();
          assertEquals(null, out.readLine());
        },
        "split",
        "--lookahead",
        "8",
        "--newlines",
        "respect");
  }

  @Test
  void optionsThatNeedMoreTextAreRefused() {
    for (String[] more :
        new String[][] {
          {"--pack"}, {"--protect-addresses"}, {"--paragraphs", "--newlines", "respect"}, {}
        }) {
      String[] args = new String[more.length + 3];
      args[0] = "split";
      args[1] = "--lookahead";
      args[2] = more.length == 0 ? "1" : "8";
      System.arraycopy(more, 0, args, 3, more.length);
      StringWriter err = new StringWriter();
      assertEquals(2, Caesura.commandLine().setErr(new PrintWriter(err, true)).execute(args));
      assertTrue(err.toString().startsWith("caesura: --lookahead"), err::toString);
    }
  }
}
