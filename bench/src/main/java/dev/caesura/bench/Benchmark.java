package dev.caesura.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Something that is measured, and prints one table. */
@FunctionalInterface
public interface Benchmark {

  /**
   * Measures and prints.
   *
   * @param data the folder of reference data; may be missing
   * @param args what stands behind the name on the command line, {@code --data} taken out
   * @param out where the table goes, as Markdown
   * @return the exit code: 0 done, 1 failed, 2 wrong usage
   * @throws Exception if it fails
   */
  int run(Path data, List<String> args, PrintStream out) throws Exception;
}
