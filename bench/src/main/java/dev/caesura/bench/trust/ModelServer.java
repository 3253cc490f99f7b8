package dev.caesura.bench.trust;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Server on this machine with the files of one model: a network of random bytes, from any byte on
 * and as slowly as wanted, and small files beside it. Thread-safe.
 */
final class ModelServer implements AutoCloseable {

  private static final String MODEL = "segment-any-text/sat-3l-sm";
  private static final int BLOCK = 1 << 15;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final byte[] network;
  private final int pauseMillis;

  private ModelServer(int bytes, int pauseMillis) throws IOException {
    this.network = new byte[bytes];
    new Random(7).nextBytes(network);
    this.pauseMillis = pauseMillis;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  /** Starts a server whose network has so many bytes, and which pauses after each 32 KiB of it. */
  static ModelServer start(int bytes, int pauseMillis) throws IOException {
    ModelServer started = new ModelServer(bytes, pauseMillis);
    started.server.setExecutor(started.threads);
    started.server.createContext("/", started::serve);
    started.server.start();
    return started;
  }

  /** Returns the tool that fetches the model. */
  FaultTools.Tool tool() {
    String hub = "http://127.0.0.1:" + server.getAddress().getPort();
    return new FaultTools.Tool(
        "models get", List.of("models", "get", MODEL, "--cache", "OUT/store", "--hub", hub));
  }

  private void serve(HttpExchange exchange) throws IOException {
    boolean isNetwork = exchange.getRequestURI().getPath().endsWith(".onnx");
    byte[] bytes = isNetwork ? network : "{}".getBytes(StandardCharsets.UTF_8);
    String range = exchange.getRequestHeaders().getFirst("Range");
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
      for (int at = start; at < bytes.length; at += BLOCK) {
        out.write(bytes, at, Math.min(BLOCK, bytes.length - at));
        out.flush();
        Thread.sleep(isNetwork ? pauseMillis : 0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
