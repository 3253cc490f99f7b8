package dev.caesura.cli.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Standard output that stops a tool as soon as it cannot be written: a {@link java.io.PrintWriter}
 * hides failures, and a tool at the head of a closed pipe would go on. Nothing is written twice.
 * Not thread-safe.
 */
public final class StandardOutput extends FilterOutputStream {

  private Failure failure;

  /**
   * Wraps a stream.
   *
   * @param out the stream to write to
   */
  public StandardOutput(OutputStream out) {
    super(out);
  }

  /** A failure to write standard output. */
  public static final class Failure extends UncheckedIOException {
    private static final long serialVersionUID = 1L;
    private final boolean readerGone;

    private Failure(IOException cause, boolean readerGone) {
      super("standard output: cannot be written; the output is incomplete", cause);
      this.readerGone = readerGone;
    }

    /**
     * Returns whether the reader of a pipe closed it, as {@code head} does, which is not an error.
     *
     * @return false for a full disk and the like
     */
    public boolean isReaderGone() {
      return readerGone;
    }
  }

  /**
   * Returns why something could not be written.
   *
   * @return the failure; null without one
   */
  public Failure failure() {
    return failure;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    stopIfFailed();
    try {
      out.write(bytes, from, length);
      stopIfSilent();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void flush() {
    stopIfFailed();
    try {
      out.flush();
      stopIfSilent();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void stopIfFailed() {
    if (failure != null) {
      throw failure;
    }
  }

  /** A print stream does not throw. */
  private void stopIfSilent() throws IOException {
    if (out instanceof PrintStream print && print.checkError()) {
      throw new IOException("cannot be written");
    }
  }

  private Failure failed(IOException e) {
    // "Broken pipe" on Unix in every language, "The pipe is being closed" on Windows.
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    failure = new Failure(e, message.contains("pipe"));
    return failure;
  }
}
