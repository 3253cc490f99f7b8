package dev.caesura.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** A measurement that prints one table. */
@FunctionalInterface
public interface Benchmark {

  /**
   * Measures, and prints the table.
   *
   * @param data the folder of reference data; may be missing
   * @param args the arguments after the name on the command line, without {@code --data}
   * @param out receives the table, in Markdown
   * @return the exit code: 0 for success, 1 for failure
   * @throws Exception if the measurement fails
   */
  int run(Path data, List<String> args, PrintStream out) throws Exception;
}
