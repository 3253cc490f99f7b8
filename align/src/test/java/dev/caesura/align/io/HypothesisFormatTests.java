package dev.caesura.align.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HypothesisFormatTests {

  @TempDir Path folder;

  @Test
  void formatsNameThemselves() {
    assertEquals("CTM, STM, JSON, SRT, WebVTT or .nlp", HypothesisFormat.fileTitles());
    assertEquals(
        Set.of("ctm", "stm", "json", "jsonl", "srt", "vtt", "nlp"), HypothesisFormat.extensions());
    for (HypothesisFormat format : HypothesisFormat.values()) {
      assertFalse(format.description().isBlank(), format.title());
    }
  }

  @Test
  void filesAndFoldersAreDetected() throws IOException {
    Path marked = folder.resolve("a");
    Files.write(marked, "\uFEFFWEBVTT\n".getBytes(StandardCharsets.UTF_8));
    assertEquals(Optional.of(HypothesisFormat.WEBVTT), HypothesisFormat.detect(marked));
    Path prose = Files.writeString(folder.resolve("b.ctm"), "Not a table.");
    assertEquals(Optional.empty(), HypothesisFormat.detect(prose));
    Path empty = Files.writeString(folder.resolve("c.stm"), "");
    assertEquals(Optional.of(HypothesisFormat.STM), HypothesisFormat.detect(empty));
    assertEquals(Optional.empty(), HypothesisFormat.detect(folder));
    Files.writeString(folder.resolve("segments"), "");
    Files.writeString(folder.resolve("text"), "");
    assertEquals(Optional.of(HypothesisFormat.KALDI), HypothesisFormat.detect(folder));
  }
}
