package dev.caesura.models.hub;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Reads the status and the headers of the hub's responses. */
final class HubResponse {

  /** If the server asks to wait longer, the download fails. */
  private static final long MAX_WAIT_SECONDS = 120;

  private HubResponse() {}

  /** Returns the exception for a status that is not a file. */
  static IOException failure(URI from, int status, HttpURLConnection connection) {
    if (status == 403) {
      return new Download.FinalFailure(
          from
              + ": refused (status 403). The owner may require an agreement,"
              + " or a proxy forbids the address.");
    }
    if (status == 407) {
      return new Download.FinalFailure(from + ": the proxy requires a password (status 407)");
    }
    if (status == 429 || status == 503) {
      long seconds = RetryAfter.seconds(connection.getHeaderField("Retry-After"));
      return seconds > MAX_WAIT_SECONDS
          ? new Download.FinalFailure(
              from
                  + ": the hub limits requests (status "
                  + status
                  + "). Try again in "
                  + seconds
                  + " s.")
          : new Download.Busy("status " + status, 1000 * seconds);
    }
    return status >= 500
        ? new IOException("status " + status)
        : new Download.FinalFailure(from + ": expected status 200; found " + status);
  }

  /**
   * Returns the SHA-256 that the hub states for large files in a header; empty if there is none.
   */
  static String sha256(HttpURLConnection connection) {
    String tag = connection.getHeaderField("X-Linked-ETag");
    String plain = tag == null ? "" : tag.replace("\"", "");
    return plain.matches("[0-9a-f]{64}") ? plain : "";
  }

  /** Returns whether the response is a range that starts at an offset. */
  static boolean startsAt(HttpURLConnection connection, long have) {
    String range = connection.getHeaderField("Content-Range");
    return range != null && range.startsWith("bytes " + have + "-");
  }
}
