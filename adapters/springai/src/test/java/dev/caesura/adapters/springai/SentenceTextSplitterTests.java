package dev.caesura.adapters.springai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.SegmenterBoundaryScorer;
import dev.caesura.text.chunk.ChunkSettings;
import dev.caesura.text.sentence.RuleSegmenter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.ai.content.Media;
import org.springframework.ai.document.DefaultContentFormatter;
import org.springframework.ai.document.Document;
import org.springframework.ai.document.DocumentTransformer;
import org.springframework.ai.tokenizer.JTokkitTokenCountEstimator;
import org.springframework.ai.tokenizer.TokenCountEstimator;
import org.springframework.ai.transformer.splitter.TextSplitter;
import org.springframework.util.MimeTypeUtils;

class SentenceTextSplitterTests {

  private static final BoundarySegmenter RULES =
      BoundarySegmenter.of(new SegmenterBoundaryScorer(RuleSegmenter.of(Locale.ENGLISH)));

  /** The tokens of OpenAI's models, as Spring AI counts them by default. */
  private static final TokenCountEstimator TOKENS = new JTokkitTokenCountEstimator();

  private static TextSplitter splitter(int maxTokens, int overlap) {
    ChunkSettings settings =
        ChunkSettings.defaults().withMaxTokens(maxTokens).withOverlapSentences(overlap);
    return SentenceTextSplitter.of(RULES, TOKENS, settings);
  }

  @Test
  void everyPartFitsAndKnowsItsPlace() {
    StringBuilder text = new StringBuilder("\n");
    for (int i = 0; i < 60; i++) {
      text.append("Sentence ")
          .append(i)
          .append(" has ")
          .append("many ".repeat(i % 17))
          .append("words. ");
    }
    Document document = new Document(text.toString(), Map.of("file", "a.txt"));
    List<Document> parts = splitter(16, 0).split(document);
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      Map<String, Object> metadata = parts.get(i).getMetadata();
      int start = (int) metadata.get(SentenceTextSplitter.START);
      int end = (int) metadata.get(SentenceTextSplitter.END);
      assertEquals(text.substring(start, end), parts.get(i).getText());
      assertEquals(TOKENS.estimate(parts.get(i).getText()), metadata.get("token_count"));
      assertTrue((int) metadata.get("token_count") <= 16);
      assertEquals("a.txt", metadata.get("file"));
      assertEquals(document.getId(), metadata.get("parent_document_id"));
      assertEquals(i, metadata.get("chunk_index"));
      assertEquals(parts.size(), metadata.get("total_chunks"));
      joined.append(parts.get(i).getText());
    }
    assertTrue(parts.size() > 40);
    assertEquals(text.toString().replaceAll("\\s", ""), joined.toString().replaceAll("\\s", ""));
  }

  /** It is a transformer of documents; the formatter of a document goes with its parts. */
  @Test
  void theFormatterIsKeptAsItIsByTheLibrary() {
    DefaultContentFormatter formatter = DefaultContentFormatter.builder().build();
    Document document = new Document("One. Two.");
    document.setContentFormatter(formatter);
    DocumentTransformer transformer = splitter(2, 0);
    List<Document> parts = transformer.transform(List.of(document, new Document("Three.")));
    assertEquals(List.of("One.", "Two.", "Three."), parts.stream().map(Document::getText).toList());
    assertSame(formatter, parts.get(1).getContentFormatter());
    TextSplitter plain = splitter(2, 0);
    plain.setCopyContentFormatter(false);
    assertTrue(plain.split(document).get(0).getContentFormatter() != formatter);
  }

  @Test
  void whatCannotBeSplitRightIsRefused() {
    Media picture = new Media(MimeTypeUtils.IMAGE_PNG, URI.create("file:a.png"));
    Document media = new Document("7", picture, Map.of());
    assertEquals(
        "document 7: expected text; found other media",
        assertThrows(IllegalArgumentException.class, () -> splitter(9, 0).split(media))
            .getMessage());
    Document part = splitter(2, 0).split(new Document("One. Two.")).get(1);
    String message =
        assertThrows(IllegalArgumentException.class, () -> splitter(9, 0).split(part)).getMessage();
    assertTrue(message.contains("metadata start_offset: expected a document without it; found 5."));
  }

  @Test
  void whiteSpaceHasNoParts() {
    assertEquals(List.of(), splitter(9, 0).split(new Document(" \n\u00A0")));
  }

  /** The example of the guide. */
  @Test
  void theExampleSplitsDocuments() {
    List<String> printed = new ArrayList<>();
    List<Document> documents =
        List.of(
            new Document("we met dr. smith on monday he was late again why did nobody call him"));
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      ChunkSettings settings = ChunkSettings.defaults().withMaxTokens(12).withOverlapSentences(1);
      TextSplitter splitter =
          SentenceTextSplitter.of(
              BoundarySegmenter.of(network), new JTokkitTokenCountEstimator(), settings);
      for (Document part : splitter.split(documents)) {
        printed.add(part.getText() + part.getMetadata().get("start_offset"));
      }
    }
    assertEquals(
        List.of(
            "we met dr. smith on monday he was late again0",
            "he was late again why did nobody call him27"),
        printed);
  }
}
