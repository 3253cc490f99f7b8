package dev.caesura.adapters.langchain4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.SegmenterBoundaryScorer;
import dev.caesura.text.chunk.ChunkSettings;
import dev.caesura.text.sentence.RuleSegmenter;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.TokenCountEstimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentenceDocumentSplitterTests {

  private static final BoundarySegmenter RULES =
      BoundarySegmenter.of(new SegmenterBoundaryScorer(RuleSegmenter.of(Locale.ENGLISH)));

  /** A token for each word. */
  private static final TokenCountEstimator WORDS =
      new TokenCountEstimator() {
        @Override
        public int estimateTokenCountInText(String text) {
          return text.isBlank() ? 0 : text.strip().split("\\s+").length;
        }

        @Override
        public int estimateTokenCountInMessage(ChatMessage message) {
          throw new AssertionError("no message is counted");
        }

        @Override
        public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
          throw new AssertionError("no message is counted");
        }
      };

  private static List<TextSegment> split(Document document, int maxTokens, int overlap) {
    ChunkSettings settings =
        ChunkSettings.defaults().withMaxTokens(maxTokens).withOverlapSentences(overlap);
    List<TextSegment> segments =
        SentenceDocumentSplitter.of(RULES, WORDS, settings).split(document);
    for (TextSegment segment : segments) {
      Metadata metadata = segment.metadata();
      int start = metadata.getInteger(SentenceDocumentSplitter.START);
      int end = metadata.getInteger(SentenceDocumentSplitter.END);
      assertEquals(document.text().substring(start, end), segment.text());
      assertEquals(
          WORDS.estimateTokenCountInText(segment.text()),
          metadata.getInteger(SentenceDocumentSplitter.TOKENS));
      assertTrue(metadata.getInteger(SentenceDocumentSplitter.TOKENS) <= maxTokens);
    }
    return segments;
  }

  private static List<String> texts(List<TextSegment> segments) {
    return segments.stream().map(TextSegment::text).toList();
  }

  @Test
  void wholeSentencesAreTakenAsLongAsTheyFit() {
    Document document =
        Document.from(
            "\n One two three. Four five.  Six seven eight nine. Ten.\n",
            Metadata.from(Map.of("file", "a.txt", "page", 7)));
    List<TextSegment> segments = split(document, 5, 0);
    assertEquals(
        List.of("One two three. Four five.", "Six seven eight nine. Ten."), texts(segments));
    assertEquals(
        Map.of(
            "file",
            "a.txt",
            "page",
            7,
            "index",
            "1",
            "start_offset",
            29,
            "end_offset",
            55,
            "token_count",
            5),
        segments.get(1).metadata().toMap());
    assertEquals(
        List.of("One two three. Four five.", "Six seven eight nine. Ten."),
        texts(split(document, 5, 1)));
    assertEquals(
        List.of("One two three. Four five.", "Four five.  Six seven eight nine. Ten."),
        texts(split(document, 7, 1)));
  }

  @Test
  void aLongSentenceIsSplitAndNothingIsLost() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.append("word").append(i).append(i % 37 == 36 ? ". So " : " ");
    }
    List<TextSegment> segments = split(Document.from(text.toString()), 10, 0);
    assertEquals(
        text.toString().replaceAll("\\s", ""),
        String.join("", texts(segments)).replaceAll("\\s", ""));
  }

  /** The offsets of a part of a document would be those of the part. */
  @Test
  void offsetsAreNotOverwritten() {
    TextSegment part = split(Document.from("One. Two."), 1, 0).get(1);
    Document again = Document.from(part.text(), part.metadata());
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> split(again, 1, 0));
    assertEquals(
        "metadata start_offset: expected a document without it; found 5. Split the whole document,"
            + " or remove the key.",
        error.getMessage());
  }

  /** The library refuses blank documents itself, but for white space that it does not know. */
  @Test
  void whiteSpaceHasNoSegments() {
    assertEquals(List.of(), split(Document.from("\u00A0\u00A0"), 5, 0));
  }

  @Test
  void manyDocumentsAreSplitByTheLibrary() {
    DocumentSplitter splitter =
        SentenceDocumentSplitter.of(
            RULES, String::length, ChunkSettings.defaults().withMaxTokens(9));
    assertEquals(
        List.of("One. Two.", "Three.", "Four."),
        texts(splitter.splitAll(Document.from("One. Two. Three."), Document.from("Four."))));
  }

  /** The example of the guide. */
  @Test
  void theExampleSplitsADocument() {
    List<String> printed = new ArrayList<>();
    TokenCountEstimator estimator = WORDS;
    Document document =
        Document.from(
            "we met dr. smith on monday he was late again why did nobody call him",
            Metadata.from("file", "a.txt"));
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
      ChunkSettings settings = ChunkSettings.defaults().withMaxTokens(10).withOverlapSentences(1);
      DocumentSplitter splitter =
          SentenceDocumentSplitter.of(BoundarySegmenter.of(network), estimator, settings);
      for (TextSegment segment : splitter.split(document)) {
        printed.add(segment.text() + segment.metadata().getInteger("start_offset"));
      }
    }
    assertEquals(
        List.of(
            "we met dr. smith on monday he was late again0",
            "he was late again why did nobody call him27"),
        printed);
  }
}
