package dev.caesura.adapters.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.sentence.RuleSegmenter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class SentenceTokenizerTests {

  private static final Analyzer RULES = new SentenceAnalyzer(RuleSegmenter.of(Locale.ENGLISH));

  /** Tokens as text[start,end), each checked for what a consumer relies on; then the end. */
  private static List<String> tokens(Analyzer analyzer, Reader text) throws IOException {
    List<String> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("field", text)) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        assertEquals(
            1, stream.getAttribute(PositionIncrementAttribute.class).getPositionIncrement());
        assertEquals("sentence", stream.getAttribute(TypeAttribute.class).type());
        tokens.add(term + "[" + offset.startOffset() + "," + offset.endOffset() + ")");
      }
      assertFalse(stream.incrementToken());
      stream.end();
      tokens.add("end " + offset.endOffset());
    }
    return tokens;
  }

  @Test
  void aTokenIsASentence() throws IOException {
    String text = " Dr. Smith left. Who stayed?\n\nNobody. ";
    List<String> expected =
        List.of("Dr. Smith left.[1,16)", "Who stayed?[17,28)", "Nobody.[30,37)", "end 38");
    // The second time the analyzer reuses its tokenizer.
    assertEquals(expected, tokens(RULES, new StringReader(text)));
    assertEquals(expected, tokens(RULES, new StringReader(text)));
    assertEquals(List.of("end 0"), tokens(RULES, new StringReader("")));
    assertEquals(List.of("end 2"), tokens(RULES, new StringReader(" \n")));
  }

  /** Readers may return any number of characters, and fields may be longer than any buffer. */
  @Test
  void longFieldsAreReadWhole() throws IOException {
    String text = "A sentence of nine words is what this is. ".repeat(3000);
    Reader slow =
        new StringReader(text) {
          @Override
          public int read(char[] block, int from, int length) throws IOException {
            return super.read(block, from, Math.min(length, 7));
          }
        };
    List<String> tokens = tokens(RULES, slow);
    assertEquals(3001, tokens.size());
    assertEquals("end " + text.length(), tokens.get(3000));
  }

  /** Offsets are those of the page; a tag after a token belongs to it, as in all of Lucene. */
  @Test
  void offsetsAreCorrectedForCharacterFilters() throws IOException {
    String page = "<b>He</b> left.<i> Who</i> stayed?";
    Analyzer html =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String fieldName) {
            SentenceTokenizer sentences = new SentenceTokenizer(RuleSegmenter.of(Locale.ENGLISH));
            return new TokenStreamComponents(sentences, new LowerCaseFilter(sentences));
          }

          @Override
          protected Reader initReader(String fieldName, Reader reader) {
            return new HTMLStripCharFilter(reader);
          }
        };
    List<String> tokens = tokens(html, new StringReader(page));
    assertEquals(List.of("he left.[3,18)", "who stayed?[19,34)", "end " + page.length()), tokens);
  }

  /** Lucene reports a stream that is used without its reset. */
  @Test
  void theOrderOfCallsIsThatOfLucene() throws IOException {
    try (SentenceTokenizer tokenizer = new SentenceTokenizer(RuleSegmenter.of(Locale.ENGLISH))) {
      assertThrows(IllegalStateException.class, tokenizer::reset);
      tokenizer.setReader(new StringReader("One."));
      tokenizer.reset();
      assertThrows(
          IllegalStateException.class, () -> tokenizer.setReader(new StringReader("Two.")));
    }
  }

  @Test
  void eightThreadsShareAnAnalyzer() throws IOException {
    List<String> expected = tokens(RULES, new StringReader("One. Two! Three?"));
    IntStream.range(0, 200)
        .parallel()
        .forEach(
            i -> {
              try {
                assertEquals(expected, tokens(RULES, new StringReader("One. Two! Three?")));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
  }

  /** The example of the guide. */
  @Test
  void theExampleFindsASentenceInAnIndex() throws IOException {
    long found;
    String text = "we met dr. smith on monday he was late again why did nobody call him";
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open();
        Analyzer analyzer = new SentenceAnalyzer(BoundarySegmenter.of(network));
        ByteBuffersDirectory index = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(index, new IndexWriterConfig(analyzer))) {
        Document document = new Document();
        document.add(new TextField("sentences", text, Field.Store.YES));
        writer.addDocument(document);
      }
      try (DirectoryReader reader = DirectoryReader.open(index)) {
        TermQuery query = new TermQuery(new Term("sentences", "he was late again"));
        found = new IndexSearcher(reader).count(query);
      }
    }
    assertEquals(1, found);
  }
}
