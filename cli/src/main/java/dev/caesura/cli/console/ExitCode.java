package dev.caesura.cli.console;

/** What the tools exit with. */
public final class ExitCode {

  /** All inputs were done. */
  public static final int DONE = 0;

  /** Some input failed; the others were done. */
  public static final int FAILED = 1;

  /** The command line makes no sense; nothing was done. */
  public static final int USAGE = 2;

  /** Who read standard output went away, as {@code head} does: what the shell says of others. */
  public static final int READER_GONE = 141;

  private ExitCode() {}
}
