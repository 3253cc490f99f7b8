package dev.caesura.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.cli.Caesura;
import dev.caesura.cli.ToolProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code caesura models} as a user types it, against a server on this machine. */
class ModelsCommandTests {

  private static final String NAME = "segment-any-text/sat-3l-sm";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private FileServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FileServer();
    server.put(NAME, "config.json", "{}");
    server.put(NAME, "model_optimized.onnx", new byte[3000]);
    server.put("facebookAI/xlm-roberta-base", "tokenizer.json", "{}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int models(String... args) {
    List<String> all = new ArrayList<>(List.of("models"));
    all.addAll(Arrays.asList(args));
    all.addAll(List.of("--cache", folder.toString(), "--hub", server.address()));
    return run(all.toArray(String[]::new));
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Caesura.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private void assertReports(String part) {
    assertTrue(err.toString().contains(part), err::toString);
    assertFalse(err.toString().contains("\tat "), err::toString);
  }

  @Test
  void aModelIsFetchedListedCheckedAndFound() throws IOException {
    Path place = folder.resolve(NAME);
    assertEquals(0, models("list"));
    assertEquals("", out.toString());
    assertReports("no models in " + folder + "; 'caesura models get NAME' downloads one, such as ");
    assertEquals(0, models("verify"));
    assertReports("no models in " + folder + "; ");
    assertEquals(1, models("get", "--offline", NAME));
    assertReports(place + ": expected a model in the cache, because of --offline; found none");
    assertEquals(0, server.asked());
    assertEquals(0, models("get", NAME), err::toString);
    assertEquals(place + "\n", out.toString().replace("\r", ""));
    int once = server.asked();
    assertEquals(0, models("get", NAME));
    assertEquals(0, models("get", "--offline", NAME));
    assertEquals(once, server.asked());
    assertEquals(0, models("list"));
    assertEquals(NAME + "\t" + place, out.toString().strip());
    assertEquals(0, models("where", NAME));
    assertEquals(place.toString(), out.toString().strip());
    assertEquals(0, models("verify"));
    assertEquals(NAME + "\tok", out.toString().strip());
    Files.write(place.resolve("model_optimized.onnx"), new byte[2999]);
    assertEquals(1, models("verify", NAME));
    assertEquals(NAME + "\tchanged", out.toString().strip());
    assertReports("model_optimized.onnx: expected SHA-256 ");
  }

  /** One fetches, the other waits. */
  @Test
  void twoProcessesAtOnceFetchOnce() throws Exception {
    String[] get = {"models", "get", NAME, "--cache", folder.toString(), "--hub", server.address()};
    server.delay(1000);
    Process first = ToolProcess.start(get);
    Process second = ToolProcess.start(get);
    assertEquals(0, first.waitFor());
    assertEquals(0, second.waitFor());
    // config.json, the network; no tokenizer of its own, and that of XLM-R.
    assertEquals(4, server.asked());
    assertEquals(0, models("verify", NAME), err::toString);
  }

  @Test
  void whoMistypesANameIsHelped() {
    assertEquals(2, models("get", "sat-3l-sm"));
    assertReports("expected owner/name; did you mean segment-any-text/sat-3l-sm?");
    assertEquals(1, models("get", "segment-any-text/sat-3l-ms"));
    assertReports("no such file on the hub (status 404); did you mean segment-any-text/sat-3l");
    assertEquals(1, models("get", "--offline", "segmentanytext/sat-12l-sm"));
    assertReports("did you mean segment-any-text/sat-12l-sm");
    assertEquals(1, models("get", "some/quite-other-thing"));
    assertFalse(err.toString().contains("did you mean"), err::toString);
    assertEquals(1, models("verify", NAME));
    assertReports("no such model. Fetch it with 'caesura models get " + NAME + "'.");
    assertEquals(2, models("get"));
    assertEquals(2, models());
    for (String action : List.of("get", "list", "verify", "where")) {
      assertEquals(0, models(action, "--help"));
      assertTrue(out.toString().startsWith("Usage: caesura models " + action), out::toString);
    }
    assertEquals(2, models("get", "../../etc/passwd"));
    assertEquals(1, run("split", "--model", "sat-3l-sm", folder.toString()));
    assertReports("sat-3l-sm: no such file or folder; did you mean segment-any-text/sat-3l-sm");
    assertEquals(1, run("split", "--model", "segment-any-text/sat-3l-sn", folder.toString()));
    assertReports("did you mean segment-any-text/sat-3l");
    // config.json, or else tokens.txt of a network of another kind.
    assertEquals(4, server.asked(), "only what has the form of a name is asked for");
  }

  @Test
  void aModelThatIsNoneIsNamed() throws IOException {
    assertEquals(0, models("get", NAME), err::toString);
    Path text = Files.writeString(folder.resolve("a.txt"), "One. Two.");
    Path place = folder.resolve(NAME);
    assertEquals(1, run("split", "--model", place.toString(), text.toString()));
    assertReports("model_optimized.onnx: expected an ONNX network");
    Files.delete(place.resolve("model_optimized.onnx"));
    assertEquals(1, run("split", "--model", place.toString(), text.toString()));
    assertReports("expected model_optimized.onnx or model.onnx; found neither");
  }
}
