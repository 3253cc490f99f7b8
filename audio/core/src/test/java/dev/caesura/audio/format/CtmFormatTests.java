package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CtmFormatTests implements SegmentFormatContract {

  @Override
  public SegmentFormat format(int sampleRate) {
    return new CtmFormat(sampleRate);
  }

  @Override
  public List<String> names() {
    return List.of("talk.wav", "a", "1234", "it's", "quote\"", "Čaj", "音声", "😀", "#1");
  }

  @Test
  void commentsAndConfidencesArePassedOver() throws IOException {
    List<RecordedSegment> segments =
        format(100).read(new StringReader(";; made up\ntalk A 1.5 .25 hello 0.98 lex\n"), "x");
    assertEquals(1, segments.size());
    assertEquals("hello", segments.get(0).label());
    assertEquals(150, segments.get(0).span().startSample());
    assertEquals(175, segments.get(0).span().endSample());
  }

  @Test
  void aNameWithWhiteSpaceIsRefused() {
    IOException e =
        assertThrows(
            IOException.class,
            () -> format(100).read(new StringReader("my talk 1 1.5 0.25 hello\n"), "x"));
    assertEquals(
        "x, line 1: expected a confidence from 0 to 1, or NA; found 'hello'.", e.getMessage());
  }

  @Test
  void realFilesAreRead() throws IOException {
    Path folder = Path.of(System.getProperty("caesura.data"), "align/dev/formats/lhotse");
    assumeTrue(Files.isDirectory(folder), folder + " is not there");
    List<RecordedSegment> words = format(16_000).read(folder.resolve("supervision.ctm"));
    assertEquals(
        words.size(), format(16_000).read(folder.resolve("supervision_with_scores.ctm")).size());
  }
}
