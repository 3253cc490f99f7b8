package dev.caesura.corpus.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.Signal;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.AudioWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads corpora as other tools write them, not as this one does. */
class ForeignCorpusTests {

  private static final int RATE = 8000;

  @TempDir Path folder;

  private Path wav(String name, double seconds) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (AudioWriter out = AudioFiles.create(file, RATE)) {
      out.write(Signal.of(new float[(int) (seconds * RATE)], RATE));
      out.commit();
    }
    return file;
  }

  private Path write(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, List.of(lines));
  }

  private List<CorpusEntry> read(String format, Path path) throws IOException {
    assertEquals(format, CorpusConverter.detect(path).name());
    return CorpusConverter.named(format).read(path);
  }

  private void requireMalformed(String message, Path path) throws IOException {
    CorpusFormat format = CorpusConverter.detect(path);
    IOException e = assertThrows(IOException.class, () -> format.read(path));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void audioFoldersMayHaveCommasAndSplits() throws IOException {
    wav("hf/train/x.wav", 0.5);
    Path csv =
        write(
            "hf/train/metadata.csv",
            "file_name,transcription,speaker,snr",
            "x.wav,\"Well, \"\"you\"\"",
            "there\",s1,12.50",
            "y.wav,Yes,,");
    write("hf/test/metadata.jsonl", "{\"file_name\":\"z.wav\",\"sentence\":\"No.\"}");
    List<CorpusEntry> entries = read("audiofolder", folder.resolve("hf"));
    assertEquals(
        List.of("No.", "Well, \"you\"\nthere", "Yes"),
        entries.stream().map(CorpusEntry::text).toList());
    assertEquals("test", entries.get(0).metadata().get("split"));
    assertEquals("s1", entries.get(1).speaker());
    assertEquals(Map.of("snr", 12.5), entries.get(1).scores());
    assertEquals("", entries.get(2).speaker());
    Files.writeString(csv, "file_name,text\nx.wav\n");
    requireMalformed("metadata.csv, line 2: expected 2 values; found '1 values'", csv);
    Files.writeString(csv, "file_name,text\nx.wav,\"open\n");
    requireMalformed("metadata.csv, line 2: expected a quote at the end", csv);
  }

  private Path tar(String name, String... files) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        TarWriter tar = new TarWriter(out)) {
      for (int i = 0; i < files.length; i += 2) {
        tar.add(files[i], files[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  @Test
  void webDatasetsHaveFilesInAnyOrderAndTextsOfTheirOwn() throws IOException {
    Path shard =
        tar(
            "wds/train-0000.tar",
            "a/1.json",
            "{\"speaker\":\"s\"}",
            "a/1.txt",
            "One.\n",
            "a/1.wav",
            "RIFF",
            "a/2.cls",
            "7",
            "a/2.flac",
            "fLaC",
            "a/2.npy",
            "\u0000\u0001",
            "a/2.txt",
            "Two.",
            "a/3.wav",
            "RIFF");
    List<CorpusEntry> entries = read("webdataset", shard.getParent());
    assertEquals(List.of("a/1", "a/2", "a/3"), entries.stream().map(CorpusEntry::id).toList());
    assertEquals(List.of("One.", "Two.", ""), entries.stream().map(CorpusEntry::text).toList());
    assertEquals("s", entries.get(0).speaker());
    assertEquals(shard + "!a/1.wav", entries.get(0).audio());
    assertEquals(shard + "!a/2.flac", entries.get(1).audio());
    assertEquals(Map.of("cls", "7"), entries.get(1).metadata());
    assertEquals(3, read("webdataset", shard).size());
    requireMalformed("expected samples with audio", tar("other/x.tar", "a.npy", "x").getParent());
  }

  private static String recording(String id, String sources) {
    return "{\"id\":\"" + id + "\",\"sources\":[" + sources + "],\"sampling_rate\":8000}";
  }

  private static String source(String type, String channels, String source) {
    return "{\"type\":\"%s\",\"channels\":%s,\"source\":\"%s\"}".formatted(type, channels, source);
  }

  private static String supervision(String id, String recording, String start, String channel) {
    return ("{\"id\":\"%s\",\"recording_id\":\"%s\",\"start\":%s,\"duration\":1.0,\"channel\":%s,"
            + "\"text\":\"Hi.\",\"custom\":{\"snr\":9.5}}")
        .formatted(id, recording, start, channel);
  }

  @Test
  void manifestsOfLhotseHaveNamesAndSourcesOfManyKinds() throws IOException {
    write(
        "lhotse/x_recordings_dev.jsonl",
        recording("r", source("file", "[0]", "a.wav") + "," + source("file", "[1]", "b.wav")),
        recording("u", source("url", "[0]", "https://x.org/u.wav")),
        recording("c", source("command", "[0]", "sph2pipe x.sph")),
        recording("s", source("file", "[0,1]", "s.wav")));
    Path supervisions =
        write(
            "lhotse/x_supervisions_dev.jsonl",
            supervision("1", "r", "0.5", "1"),
            supervision("2", "u", "0.5", "0"),
            supervision("3", "c", "0.5", "0"),
            supervision("4", "s", "0.5", "1"),
            supervision("5", "s", "0.5", "[0,1]"));
    List<CorpusEntry> entries = read("lhotse", supervisions.getParent());
    String base = folder.resolve("lhotse") + "/";
    assertEquals(
        List.of(base + "b.wav", "https://x.org/u.wav", "", base + "s.wav", base + "s.wav"),
        entries.stream().map(CorpusEntry::audio).toList());
    assertEquals(List.of(0, 0, 0, 2, 0), entries.stream().map(CorpusEntry::channel).toList());
    assertEquals("2", entries.get(0).metadata().get("audio_channel"));
    assertEquals("sph2pipe x.sph |", entries.get(2).metadata().get("wav.scp"));
    assertEquals("[0,1]", entries.get(4).metadata().get("channels"));
    assertEquals(9.5, entries.get(0).scores().get("snr"));
    write("lhotse/x_supervisions_dev.jsonl", supervision("1", "gone", "0", "0"));
    requireMalformed("line 1: expected a recording of the manifest", supervisions.getParent());
  }

  @Test
  void cutsMayBeginLateAndHaveNoText() throws IOException {
    String recording = recording("r", source("file", "[0]", "a.wav"));
    Path cuts =
        write(
            "cuts/cuts_dev.jsonl",
            "{\"id\":\"c1\",\"start\":2.0,\"duration\":1.0,\"channel\":0,\"supervisions\":["
                + supervision("1", "r", "-0.5", "0")
                + "],\"recording\":"
                + recording
                + ",\"type\":\"MonoCut\"}",
            "{\"id\":\"c2\",\"start\":4.0,\"duration\":1.5,\"channel\":0,\"supervisions\":[],"
                + "\"recording\":"
                + recording
                + ",\"type\":\"MonoCut\"}");
    List<CorpusEntry> entries = read("lhotse", cuts.getParent());
    assertEquals(1_500_000, entries.get(0).span().orElseThrow().startSample());
    assertEquals("c2", entries.get(1).id());
    assertEquals(1.5, entries.get(1).seconds());
    assertEquals("", entries.get(1).text());
    Path mixed = write("mixed.jsonl", "{\"id\":\"m\",\"type\":\"MixedCut\",\"tracks\":[{}]}");
    requireMalformed("line 1: expected a cut of one recording; found 'a mixed cut'", mixed);
  }

  @Test
  void stretchesThatAreNotScoredAreNoText() throws IOException {
    String[] lines = {
      "call A ann 0.000 1.000 <o,f0,male> hello there",
      "call B bob 0.500 1.500 <o,f0,female> yes",
      "call 1 inter_segment_gap 1.500 2.000 <o,,> ignore_time_segment_in_scoring",
    };
    List<CorpusEntry> entries = read("stm", write("a.stm", lines));
    assertEquals(
        List.of("hello there", "yes", ""), entries.stream().map(CorpusEntry::text).toList());
    assertEquals(List.of(0, 2, 0), entries.stream().map(CorpusEntry::channel).toList());
    Path again = folder.resolve("b.stm");
    assertEquals(
        Map.of(), CorpusConverter.write(entries, CorpusConverter.named("stm"), again).losses());
    assertEquals(lines[2], Files.readAllLines(again).get(2));
  }

  @Test
  void tablesOfKaldiHaveTheSameUtterances() throws IOException {
    write("kaldi/wav.scp", "u1 flac -c -d -s /x/a.flac |", "u2 /x/b.wav");
    write("kaldi/utt2spk", "u1 s", "u2 s");
    Path text = write("kaldi/text", "u1 ONE", "u2 TWO");
    List<CorpusEntry> entries = read("kaldi", text.getParent());
    assertEquals(
        List.of("/x/a.flac", "/x/b.wav"), entries.stream().map(CorpusEntry::audio).toList());
    write("kaldi/text", "u1 ONE");
    requireMalformed("wav.scp: expected the utterances of", text.getParent());
    write("kaldi/segments", "u1 u1 0 1", "u1 u2 0 1");
    requireMalformed("segments, line 2: expected each identifier once", text.getParent());
    write("kaldi/segments", "u3 u1 0 1");
    requireMalformed("found u1, which it does not have", text.getParent());
  }

  @Test
  void fairseqMayHaveLettersOnly() throws IOException {
    write("fairseq/dev.tsv", "/x", "a.wav\t16000");
    write("fairseq/dev.ltr", "W E L L | D O N E |");
    CorpusEntry entry = read("fairseq", folder.resolve("fairseq")).get(0);
    assertEquals("WELL DONE", entry.text());
    assertEquals("dev", entry.metadata().get("split"));
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    put(zip, name, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void clipsOfBooksMayHaveNoEndAndPagesMayShareAnOverlay() throws IOException {
    Path wav = wav("a.wav", 3);
    Path book = folder.resolve("book.epub");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(book))) {
      put(
          zip,
          "META-INF/container.xml",
          "<container><rootfiles><rootfile full-path=\"O/b.opf\"/></rootfiles></container>");
      put(
          zip,
          "O/b.opf",
          "<package><manifest><item id=\"p\" href=\"p%201.xhtml\" media-overlay=\"s\"/><item"
              + " id=\"q\" href=\"q.xhtml\" media-overlay=\"s\"/><item id=\"s\""
              + " href=\"s%201.smil\"/><item id=\"a\" href=\"a.wav\"/></manifest><spine><itemref"
              + " idref=\"p\"/><itemref idref=\"q\"/></spine></package>");
      put(
          zip,
          "O/p 1.xhtml",
          "<!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p id=\"t1\">One&nbsp;"
              + "&mdash; <b>two</b>.</p><p id=\"t2\">Three.</p></body></html>");
      put(
          zip,
          "O/q.xhtml",
          "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p"
              + " id=\"t3\">Four.</p></body></html>");
      put(
          zip,
          "O/s 1.smil",
          "<smil><body><par><text src=\"p%201.xhtml#t1\"/><audio src=\"a.wav\""
              + " clipBegin=\"0:00:00\" clipEnd=\"00:00.500\"/></par><par><text"
              + " src=\"p%201.xhtml#t2\"/><audio src=\"a.wav\""
              + " clipBegin=\"500ms\"/></par><par><text src=\"q.xhtml#t3\"/><audio src=\"a.wav\""
              + " clipBegin=\"0.03min\"/></par></body></smil>");
      put(zip, "O/a.wav", Files.readAllBytes(wav));
    }
    List<CorpusEntry> entries = read("epub", book);
    assertEquals(
        List.of("One — two.", "Three.", "Four."), entries.stream().map(CorpusEntry::text).toList());
    assertEquals(List.of(0.5, 1.3, 1.2), entries.stream().map(CorpusEntry::seconds).toList());
  }

  @Test
  void tiersKeepTheirNames() throws IOException {
    String tier = "\"IntervalTier\"\n\"%s\"\n0\n2\n1\n0\n2\n\"%s\"\n";
    Path grid =
        write(
            "a.TextGrid",
            "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n2\n<exists>\n2\n"
                + tier.formatted("words", "hi")
                + tier.formatted("phones", "h"));
    List<CorpusEntry> entries = read("textgrid", grid);
    assertEquals(
        List.of("words", "phones"),
        entries.stream().map(entry -> entry.metadata().get("tier")).toList());
    Path eaf =
        write(
            "a.eaf",
            "<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"a\""
                + " TIME_VALUE=\"0\"/><TIME_SLOT TIME_SLOT_ID=\"b\""
                + " TIME_VALUE=\"900\"/></TIME_ORDER><TIER TIER_ID=\"t1\""
                + " PARTICIPANT=\"Ann\"><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"a\""
                + " TIME_SLOT_REF2=\"b\"><ANNOTATION_VALUE>Hi.</ANNOTATION_VALUE>"
                + "</ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>");
    assertEquals(Map.of("tier", "Ann"), read("elan", eaf).get(0).metadata());
  }

  @Test
  void recordsMayNameAStretchOfARecording() throws IOException {
    Path records =
        write(
            "a.jsonl",
            "{\"text\":\"Hi.\",\"text_start\":0,\"audio\":\"talk.wav\",\"audio_start\":1.5,\"audio_end\":2.5}");
    CorpusEntry entry = read("parlaspeech", records).get(0);
    assertEquals(1_500_000, entry.span().orElseThrow().startSample());
    assertEquals(1, entry.seconds());
  }

  @Test
  void tablesOfKaldiMayHaveLengthsGendersAndChannels() throws IOException {
    write("k/wav.scp", "u1 sph2pipe -p x.sph |", "u2 /x/b.wav");
    write("k/utt2spk", "u1 s1", "u2 s2");
    write("k/utt2dur", "u1 2.5", "u2 1");
    write("k/spk2gender", "s1 f", "s2 m");
    Path text = write("k/text", "u1 ONE", "u2 TWO");
    List<CorpusEntry> entries = read("kaldi", text.getParent());
    assertEquals(List.of(2.5, 1.0), entries.stream().map(CorpusEntry::seconds).toList());
    assertEquals("f", entries.get(0).metadata().get("gender"));
    Path again = folder.resolve("k2");
    assertEquals(
        Map.of(), CorpusConverter.write(entries, CorpusConverter.named("kaldi"), again).losses());
    assertEquals(List.of("s1 f", "s2 m"), Files.readAllLines(again.resolve("spk2gender")));
    write("k/segments", "u1 u1 0 1 0", "u2 u1 0 1 1");
    assertEquals(
        List.of(1, 2), read("kaldi", text.getParent()).stream().map(CorpusEntry::channel).toList());
  }
}
