package dev.caesura.models.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTests {

  private static final ModelName MODEL = ModelName.of("some/sat-1l");
  private static final String NETWORK = "/some/sat-1l/resolve/main/model_optimized.onnx";

  /** What the server does with the network's file. */
  private enum Manner {
    WELL,
    SLOW,
    STALLS_ONCE,
    CUT_ONCE,
    CUT_EVERY_TIME,
    IGNORES_RANGES,
    LIES_ABOUT_LENGTH,
    BAD_GATEWAY_ONCE,
    BUSY_ONCE,
    ASKS_FOR_AN_HOUR,
    REFUSES,
    REDIRECTS,
    REDIRECTS_FOR_EVER,
    REDIRECTS_TO_OTHER_SCHEME,
    WRONG_DIGEST,
    MISSING
  }

  @TempDir private Path folder;
  private final byte[] network = new byte[300_000];
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, byte[]> files = new HashMap<>();
  private volatile Manner manner = Manner.WELL;
  private HttpServer server;
  private ExecutorService threads;
  private int served;

  @BeforeEach
  void start() throws IOException {
    new Random(1).nextBytes(network);
    files.put("/some/sat-1l/resolve/main/config.json", "{}".getBytes(StandardCharsets.UTF_8));
    files.put(NETWORK, network);
    files.put(
        "/facebookAI/xlm-roberta-base/resolve/main/tokenizer.json",
        "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private ModelStore store() {
    return ModelStore.of(folder, URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .withPatience(new Download.Patience(1, 300));
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    asked.add(path + (range == null ? "" : " " + range));
    boolean isNetwork = path.equals(NETWORK);
    byte[] bytes = files.get(path.equals("/elsewhere") ? NETWORK : path);
    if (bytes == null || (isNetwork && manner == Manner.MISSING)) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    int start = 0;
    exchange.getResponseHeaders().set("ETag", "\"" + Arrays.hashCode(bytes) + "\"");
    if (isNetwork) {
      served++;
      switch (manner) {
        case BAD_GATEWAY_ONCE -> {
          if (served == 1) {
            exchange.sendResponseHeaders(502, -1);
            exchange.close();
            return;
          }
        }
        case BUSY_ONCE, ASKS_FOR_AN_HOUR -> {
          if (served == 1 || manner == Manner.ASKS_FOR_AN_HOUR) {
            exchange
                .getResponseHeaders()
                .set("Retry-After", manner == Manner.BUSY_ONCE ? "1" : "3600");
            exchange.sendResponseHeaders(429, -1);
            exchange.close();
            return;
          }
        }
        case REFUSES -> {
          exchange.sendResponseHeaders(403, -1);
          exchange.close();
          return;
        }
        case REDIRECTS, REDIRECTS_FOR_EVER, REDIRECTS_TO_OTHER_SCHEME -> {
          String to =
              manner == Manner.REDIRECTS
                  ? "/elsewhere"
                  : manner == Manner.REDIRECTS_FOR_EVER ? NETWORK : "ftp://127.0.0.1/x";
          exchange.getResponseHeaders().set("Location", to);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
          return;
        }
        case WRONG_DIGEST ->
            exchange.getResponseHeaders().set("X-Linked-ETag", "\"" + "0".repeat(64) + "\"");
        default -> {}
      }
    }
    if (range != null && manner != Manner.IGNORES_RANGES) {
      start = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + start + "-" + (bytes.length - 1) + "/" + bytes.length);
    }
    boolean cuts =
        isNetwork
            && (manner == Manner.CUT_EVERY_TIME
                || ((manner == Manner.CUT_ONCE || manner == Manner.IGNORES_RANGES) && served == 1));
    long length = (long) bytes.length - start;
    long stated = isNetwork && manner == Manner.LIES_ABOUT_LENGTH ? length + 10 : length;
    exchange.sendResponseHeaders(start > 0 ? 206 : 200, stated);
    int sent = (int) (cuts ? length / 3 : length);
    if (isNetwork && manner == Manner.STALLS_ONCE && served == 1) {
      exchange.getResponseBody().write(bytes, start, sent / 3);
      exchange.getResponseBody().flush();
      pause(900);
      exchange.close();
      return;
    }
    int step = isNetwork && manner == Manner.SLOW ? sent / 20 + 1 : sent + 1;
    for (int at = 0; at < sent; at += step) {
      exchange.getResponseBody().write(bytes, start + at, Math.min(step, sent - at));
      exchange.getResponseBody().flush();
      pause(step > sent ? 0 : 40);
    }
    exchange.getResponseBody().flush();
    if (sent == stated) {
      exchange.getResponseBody().close();
    }
    exchange.close();
  }

  @Test
  void fetchesOnceAndKeeps() throws IOException {
    List<Long> progress = new ArrayList<>();
    Path place = store().get(MODEL, (file, done, total) -> progress.add(total));
    assertEquals(folder.toRealPath().resolve("some/sat-1l"), place.toRealPath());
    assertArrayEquals(network, Files.readAllBytes(place.resolve("model_optimized.onnx")));
    assertTrue(Files.exists(place.resolve("tokenizer.json")));
    assertTrue(progress.contains(300_000L), progress::toString);
    int before = asked.size();
    assertEquals(place, store().get(MODEL, DownloadProgress.none()));
    assertEquals(before, asked.size());
    assertEquals(List.of(MODEL), store().list());
    assertEquals(List.of(), store().verify(MODEL));
    Files.write(place.resolve("model_optimized.onnx"), new byte[3]);
    assertTrue(store().verify(MODEL).get(0).contains("expected SHA-256"));
    Files.delete(place.resolve("config.json"));
    assertEquals(2, store().verify(MODEL).size());
  }

  @Test
  void goesOnWhereItWasCut() throws IOException {
    for (Manner each :
        List.of(
            Manner.SLOW,
            Manner.STALLS_ONCE,
            Manner.CUT_ONCE,
            Manner.IGNORES_RANGES,
            Manner.BAD_GATEWAY_ONCE,
            Manner.BUSY_ONCE,
            Manner.REDIRECTS)) {
      manner = each;
      served = 0;
      long start = System.nanoTime();
      ModelStore store =
          ModelStore.of(
                  folder.resolve(each.name()),
                  URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
              .withPatience(new Download.Patience(1, 300));
      Path place = store.get(MODEL, DownloadProgress.none());
      assertArrayEquals(
          network, Files.readAllBytes(place.resolve("model_optimized.onnx")), each.name());
      long waited = (System.nanoTime() - start) / 1_000_000;
      assertTrue(each != Manner.BUSY_ONCE || waited >= 1000, "waited " + waited + " ms only");
    }
    assertTrue(asked.contains(NETWORK + " bytes=100000-"), asked::toString);
  }

  @Test
  void aCutFetchGoesOnInAnotherRun() throws IOException {
    manner = Manner.CUT_EVERY_TIME;
    IOException e =
        assertThrows(IOException.class, () -> store().get(MODEL, DownloadProgress.none()));
    assertTrue(e.getMessage().contains("Run again to resume"), e.getMessage());
    assertFalse(store().has(MODEL));
    assertEquals(List.of(), store().list());
    manner = Manner.WELL;
    Path place = store().get(MODEL, DownloadProgress.none());
    assertArrayEquals(network, Files.readAllBytes(place.resolve("model_optimized.onnx")));
    String last = asked.stream().filter(a -> a.startsWith(NETWORK)).reduce((a, b) -> b).orElse("");
    assertTrue(last.contains(" bytes="), last);
  }

  @Test
  void aFileThatChangedMeanwhileIsFetchedAnew() throws IOException {
    manner = Manner.CUT_EVERY_TIME;
    assertThrows(IOException.class, () -> store().get(MODEL, DownloadProgress.none()));
    manner = Manner.IGNORES_RANGES;
    served = 1;
    byte[] other = network.clone();
    other[7]++;
    files.put(NETWORK, other);
    Path place = store().get(MODEL, DownloadProgress.none());
    assertArrayEquals(other, Files.readAllBytes(place.resolve("model_optimized.onnx")));
  }

  @Test
  void whatIsWrongIsNeverUsed() {
    for (Manner each :
        List.of(
            Manner.LIES_ABOUT_LENGTH,
            Manner.REDIRECTS_FOR_EVER,
            Manner.REDIRECTS_TO_OTHER_SCHEME,
            Manner.WRONG_DIGEST,
            Manner.ASKS_FOR_AN_HOUR,
            Manner.REFUSES,
            Manner.MISSING)) {
      manner = each;
      IOException e =
          assertThrows(
              IOException.class, () -> store().get(MODEL, DownloadProgress.none()), each.name());
      assertFalse(store().has(MODEL), each.name());
      assertTrue(e.getMessage().contains("model"), e.getMessage());
    }
    assertThrows(
        FileNotFoundException.class,
        () -> store().get(ModelName.of("some/none"), DownloadProgress.none()));
    assertThrows(FileNotFoundException.class, () -> store().verify(ModelName.of("some/none")));
  }

  @Test
  void refusalsSayWhatCanBeDone() {
    manner = Manner.ASKS_FOR_AN_HOUR;
    assertSays("limits requests (status 429). Try again in 3600 s.");
    manner = Manner.REFUSES;
    assertSays("refused (status 403). The owner may require an agreement");
    long asks = asked.stream().filter(NETWORK::equals).count();
    assertEquals(2, asks, "asked again in vain");
    assertEquals(0, RetryAfter.seconds(null));
    assertEquals(0, RetryAfter.seconds("soon"));
    assertEquals(7, RetryAfter.seconds(" 7 "));
    assertEquals(0, RetryAfter.seconds("Wed, 21 Oct 2015 07:28:00 GMT"));
    assertTrue(RetryAfter.seconds("Tue, 31 Dec 2199 23:59:59 GMT") > 1_000_000);
  }

  private void assertSays(String part) {
    IOException e =
        assertThrows(IOException.class, () -> store().get(MODEL, DownloadProgress.none()));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void whatCannotBeWrittenIsNotAskedForAgain() throws IOException {
    // Stands for a full disk: a folder lies where the file should grow.
    Path growing = folder.resolve("some/.sat-1l.part/model_optimized.onnx.part");
    Files.createDirectories(growing.resolve("x"));
    IOException e =
        assertThrows(IOException.class, () -> store().get(MODEL, DownloadProgress.none()));
    assertTrue(e.getMessage().contains("model_optimized.onnx.part: cannot be"), e.getMessage());
    assertTrue(asked.stream().filter(NETWORK::equals).count() <= 1, asked::toString);
    Path file = Files.writeString(folder.resolve("file"), "x");
    ModelStore inFile = ModelStore.of(file, URI.create("http://127.0.0.1:9/"));
    assertThrows(IOException.class, () -> inFile.get(MODEL, DownloadProgress.none()));
    assertEquals(List.of(), ModelStore.of(folder.resolve("none"), ModelStore.HUB).list());
  }

  @Test
  void aModelThatIsThereNeedsNoWriting() throws IOException {
    Path place = store().get(MODEL, DownloadProgress.none());
    Path lock = place.resolveSibling(".sat-1l.lock");
    Files.delete(lock);
    assertEquals(place, store().get(MODEL, DownloadProgress.none()));
    assertFalse(Files.exists(lock));
  }

  @Test
  void anUnknownHostIsSaidAtOnce() {
    ModelStore nowhere =
        ModelStore.of(folder, URI.create("https://nowhere.invalid/"))
            .withPatience(new Download.Patience(60_000, 300));
    IOException e =
        assertThrows(IOException.class, () -> nowhere.get(MODEL, DownloadProgress.none()));
    assumeTrue(System.getenv("HTTPS_PROXY") == null && System.getenv("https_proxy") == null);
    assertTrue(e.getMessage().contains("the host is not known"), e.getMessage());
  }

  @Test
  void theEnvironmentNamesTheProxy() throws IOException {
    URI hub = URI.create("https://hub.example.org/x");
    assertNull(EnvironmentProxy.of(hub, Map.of()));
    for (String value :
        List.of("http://127.0.0.1:3128", "127.0.0.1:3128", "http://127.0.0.1:3128/")) {
      Proxy proxy = EnvironmentProxy.of(hub, Map.of("HTTPS_PROXY", value));
      assertEquals(new InetSocketAddress(InetAddress.getLoopbackAddress(), 3128), proxy.address());
      assertEquals(proxy, EnvironmentProxy.of(hub, Map.of("https_proxy", value)));
    }
    Map<String, String> set = new HashMap<>(Map.of("HTTPS_PROXY", "http://127.0.0.1:3128"));
    assertNull(EnvironmentProxy.of(URI.create("http://127.0.0.1:80/"), set));
    for (String none : List.of("*", "example.org", "a.b, .example.org", "hub.example.org")) {
      set.put("NO_PROXY", none);
      assertNull(EnvironmentProxy.of(hub, set), none);
    }
    for (String other : List.of("ample.org", "org.example", " ")) {
      set.put("NO_PROXY", other);
      assertNotNull(EnvironmentProxy.of(hub, set), other);
    }
    for (String bad : List.of("http://u:secret@127.0.0.1:1", "socks5://127.0.0.1:1", "http://:x")) {
      IOException e =
          assertThrows(
              IOException.class, () -> EnvironmentProxy.of(hub, Map.of("HTTPS_PROXY", bad)), bad);
      assertFalse(e.getMessage().contains("secret"), e.getMessage());
    }
  }

  @Test
  void pinnedFilesAreTheOnlyOnesTaken() throws IOException {
    Path place = store().get(MODEL, DownloadProgress.none());
    Map<String, String> sums = ModelStore.sums(place.resolve("SHA256SUMS"));
    assertEquals(3, sums.size());
    assertEquals(place, store().get(MODEL, sums, DownloadProgress.none()));
    Map<String, String> other = new HashMap<>(sums);
    other.put("model_optimized.onnx", "0".repeat(64));
    IOException there =
        assertThrows(IOException.class, () -> store().get(MODEL, other, DownloadProgress.none()));
    assertTrue(there.getMessage().contains("expected the pinned SHA-256 000"), there.getMessage());
    ModelStore fresh =
        ModelStore.of(
            folder.resolve("fresh"),
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    assertThrows(IOException.class, () -> fresh.get(MODEL, other, DownloadProgress.none()));
    assertFalse(fresh.has(MODEL));
    assertTrue(fresh.has(MODEL) || Files.exists(fresh.get(MODEL, sums, DownloadProgress.none())));
    Path wrong = Files.writeString(folder.resolve("sums"), "nonsense\n");
    assertTrue(
        assertThrows(IOException.class, () -> ModelStore.sums(wrong))
            .getMessage()
            .contains("sums"));
  }

  @Test
  void manyAtOnceFetchOnce() throws Exception {
    List<Callable<Path>> tasks =
        Collections.nCopies(8, () -> store().get(MODEL, DownloadProgress.none()));
    ExecutorService eight = Executors.newFixedThreadPool(8);
    try {
      for (Future<Path> done : eight.invokeAll(tasks)) {
        assertTrue(Files.exists(done.get().resolve("model_optimized.onnx")));
      }
    } finally {
      eight.shutdown();
    }
    assertEquals(1, asked.stream().filter(NETWORK::equals).count());
  }

  @Test
  void namesCannotLeaveTheStore() {
    for (String bad :
        List.of("a", "a/b/c", "../x", "a/..", "a/.b", "/a/b", "a/b\\c", "a/", "a b/c")) {
      assertThrows(IllegalArgumentException.class, () -> ModelName.of(bad), bad);
    }
    assertEquals("segment-any-text/sat-3l-sm", ModelName.of("segment-any-text/sat-3l-sm") + "");
    assertThrows(
        IOException.class,
        () ->
            ModelStore.of(folder, URI.create("http://192.0.2.1/"))
                .get(MODEL, DownloadProgress.none()));
  }

  @Test
  void thePlatformSaysWhere() {
    Properties linux = new Properties();
    linux.setProperty("user.home", "/home/x");
    linux.setProperty("os.name", "Linux");
    assertEquals(Path.of("/home/x/.cache/caesura/models"), StandardFolder.find(linux, Map.of()));
    assertEquals(
        Path.of("/c/caesura/models"), StandardFolder.find(linux, Map.of("XDG_CACHE_HOME", "/c")));
    assertEquals(
        Path.of("/m"),
        StandardFolder.find(linux, Map.of("XDG_CACHE_HOME", "/c", "CAESURA_MODELS", "/m")));
    linux.setProperty("os.name", "Mac OS X");
    assertEquals(
        Path.of("/home/x/Library/Caches/caesura/models"), StandardFolder.find(linux, Map.of()));
    linux.setProperty("caesura.models", "/p");
    assertEquals(Path.of("/p"), StandardFolder.find(linux, Map.of()));
  }
}
