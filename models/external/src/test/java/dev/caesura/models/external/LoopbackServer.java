package dev.caesura.models.external;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A transcription server on this machine, with scripted responses; keeps all requests. */
public final class LoopbackServer implements AutoCloseable {

  /** Answers a request. */
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange, Request request) throws IOException;
  }

  /** A request: its headers, and its body as text (one char a byte). */
  public record Request(String authorization, String contentType, String body) {

    /** The audio file of the form. */
    public byte[] wav() {
      String end = "\r\n--" + contentType.substring(contentType.indexOf('=') + 1) + "--";
      int from = body.indexOf("\r\n\r\n", body.indexOf("name=\"file\"")) + 4;
      return body.substring(from, body.lastIndexOf(end)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The values of a field of the form. */
    public List<String> field(String name) {
      List<String> values = new ArrayList<>();
      String head = "form-data; name=\"" + name + "\"\r\n\r\n";
      for (int at = body.indexOf(head); at >= 0; at = body.indexOf(head, at + 1)) {
        int from = at + head.length();
        values.add(body.substring(from, body.indexOf("\r\n--", from)));
      }
      return values;
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

  private LoopbackServer(HttpServer server) {
    this.server = server;
  }

  /** Starts a server. */
  public static LoopbackServer start(Answer answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LoopbackServer started = new LoopbackServer(server);
    server.setExecutor(started.threads);
    server.createContext(
        "/v1/audio/transcriptions",
        exchange -> {
          try (exchange) {
            Request request = read(exchange);
            started.requests.add(request);
            answer.to(exchange, request);
          }
        });
    server.start();
    return started;
  }

  private static Request read(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    return new Request(exchange.getRequestHeaders().getFirst("Authorization"), type, body);
  }

  /** Sends a whole response. */
  public static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** The address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/audio/transcriptions";
  }

  /** All requests so far. */
  public List<Request> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
