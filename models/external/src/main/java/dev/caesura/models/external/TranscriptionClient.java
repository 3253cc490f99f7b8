package dev.caesura.models.external;

import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisFormat;
import dev.caesura.models.hub.EnvironmentProxy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends pieces to a transcription server, and asks again where that may help. Thread-safe. Java's
 * HTTP client runs threads of its own while it is reachable.
 */
final class TranscriptionClient implements WordSource {

  private static final int CONNECT_SECONDS = 20;

  /** If the server asks to wait longer, the piece fails. */
  private static final long MAX_WAIT_SECONDS = 300;

  /** Tries of a request that ran into the limit of time. */
  private static final int MAX_TIMEOUTS = 2;

  private final TranscriptionService service;
  private final Locale language;
  private final ExternalSettings settings;
  private final HttpClient client;
  private final RequestPacer pacer;

  private TranscriptionClient(
      TranscriptionService service, Locale language, ExternalSettings settings, HttpClient client) {
    this.service = service;
    this.language = language;
    this.settings = settings;
    this.client = client;
    this.pacer = new RequestPacer(service.requestsPerMinute());
  }

  static TranscriptionClient of(
      TranscriptionService service, Locale language, ExternalSettings settings) throws IOException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(CONNECT_SECONDS));
    Proxy proxy = EnvironmentProxy.of(service.url(), System.getenv());
    if (proxy != null) {
      InetSocketAddress named = (InetSocketAddress) proxy.address();
      builder.proxy(
          ProxySelector.of(new InetSocketAddress(named.getHostString(), named.getPort())));
    }
    return new TranscriptionClient(service, language, settings, builder.build());
  }

  @Override
  public List<Hypothesis> words(Path wav, Path work, String name) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        pacer.await();
        byte[] json = send(wav).json();
        return ExternalReader.read(
            new ByteArrayInputStream(json), name, Optional.of(HypothesisFormat.JSON));
      } catch (ServerFailure e) {
        if (tries >= e.maxTries() || e.waitSeconds() > MAX_WAIT_SECONDS) {
          throw new IOException(lastMessage(name, e, tries), e);
        }
        long millis = Math.max(1000 * e.waitSeconds(), service.retryMillis() << (tries - 1));
        if (e.waitSeconds() > 0) {
          pacer.pause(millis);
        } else {
          sleep(millis, name);
        }
      } catch (InterruptedException e) {
        throw interrupted(name);
      }
    }
  }

  private String lastMessage(String name, ServerFailure failure, int tries) {
    String message = failure.getMessage();
    if (failure.waitSeconds() > MAX_WAIT_SECONDS) {
      message += " The server asks to wait " + failure.waitSeconds() + " s.";
    }
    if (tries > 1) {
      message += " Tried " + tries + " times.";
    }
    return redacted(name + ": " + message);
  }

  /** Servers may repeat the key in their messages. */
  private String redacted(String message) {
    return service.key().map(key -> message.replace(key, "***")).orElse(message);
  }

  private ServerReply send(Path wav) throws IOException, InterruptedException {
    MultipartForm form = new MultipartForm();
    service.model().ifPresent(model -> form.add("model", model));
    if (!language.getLanguage().isEmpty()) {
      form.add("language", language.getLanguage());
    }
    form.add("response_format", "verbose_json");
    form.add("timestamp_granularities[]", "word");
    form.add("timestamp_granularities[]", "segment");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.url())
            .header("Content-Type", form.contentType())
            .header("Accept", "application/json")
            .header("User-Agent", "caesura")
            .POST(form.withFile(wav));
    service.key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
    CompletableFuture<HttpResponse<byte[]>> reply =
        client.sendAsync(request.build(), head -> new BoundedBody(settings.maxOutputBytes()));
    try {
      HttpResponse<byte[]> got =
          reply.get((long) (settings.limitSeconds() * 1e9), TimeUnit.NANOSECONDS);
      return new ServerReply(got.statusCode(), name -> header(got, name), got.body());
    } catch (TimeoutException e) {
      throw ServerFailure.passing(
          "expected a response within "
              + settings.limitSeconds()
              + " s; found none. Give a longer --recognizer-timeout, or a shorter"
              + " --recognizer-max.",
          MAX_TIMEOUTS,
          e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      reply.cancel(true);
    }
  }

  private static String header(HttpResponse<byte[]> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }

  private static ServerFailure failure(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof ServerFailure failure) {
        return failure;
      }
      if (at instanceof UnresolvedAddressException) {
        return ServerFailure.lasting("the host is not known. Check the address and the network.");
      }
      if (at instanceof SSLException) {
        return ServerFailure.lasting("no secure connection: " + at.getMessage());
      }
    }
    if (cause instanceof ConnectException || cause instanceof HttpTimeoutException) {
      return ServerFailure.passing(
          "no connection"
              + (cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")")
              + ". Check that the server runs.",
          ServerReply.MAX_TRIES,
          cause);
    }
    return ServerFailure.passing(
        "expected a whole response; found " + cause.getMessage() + ".",
        ServerReply.MAX_TRIES,
        cause);
  }

  private static void sleep(long millis, String name) throws InterruptedIOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw interrupted(name);
    }
  }

  private static InterruptedIOException interrupted(String name) {
    Thread.currentThread().interrupt();
    return new InterruptedIOException(name + ": interrupted");
  }
}
