package dev.caesura.cli.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Standard output that stops a tool as soon as nothing can be written any more: a writer that
 * prints keeps its troubles to itself, and a tool at the head of a pipe would work on for nobody.
 * What was written before is not written again. For one thread at a time.
 */
public final class StandardOutput extends FilterOutputStream {

  private Failure failure;

  /**
   * Wraps a stream.
   *
   * @param out what to write to
   */
  public StandardOutput(OutputStream out) {
    super(out);
  }

  /** Standard output cannot be written. */
  public static final class Failure extends UncheckedIOException {
    private static final long serialVersionUID = 1L;
    private final boolean readerGone;

    private Failure(IOException cause, boolean readerGone) {
      super("standard output: cannot be written; what was printed is not whole", cause);
      this.readerGone = readerGone;
    }

    /**
     * Whether it is a pipe whose reader went away, as {@code head} does: that is no trouble.
     *
     * @return false for a full disk and the like
     */
    public boolean isReaderGone() {
      return readerGone;
    }
  }

  /**
   * Whether something could not be written, and why.
   *
   * @return the failure; null if there was none
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
