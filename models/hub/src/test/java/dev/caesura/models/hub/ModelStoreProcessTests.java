package dev.caesura.models.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, one store: real ones, since locks of files behave otherwise in one. */
@Timeout(120)
class ModelStoreProcessTests {

  private static final ModelName MODEL = ModelName.of("some/sat-1l");
  private static final String NETWORK = "model_optimized.onnx";
  private static final int LENGTH = 600_000;

  @TempDir private Path folder;
  private final byte[] network = new byte[LENGTH];
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** The network's file stops in its middle until this is counted down. */
  private volatile CountDownLatch gate = new CountDownLatch(1);

  private HttpServer server;
  private ExecutorService threads;

  @BeforeEach
  void start() throws IOException {
    new Random(7).nextBytes(network);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    gate.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    asked.add(path + (range == null ? "" : " " + range));
    boolean isNetwork = path.endsWith("/" + NETWORK);
    byte[] bytes = isNetwork ? network : "{}".getBytes(StandardCharsets.UTF_8);
    int start = 0;
    exchange.getResponseHeaders().set("ETag", "\"one\"");
    if (range != null) {
      start = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + start + "-" + (bytes.length - 1) + "/" + bytes.length);
    }
    exchange.sendResponseHeaders(start > 0 ? 206 : 200, (long) bytes.length - start);
    try (OutputStream out = exchange.getResponseBody()) {
      int half = isNetwork ? Math.max(start, LENGTH / 2) : bytes.length;
      out.write(bytes, start, half - start);
      out.flush();
      if (isNetwork) {
        gate.await();
        out.write(bytes, half, bytes.length - half);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private URI hub() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private ModelStore store() {
    return ModelStore.of(folder, hub());
  }

  private Path growing() {
    return folder.resolve("some/.sat-1l.part").resolve(NETWORK + ".part");
  }

  /** Waits until half of the network has arrived. */
  private void awaitHalf(Process process) throws IOException, InterruptedException {
    while (!Files.exists(growing()) || Files.size(growing()) < LENGTH / 2) {
      assertTrue(process.isAlive(), "ended before half was there");
      Thread.sleep(5);
    }
  }

  private static void assertDone(Process process) throws InterruptedException {
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "does not end");
    assertEquals(0, process.exitValue());
  }

  private void assertWhole() throws IOException {
    assertArrayEquals(network, Files.readAllBytes(store().where(MODEL).resolve(NETWORK)));
    assertEquals(List.of(), store().verify(MODEL));
    assertFalse(Files.exists(folder.resolve("some/.sat-1l.part")));
  }

  private long fetches(String end) {
    return asked.stream().filter(a -> a.endsWith(end)).count();
  }

  @Test
  void oneOfTwoProcessesFetchesAndTheOtherWaits() throws Exception {
    Process first = FetchProcess.start(folder, hub(), MODEL);
    Process second = null;
    try {
      awaitHalf(first);
      second = FetchProcess.start(folder, hub(), MODEL);
      // Long enough for the second one to ask the server, if nothing held it back.
      assertFalse(second.waitFor(1500, TimeUnit.MILLISECONDS), "did not wait");
      assertFalse(store().has(MODEL));
      assertFalse(Files.exists(store().where(MODEL)));
      gate.countDown();
      assertDone(first);
      assertDone(second);
    } finally {
      first.destroyForcibly();
      if (second != null) {
        second.destroyForcibly();
      }
    }
    assertWhole();
    assertEquals(1, fetches(NETWORK), asked::toString);
  }

  @Test
  void aKilledProcessLeavesNothingHalfAndTheNextOneGoesOn() throws Exception {
    Process killed = FetchProcess.start(folder, hub(), MODEL);
    Process waiting = null;
    try {
      awaitHalf(killed);
      waiting = FetchProcess.start(folder, hub(), MODEL);
      assertFalse(waiting.waitFor(1, TimeUnit.SECONDS), "did not wait");
      killed.destroyForcibly().waitFor();
      assertFalse(store().has(MODEL));
      assertEquals(List.of(), store().list());
      gate.countDown();
      assertDone(waiting);
    } finally {
      killed.destroyForcibly();
      if (waiting != null) {
        waiting.destroyForcibly();
      }
    }
    assertWhole();
    assertEquals(1, fetches(NETWORK + " bytes=" + LENGTH / 2 + "-"), asked::toString);
    // What was whole before is not asked for again.
    assertEquals(1, fetches("config.json"), asked::toString);
  }
}
