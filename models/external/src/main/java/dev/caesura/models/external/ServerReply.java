package dev.caesura.models.external;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.io.VisibleText;
import dev.caesura.models.hub.RetryAfter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Response of a transcription server. Immutable. */
final class ServerReply {

  static final int MAX_TRIES = 5;

  private static final int MAX_MESSAGE = 300;
  private static final JsonMapper JSON = new JsonMapper();

  private final int status;
  private final String contentType;
  private final String retryAfter;
  private final String location;
  private final byte[] body;

  /**
   * Creates a response.
   *
   * @param status the HTTP status
   * @param headers finds the value of a header by its name; empty if there is none
   * @param body the bytes; not copied
   */
  ServerReply(int status, UnaryOperator<String> headers, byte[] body) {
    this.status = status;
    this.contentType = headers.apply("Content-Type");
    this.retryAfter = headers.apply("Retry-After");
    this.location = headers.apply("Location");
    this.body = body;
  }

  /** Returns the JSON of a success; throws a failure with the message of the response otherwise. */
  byte[] json() throws ServerFailure {
    if (status != 200) {
      throw failure();
    }
    String text = new String(body, StandardCharsets.UTF_8).strip();
    if (isHtml(text)) {
      throw ServerFailure.lasting(
          "expected JSON; found an HTML page (" + shorten(text) + "). Check the address.");
    }
    if (!text.startsWith("{") && !text.startsWith("[")) {
      throw ServerFailure.lasting(
          "expected JSON with response_format=verbose_json; found "
              + (text.isEmpty() ? "nothing" : shorten(text))
              + (contentType.isEmpty() ? "" : " as " + contentType));
    }
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw ServerFailure.passing(
          "expected whole JSON; found " + body.length + " bytes: " + e.getOriginalMessage() + ".",
          MAX_TRIES,
          e);
    } catch (IOException e) {
      throw ServerFailure.passing("expected JSON: " + e.getMessage(), MAX_TRIES, e);
    }
    boolean hasWords = root.has("text") || root.has("segments") || root.has("words");
    if (!hasWords && !root.isArray()) {
      throw ServerFailure.lasting("expected text and segments in the JSON; found " + message(text));
    }
    if (!root.path("text").asText().isBlank() && !hasTimes(root)) {
      throw ServerFailure.lasting(
          "expected segments or words with times; found text alone. Choose a model or a server that"
              + " answers response_format=verbose_json.");
    }
    return body;
  }

  private static boolean hasTimes(JsonNode root) {
    return !root.path("segments").isEmpty() || !root.path("words").isEmpty();
  }

  private ServerFailure failure() {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    String found = "expected status 200; found " + status + " (" + message(text) + ")";
    if (status / 100 == 3) {
      return ServerFailure.lasting(
          found + ", a redirect" + (location.isEmpty() ? "" : " to " + location) + ". Name it.");
    }
    return switch (status) {
      case 401 ->
          ServerFailure.lasting(
              found
                  + ". Put the server's key into an environment variable, and name that with"
                  + " --recognizer-key-env.");
      case 403 ->
          ServerFailure.lasting(found + ". The key or this address has no access to the model.");
      case 404, 405 ->
          ServerFailure.lasting(
              found
                  + ". Check the address, which usually ends with /v1/audio/transcriptions, and"
                  + " --recognizer-model.");
      case 413 ->
          ServerFailure.lasting(
              found + ". The audio is too long for the server: give a shorter --recognizer-max.");
      case 429 ->
          text.contains("insufficient_quota")
              ? ServerFailure.lasting(found)
              : busy(found + ". Give a lower --recognizer-rate, or fewer --jobs.");
      case 408, 425, 500, 502, 503, 504, 529 -> busy(found + ".");
      default -> ServerFailure.lasting(found + ".");
    };
  }

  private ServerFailure busy(String message) {
    return ServerFailure.busy(message, MAX_TRIES, RetryAfter.seconds(retryAfter));
  }

  private boolean isHtml(String text) {
    String start = text.substring(0, Math.min(text.length(), 200)).toLowerCase(Locale.ROOT);
    return contentType.toLowerCase(Locale.ROOT).startsWith("text/html")
        || start.startsWith("<!doctype html")
        || start.startsWith("<html");
  }

  /** Returns the message of an error in a body, in the forms of common servers. */
  private static String message(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      for (JsonNode node :
          new JsonNode[] {
            root.at("/error/message"), root.path("error"), root.path("detail"), root.path("message")
          }) {
        if (!node.isMissingNode() && !node.isNull()) {
          return shorten(node.isTextual() ? node.asText() : node.toString());
        }
      }
    } catch (JsonProcessingException e) {
      // Plain text or HTML.
    }
    return text.isEmpty() ? "no message" : shorten(text);
  }

  /** Returns the text in one line, without markup. */
  private static String shorten(String text) {
    String start = text.substring(0, Math.min(text.length(), 10 * MAX_MESSAGE));
    String plain = start.replaceAll("<[^>]*>", " ").replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return VisibleText.shortened(plain, MAX_MESSAGE);
  }
}
