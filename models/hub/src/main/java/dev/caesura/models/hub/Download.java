package dev.caesura.models.hub;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Fetches one file over HTTP into a file, going on where an earlier try ended. */
final class Download {

  private static final int CONNECT_MILLIS = 20_000;
  private static final int REDIRECTS = 6;
  private static final int TRIES = 4;
  private static final long MOST_BYTES = 16L << 30;

  /** A server that asks for more patience is asked again by the user. */
  private static final long MOST_WAIT_SECONDS = 120;

  private Download() {}

  /**
   * How patient it is.
   *
   * @param retryMillis wait after the first failure; four times as long after each other one
   * @param stallMillis a server that sends nothing for so long has failed
   */
  record Patience(long retryMillis, int stallMillis) {}

  /** What the server said about a file. */
  record Result(String sha256) {}

  /** The server's answer cannot be used, and asking again will not help. */
  private static final class FinalFailure extends IOException {
    private static final long serialVersionUID = 1L;

    FinalFailure(String message) {
      super(message);
    }
  }

  /** The server asks for patience, or is overloaded. */
  private static final class Busy extends IOException {
    private static final long serialVersionUID = 1L;
    private final long millis;

    Busy(String message, long millis) {
      super(message);
      this.millis = millis;
    }
  }

  /**
   * Fetches.
   *
   * @param from where it is
   * @param part grows; what it holds from an earlier try is kept if the server still has the same
   * @param patience how long it waits
   * @throws FileNotFoundException if the server has no such file
   */
  static Result fetch(
      URI from, Path part, String file, DownloadProgress progress, Patience patience)
      throws IOException {
    IOException last = null;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      try {
        return once(from, part, file, progress, patience);
      } catch (FinalFailure | FileNotFoundException e) {
        throw e;
      } catch (FileSystemException e) {
        throw unwritten(part, e);
      } catch (UnknownHostException e) {
        throw new IOException(
            from + ": the host is not known; is there a network, or a proxy (HTTPS_PROXY)?", e);
      } catch (IOException e) {
        last = e;
        if (attempt + 1 < TRIES) {
          long asked = e instanceof Busy busy ? busy.millis : 0;
          pause(Math.max(asked, patience.retryMillis() << (2 * attempt)));
        }
      }
    }
    throw new IOException(
        from + ": " + last.getMessage() + "; what is there is kept, run again to go on", last);
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FinalFailure("interrupted");
    }
  }

  private static Result once(
      URI from, Path part, String file, DownloadProgress progress, Patience patience)
      throws IOException {
    Path mark = part.resolveSibling(part.getFileName() + ".etag");
    long have = Files.exists(part) && Files.exists(mark) ? Files.size(part) : 0;
    String etag = have > 0 ? Files.readString(mark, StandardCharsets.UTF_8) : "";
    HttpURLConnection connection = null;
    String sha256 = "";
    try {
      URI at = from;
      for (int hop = 0; ; hop++) {
        connection = open(from, at, have, etag, patience);
        int status = connection.getResponseCode();
        sha256 = sha256.isEmpty() ? digest(connection) : sha256;
        if (status / 100 != 3) {
          break;
        }
        String next = connection.getHeaderField("Location");
        connection.disconnect();
        if (next == null || hop == REDIRECTS) {
          throw new FinalFailure(from + ": expected a file; found redirects without end");
        }
        at = at.resolve(next);
      }
      int status = connection.getResponseCode();
      if (status == 404 || status == 401) {
        throw new FileNotFoundException(from + ": no such file on the hub (status " + status + ")");
      }
      if (status == 416) {
        Files.deleteIfExists(part);
        throw new IOException("the server has another file now");
      }
      if (status != 200 && status != 206) {
        throw failure(from, status, connection);
      }
      long start = status == 206 ? have : 0;
      if (status == 206 && !startsAt(connection, have)) {
        Files.deleteIfExists(part);
        throw new IOException("the server sent another part than was asked for");
      }
      long length = connection.getContentLengthLong();
      long total = length < 0 ? -1 : start + length;
      if (total > MOST_BYTES) {
        throw new FinalFailure(
            from + ": expected at most " + MOST_BYTES + " bytes; found " + total);
      }
      if (start == 0) {
        Files.deleteIfExists(part);
        String found = connection.getHeaderField("ETag");
        Files.deleteIfExists(mark);
        // Only a strong tag tells that the bytes are the same.
        if (found != null && !found.startsWith("W/")) {
          Files.writeString(mark, found, StandardCharsets.UTF_8);
        }
      }
      long done = copy(connection, part, start, total, file, progress);
      if (total >= 0 && done != total) {
        throw new IOException("the connection ended after " + done + " of " + total + " bytes");
      }
      Files.deleteIfExists(mark);
      return new Result(sha256);
    } finally {
      if (connection != null) {
        connection.disconnect();
      }
    }
  }

  private static IOException failure(URI from, int status, HttpURLConnection connection) {
    if (status == 403) {
      return new FinalFailure(
          from
              + ": refused (status 403); the owner may ask for an agreement first,"
              + " or a proxy forbids it");
    }
    if (status == 407) {
      return new FinalFailure(from + ": the proxy asks for a password (status 407)");
    }
    if (status == 429 || status == 503) {
      long seconds = retryAfter(connection.getHeaderField("Retry-After"));
      return seconds > MOST_WAIT_SECONDS
          ? new FinalFailure(
              from
                  + ": the hub asks for patience (status "
                  + status
                  + "): try in "
                  + seconds
                  + " s")
          : new Busy("status " + status, 1000 * seconds);
    }
    return status >= 500
        ? new IOException("status " + status)
        : new FinalFailure(from + ": expected status 200; found " + status);
  }

  /** Seconds to wait (RFC 9110, section 10.2.3); 0 if nothing that is understood is said. */
  static long retryAfter(String header) {
    String value = header == null ? "" : header.strip();
    if (value.matches("[0-9]{1,9}")) {
      return Long.parseLong(value);
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Math.max(0, Duration.between(ZonedDateTime.now(until.getZone()), until).toSeconds());
    } catch (DateTimeParseException e) {
      return 0;
    }
  }

  private static HttpURLConnection open(URI from, URI at, long have, String etag, Patience patience)
      throws IOException {
    String scheme = String.valueOf(at.getScheme()).toLowerCase(Locale.ROOT);
    boolean isLocal =
        scheme.equals("http")
            && at.getHost() != null
            && InetAddress.getByName(at.getHost()).isLoopbackAddress();
    if (!scheme.equals("https") && !isLocal) {
      throw new FinalFailure(from + ": expected an https address; found " + at);
    }
    Proxy proxy = EnvironmentProxy.of(at, System.getenv());
    HttpURLConnection connection =
        (HttpURLConnection)
            (proxy == null ? at.toURL().openConnection() : at.toURL().openConnection(proxy));
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(patience.stallMillis());
    connection.setRequestProperty("User-Agent", "caesura");
    connection.setRequestProperty("Accept-Encoding", "identity");
    if (have > 0) {
      connection.setRequestProperty("Range", "bytes=" + have + "-");
      connection.setRequestProperty("If-Range", etag);
    }
    return connection;
  }

  /** Large files carry their SHA-256 in a header of the hub. */
  private static String digest(HttpURLConnection connection) {
    String tag = connection.getHeaderField("X-Linked-ETag");
    String plain = tag == null ? "" : tag.replace("\"", "");
    return plain.matches("[0-9a-f]{64}") ? plain : "";
  }

  private static boolean startsAt(HttpURLConnection connection, long have) {
    String range = connection.getHeaderField("Content-Range");
    return range != null && range.startsWith("bytes " + have + "-");
  }

  private static long copy(
      HttpURLConnection connection,
      Path part,
      long start,
      long total,
      String file,
      DownloadProgress progress)
      throws IOException {
    long done = start;
    try (InputStream in = connection.getInputStream();
        OutputStream out =
            Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      byte[] block = new byte[1 << 16];
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        if (done + read > MOST_BYTES) {
          throw new FinalFailure("more than " + MOST_BYTES + " bytes");
        }
        write(block, read, out, part);
        done += read;
        progress.at(file, done, total);
      }
    }
    return done;
  }

  // A disk that is full stays full: asking the server again would not help.
  private static void write(byte[] block, int length, OutputStream out, Path part)
      throws IOException {
    try {
      out.write(block, 0, length);
    } catch (IOException e) {
      throw unwritten(part, e);
    }
  }

  private static FinalFailure unwritten(Path part, IOException e) {
    FinalFailure failure =
        new FinalFailure(
            part + ": cannot be written: " + e.getMessage() + "; what is there is kept");
    failure.initCause(e);
    return failure;
  }
}
