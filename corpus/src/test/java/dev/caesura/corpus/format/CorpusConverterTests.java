package dev.caesura.corpus.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.AudioWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusConverterTests {

  private static final int RATE = 8000;

  @TempDir Path folder;

  private Path wav;

  @BeforeEach
  void makeRecording() throws IOException {
    wav = folder.resolve("talk.wav");
    try (AudioWriter out = AudioFiles.create(wav, RATE)) {
      out.write(Signal.of(new float[2 * RATE], RATE));
      out.commit();
    }
  }

  private static CorpusEntry entry(String id, String text) {
    return CorpusEntry.of(id, "talk", text);
  }

  private static TimeSpan span(double start, double end) {
    return new TimeSpan((long) (start * 1_000_000), (long) (end * 1_000_000), 1_000_000);
  }

  private ConversionReport write(List<CorpusEntry> entries, String format, String target)
      throws IOException {
    return CorpusConverter.write(entries, CorpusConverter.named(format), folder.resolve(target));
  }

  private List<CorpusEntry> read(String format, String target) throws IOException {
    return CorpusConverter.named(format).read(folder.resolve(target));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nemo", "kaldi", "lhotse", "shar", "audiofolder", "epub"})
  void filesWithoutAPlaceAreWhole(String format) throws IOException {
    Path manifest = folder.resolve("in.json");
    Files.writeString(manifest, "{\"audio_filepath\":\"talk.wav\",\"text\":\"Hello.\"}\n");
    List<CorpusEntry> entries = CorpusConverter.named("nemo").read(manifest);
    assertTrue(entries.get(0).span().isEmpty());
    ConversionReport report = write(entries, format, "out." + format);
    assertFalse(report.losses().containsKey("entry"), report.toString());
    assertEquals(2, read(format, "out." + format).get(0).seconds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stm", "vtt", "textgrid", "csv", "ctm", "mustc"})
  void clipsHaveTheTimesOfTheirRecordingWhereNoFileIsNamed(String format) throws IOException {
    CorpusEntry clip =
        entry("a", "Hello.")
            .withAudio(folder.resolve("clips/a.wav").toString(), span(0, 1.5))
            .withSpeaker("ann")
            .withWords(List.of(new EntryWord("Hello.", span(0.25, 1), OptionalDouble.empty(), "")))
            .withMetadata(Map.of("audio_start", "7.500", "audio_end", "9.000"));
    CorpusEntry other =
        entry("b", "Bye.")
            .withAudio(folder.resolve("clips/b.wav").toString(), span(0, 0.5))
            .withWords(List.of(new EntryWord("Bye.", span(0, 0.5), OptionalDouble.empty(), "")));
    boolean isOneFile = List.of("stm", "csv", "ctm").contains(format);
    String target = isOneFile ? "out." + format : format;
    ConversionReport report = write(List.of(clip, other), format, target);
    List<CorpusEntry> read = new ArrayList<>(read(format, target));
    read.sort((x, y) -> y.recording().compareTo(x.recording()));
    assertEquals(List.of("talk", "b"), read.stream().map(CorpusEntry::recording).toList(), format);
    boolean isOfWords = format.equals("ctm");
    assertEquals(isOfWords ? span(7.75, 8.5) : span(7.5, 9), read.get(0).span().orElseThrow());
    assertFalse(report.losses().containsKey("audio_start"), report.toString());
  }

  @Test
  void clipsInArchivesAreUnpackedForFormatsThatNameFiles() throws IOException {
    List<CorpusEntry> entries =
        List.of(
            entry("a", "One.").withAudio(wav.toString(), span(0, 1)),
            entry("b", "Two.").withAudio(wav.toString(), span(1, 2)));
    for (String archive : List.of("webdataset", "shar", "nemo-tarred", "epub")) {
      write(entries, archive, archive);
      List<CorpusEntry> packed = read(archive, archive);
      assertTrue(packed.get(0).audio().contains("!"), packed.get(0).audio());
      for (String format : List.of("nemo", "kaldi", "audiofolder")) {
        String target = archive + "-" + format;
        ConversionReport report = write(packed, format, target);
        assertFalse(report.losses().containsKey("audio"), report.toString());
        for (CorpusEntry read : read(format, target)) {
          assertEquals(RATE, AudioFiles.open(Path.of(read.audio())).sampleRate());
          assertEquals(1, read.seconds(), 1e-3);
        }
      }
    }
    CorpusEntry gone =
        entry("c", "Three.")
            .withAudio(folder.resolve("webdataset/shard-000000.tar") + "!c.wav", span(0, 1));
    IOException e = assertThrows(IOException.class, () -> write(List.of(gone), "nemo", "x.json"));
    assertTrue(e.getMessage().contains("expected c.wav in the archive"), e.getMessage());
  }

  /** Writes a WAV file whose second channel is loud. */
  private Path stereo() throws IOException {
    int frames = RATE;
    ByteBuffer bytes = ByteBuffer.allocate(44 + 4 * frames).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 4 * frames);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
    bytes.putShort((short) 2).putInt(RATE).putInt(4 * RATE).putShort((short) 4);
    bytes.putShort((short) 16).put("data".getBytes(StandardCharsets.US_ASCII)).putInt(4 * frames);
    for (int i = 0; i < frames; i++) {
      bytes.putShort((short) 100).putShort((short) 10_000);
    }
    return Files.write(folder.resolve("stereo.wav"), bytes.array());
  }

  @ParameterizedTest
  @ValueSource(strings = {"audiofolder", "fairseq"})
  void clipsOfAChannelHaveThatChannel(String format) throws IOException {
    Path file = stereo();
    List<CorpusEntry> entries = new ArrayList<>();
    for (int channel : new int[] {1, 2}) {
      entries.add(
          entry("whole" + channel, "Whole.")
              .withAudio(file.toString(), span(0, 1))
              .withChannel(channel));
      entries.add(
          entry("part" + channel, "Part.")
              .withAudio(file.toString(), span(0.25, 0.5))
              .withChannel(channel));
    }
    write(entries, format, "out");
    for (CorpusEntry read : read(format, "out")) {
      float sample =
          AudioFiles.open(Path.of(read.audio())).read(new TimeSpan(0, 1, RATE)).toArray()[0];
      boolean isLoud = read.id().contains("2");
      assertEquals(isLoud ? 10_000 / 32768f : 100 / 32768f, sample, 1e-3, read.id());
    }
    CorpusEntry third = entry("c", "No.").withAudio(file.toString(), span(0, 1)).withChannel(3);
    IOException e = assertThrows(IOException.class, () -> write(List.of(third), format, "x"));
    assertTrue(e.getMessage().contains("stereo.wav: expected channel 3; found 2"), e.getMessage());
  }

  @Test
  void archivesOfALargerCorpusDoNotStay() throws IOException {
    List<CorpusEntry> many =
        IntStream.range(0, Shards.SIZE + 1)
            .mapToObj(i -> entry("e" + i, "One.").withAudio(wav.toString(), span(0, 0.001)))
            .toList();
    for (String format : List.of("shar", "webdataset")) {
      write(many, format, format);
      assertEquals(many.size(), read(format, format).size());
      ConversionReport report = write(many.subList(0, 2), format, format);
      assertEquals(2, read(format, format).size());
      assertFalse(report.losses().containsKey("number of entries"), report.toString());
    }
    Files.copy(folder.resolve("webdataset/shard-000000.tar"), folder.resolve("webdataset/old.tar"));
    ConversionReport report = write(many.subList(0, 2), "webdataset", "webdataset");
    assertEquals(2, report.losses().get("number of entries"));
    assertTrue(
        report
            .lines()
            .contains(
                "number of entries: 2 more were read than written, of files that were there"
                    + " before"),
        report.lines().toString());
  }

  @Test
  void longAndEqualNamesGetFilesOfTheirOwn() throws IOException {
    String name = "ж".repeat(200);
    List<CorpusEntry> entries =
        List.of(
            entry(name + "1", "One.").withAudio(wav.toString(), span(0, 1)),
            entry(name + "2", "Two.").withAudio(wav.toString(), span(1, 2)),
            entry("A", "Three.").withAudio(wav.toString(), span(0, 1)),
            entry("a", "Four.").withAudio(wav.toString(), span(1, 2)));
    ConversionReport report = write(entries, "audiofolder", "out");
    assertEquals(Map.of(), report.losses());
    List<CorpusEntry> same =
        List.of(
            CorpusEntry.of("a", "x/talk", "One.").withAudio("", span(0, 1)),
            CorpusEntry.of("b", "y/talk", "Two.").withAudio("", span(0, 1)));
    for (String format : List.of("srt", "textgrid")) {
      IOException e = assertThrows(IOException.class, () -> write(same, format, format));
      assertTrue(e.getMessage().contains("found x/talk and y/talk"), e.getMessage());
    }
  }

  @Test
  void clipsNeverReplaceTheSource() throws IOException {
    List<CorpusEntry> entries = List.of(entry("a", "One.").withAudio(wav.toString(), span(0, 1)));
    IOException e = assertThrows(IOException.class, () -> write(entries, "audiofolder", "."));
    assertTrue(e.getMessage().contains("without audio of the source"), e.getMessage());
  }

  @Test
  void splitsOfFairseqHaveFilesOfTheirOwn() throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    for (String split : List.of("train", "dev", "test")) {
      entries.add(
          CorpusEntry.of(split + "1", split + "1", "Hi.")
              .withAudio(wav.toString(), span(0, 1))
              .withMetadata(Map.of("split", split)));
    }
    assertEquals(Map.of(), write(entries, "fairseq", "out").losses());
    assertEquals(2, Files.readAllLines(folder.resolve("out/test.tsv")).size());
    assertEquals(2, Files.readAllLines(folder.resolve("out/train.tsv")).size());
  }

  @Test
  void manifestsOfLhotseNameEachCutOnceAndFilesFromAnywhere() throws IOException {
    List<CorpusEntry> entries =
        List.of(
            entry("a", "One.").withAudio(wav.toString(), span(0, 1)),
            entry("a", "Two.").withAudio(wav.toString(), span(1, 2)));
    assertEquals(Map.of("id", 1), write(entries, "lhotse", ".").losses());
    assertEquals(List.of("a", "a-2"), read("lhotse", ".").stream().map(CorpusEntry::id).toList());
    assertEquals(wav.toString(), read("lhotse", ".").get(0).audio());
  }

  /** Identifiers that repeat, a text that is not written, and clips without a place. */
  @Test
  void entriesThatWereWrittenAreFoundAgain() throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      entries.add(
          entry("same" + i % 2, i == 2 ? "" : "Text " + i)
              .withAudio(wav.toString(), span(i * 0.25, i * 0.25 + 0.2)));
    }
    ConversionReport report = write(entries, "fairseq", "fairseq");
    assertEquals(1, report.losses().get("entry"));
    assertFalse(report.losses().containsKey("text"), report.toString());
    assertFalse(report.losses().containsKey("number of entries"), report.toString());
    assertEquals(Map.of("entry", 1), write(entries, "kaldi", "kaldi").losses());
    write(entries, "audiofolder", "clips");
    assertEquals(
        Set.of("entry", "recording"),
        write(read("audiofolder", "clips"), "kaldi", "kaldi2").losses().keySet().stream()
            .filter(field -> !field.startsWith("audio_"))
            .collect(Collectors.toSet()));
  }

  @Test
  void textsAndSpeakersThatAFormatCannotHoldAreChangedAndCounted() throws IOException {
    List<CorpusEntry> entries =
        List.of(
            entry("a", "From a --> b").withAudio("", span(0, 1)).withSpeaker("Ann Lee"),
            entry("b", "Two.").withAudio("", span(1, 2)));
    assertEquals(1, write(entries, "srt", "a.srt").losses().get("text"));
    assertEquals("From a -> b", read("srt", "a.srt").get(0).text());
    assertEquals(1, write(entries, "rttm", "a.rttm").losses().get("speaker"));
    for (String format : List.of("srt", "vtt", "textgrid", "elan", "rttm")) {
      write(entries, format, "of." + format + ".d");
      assertEquals(format, CorpusConverter.detect(folder.resolve("of." + format + ".d")).name());
    }
    IOException e = assertThrows(IOException.class, () -> write(entries, "epub", "a.epub"));
    assertTrue(e.getMessage().contains("expected entries with audio"), e.getMessage());
  }

  /** A table of Hugging Face has one type in each column. */
  @Test
  void columnsOfAudioFoldersHaveOneType() throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    for (String term : List.of("07", "10")) {
      entries.add(
          entry("e" + term, "Hi.")
              .withAudio(wav.toString(), span(0, 1))
              .withMetadata(Map.of("term", term, "party.seats", term, "age", "4")));
    }
    assertEquals(Map.of(), write(entries, "audiofolder", "out").losses());
    List<String> rows = Files.readAllLines(folder.resolve("out/metadata.jsonl"));
    assertTrue(rows.get(1).contains("\"term\":\"10\""), rows.get(1));
    assertTrue(rows.get(1).contains("{\"seats\":\"10\"}"), rows.get(1));
    assertTrue(rows.get(1).contains("\"age\":4"), rows.get(1));
  }
}
