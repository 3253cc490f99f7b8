package dev.caesura.cli.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitsCommandTests {

  @TempDir private Path folder;

  private record Run(int code, String out, String err) {}

  private static Run run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    int code =
        Caesura.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(texts);
    return new Run(code, out.toString(), err.toString());
  }

  /** Half a second of noise, of a tone, and of noise again. */
  private Path recording(String name) throws IOException {
    float[] samples = new float[24_000];
    Random random = new Random(1);
    for (int i = 0; i < samples.length; i++) {
      boolean tone = i >= 8000 && i < 16_000;
      samples[i] = (float) (tone ? 0.3 * Math.sin(i * 0.2) : 0.1 * random.nextGaussian());
    }
    Path file = folder.resolve(name);
    try (WavWriter out = WavWriter.create(file, 16_000)) {
      out.write(Signal.of(samples, 16_000));
      out.commit();
    }
    return file;
  }

  @Test
  void everyMethodFindsTheTone() throws IOException {
    Path wav = recording("a.wav");
    for (String method : List.of("network", "change", "partition", "hmm")) {
      Path out = folder.resolve(method + ".csv");
      Run run = run("units", "--method", method, "--format", "csv", wav);
      assertEquals(0, run.code(), run.err());
      Files.writeString(out, run.out());
      List<RecordedSegment> segments = SegmentFiles.read(out);
      assertEquals(0, segments.get(0).span().startSample());
      assertEquals(24_000, segments.get(segments.size() - 1).span().endSample());
      for (long place : new long[] {8000, 16_000}) {
        assertTrue(
            segments.stream()
                .map(RecordedSegment::span)
                .map(TimeSpan::startSample)
                .anyMatch(start -> Math.abs(start - place) <= 320),
            method + ": " + run.out());
      }
    }
  }

  @Test
  void featuresForNumpy() throws IOException {
    Path wav = recording("b.wav");
    Run run = run("units", "--format", "jsonl", "--features-out", folder.resolve("f"), wav);
    assertEquals(0, run.code(), run.err());
    long units = run.out().lines().count();
    assertEquals("(150, 39)", shape(folder.resolve("f/b.frames.npy")));
    assertEquals("(" + units + ", 39)", shape(folder.resolve("f/b.units.npy")));
  }

  @Test
  void featuresOfRecordingsOfOneName() throws IOException {
    List<Path> same = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      same.add(Files.createDirectories(folder.resolve(name)).resolve("b.wav"));
      Files.copy(recording("b.wav"), same.get(same.size() - 1));
    }
    Path out = folder.resolve("f");
    Run run = run("units", "--features-out", out, same.get(0), same.get(1));
    assertEquals(0, run.code(), run.err());
    try (Stream<Path> files = Files.walk(out)) {
      assertEquals(4, files.filter(file -> file.toString().endsWith(".npy")).count());
    }
  }

  private static String shape(Path npy) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(npy)).order(ByteOrder.LITTLE_ENDIAN);
    int length = bytes.getShort(8);
    assertEquals(0, (10 + length) % 64);
    String header = new String(bytes.array(), 10, length, StandardCharsets.US_ASCII);
    String shape = header.replaceAll("(?s).*'shape': (\\([^)]*\\)).*", "$1");
    String[] sizes = shape.replaceAll("[() ]", "").split(",");
    int values = Integer.parseInt(sizes[0]) * Integer.parseInt(sizes[1]);
    assertEquals(10 + length + 4 * values, bytes.capacity());
    return shape;
  }

  @Test
  void wrongUse() throws IOException {
    Path wav = recording("c.wav");
    assertEquals(2, run("units", "--method", "hmm", "--threshold", "0.3", wav).code());
    assertEquals(2, run("units", "--threshold", "2", wav).code());
    assertEquals(2, run("units", "--prominence", "1", wav).code());
    assertEquals(2, run("units", "--encoder", wav, wav).code());
    assertEquals(2, run("units", "--format", "srt", wav, recording("d.wav")).code());
    Run text = run("units", "--model", Files.writeString(folder.resolve("m.onnx"), "text"), wav);
    assertEquals(1, text.code());
    assertTrue(text.err().contains("m.onnx"), text.err());
    Run none = run("units", folder.resolve("none.wav"));
    assertEquals(1, none.code());
  }
}
