package dev.caesura.corpus.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusJobTests {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return CorpusJob.run(
        List.of(args),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void helpGoesToStandardOutput() {
    assertEquals(0, run("build", "--help"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("--clips files|none"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', expected the command build or parquet; found none",
    "mine a, expected the command build or parquet; found mine",
    "build, build: expected CONFIG; found 0 paths",
    "parquet a, parquet: expected CORPUS and OUT; found 1 paths",
    "build --clips some a, --clips some: expected files or none",
    "build --filter max-cer a, '--filter max-cer: expected LIMIT=VALUE, such as max-cer=0.2'",
    "build --filter, --filter: expected a value; found none",
    "parquet --clips none a b, --clips: expected an option of parquet",
  })
  void wrongArgumentsEndWithTwo(String args, String message) {
    assertEquals(2, run(args.isEmpty() ? new String[0] : args.split(" ", -1)));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains(message), err::toString);
  }

  @Test
  void aMissingConfigurationEndsWithOne() {
    SharedSession.get();
    assertEquals(1, run("build", "absent/archive.yaml"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("absent/archive.yaml"), err::toString);
  }
}
