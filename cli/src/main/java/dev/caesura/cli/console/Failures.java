package dev.caesura.cli.console;

import dev.caesura.io.VisibleText;
import dev.caesura.models.ModelException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;

/** Turns exceptions into one line that a user can act on. Stateless and thread-safe. */
public final class Failures {

  private Failures() {}

  /**
   * Prints one failure: a line, and the stack trace if that is wanted.
   *
   * @param err where to
   * @param failure the exception
   * @param debug whether to print the stack trace
   */
  public static void print(PrintWriter err, Throwable failure, boolean debug) {
    err.println("caesura: " + message(failure));
    if (debug) {
      failure.printStackTrace(err);
    } else if (isSurprise(root(failure))) {
      err.println("caesura: this is a defect; --debug shows where it is");
    }
    err.flush();
  }

  /**
   * Returns what went wrong, in one line.
   *
   * @param failure the exception
   * @return a message that names the file where there is one; what a terminal would obey, in a name
   *     of a file for instance, is made visible
   */
  public static String message(Throwable failure) {
    return VisibleText.of(text(failure));
  }

  private static String text(Throwable failure) {
    Throwable root = root(failure);
    if (root instanceof NoSuchFileException missing) {
      return missing.getFile()
          + ": "
          + (missing.getReason() == null ? "no such file" : missing.getReason());
    }
    if (root instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    if (root instanceof FileAlreadyExistsException taken) {
      return taken.getFile() + ": expected a folder; found something else of this name";
    }
    if (root instanceof FileSystemException system) {
      String reason = system.getReason() == null ? "cannot be used" : system.getReason();
      return system.getFile() + ": " + reason;
    }
    if (root instanceof OutOfMemoryError) {
      return "out of memory; give more with CAESURA_JAVA_OPTS=-Xmx4g, or use fewer --jobs";
    }
    String text = root.getMessage();
    return text == null || text.isBlank() ? root.getClass().getSimpleName() : text;
  }

  /** Returns the exception inside those that threads and streams wrap around it. */
  static Throwable root(Throwable failure) {
    Throwable root = failure;
    while ((root instanceof UncheckedIOException || root instanceof ExecutionException)
        && root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static boolean isSurprise(Throwable root) {
    return !(root instanceof IOException
        || root instanceof IllegalArgumentException
        || root instanceof ModelException
        || root instanceof OutOfMemoryError);
  }
}
