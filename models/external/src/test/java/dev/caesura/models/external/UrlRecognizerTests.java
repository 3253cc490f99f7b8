package dev.caesura.models.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.Recognizer;
import dev.caesura.align.RecognizerContract;
import dev.caesura.align.Transcript;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that recognise, and servers that fail in all the usual ways. */
class UrlRecognizerTests implements RecognizerContract {

  private static final int RATE = 16_000;
  private static final String KEY = "sk-secret-123";
  private static final String WORDS =
      "{\"text\": \"a b\", \"words\": [{\"word\": \"a\", \"start\": 0.5, \"end\": 0.9},"
          + " {\"word\": \"b\", \"start\": 1.0, \"end\": 1.4}]}";
  private static final NoiseRecording NOISE = NoiseRecording.of(6, 0.3, 5);

  @TempDir static Path folder;
  private static LoopbackServer server;
  private static CloseableRecognizer shared;
  private static CloseableRecognizer ended;

  @BeforeAll
  static void open() throws IOException {
    Path wav = NOISE.writeWav(folder.resolve("noise.wav"));
    FakeRecognizer fake =
        FakeRecognizer.of(wav, FakeRecognizer.write(NOISE.rows(), folder.resolve("noise.tsv")));
    server =
        LoopbackServer.start(
            (exchange, request) ->
                LoopbackServer.send(exchange, 200, "application/json", fake.json(request.wav())));
    TranscriptionService service = TranscriptionService.of(server.url());
    shared = provider(service, ExternalSettings.defaults()).open(Locale.ENGLISH, "", 4);
    ended = provider(service, ExternalSettings.defaults()).open(Locale.ENGLISH, "", 4);
    ended.close();
  }

  @AfterAll
  static void close() throws IOException {
    shared.close();
    server.close();
  }

  private static ExternalRecognizerProvider provider(
      TranscriptionService service, ExternalSettings settings) {
    return ExternalRecognizerProvider.of(service, settings);
  }

  @Override
  public Recognizer recognizer() {
    return shared;
  }

  @Override
  public Signal speech() {
    return NOISE.signal();
  }

  @Override
  public Optional<Recognizer> closed() {
    return Optional.of(ended);
  }

  private static TranscriptionService quick(String url) {
    return TranscriptionService.of(url).withRetryMillis(1);
  }

  private static Transcript recognize(TranscriptionService service, ExternalSettings settings)
      throws IOException {
    try (CloseableRecognizer one = provider(service, settings).open(Locale.GERMANY, "", 1)) {
      return one.recognize(
          AudioSource.of("noise", NOISE.signal()), new TimeSpan(2L * RATE, 5L * RATE, RATE));
    }
  }

  private static String failure(TranscriptionService service, ExternalSettings settings) {
    String message =
        assertThrows(IOException.class, () -> recognize(service, settings)).getMessage();
    assertTrue(message.startsWith(service.shownUrl() + ", piece 2.00-5.00 s: "), message);
    return message;
  }

  private static String failure(String url) {
    return failure(quick(url), ExternalSettings.defaults());
  }

  @Test
  void sendsTheFormOfTheInterface() throws IOException {
    try (LoopbackServer one =
        LoopbackServer.start((to, r) -> LoopbackServer.send(to, 200, "application/json", WORDS))) {
      Transcript words =
          recognize(
              quick(one.url()).withModel("whisper-1").withKey(KEY + "\n"),
              ExternalSettings.defaults());
      assertEquals(new TimeSpan(40_000, 46_400, RATE), words.words().get(0).span());
      LoopbackServer.Request request = one.requests().get(0);
      assertEquals("Bearer " + KEY, request.authorization());
      assertEquals(List.of("whisper-1"), request.field("model"));
      assertEquals(List.of("de"), request.field("language"));
      assertEquals(List.of("verbose_json"), request.field("response_format"));
      assertEquals(List.of("word", "segment"), request.field("timestamp_granularities[]"));
      assertEquals(44 + 2 * 3 * RATE, request.wav().length);
      recognize(quick(one.url()), ExternalSettings.defaults());
      assertNull(one.requests().get(1).authorization());
      assertEquals(List.of(), one.requests().get(1).field("model"));
    }
  }

