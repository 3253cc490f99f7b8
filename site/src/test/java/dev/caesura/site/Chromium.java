package dev.caesura.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Headless Chromium, driven by its DevTools protocol over a loopback socket.
 *
 * <p>One page, one thread. Closing ends the browser.
 */
final class Chromium implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final ConcurrentHashMap<Integer, CompletableFuture<JsonNode>> waiting =
      new ConcurrentHashMap<>();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

  private Chromium(Process process, URI address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Messages()).join();
  }

  /** Returns the browser's program, if one is installed. */
  static Optional<Path> program() {
    for (String folder :
        System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
      for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
        Path program = Path.of(folder, name);
        if (Files.isExecutable(program)) {
          return Optional.of(program);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Starts a browser.
   *
   * @param profile empty folder for its files
   */
  static Chromium open(Path program, Path profile) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolveSibling("chromium.log").toFile())
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    for (int i = 0; i < SECONDS * 10 && !(Files.exists(port) && Files.size(port) > 0); i++) {
      if (!process.isAlive()) {
        throw new IOException("chromium: ended with exit code " + process.exitValue());
      }
      Thread.sleep(100);
    }
    String list = "http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list";
    for (int i = 0; i < SECONDS * 10; i++) {
      String answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(list)).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      for (JsonNode target : JSON.readTree(answer)) {
        if (target.path("type").asText().equals("page")) {
          Chromium browser =
              new Chromium(process, URI.create(target.path("webSocketDebuggerUrl").asText()));
          browser.send("Page.enable", JSON.createObjectNode());
          return browser;
        }
      }
      Thread.sleep(100);
    }
    process.destroyForcibly();
    throw new IOException("chromium: no page within " + SECONDS + " s");
  }

  /** Sets the width of the window, in CSS pixels. */
  void width(int pixels) {
    ObjectNode metrics = JSON.createObjectNode();
    metrics.put("width", pixels).put("height", 900).put("deviceScaleFactor", 1);
    metrics.put("mobile", pixels < 600);
    send("Emulation.setDeviceMetricsOverride", metrics);
  }

  /** Loads a page, and waits until it is there. */
  void load(URI page) {
    loaded = new CompletableFuture<>();
    send("Page.navigate", JSON.createObjectNode().put("url", page.toString()));
    loaded.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** Runs a script in the page, whatever its policy allows, and returns its JSON value. */
  JsonNode run(String script) {
    ObjectNode call = JSON.createObjectNode();
    call.put("expression", script).put("awaitPromise", true).put("returnByValue", true);
    JsonNode result = send("Runtime.evaluate", call);
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(result.path("exceptionDetails").toString());
    }
    return result.path("result").path("value");
  }

  private JsonNode send(String method, ObjectNode parameters) {
    int id = ids.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", parameters);
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    socket.sendText(message.toString(), true).join();
    return answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        process.waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private final class Messages implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        JsonNode message;
        try {
          message = JSON.readTree(text.toString());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        text.setLength(0);
        CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asInt(-1));
        if (answer != null && message.has("error")) {
          answer.completeExceptionally(new IllegalStateException(message.path("error").toString()));
        } else if (answer != null) {
          answer.complete(message.path("result"));
        } else if (message.path("method").asText().equals("Page.loadEventFired")) {
          loaded.complete(null);
        }
      }
      from.request(1);
      return null;
    }
  }
}
