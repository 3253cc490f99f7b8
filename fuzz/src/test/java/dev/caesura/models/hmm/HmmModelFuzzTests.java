package dev.caesura.models.hmm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.caesura.io.Sha256;
import java.io.IOException;
import java.util.Arrays;

/** The file of a letter model, with a digest that fits, so that a fuzzer gets past it. */
class HmmModelFuzzTests {

  private static final byte[] MAGIC =
      "CSRAHMM1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  @FuzzTest
  void model(byte[] bytes) {
    byte[] body = Arrays.copyOf(MAGIC, MAGIC.length + bytes.length);
    System.arraycopy(bytes, 0, body, MAGIC.length, bytes.length);
    byte[] file = Arrays.copyOf(body, body.length + 32);
    System.arraycopy(Sha256.digestOf(body), 0, file, body.length, 32);
    try {
      HmmModelFile.read(file, "fuzzed");
    } catch (IOException e) {
      assertTrue(String.valueOf(e.getMessage()).contains("fuzzed"), e.toString());
    }
  }
}
