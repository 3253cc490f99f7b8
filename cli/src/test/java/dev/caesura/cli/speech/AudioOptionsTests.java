package dev.caesura.cli.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.cli.ToolProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioOptionsTests {

  private static final int RATE = 16_000;

  @TempDir Path folder;

  private record Run(int code, String out, String err) {}

  private Run run(String... arguments) throws IOException, InterruptedException {
    Path err = folder.resolve("err");
    List<String> line = new ArrayList<>(List.of("vad", "--scorer", "energy"));
    line.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(ToolProcess.command(line.toArray(String[]::new)))
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, Files.readString(err));
  }

  /** Noise of 2 s in one channel from second 2 on, in the other from a given second on. */
  private Path call(int otherStart, int sign) throws IOException {
    Random random = new Random(1);
    int[] noise = random.ints(2 * RATE, -9000, 9000).toArray();
    ByteBuffer wav = ByteBuffer.allocate(44 + 10 * RATE * 4).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 10 * RATE * 4);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 2).putInt(RATE).putInt(RATE * 4);
    wav.putShort((short) 4).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(10 * RATE * 4);
    for (int i = 0; i < 10 * RATE; i++) {
      int left = i / RATE / 2 == 1 ? noise[i - 2 * RATE] : 0;
      int at = i - otherStart * RATE;
      int right = at >= 0 && at < 2 * RATE ? sign * noise[at] : 0;
      wav.putShort((short) left).putShort((short) right);
    }
    return Files.write(folder.resolve("call.wav"), wav.array());
  }

  private static List<double[]> rows(String rttm, String speaker) {
    return rttm.lines()
        .map(line -> line.split(" "))
        .filter(row -> speaker.isEmpty() || row[7].equals(speaker))
        .map(row -> new double[] {Double.parseDouble(row[3]), Double.parseDouble(row[4])})
        .toList();
  }

  @Test
  void findsTheSpeechOfChannelsThatCancel() throws Exception {
    Run auto = run(call(2, -1).toString());
    assertEquals(0, auto.code, auto.err);
    assertEquals(2.0, rows(auto.out, "").get(0)[0], 0.2, auto.out);
    assertTrue(auto.err.contains("the two channels cancel each other"), auto.err);
    Run mix = run("--channel", "mix", folder.resolve("call.wav").toString());
    assertEquals("", mix.out.replaceAll("(?m)^;;.*\n", ""));
  }

  @Test
  void treatsEachChannelAsASpeaker() throws Exception {
    Run each = run("--channel", "each", call(6, 1).toString());
    assertEquals(0, each.code, each.err);
    assertEquals(2, rows(each.out, "").size(), each.out);
    assertEquals(2.0, rows(each.out, "channel1").get(0)[0], 0.2, each.out);
    assertEquals(6.0, rows(each.out, "channel2").get(0)[0], 0.2, each.out);
    Run right = run("--channel", "right", folder.resolve("call.wav").toString());
    assertEquals(6.0, rows(right.out, "").get(0)[0], 0.2, right.out);
    assertEquals(1, run("--channel", "3", folder.resolve("call.wav").toString()).code);
    assertEquals(2, run("--channel", "middle", folder.resolve("call.wav").toString()).code);
  }

  @Test
  void statesTheChannelInEveryFormatThatHasOne() throws Exception {
    String file = call(6, 1).toString();
    List<String> ctm = run("--channel", "each", "--format", "ctm", file).out.lines().toList();
    assertEquals(List.of("call 1 ", "call 2 "), ctm.stream().map(r -> r.substring(0, 7)).toList());
    String json = run("--channel", "each", "--format", "json", file).out;
    assertTrue(json.contains("\"channel\":1") && json.contains("\"channel\":2"), json);
    String scores = folder.resolve("scores").toString();
    Run first = run("--channel", "each", "--scores", scores, "--format", "json", file);
    assertEquals(json, first.out, first.err);
    Run again = run("--channel", "each", "--scores", scores, "--format", "json", file);
    assertEquals(json, again.out, again.err);
    assertEquals("", again.err.replaceAll("(?m)^.*detecting speech.*$", "").strip());
  }

  @Test
  void carriesOnAfterDamageIfLenient() throws Exception {
    Path prompts = Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac");
    byte[] flac = Files.readAllBytes(prompts);
    Arrays.fill(flac, flac.length / 2, flac.length / 2 + 100, (byte) 0);
    Path file = Files.write(folder.resolve("damaged.flac"), flac);
    Run strict = run(file.toString());
    assertEquals(1, strict.code, strict.err);
    assertEquals("", strict.out.replaceAll("(?m)^;;.*\n", ""));
    assertTrue(strict.err.contains("samples are missing"), strict.err);
    Run lenient = run("--lenient", file.toString());
    assertEquals(0, lenient.code, lenient.err);
    assertTrue(lenient.err.contains("caesura: warning: " + file + ", byte "), lenient.err);
    List<double[]> whole = rows(run(prompts.toString()).out, "");
    List<double[]> found = rows(lenient.out, "");
    assertEquals(whole.get(whole.size() - 1)[0], found.get(found.size() - 1)[0], 0.01, lenient.out);
  }

  /** The temporary copy of a pipe goes with the process, also if it is interrupted early. */
  @Test
  void leavesNoTemporaryFileWhenInterrupted() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    ProcessBuilder builder = new ProcessBuilder(ToolProcess.command("vad", "-"));
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    Process process = builder.start();
    process.getOutputStream().write(new byte[100_000]);
    process.getOutputStream().flush();
    for (int i = 0; i < 200 && names(temporary).isEmpty(); i++) {
      Thread.sleep(50);
    }
    assertTrue(names(temporary).stream().anyMatch(name -> name.endsWith(".audio")));
    process.toHandle().destroy();
    process.waitFor();
    assertEquals(List.of(), names(temporary).stream().filter(n -> n.endsWith(".audio")).toList());
    try (InputStream err = process.getErrorStream()) {
      err.readAllBytes();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
