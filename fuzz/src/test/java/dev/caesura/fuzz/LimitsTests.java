package dev.caesura.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.speech.JointSentenceScorer;
import dev.caesura.audio.format.SegmentFormats;
import dev.caesura.corpus.build.BuildConfigReader;
import dev.caesura.corpus.document.TranscriptReader;
import dev.caesura.io.LineReader;
import dev.caesura.io.Utf8Text;
import dev.caesura.models.ModelException;
import dev.caesura.models.acoustic.CtcAcousticModel;
import dev.caesura.models.speech.FramewiseScorer;
import dev.caesura.models.text.adapt.Adaptation;
import dev.caesura.models.text.sat.SubwordCounter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/limits.md} states: one more than a limit is an error, soon and by name. */
@Timeout(60)
class LimitsTests {

  @TempDir private Path folder;

  /** A file of so many bytes, which take no room on the disk. */
  private Path sparse(String name, long size) throws IOException {
    Path file = folder.resolve(name);
    try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
      made.setLength(size);
    }
    return file;
  }

  private static void refuses(Path file, String expected, ReaderContract.Reading<?> reading) {
    Exception e = assertThrows(Exception.class, () -> reading.read(file));
    assertTrue(e instanceof IOException || e instanceof ModelException, e.toString());
    assertTrue(e.getMessage().startsWith(file + ""), e.getMessage());
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void textsAndTranscriptsHaveAtMostAGibibyte() throws IOException {
    Path file = sparse("talk.txt", (1L << 30) + 1);
    refuses(file, "at most 1073741824 bytes", Utf8Text::read);
    refuses(file, "at most 1073741824 bytes", TranscriptReader.defaults()::read);
  }

  @Test
  void descriptionsOfModelsAreSmall() throws IOException {
    refuses(sparse("a.json", (1 << 20) + 1), "at most 1048576 bytes", Adaptation::read);
    refuses(sparse("b.json", (1 << 20) + 1), "at most 1 MiB", JointSentenceScorer::read);
    refuses(sparse("c.json", (4 << 20) + 1), "at most 4194304 bytes", FramewiseScorer::open);
    refuses(sparse("d.json", (256L << 20) + 1), "at most 268435456 bytes", SubwordCounter::open);
    refuses(sparse("e.yaml", (1 << 20) + 1), "at most 1", BuildConfigReader::read);
    Files.copy(
        Path.of(System.getProperty("caesura.testdata"), "ctc-tones/model.onnx"),
        folder.resolve("model.onnx"));
    Path vocabulary = sparse("vocab.json", (64L << 20) + 1);
    refuses(vocabulary, "at most 67108864 bytes", file -> CtcAcousticModel.open(file.getParent()));
  }

  @Test
  void linesHaveAtMostFourMillionCharacters() throws IOException {
    char[] line = new char[LineReader.MAX_LENGTH + 1];
    Arrays.fill(line, 'a');
    try (LineReader lines = new LineReader(new StringReader(new String(line)), "long")) {
      IOException e = assertThrows(IOException.class, lines::next);
      assertTrue(
          e.getMessage().startsWith("long, line 1: expected a line of at most 4194304"),
          e.getMessage());
      assertTrue(e.getMessage().length() < 300, e.getMessage());
    }
    Reader segments = new StringReader(new String(line, 0, (1 << 16) + 1));
    IOException e =
        assertThrows(
            IOException.class,
            () -> SegmentFormats.RTTM.format(16_000, "talk").read(segments, "long"));
    assertTrue(e.getMessage().contains("a line of at most 65536"), e.getMessage());
  }

  @Test
  void alignmentTakesSixteenMillionWordsAndOneMoreIsAnError() {
    List<String> words = Collections.nCopies((1 << 24) + 1, "a");
    for (TranscriptOrder order : TranscriptOrder.values()) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> TokenMatcher.of(order).match(words, List.of("a")));
      assertEquals("expected at most 16777216", e.getMessage().replaceFirst("^.*?: ", ""));
    }
  }
}
