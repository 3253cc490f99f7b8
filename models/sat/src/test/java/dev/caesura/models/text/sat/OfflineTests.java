package dev.caesura.models.text.sat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.util.Ec2Utils;
import ai.djl.util.Utils;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library of the tokenizers would report its use over the network. */
class OfflineTests {

  private static final String TOKENIZER =
      """
      {"version":"1.0","truncation":null,"padding":null,"added_tokens":[],"normalizer":null,
      "pre_tokenizer":{"type":"Whitespace"},"post_processor":null,"decoder":null,
      "model":{"type":"WordLevel","vocab":{"<unk>":0,"some":1,"words":2},"unk_token":"<unk>"}}
      """;

  @TempDir private Path folder;

  @Test
  void tokenizersAskNothingOfTheNetwork() throws IOException {
    Path file = Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER);
    List<URI> asked = Collections.synchronizedList(new ArrayList<>());
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            asked.add(uri);
            return List.of(Proxy.NO_PROXY);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        });
    try (SubwordCounter counter = SubwordCounter.open(file)) {
      assertEquals(2, counter.count("some words"));
      assertTrue(Utils.isOfflineMode());
      Ec2Utils.callHome("Huggingface");
      assertEquals(List.of(), asked);
    } finally {
      ProxySelector.setDefault(before);
    }
  }
}
