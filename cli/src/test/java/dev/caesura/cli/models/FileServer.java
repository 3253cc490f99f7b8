package dev.caesura.cli.models;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Server on this machine with the files of models, as the hub has them. Thread-safe. */
final class FileServer implements AutoCloseable {

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server;
  private volatile long delayMillis;

  FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          try {
            Thread.sleep(delayMillis);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          byte[] file = files.get(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
          if (file != null) {
            exchange.getResponseBody().write(file);
          }
          exchange.close();
        });
    server.start();
  }

  /** Adds a file of a model. */
  void put(String model, String file, byte[] bytes) {
    files.put("/" + model + "/resolve/main/" + file, bytes);
  }

  void put(String model, String file, String text) {
    put(model, file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes each answer wait. */
  void delay(long millis) {
    delayMillis = millis;
  }

  /** Returns how many files were asked for. */
  int asked() {
    return asked.get();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
