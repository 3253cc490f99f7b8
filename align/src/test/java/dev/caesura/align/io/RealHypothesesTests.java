package dev.caesura.align.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of real recognisers and aligners, which are not part of the project. */
class RealHypothesesTests {

  private static final Path DATA =
      Path.of(System.getProperty("caesura.data", "none"), "align", "dev");
  private static final HypothesisReader READER = HypothesisReader.of(16_000);

  private static HypothesisReader reader(HypothesisReaderSettings settings) {
    return HypothesisReader.of(16_000, settings);
  }

  @BeforeEach
  void needsData() {
    assumeTrue(Files.isDirectory(DATA), "no alignment data in " + DATA);
  }

  private static int words(String folder, int files) throws IOException {
    List<Path> all;
    try (Stream<Path> list = Files.list(DATA.resolve(folder))) {
      all = list.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
    }
    assertEquals(files, all.size());
    int words = 0;
    for (Path file : all) {
      for (Hypothesis hypothesis : READER.read(file)) {
        words += hypothesis.words().size();
        Repairs repairs = hypothesis.repairs();
        assertEquals(0, repairs.reordered(), file + ": " + repairs);
      }
    }
    return words;
  }

  @Test
  void earningsCalls() throws IOException {
    // Lines of the files less header and tokens in angle brackets.
    assertEquals(117_383, words("earnings21/asr/kaldi_librispeech", 14));
    assertTrue(words("earnings21/asr/speechmatics", 14) > 109_000);
    assertTrue(words("earnings21/asr/amazon", 14) > 110_000);
    assertTrue(words("earnings22_timed", 16) > 120_000);
  }

  @Test
  void parliament() throws IOException {
    List<Hypothesis> all = READER.read(DATA.resolve("parlaspeech_hr/croatian.json.gz"));
    assertEquals(
        1_285, all.get(0).words().stream().filter(w -> w.timing() == Timing.STATED).count());
  }

  @Test
  void smallFiles() throws IOException {
    HypothesisReader untimed = reader(HypothesisReaderSettings.defaults().withUntimed(true));
    int files = 0;
    try (Stream<Path> list = Files.walk(DATA.resolve("formats"))) {
      for (Path file : list.sorted().toList()) {
        String name = file.toString();
        if (name.endsWith(".ctm") || name.matches(".*(ref|hyp)\\.nlp|.*\\.aligned.*\\.nlp")) {
          assertTrue(untimed.read(file).size() <= 1, name);
          files++;
        }
      }
    }
    assertTrue(files > 25, "only " + files);
    Path lhotse = DATA.resolve("formats/lhotse");
    assertEquals(3, READER.read(lhotse.resolve("mini_librispeech2")).size());
    assertEquals(1, READER.read(lhotse.resolve("ami/ES2011a_sups.jsonl.gz")).size());
  }
}
