package dev.caesura.models.text.sat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.models.ModelException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubwordCounterTests {

  @TempDir private Path folder;

  /** A BPE tokenizer with a truncation of 4 and a special token before and after every text. */
  private static final String WORDS =
      """
      {"version":"1.0","truncation":{"direction":"Right","max_length":4,"strategy":"LongestFirst","stride":0},
       "padding":null,"added_tokens":[{"id":0,"content":"[S]","single_word":false,"lstrip":false,
       "rstrip":false,"normalized":false,"special":true}],"normalizer":null,
       "pre_tokenizer":{"type":"Whitespace"},
       "post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"[S]","type_id":0}},
       {"Sequence":{"id":"A","type_id":0}},{"SpecialToken":{"id":"[S]","type_id":0}}],"pair":[
       {"Sequence":{"id":"A","type_id":0}},{"Sequence":{"id":"B","type_id":1}}],
       "special_tokens":{"[S]":{"id":"[S]","ids":[0],"tokens":["[S]"]}}},
       "decoder":null,"model":{"type":"BPE","dropout":null,"unk_token":"?","continuing_subword_prefix":null,
       "end_of_word_suffix":null,"fuse_unk":false,"byte_fallback":false,
       "vocab":{"[S]":0,"?":1,"a":2,"b":3,"ab":4},"merges":["a b"]}}
      """;

  @Test
  void tokensAreCountedWithSpecialOnes() throws IOException {
    Path file = Files.writeString(folder.resolve("tokenizer.json"), WORDS);
    try (SubwordCounter counter = SubwordCounter.open(file)) {
      assertEquals(2, counter.count(""));
      assertEquals(3, counter.count("ab"));
      assertEquals(4, counter.count("ba"));
      assertEquals(22, counter.count("ab ".repeat(20)), "not truncated");
      assertEquals(4, counter.count("\uD800 a"));
    }
  }

  @Test
  void unigramIsCountedToo() throws IOException, URISyntaxException {
    Path file = Path.of(SatScorer.class.getResource("single/tokenizer.json").toURI());
    try (SubwordCounter counter = SubwordCounter.open(file)) {
      assertTrue(counter.count("we came home late") > counter.count("we came"));
    }
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    assertThrows(NoSuchFileException.class, () -> SubwordCounter.open(folder.resolve("no.json")));
    for (String text : new String[] {"", "{}", "nonsense", "\u0000", WORDS.substring(0, 300)}) {
      Path file = Files.writeString(folder.resolve("bad.json"), text);
      ModelException refused =
          assertThrows(ModelException.class, () -> SubwordCounter.open(file), text);
      assertTrue(refused.getMessage().startsWith(file + ": expected a tokenizer"));
    }
  }
}
