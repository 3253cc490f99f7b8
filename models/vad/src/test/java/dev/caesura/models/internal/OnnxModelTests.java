package dev.caesura.models.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.models.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs on the shipped detector, the smallest network at hand. */
@Timeout(60)
class OnnxModelTests {

  private static final Signature SILERO =
      Signature.of(
          List.of(Port.float32("input"), Port.float32("state"), Port.int64("sr")),
          List.of(Port.float32("output"), Port.float32("stateN")));

  private static byte[] network() throws IOException {
    try (InputStream in =
        OnnxModelTests.class.getResourceAsStream("/dev/caesura/models/speech/silero_vad_v6.onnx")) {
      return in.readAllBytes();
    }
  }

  private static OnnxModel silero() throws IOException {
    return OnnxModel.open("silero", network(), SILERO, OnnxOptions.defaults());
  }

  private static Map<String, Tensor> input(int batch) {
    FloatBuffer samples = FloatBuffer.allocate(batch * 576);
    for (int i = 0; i < samples.capacity(); i++) {
      samples.put(i, (float) Math.sin(i * 0.1 + i % 7));
    }
    return Map.of(
        "input", Tensor.of(samples, batch, 576),
        "state", Tensor.of(FloatBuffer.allocate(batch * 256), 2, batch, 128),
        "sr", Tensor.of(LongBuffer.wrap(new long[] {16_000})));
  }

  @Test
  void runGivesTheWantedOutputs() throws IOException {
    try (OnnxModel model = silero()) {
      Map<String, Tensor> given = model.run(input(3), Set.of("output", "stateN"));
      assertArrayEquals(new long[] {3, 1}, given.get("output").shape());
      assertArrayEquals(new long[] {2, 3, 128}, given.get("stateN").shape());
      assertEquals(Set.of("output"), model.run(input(1), Set.of("output")).keySet());
      assertEquals(3, model.inputs().size());
      assertEquals(2, model.outputs().size());
    }
  }

  @Test
  void bindingGivesWhatRunGives() throws IOException {
    try (OnnxModel model = silero()) {
      FloatBuffer samples = direct(576);
      FloatBuffer output = direct(1);
      Map<String, Tensor> single = input(1);
      samples.put(0, single.get("input").floats(), 0, 576);
      Map<String, Tensor> fed =
          Map.of(
              "input", Tensor.of(samples, 1, 576),
              "state", Tensor.of(direct(256), 2, 1, 128),
              "sr", Tensor.of(directLong(16_000)));
      float expected = model.run(single, Set.of("output")).get("output").floats().get(0);
      try (OnnxBinding binding = model.bind(fed, Map.of("output", Tensor.of(output, 1, 1)))) {
        binding.run();
        assertEquals(expected, output.get(0));
        samples.put(100, 0.7f);
        binding.run();
        assertTrue(expected != output.get(0), "the binding reads its buffer anew");
      }
    }
  }

