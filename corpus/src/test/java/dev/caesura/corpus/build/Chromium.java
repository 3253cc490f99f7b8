package dev.caesura.corpus.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Page in a headless Chromium, driven by its DevTools protocol. */
final class Chromium implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final long SECONDS = 60;

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private String session;

  /** Returns the program; empty if it is not installed. */
  static Optional<Path> program() {
    return List.of("chromium", "chromium-browser", "google-chrome").stream()
        .map(name -> Path.of("/usr/bin", name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Chromium(Path program, Path folder) throws Exception {
    profile = folder.resolve("profile");
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--mute-audio",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String address = null;
    BufferedReader errors = process.errorReader();
    for (String line = errors.readLine(); address == null; line = errors.readLine()) {
      if (line == null) {
        throw new IOException(program + ": ended before it was ready");
      }
      int at = line.indexOf("ws://");
      address = line.startsWith("DevTools listening") && at >= 0 ? line.substring(at) : null;
    }
    Thread drain =
        new Thread(
            () -> {
              try {
                errors.transferTo(java.io.Writer.nullWriter());
              } catch (IOException e) {
                // The browser has ended.
              }
            });
    drain.setDaemon(true);
    drain.start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Listener())
            .get(SECONDS, TimeUnit.SECONDS);
    String target =
        send("Target.createTarget", "{\"url\":\"about:blank\"}").path("targetId").asText();
    session =
        send("Target.attachToTarget", "{\"flatten\":true,\"targetId\":\"" + target + "\"}")
            .path("sessionId")
            .asText();
    send("Page.enable", "{}");
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      message.append(part);
      if (isLast) {
        try {
          JsonNode read = JSON.readTree(message.toString());
          CompletableFuture<JsonNode> waiting = open.remove(read.path("id").asInt(-1));
          if (waiting != null && read.has("error")) {
            waiting.completeExceptionally(new IOException(read.path("error").toString()));
          } else if (waiting != null) {
            waiting.complete(read.path("result"));
          }
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
        message.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  /** Calls a method, and returns its result. */
  JsonNode send(String method, String parameters) throws Exception {
    int id = next.incrementAndGet();
    ObjectNode call = JSON.createObjectNode().put("id", id).put("method", method);
    call.set("params", JSON.readTree(parameters));
    if (session != null) {
      call.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    open.put(id, answer);
    socket.sendText(call.toString(), true).get(SECONDS, TimeUnit.SECONDS);
    return answer.get(SECONDS, TimeUnit.SECONDS);
  }

  /** Sets the size of the screen. */
  void size(int width, int height, boolean isPhone) throws Exception {
    send(
        "Emulation.setDeviceMetricsOverride",
        String.format(
            "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":1,\"mobile\":%b}",
            width, height, isPhone));
  }

  /** Opens a file, and waits until it is complete. */
  void open(Path file) throws Exception {
    send("Page.navigate", "{\"url\":\"" + file.toUri() + "\"}");
    await("location.protocol === 'file:' && document.readyState === 'complete'");
  }

  /** Waits until an expression is true. */
  void await(String expression) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    while (!value(expression).asBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never true: " + expression);
      }
      Thread.sleep(20);
    }
  }

  /** Returns the value of an expression. */
  JsonNode value(String expression) throws Exception {
    ObjectNode parameters =
        JSON.createObjectNode()
            .put("expression", expression)
            .put("returnByValue", true)
            .put("userGesture", true);
    JsonNode result = send("Runtime.evaluate", parameters.toString());
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** Presses a key. */
  void press(String key) throws Exception {
    boolean isText = key.length() == 1;
    ObjectNode down = JSON.createObjectNode().put("type", "keyDown").put("key", key);
    if (isText) {
      down.put("text", key);
    } else if (key.equals("Enter")) {
      down.put("text", "\r").put("windowsVirtualKeyCode", '\r');
    }
    send("Input.dispatchKeyEvent", down.toString());
    send(
        "Input.dispatchKeyEvent",
        JSON.createObjectNode().put("type", "keyUp").put("key", key).toString());
  }

  /** Sends an event of the left mouse button. */
  void mouse(String type, double x, double y) throws Exception {
    send(
        "Input.dispatchMouseEvent",
        JSON.createObjectNode()
            .put("type", type)
            .put("x", x)
            .put("y", y)
            .put("button", "left")
            .put("buttons", type.equals("mouseReleased") ? 0 : 1)
            .put("clickCount", 1)
            .toString());
  }

  /** Writes what is to be seen to a PNG file. */
  void screenshot(Path file) throws Exception {
    String png = send("Page.captureScreenshot", "{\"format\":\"png\"}").path("data").asText();
    Files.write(file, java.util.Base64.getDecoder().decode(png));
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    for (int attempt = 0; attempt < 50; attempt++) {
      try {
        Folders.delete(profile);
        return;
      } catch (IOException e) {
        // Its children still write.
        LockSupport.parkNanos(100_000_000);
      }
    }
  }
}
