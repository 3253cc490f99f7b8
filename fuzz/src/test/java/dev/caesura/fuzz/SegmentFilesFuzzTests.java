package dev.caesura.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.caesura.audio.format.FrameScoresFile;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.SegmentFormat;
import dev.caesura.audio.format.SegmentFormats;
import dev.caesura.audio.format.UemReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;

/** Files of segments: read or refused; what was read is read again from what is written. */
class SegmentFilesFuzzTests {

  private static final int RATE = 16_000;

  private static void fuzz(SegmentFormats kind, byte[] bytes) {
    SegmentFormat format = kind.format(RATE, "talk");
    Optional<List<RecordedSegment>> read =
        ReaderContract.read(kind.extension(), bytes, format::read);
    if (read.isEmpty()) {
      return;
    }
    StringBuilder written = new StringBuilder();
    try {
      format.write(read.get(), written);
    } catch (IOException | IllegalArgumentException e) {
      // What a format cannot hold is refused, not changed.
      return;
    }
    try {
      assertEquals(read.get(), format.read(new StringReader(written.toString()), "again"));
    } catch (IOException e) {
      throw new AssertionError("expected to read what was written: " + written, e);
    }
  }

  @FuzzTest
  void rttm(byte[] bytes) {
    fuzz(SegmentFormats.RTTM, bytes);
  }

  @FuzzTest
  void yaml(byte[] bytes) {
    fuzz(SegmentFormats.YAML, bytes);
  }

  @FuzzTest
  void json(byte[] bytes) {
    fuzz(SegmentFormats.JSON, bytes);
  }

  @FuzzTest
  void jsonLines(byte[] bytes) {
    fuzz(SegmentFormats.JSONL, bytes);
  }

  @FuzzTest
  void csv(byte[] bytes) {
    fuzz(SegmentFormats.CSV, bytes);
  }

  @FuzzTest
  void kaldi(byte[] bytes) {
    fuzz(SegmentFormats.KALDI, bytes);
  }

  @FuzzTest
  void ctm(byte[] bytes) {
    fuzz(SegmentFormats.CTM, bytes);
  }

  @FuzzTest
  void labels(byte[] bytes) {
    fuzz(SegmentFormats.LABELS, bytes);
  }

  @FuzzTest
  void subRip(byte[] bytes) {
    fuzz(SegmentFormats.SRT, bytes);
  }

  @FuzzTest
  void webVtt(byte[] bytes) {
    fuzz(SegmentFormats.VTT, bytes);
  }

  @FuzzTest
  void textGrid(byte[] bytes) {
    fuzz(SegmentFormats.TEXTGRID, bytes);
  }

  @FuzzTest
  void elan(byte[] bytes) {
    fuzz(SegmentFormats.ELAN, bytes);
  }

  @FuzzTest
  void uem(byte[] bytes) {
    ReaderContract.read(".uem", bytes, file -> UemReader.read(file, RATE));
  }

  @FuzzTest
  void frameScores(byte[] bytes) {
    ReaderContract.read(".scores", bytes, FrameScoresFile::read);
  }
}