  @Test
  void heapBuffersAreNotBound() throws IOException {
    try (OnnxModel model = silero()) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> model.bind(input(1), Map.of("output", Tensor.of(direct(1), 1, 1))));
      assertTrue(e.getMessage().contains("is not direct"), e.getMessage());
    }
  }

  @Test
  void otherPortsAreNamedOnBothSides() throws IOException {
    byte[] network = network();
    Signature other =
        Signature.of(List.of(Port.int64("input_ids")), List.of(Port.float32("logits")));
    ModelException e =
        assertThrows(
            ModelException.class,
            () -> OnnxModel.open("x.onnx", network, other, OnnxOptions.defaults()));
    assertEquals(
        "x.onnx: expected inputs [input_ids:INT64], outputs [logits:FLOAT32]; found inputs "
            + "[input:FLOAT32, sr:INT64, state:FLOAT32], outputs [output:FLOAT32, stateN:FLOAT32]",
        e.getMessage());
  }

  @Test
  void inputsWithoutValuesAreRefusedUnlessOptional() throws IOException {
    byte[] network = network();
    List<Port> some = List.of(Port.float32("input"), Port.float32("state"));
    List<Port> outputs = List.of(Port.float32("output"));
    assertThrows(
        ModelException.class,
        () -> OnnxModel.open("x", network, Signature.of(some, outputs), OnnxOptions.defaults()));
    Signature optional = new Signature(some, List.of(Port.int64("sr")), outputs);
    OnnxModel.open("x", network, optional, OnnxOptions.defaults()).close();
    Signature wrongType = new Signature(some, List.of(Port.float32("sr")), outputs);
    assertThrows(
        ModelException.class,
        () -> OnnxModel.open("x", network, wrongType, OnnxOptions.defaults()));
  }

  @Test
  void digestIsChecked(@TempDir Path folder) throws IOException {
    byte[] network = network();
    OnnxOptions wrong = OnnxOptions.defaults().withSha256("0".repeat(64));
    ModelException e =
        assertThrows(ModelException.class, () -> OnnxModel.open("x", network, SILERO, wrong));
    assertTrue(e.getMessage().startsWith("x: expected SHA-256 0000"), e.getMessage());
    assertTrue(e.getMessage().contains("found 1a153a22f4509e29"), e.getMessage());
    Path file = Files.write(folder.resolve("y.onnx"), network);
    e = assertThrows(ModelException.class, () -> OnnxModel.open(file, SILERO, wrong));
    assertTrue(e.getMessage().contains("found 1a153a22f4509e29"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> OnnxOptions.defaults().withSha256("abc"));
    assertThrows(IllegalArgumentException.class, () -> OnnxOptions.defaults().withThreads(0));
  }

  @Test
  void badFilesAreNamed(@TempDir Path folder) throws IOException {
    Path absent = folder.resolve("absent.onnx");
    assertThrows(
        NoSuchFileException.class, () -> OnnxModel.open(absent, SILERO, OnnxOptions.defaults()));
    byte[] network = network();
    for (int length : new int[] {0, 1, 100, network.length / 2, network.length - 1}) {
      Path cut = Files.write(folder.resolve("cut.onnx"), java.util.Arrays.copyOf(network, length));
      ModelException e =
          assertThrows(
              ModelException.class, () -> OnnxModel.open(cut, SILERO, OnnxOptions.defaults()));
      assertTrue(e.getMessage().startsWith(cut.toString()), e.getMessage());
    }
  }

  @Test
  void wrongShapeIsReportedWithBothLists() throws IOException {
    try (OnnxModel model = silero()) {
      Map<String, Tensor> two = Map.of("input", input(1).get("input"));
      ModelException e = assertThrows(ModelException.class, () -> model.run(two, Set.of("output")));
      assertTrue(e.getMessage().contains("sr:INT64"), e.getMessage());
      assertTrue(e.getMessage().contains("input=FLOAT32[1, 576]"), e.getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(FloatBuffer.allocate(5), 2, 3));
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(FloatBuffer.allocate(6), -2, -3));
    assertThrows(IllegalStateException.class, () -> input(1).get("input").longs());
  }

  @Test
  void closeWaitsForWhatIsInFlight() throws Exception {
    OnnxModel model = silero();
    Map<String, Tensor> fed =
        Map.of(
            "input", Tensor.of(direct(576), 1, 576),
            "state", Tensor.of(direct(256), 2, 1, 128),
            "sr", Tensor.of(directLong(16_000)));
    OnnxBinding binding = model.bind(fed, Map.of("output", Tensor.of(direct(1), 1, 1)));
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      CountDownLatch started = new CountDownLatch(2);
      List<Future<?>> closers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        closers.add(
            pool.submit(
                () -> {
                  started.countDown();
                  model.close();
                }));
      }
      assertTrue(started.await(10, TimeUnit.SECONDS));
      Thread.sleep(100);
      for (Future<?> closer : closers) {
        assertFalse(closer.isDone(), "closed under a run");
      }
      binding.run();
      binding.close();
      assertThrows(IllegalStateException.class, binding::run);
      for (Future<?> closer : closers) {
        closer.get(10, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }
    model.close();
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> model.run(input(1), Set.of("output")));
    assertEquals("model is closed", e.getMessage());
    assertThrows(IllegalStateException.class, () -> model.bind(fed, Map.of()));
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(4 * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  private static LongBuffer directLong(long value) {
    return ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder()).asLongBuffer().put(0, value);
  }
}
