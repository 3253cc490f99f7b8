package dev.caesura.cli.console;

/** Exit codes of the tools. */
public final class ExitCode {

  /** All inputs were processed. */
  public static final int DONE = 0;

  /** Some input failed; the others were processed. */
  public static final int FAILED = 1;

  /** The command line is wrong; nothing was processed. */
  public static final int USAGE = 2;

  /** The transcript does not belong to the recording; the results show why. */
  public static final int REFUSED = 3;

  /**
   * The reader of standard output closed it, as {@code head} does: the code that a shell gives to
   * programs that a broken pipe ends.
   */
  public static final int READER_GONE = 141;

  private ExitCode() {}
}
