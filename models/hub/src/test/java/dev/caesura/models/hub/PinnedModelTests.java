package dev.caesura.models.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.caesura.io.Sha256;
import dev.caesura.models.hub.PinnedModel.PinnedFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models with known digests, fetched from a server on this machine. */
class PinnedModelTests {

  private static final byte[] MEANS = "s3 means".getBytes(StandardCharsets.UTF_8);

  /** What {@code git hash-object} prints for a file with "hello\n". */
  private static final String HELLO = "git:ce013625030ba8dba906f756967f9e9ca394464a";

  private static final String COMMIT = "0123456789012345678901234567890123456789";

  @TempDir private Path folder;
  private final Map<String, byte[]> files = new HashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    files.put("/some/repository/" + COMMIT + "/deep/means", MEANS);
    files.put(
        "/some/repository/" + COMMIT + "/words.dic", "hello\n".getBytes(StandardCharsets.UTF_8));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          byte[] file = files.get(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
          if (file != null) {
            exchange.getResponseBody().write(file);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private ModelStore store() {
    return ModelStore.of(folder, URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .withPatience(new Download.Patience(1, 300));
  }

  private static PinnedModel model(String means, String words) {
    return new PinnedModel(
        ModelName.of("cmusphinx/sphinx-xx"),
        "BSD-2-Clause",
        PinnedModel.Place.REPOSITORY,
        "some/repository",
        COMMIT,
        List.of(new PinnedFile("deep/means", means), new PinnedFile("words.dic", words)));
  }

  @Test
  void filesWithTheirDigestsAreFetchedOnce() throws IOException {
    PinnedModel model = model(Sha256.ofBytes(MEANS), HELLO);
    Path place = store().get(model, (file, done, total) -> {});
    assertEquals(folder.resolve("cmusphinx/sphinx-xx"), place);
    assertEquals("s3 means", Files.readString(place.resolve("means")));
    assertEquals("hello\n", Files.readString(place.resolve("words.dic")));
    assertEquals(List.of(), store().verify(model.name()));
    int before = asked.size();
    assertEquals(place, store().get(model, (file, done, total) -> {}));
    assertEquals(before, asked.size());
    Files.writeString(place.resolve("means"), "other");
    assertEquals(1, store().verify(model.name()).size());
  }

  @Test
  void filesWithOtherDigestsAreDeleted() throws IOException {
    for (PinnedModel model :
        List.of(
            model(Sha256.ofBytes(new byte[1]), HELLO),
            model(Sha256.ofBytes(MEANS), HELLO.replace("ce", "cd")))) {
      String message =
          assertThrows(IOException.class, () -> store().get(model, (file, done, total) -> {}))
              .getMessage();
      assertTrue(message.contains(": expected the pinned digest "), message);
      assertFalse(store().has(model.name()));
    }
    Path part = folder.resolve("cmusphinx/.sphinx-xx.part");
    assertFalse(Files.exists(part.resolve("words.dic")));
    assertFalse(Files.exists(part.resolve("words.dic.part")));
    // The next try needs only what is missing.
    asked.clear();
    store().get(model(Sha256.ofBytes(MEANS), HELLO), (file, done, total) -> {});
    assertEquals(List.of("/some/repository/" + COMMIT + "/words.dic"), asked);
  }

  @Test
  void listedModelsAreComplete() {
    assertEquals(
        List.of(
            "sphinx-fr",
            "sphinx-es",
            "sphinx-de",
            "sphinx-pt-br",
            "ctc-en",
            "ctc-es",
            "ctc-de",
            "ctc-mms"),
        PinnedModel.all().stream().map(model -> model.name().name()).toList());
    for (PinnedModel model : PinnedModel.all()) {
      boolean isCtc = model.name().owner().equals("ctc");
      assertTrue(model.commit().matches(isCtc ? "[0-9a-f]{40}|main" : "[0-9a-f]{40}"));
      assertTrue(model.repository().matches("[\\w-]+/[\\w.-]+"), model::toString);
      Set<String> names = new HashSet<>();
      for (PinnedFile file : model.files()) {
        assertTrue(file.digest().matches("[0-9a-f]{64}|git:[0-9a-f]{40}"), file::toString);
        assertTrue(names.add(file.name()), file::toString);
      }
      assertEquals(isCtc ? PinnedModel.Place.HUB : PinnedModel.Place.REPOSITORY, model.place());
      if (isCtc) {
        assertTrue(names.contains("vocab.json") || names.contains("tokens.txt"), names::toString);
        assertEquals(1, names.stream().filter(n -> n.endsWith(".onnx")).count());
        continue;
      }
      assertTrue(
          names.containsAll(
              Set.of("feat.params", "mdef", "means", "variances", "transition_matrices")),
          model::toString);
      assertTrue(names.contains("mixture_weights") || names.contains("sendump"), names::toString);
      assertEquals(
          1, names.stream().filter(n -> n.matches(".*dictionary.txt.gz|.*[.]dic")).count());
      assertTrue(
          names.contains("LICENSE")
              || names.contains("COPYING")
              || model.licence().equals("not stated"),
          model::toString);
    }
  }

  @Test
  void modelsOfTheHubAreFetchedFromTheirCommit() throws IOException {
    PinnedModel model =
        new PinnedModel(
            ModelName.of("ctc/ctc-xx"),
            "Apache-2.0",
            PinnedModel.Place.HUB,
            "some/network",
            COMMIT,
            List.of(new PinnedFile("onnx/means", Sha256.ofBytes(MEANS))));
    files.put("/some/network/resolve/" + COMMIT + "/onnx/means", MEANS);
    Path place = store().get(model, (file, done, total) -> {});
    assertEquals("s3 means", Files.readString(place.resolve("means")));
    assertEquals("https://huggingface.co/some/network", model.page());
  }

  @Test
  void namesAreFoundWithAndWithoutTheirOwner() {
    PinnedModel french = PinnedModel.named("sphinx-fr").orElseThrow();
    assertEquals("BSD-2-Clause", french.licence());
    assertEquals("https://github.com/synesthesiam/fr_pocketsphinx-cmu", french.page());
    assertEquals(Optional.of(french), PinnedModel.named("cmusphinx/Sphinx-FR"));
    assertEquals(Optional.empty(), PinnedModel.named("sphinx"));
    assertEquals("; did you mean cmusphinx/sphinx-fr?", KnownModels.question("sphinx-frr"));
    assertTrue(french.name().names(Locale.FRENCH));
    assertTrue(
        PinnedModel.named("sphinx-pt-br").orElseThrow().name().names(new Locale("pt", "BR")));
  }
}
