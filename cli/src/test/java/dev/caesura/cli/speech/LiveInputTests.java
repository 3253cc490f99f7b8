package dev.caesura.cli.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.cli.Caesura;
import dev.caesura.cli.ToolProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveInputTests {

  private static final int RATE = 16_000;

  private static Process start(String... args) throws IOException {
    return new ProcessBuilder(ToolProcess.command(args))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static byte[] prompts(int seconds) throws IOException {
    Path file = Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac");
    AudioSource source = AudioFiles.open(file, RATE);
    float[] samples = source.read(new TimeSpan(0, (long) seconds * RATE, RATE)).toArray();
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      bytes.putShort((short) Math.max(-32768, Math.min(32767, Math.round(sample * 32768))));
    }
    return bytes.array();
  }

  /** The first segment is read while the pipe is still open, and all are those of the whole. */
  @Test
  void segmentsComeOutWhileThePipeIsOpen() throws Exception {
    byte[] bytes = prompts(40);
    Process live = start("vad", "--raw-rate", "16000", "-");
    String first;
    List<String> rest;
    try (BufferedReader out = live.inputReader(StandardCharsets.UTF_8)) {
      try (OutputStream in = live.getOutputStream()) {
        in.write(bytes);
        in.flush();
        first = out.readLine();
      }
      rest = out.lines().toList();
    }
    assertEquals(0, live.waitFor());
    Process whole = start("vad", "--raw-rate", "16000", "--format", "csv", "-");
    try (OutputStream in = whole.getOutputStream()) {
      in.write(bytes);
    }
    String csv = new String(whole.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(first.startsWith("SPEAKER stdin "), first);
    long expected = csv.lines().count() - 1;
    assertEquals(expected, rest.size() + 1, csv);
    assertTrue(expected > 3, csv);
  }

  @Test
  void onlyStandardInputGoesOn() throws Exception {
    assertEquals(2, Caesura.run("vad", "--live", "a.wav"));
    assertEquals(2, Caesura.run("vad", "--raw-rate", "0", "-"));
  }
}
