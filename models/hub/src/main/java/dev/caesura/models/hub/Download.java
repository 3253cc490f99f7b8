package dev.caesura.models.hub;

import dev.caesura.io.FileBytes;
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
import java.util.Locale;

/** Fetches one file over HTTP, and resumes where an earlier try stopped. */
final class Download {

  private static final int CONNECT_MILLIS = 20_000;
  private static final int MAX_REDIRECTS = 6;
  private static final int MAX_TRIES = 4;
  private static final long MAX_BYTES = 16L << 30;

  private Download() {}

  /**
   * Times to wait.
   *
   * @param retryMillis wait after the first failure, in milliseconds; four times as long after each
   *     further one
   * @param stallMillis time without a byte after which the server has failed, in milliseconds
   */
  record Patience(long retryMillis, int stallMillis) {}

  /** The SHA-256 of a file as the server states it; empty if it states none. */
  record Result(String sha256) {}

  /** The server's response cannot be used, and another request will not help. */
  static final class FinalFailure extends IOException {
    private static final long serialVersionUID = 1L;

    FinalFailure(String message) {
      super(message);
    }
  }

  /** The server asks to wait, or is overloaded. */
  static final class Busy extends IOException {
    private static final long serialVersionUID = 1L;
    private final long millis;

    Busy(String message, long millis) {
      super(message);
      this.millis = millis;
    }
  }

  /**
   * Fetches a file.
   *
   * @param from its address
   * @param part the file that grows; bytes of an earlier try are kept if the server still has the
   *     same file
   * @param file the name of the file for the progress
   * @param progress is called after every block
   * @param patience how long to wait for the server
   * @return the digest that the server states
   * @throws FileNotFoundException if the server does not have the file
   * @throws IOException if it cannot be fetched; bytes that arrived are kept
   */
  static Result fetch(
      URI from, Path part, String file, DownloadProgress progress, Patience patience)
      throws IOException {
    IOException last = null;
    for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
      try {
        return once(from, part, file, progress, patience);
      } catch (FinalFailure | FileNotFoundException e) {
        throw e;
      } catch (FileSystemException e) {
        throw unwritten(part, e);
      } catch (UnknownHostException e) {
        throw new IOException(
            from + ": the host is not known. Check the network and the proxy (HTTPS_PROXY).", e);
      } catch (IOException e) {
        last = e;
        if (attempt + 1 < MAX_TRIES) {
          long asked = e instanceof Busy busy ? busy.millis : 0;
          pause(Math.max(asked, patience.retryMillis() << (2 * attempt)));
        }
      }
    }
    throw new IOException(
        from + ": " + last.getMessage() + ". Run again to resume; the bytes so far are kept.",
        last);
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
    String etag = have > 0 ? read(mark) : "";
    HttpURLConnection connection = null;
    String sha256 = "";
    try {
      URI at = from;
      for (int hop = 0; ; hop++) {
        connection = open(from, at, have, etag, patience);
        int status = connection.getResponseCode();
        sha256 = sha256.isEmpty() ? HubResponse.sha256(connection) : sha256;
        if (status / 100 != 3) {
          break;
        }
        String next = connection.getHeaderField("Location");
        connection.disconnect();
        if (next == null || hop == MAX_REDIRECTS) {
          throw new FinalFailure(from + ": expected a file; found too many redirects");
        }
        at = at.resolve(next);
      }
      int status = connection.getResponseCode();
      if (status == 404 || status == 401) {
        throw new FileNotFoundException(from + ": no such file on the hub (status " + status + ")");
      }
      if (status == 416) {
        Files.deleteIfExists(part);
        throw new IOException("the file on the server has changed");
      }
      if (status != 200 && status != 206) {
        throw HubResponse.failure(from, status, connection);
      }
      long start = status == 206 ? have : 0;
      if (status == 206 && !HubResponse.startsAt(connection, have)) {
        Files.deleteIfExists(part);
        throw new IOException("the server sent another range than the one requested");
      }
      long length = connection.getContentLengthLong();
      long total = length < 0 ? -1 : start + length;
      if (total > MAX_BYTES) {
        throw new FinalFailure(from + ": expected at most " + MAX_BYTES + " bytes; found " + total);
      }
      if (start == 0) {
        Files.deleteIfExists(part);
        String found = connection.getHeaderField("ETag");
        Files.deleteIfExists(mark);
        // Only a strong tag guarantees that the bytes are the same.
        if (found != null && !found.startsWith("W/")) {
          write(mark, found);
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

  private static String read(Path mark) throws IOException {
    try {
      return Files.readString(mark, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw FileBytes.named(mark.toString(), e);
    }
  }

  private static void write(Path mark, String etag) throws IOException {
    try {
      Files.writeString(mark, etag, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unwritten(mark, e);
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
        if (done + read > MAX_BYTES) {
          throw new FinalFailure("more than " + MAX_BYTES + " bytes");
        }
        write(block, read, out, part);
        done += read;
        progress.at(file, done, total);
      }
    }
    return done;
  }

  /** Writes a block; a failure is final, since a full disk stays full. */
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
            part + ": cannot be written: " + e.getMessage() + ". The bytes so far are kept.");
    failure.initCause(e);
    return failure;
  }
}
