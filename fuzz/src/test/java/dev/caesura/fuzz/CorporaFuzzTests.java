package dev.caesura.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.caesura.corpus.build.BuildConfigReader;
import dev.caesura.corpus.format.CorpusConverter;
import dev.caesura.corpus.format.CorpusEntry;
import dev.caesura.corpus.format.CorpusFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Corpora of every format, one of whose files is damaged; and the description of a build. */
class CorporaFuzzTests {

  private static void file(String format, String extension, byte[] bytes) {
    CorpusFormat reader = CorpusConverter.named(format);
    ReaderContract.read(extension, bytes, reader::detects);
    ReaderContract.read(extension, bytes, reader::read);
  }

  /** A folder of named files, of which the one without content has the fuzzed bytes. */
  private static void folder(String format, byte[] bytes, String... namesAndContents) {
    Path folder = ReaderContract.emptyFolder();
    try {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        Path file = folder.resolve(namesAndContents[i]);
        Files.createDirectories(file.getParent());
        String text = namesAndContents[i + 1];
        Files.write(file, text == null ? bytes : text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ReaderContract.<List<CorpusEntry>>read(folder, CorpusConverter.named(format)::read);
  }

  @FuzzTest
  void parlaSpeech(byte[] bytes) {
    file("parlaspeech", ".jsonl", bytes);
  }

  @FuzzTest
  void nemo(byte[] bytes) {
    file("nemo", ".json", bytes);
  }

  @FuzzTest
  void stm(byte[] bytes) {
    file("stm", ".stm", bytes);
  }

  @FuzzTest
  void ctm(byte[] bytes) {
    file("ctm", ".ctm", bytes);
  }

  @FuzzTest
  void subRip(byte[] bytes) {
    file("srt", ".srt", bytes);
  }

  @FuzzTest
  void lhotse(byte[] bytes) {
    folder("lhotse", bytes, "supervisions.jsonl", null, "recordings.jsonl", RECORDINGS);
  }

  @FuzzTest
  void lhotseRecordings(byte[] bytes) {
    folder("lhotse", bytes, "recordings.jsonl", null, "supervisions.jsonl", SUPERVISIONS);
  }

  @FuzzTest
  void kaldiSegments(byte[] bytes) {
    folder(
        "kaldi", bytes, "wav.scp", "talk talk.wav\n", "segments", null, "text", "a some words\n");
  }

  @FuzzTest
  void kaldiText(byte[] bytes) {
    folder("kaldi", bytes, "wav.scp", "talk talk.wav\n", "segments", "a talk 0 1\n", "text", null);
  }

  @FuzzTest
  void kaldiRecordings(byte[] bytes) {
    folder("kaldi", bytes, "wav.scp", null, "segments", "a talk 0 1\n", "text", "a some words\n");
  }

  @FuzzTest
  void audioFolder(byte[] bytes) {
    folder("audiofolder", bytes, "metadata.jsonl", null);
  }

  @FuzzTest
  void webDataset(byte[] bytes) {
    folder("webdataset", bytes, "shard-000000.tar", null);
  }

  @FuzzTest
  void shar(byte[] bytes) {
    folder("shar", bytes, "cuts.000000.jsonl", null);
  }

  @FuzzTest
  void fairseq(byte[] bytes) {
    folder("fairseq", bytes, "train.tsv", null);
  }

  @FuzzTest
  void mustC(byte[] bytes) {
    folder("mustc", bytes, "txt/train.yaml", null, "txt/train.en", "Some words.\n");
  }

  @FuzzTest
  void epubOverlay(byte[] bytes) {
    file("epub", ".epub", bytes);
  }

  @FuzzTest
  void buildDescription(byte[] bytes) {
    ReaderContract.read(".yaml", bytes, BuildConfigReader::read);
  }

  private static final String RECORDINGS =
      "{\"id\":\"talk\",\"sources\":[{\"type\":\"file\",\"channels\":[0],\"source\":\"talk.wav\"}],\"sampling_rate\":16000,\"num_samples\":160000,\"duration\":10.0,\"channel_ids\":[0]}\n";
  private static final String SUPERVISIONS =
      "{\"id\":\"a\",\"recording_id\":\"talk\",\"start\":0.0,\"duration\":1.0,\"channel\":0,"
          + "\"text\":\"Some words.\"}\n";
}