  @Test
  void emptyTextIsNoError() throws IOException {
    for (String json :
        List.of("{\"text\": \"\"}", "{\"text\":\"\",\"segments\":[],\"words\":[]}")) {
      try (LoopbackServer one =
          LoopbackServer.start((to, r) -> LoopbackServer.send(to, 200, "application/json", json))) {
        assertEquals(0, recognize(quick(one.url()), ExternalSettings.defaults()).size(), json);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400|{\"error\":{\"message\":\"bad audio\"}}|found 400 (bad audio).|1",
        "401|{\"error\":{\"message\":\"Incorrect key sk-secret-123\"}}|found 401 (Incorrect key"
            + " ***). Put the server's key|1",
        "403|no|found 403 (no). The key or this address|1",
        "404|{\"detail\":\"Not Found\"}|found 404 (Not Found). Check the address, which usually"
            + " ends|1",
        "405||found 405 (no message). Check the address|1",
        "413|<html><body>Too <b>Large</b></body></html>|found 413 (Too Large). The audio is too"
            + " long|1",
        "422|{\"detail\":[{\"loc\":[\"model\"]}]}|found 422 ([{\"loc\":[\"model\"]}]).|1",
        "429|{\"error\":{\"message\":\"slow\"}}|found 429 (slow). Give a lower --recognizer-rate,"
            + " or fewer --jobs. Tried 5 times.|5",
        "429|{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"pay\"}}|found 429 (pay)|1",
        "500|oops|found 500 (oops). Tried 5 times.|5",
        "501|oops|found 501 (oops).|1",
        "503||found 503 (no message). Tried 5 times.|5",
        "200|<!DOCTYPE html><title>Log in</title>|expected JSON; found an HTML page (Log in). Check"
            + " the address.|1",
        "200|hello there|found hello there as application/json|1",
        "200||found nothing|1",
        "200|{\"error\": \"CUDA out of memory\"}|expected text and segments in the JSON; found CUDA"
            + " out of memory|1",
        "200|{\"text\": \"hello\"}|found text alone. Choose a model|1",
        "200|{\"text\": \"hello\", \"segments\": [{\"start\": 0.1,|expected whole JSON; found 45"
            + " bytes|5",
      })
  void reportsWhatTheServerSays(int status, String body, String found, int requests)
      throws IOException {
    String content = body == null ? "" : body;
    try (LoopbackServer one =
        LoopbackServer.start(
            (to, r) -> LoopbackServer.send(to, status, "application/json", content))) {
      String message = failure(quick(one.url()).withKey(KEY), ExternalSettings.defaults());
      assertTrue(message.contains(found), message);
      assertFalse(message.contains(KEY), message);
      assertEquals(requests, one.requests().size());
    }
  }

  @Test
  void resumesAfterFailuresThatPass() throws IOException {
    AtomicInteger count = new AtomicInteger();
    try (LoopbackServer one =
        LoopbackServer.start(
            (to, r) -> {
              switch (count.getAndIncrement()) {
                case 0 -> LoopbackServer.send(to, 503, "text/plain", "loading");
                case 1 -> {
                  to.getResponseHeaders().set("Retry-After", "1");
                  LoopbackServer.send(to, 429, "text/plain", "slow");
                }
                // The connection ends before the response.
                case 2 -> to.sendResponseHeaders(200, 1000);
                case 3 -> LoopbackServer.send(to, 200, "application/json", "{\"text\": \"a");
                default -> LoopbackServer.send(to, 200, "application/json", WORDS);
              }
            })) {
      long start = System.nanoTime();
      assertEquals(2, recognize(quick(one.url()), ExternalSettings.defaults()).size());
      assertEquals(5, one.requests().size());
      assertTrue(System.nanoTime() - start > 0.9e9, "Retry-After was not kept");
    }
  }

  @Test
  void doesNotWaitForEver() throws IOException {
    try (LoopbackServer one =
        LoopbackServer.start(
            (to, r) -> {
              to.getResponseHeaders().set("Retry-After", "100000");
              LoopbackServer.send(to, 429, "text/plain", "quota");
            })) {
      assertTrue(failure(one.url()).contains("The server asks to wait 100000 s."));
      assertEquals(1, one.requests().size());
    }
  }

  @Test
  void redirectsAreReportedAndNotFollowed() throws IOException {
    try (LoopbackServer one =
        LoopbackServer.start(
            (to, r) -> {
              to.getResponseHeaders().set("Location", "https://elsewhere.example/");
              LoopbackServer.send(to, 307, "text/plain", "");
            })) {
      String message = failure(one.url());
      assertTrue(message.contains("a redirect to https://elsewhere.example/. Name it."), message);
    }
  }

  @Test
  void timeAndSizeAreLimited() throws Exception {
    LoopbackServer.Answer drip =
        (to, r) -> {
          to.sendResponseHeaders(200, 0);
          for (int i = 0; i < 1000; i++) {
            to.getResponseBody().write(' ');
            to.getResponseBody().flush();
            pause(20);
          }
        };
    for (LoopbackServer.Answer slow : List.of(drip, (to, r) -> pause(20_000))) {
      try (LoopbackServer one = LoopbackServer.start(slow)) {
        ExternalSettings second = ExternalSettings.defaults().withLimitSeconds(0.5);
        long start = System.nanoTime();
        String message = failure(quick(one.url()), second);
        assertTrue(message.contains("expected a response within 0.5 s; found none."), message);
        assertTrue(message.endsWith("Tried 2 times."), message);
        assertTrue(System.nanoTime() - start < 10e9);
      }
    }
    try (LoopbackServer one =
        LoopbackServer.start(
            (to, r) -> LoopbackServer.send(to, 200, "application/json", WORDS.repeat(100)))) {
      String message =
          failure(quick(one.url()), ExternalSettings.defaults().withMaxOutputBytes(5000));
      assertTrue(message.contains("expected at most 5000 bytes; found more"), message);
    }
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  @Test
  void whatIsNoServerIsReported() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    String refused = failure("http://127.0.0.1:" + free + "/v1");
    assertTrue(refused.contains("no connection"), refused);
    assertTrue(refused.contains("Check that the server runs. Tried 5 times."), refused);
    // Something that speaks no HTTP.
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread talker =
          new Thread(
              () -> {
                while (!socket.isClosed()) {
                  try (Socket one = socket.accept()) {
                    one.getOutputStream().write("SSH-2.0\r\n".getBytes(StandardCharsets.US_ASCII));
                  } catch (IOException e) {
                    // Closed by the test.
                  }
                }
              });
      talker.start();
      String message = failure("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
      assertTrue(message.contains("expected a whole response; found"), message);
    }
  }

  @Test
  void requestsAreSpaced() throws Exception {
    try (LoopbackServer one =
            LoopbackServer.start(
                (to, r) -> LoopbackServer.send(to, 200, "application/json", WORDS));
        CloseableRecognizer recognizer =
            provider(
                    TranscriptionService.of(one.url()).withRequestsPerMinute(300),
                    ExternalSettings.defaults())
                .open(Locale.ENGLISH, "", 4)) {
      long start = System.nanoTime();
      List<Thread> threads = new ArrayList<>();
      AtomicInteger words = new AtomicInteger();
      for (int i = 0; i < 6; i++) {
        Thread thread =
            new Thread(
                () -> {
                  try {
                    words.addAndGet(recognizer.recognize(NOISE.signal()).size());
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                });
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(12, words.get());
      assertTrue(System.nanoTime() - start >= 0.95e9, "six requests within a second");
    }
  }

  @Test
  void secretsAreNotShown() {
    TranscriptionService service =
        TranscriptionService.of("https://a.example/v1?key=" + KEY).withKey(KEY).withModel("m");
    ExternalRecognizerProvider provider = provider(service, ExternalSettings.defaults());
    assertTrue(
        provider.description().matches("server https://a.example/v1\\?[0-9a-f]{12}, model m .*"),
        provider.description());
    for (String url :
        List.of("ftp://a/", "a", "http://u:" + KEY + "@a/", "http:///x", "http://a b")) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> TranscriptionService.of(url));
      assertTrue(e.getMessage().startsWith("url: expected an address"), e::getMessage);
      assertFalse(e.getMessage().contains(KEY), e::getMessage);
    }
    for (String key : List.of("", " ", "a b", "a\nb", "ä")) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> service.withKey(key));
      assertTrue(e.getMessage().startsWith("key: expected ASCII"), e::getMessage);
    }
  }
}
