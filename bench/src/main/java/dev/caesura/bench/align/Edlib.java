package dev.caesura.bench.align;

import dev.caesura.bench.MissingDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runner of the program {@code edlib-aligner}, as Debian packages it. */
final class Edlib {

  private static final Pattern SECONDS = Pattern.compile("Cpu time of searching: ([0-9.]+)");

  private Edlib() {}

  /**
   * Returns the seconds that the program reports for two texts of ASCII letters and spaces, without
   * the time to read files.
   */
  static double seconds(String query, String target, boolean path)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("caesura-edlib");
    Path first = folder.resolve("query.fa");
    Path second = folder.resolve("target.fa");
    try {
      // The program drops white space, so a space becomes an underscore.
      Files.writeString(first, ">q\n" + query.replace(' ', '_') + "\n", StandardCharsets.US_ASCII);
      Files.writeString(
          second, ">t\n" + target.replace(' ', '_') + "\n", StandardCharsets.US_ASCII);
      List<String> command = new ArrayList<>(List.of("edlib-aligner", "-s", "-m", "NW"));
      if (path) {
        command.add("-p");
      }
      command.add(first.toString());
      command.add(second.toString());
      Process process;
      try {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
      } catch (IOException e) {
        throw new MissingDataException(
            "expected the program edlib-aligner; found none. Install the Debian package"
                + " edlib-aligner.");
      }
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher matcher = SECONDS.matcher(printed);
      if (process.waitFor() != 0 || !matcher.find()) {
        throw new IOException("edlib-aligner: expected 'Cpu time of searching'; found " + printed);
      }
      return Double.parseDouble(matcher.group(1));
    } finally {
      Files.deleteIfExists(first);
      Files.deleteIfExists(second);
      Files.deleteIfExists(folder);
    }
  }
}
