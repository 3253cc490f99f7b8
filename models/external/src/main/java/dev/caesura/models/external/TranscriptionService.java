package dev.caesura.models.external;

import dev.caesura.io.Sha256;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Server with the OpenAI transcription interface, and how it is asked. Immutable and thread-safe.
 * The key is in no text that this class returns but {@link #key()}.
 */
public final class TranscriptionService {

  private static final double MAX_REQUESTS = 1e6;

  private final URI url;
  private final Optional<String> model;
  private final Optional<String> key;
  private final double requestsPerMinute;
  private final long retryMillis;

  private TranscriptionService(
      URI url,
      Optional<String> model,
      Optional<String> key,
      double requestsPerMinute,
      long retryMillis) {
    this.url = url;
    this.model = model;
    this.key = key;
    this.requestsPerMinute = requestsPerMinute;
    this.retryMillis = retryMillis;
  }

  /**
   * Creates a service that needs neither model nor key, without a limit of requests.
   *
   * @param address the whole address, which usually ends with {@code /v1/audio/transcriptions}
   * @return a new service
   * @throws IllegalArgumentException if it is not an http or https address, or has a password
   */
  public static TranscriptionService of(String address) {
    URI url;
    try {
      url = new URI(address.strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "url: expected an address with http or https; found " + e.getReason(), e);
    }
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean isHttp = scheme.equals("http") || scheme.equals("https");
    if (!isHttp || url.getHost() == null) {
      throw new IllegalArgumentException(
          "url: expected an address with http or https; found " + address);
    }
    if (url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "url: expected an address without user and password; found one with them");
    }
    return new TranscriptionService(
        url, Optional.empty(), Optional.empty(), Double.POSITIVE_INFINITY, 1000);
  }

  /**
   * Returns a copy that names a model.
   *
   * @param value the name, which the server knows
   * @return a new service
   */
  public TranscriptionService withModel(String value) {
    return new TranscriptionService(url, Optional.of(value), key, requestsPerMinute, retryMillis);
  }

  /**
   * Returns a copy with a key, which is sent in the header {@code Authorization} only.
   *
   * @param value the key; white space around it is removed
   * @return a new service
   * @throws IllegalArgumentException if it is empty or has characters that no header may have
   */
  public TranscriptionService withKey(String value) {
    String stripped = value.strip();
    if (stripped.isEmpty() || !stripped.chars().allMatch(c -> c > 32 && c < 127)) {
      throw new IllegalArgumentException(
          "key: expected ASCII letters, digits and signs without spaces; found "
              + (stripped.isEmpty() ? "nothing" : "others"));
    }
    return new TranscriptionService(
        url, model, Optional.of(stripped), requestsPerMinute, retryMillis);
  }

  /**
   * Returns a copy with a limit of requests, tries after failures included.
   *
   * @param value requests a minute, greater than 0, at most 1 million
   * @return a new service
   * @throws IllegalArgumentException if it is out of range
   */
  public TranscriptionService withRequestsPerMinute(double value) {
    if (!(value > 0 && value <= MAX_REQUESTS)) {
      throw new IllegalArgumentException(
          "requestsPerMinute " + value + ": expected a number greater than 0, at most 1000000");
    }
    return new TranscriptionService(url, model, key, value, retryMillis);
  }

  /** Returns a copy with another wait after the first failure, in milliseconds. */
  TranscriptionService withRetryMillis(long value) {
    return new TranscriptionService(url, model, key, requestsPerMinute, value);
  }

  /**
   * Returns the address.
   *
   * @return an http or https address
   */
  public URI url() {
    return url;
  }

  /**
   * Returns the model.
   *
   * @return its name; empty if the server has only one
   */
  public Optional<String> model() {
    return model;
  }

  /**
   * Returns the key.
   *
   * @return the secret; empty if the server needs none
   */
  public Optional<String> key() {
    return key;
  }

  /**
   * Returns the limit of requests.
   *
   * @return requests a minute; infinity for no limit
   */
  public double requestsPerMinute() {
    return requestsPerMinute;
  }

  long retryMillis() {
    return retryMillis;
  }

  /** Returns the address as reports show it: a query may have a secret, so its digest is shown. */
  String shownUrl() {
    String query = url.getRawQuery();
    String whole = url.toString();
    return query == null
        ? whole
        : whole.substring(0, whole.indexOf('?'))
            + "?"
            + Sha256.ofBytes(query.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
  }

  @Override
  public String toString() {
    return "server " + shownUrl() + model.map(name -> ", model " + name).orElse("");
  }
}
