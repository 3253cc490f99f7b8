package dev.caesura.corpus.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.AudioWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What each format holds of a corpus with everything, and that the others' losses are stated. */
class CorpusFormatTests {

  private static final int RATE = 16_000;

  /** Fields that each format loses of the corpus with everything; the empty text: none. */
  private static final Map<String, String> LOSSES =
      Map.ofEntries(
          Map.entry("parlaspeech", ""),
          Map.entry("nemo", ""),
          Map.entry("nemo-tarred", ""),
          Map.entry("webdataset", ""),
          Map.entry("audiofolder", ""),
          Map.entry("lhotse", "words"),
          Map.entry("shar", "words channel"),
          Map.entry("kaldi", "words cer channel role term"),
          Map.entry("mustc", "id audio words cer channel role term"),
          Map.entry("fairseq", "recording words cer channel role term language speaker"),
          Map.entry("epub", "words cer channel role term"),
          Map.entry("stm", "id audio words cer role term language"),
          Map.entry("srt", "id audio words cer channel role term language speaker text"),
          Map.entry("vtt", "id audio words cer channel role term language"),
          Map.entry("textgrid", "id audio words cer channel role term language speaker"),
          Map.entry("elan", "id audio words cer channel role term language speaker"),
          Map.entry("labels", "id audio words cer channel role term language speaker"),
          Map.entry("rttm", "id audio words cer role term language text"),
          Map.entry("yaml", "id audio words cer channel role term language text"),
          Map.entry("csv", "id audio words cer channel role term language text"),
          Map.entry("json", "id audio words cer role term language text"),
          Map.entry("jsonl", "id audio words cer role term language text"));

  @TempDir Path folder;

  private Path wav;
  private List<CorpusEntry> entries;

  @BeforeEach
  void makeCorpus() throws IOException {
    wav = folder.resolve("talk.wav");
    try (AudioWriter out = AudioFiles.create(wav, RATE)) {
      float[] samples = new float[10 * RATE];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) (0.1 * Math.sin(i * 0.05 + i / (double) RATE));
      }
      out.write(Signal.of(samples, RATE));
      out.commit();
    }
    entries = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      TimeSpan span = new TimeSpan(i * 48_000L + 8000, i * 48_000L + 40_000, RATE);
      TimeSpan word = new TimeSpan(i * 48_000L + 8000, i * 48_000L + 12_000, RATE);
      TimeSpan next = new TimeSpan(i * 48_000L + 12_800, i * 48_000L + 16_400, RATE);
      entries.add(
          new CorpusEntry(
              "ann" + i % 2 + "-talk-" + i,
              "talk",
              wav.toString(),
              java.util.Optional.of(span),
              i == 1 ? 2 : 0,
              "Žena & <b> \"o'k\", " + i + "!",
              "ann" + i % 2,
              "hr",
              List.of(
                  new EntryWord("Žena", word, OptionalDouble.of(0.75), "match"),
                  new EntryWord("o'k", next, OptionalDouble.empty(), "substitute")),
              Map.of("cer", 0.125 * i),
              Map.of("role", "chair", "term", "07")));
    }
  }

  @TestFactory
  Stream<DynamicTest> formatsHoldWhatTheyPromise() {
    return CorpusConverter.formats().stream()
        .filter(format -> !format.name().equals("ctm"))
        .map(format -> DynamicTest.dynamicTest(format.name(), () -> roundTrip(format)));
  }

  private List<CorpusEntry> oneChannel() {
    return entries.stream().map(entry -> entry.withChannel(0)).toList();
  }

  private Path target(CorpusFormat format) {
    return folder.resolve(
        switch (format.name()) {
          case "parlaspeech" -> "out.jsonl";
          case "nemo" -> "manifest.json";
          case "epub" -> "talk.epub";
          case "stm", "ctm", "srt", "vtt", "rttm", "yaml", "csv", "json" -> "talk." + format.name();
          case "jsonl" -> "segments.jsonl";
          case "textgrid" -> "talk.TextGrid";
          case "elan" -> "talk.eaf";
          case "labels" -> "talk.txt";
          default -> format.name();
        });
  }

  private void roundTrip(CorpusFormat format) throws IOException {
    // Each test has files of its own, since the fields of this class are shared by all of them.
    List<CorpusEntry> source = entries;
    boolean isOneChannel =
        List.of("shar", "nemo-tarred", "webdataset", "audiofolder", "fairseq")
            .contains(format.name());
    if (isOneChannel) {
      source = source.stream().map(entry -> entry.withChannel(0)).toList();
    }
    Path target = target(format);
    ConversionReport report = CorpusConverter.write(source, format, target);
    TreeSet<String> expected = new TreeSet<>(List.of(LOSSES.get(format.name()).split(" ")));
    expected.remove("");
    if (isOneChannel) {
      expected.remove("channel");
    }
    assertEquals(expected, new TreeSet<>(report.losses().keySet()), report::toString);
    boolean isNamed =
        CorpusConverter.ofName(target).map(f -> f.name().equals(format.name())).orElse(true);
    assertTrue(isNamed || format.name().equals("jsonl"), () -> target + " means another format");
    assertEquals(format.name(), CorpusConverter.detect(target).name());
    List<CorpusEntry> again = format.read(target);
    assertEquals(source.size(), again.size());
    // A second copy of what was read is the same again: nothing drifts.
    Path second = Files.createDirectories(folder.resolve("second")).resolve(target.getFileName());
    if (!format.copiesAudio() && !format.name().equals("epub")) {
      ConversionReport repeated = CorpusConverter.write(again, format, second);
      assertEquals(Map.of(), repeated.losses());
    }
  }

  @Test
  void ctmHoldsTheWords() throws IOException {
    Path target = folder.resolve("talk.ctm");
    CorpusConverter.named("ctm").write(entries, target);
    List<CorpusEntry> read = CorpusConverter.named("ctm").read(target);
    assertEquals(2, read.size());
    assertEquals("Žena o'k Žena o'k", read.get(0).text());
    assertEquals(2, read.get(1).channel());
    assertEquals(0.75, read.get(0).words().get(0).score().getAsDouble());
    assertEquals(entries.get(0).words().get(0).span(), read.get(0).words().get(0).span());
  }

  /** What is left out is counted by field and entry, never passed over. */
  @Test
  void lossesAreCounted() throws IOException {
    List<CorpusEntry> more = new ArrayList<>(entries);
    more.add(CorpusEntry.of("lost", "talk", "No place."));
    more.add(
        CorpusEntry.of("late", "talk", "A line\nbreak.")
            .withAudio(wav.toString(), new TimeSpan(9_000_500, 9_500_000, 1_000_000)));
    ConversionReport report =
        CorpusConverter.write(more, CorpusConverter.named("srt"), folder.resolve("talk.srt"));
    assertEquals(1, report.losses().get("entry"));
    assertEquals(1, report.losses().get("time"));
    // A tag in a text of SubRip is markup for its readers.
    assertEquals(4, report.losses().get("text"));
    assertEquals(3, report.losses().get("words"));
    assertTrue(report.lines().contains("entry: 1 of 5 entries are missing"), report.toString());
  }

  @Test
  void cuesOfSeveralRecordingsNeedAFolder() throws IOException {
    List<CorpusEntry> two =
        List.of(
            CorpusEntry.of("a", "one", "A.").withAudio("", new TimeSpan(0, 1, 1)),
            CorpusEntry.of("b", "two", "B.").withAudio("", new TimeSpan(0, 1, 1)));
    IOException e =
        assertThrows(
            IOException.class,
            () -> CorpusConverter.named("vtt").write(two, folder.resolve("a.vtt")));
    assertTrue(e.getMessage().contains("a.vtt: expected entries of one recording; found 2"));
    CorpusConverter.named("vtt").write(two, folder.resolve("cues"));
    assertEquals(
        List.of("A.", "B."),
        CorpusConverter.named("vtt").read(folder.resolve("cues")).stream()
            .map(CorpusEntry::text)
            .toList());
  }

  @Test
  void clipsAreCutToTheSample() throws IOException {
    Path target = folder.resolve("clips");
    CorpusConverter.named("audiofolder").write(oneChannel(), target);
    List<CorpusEntry> read = CorpusConverter.named("audiofolder").read(target);
    Signal clip = AudioFiles.open(Path.of(read.get(2).audio())).read(new TimeSpan(0, 32_000, RATE));
    Signal original =
        AudioFiles.open(wav).read(new TimeSpan(2 * 48_000 + 8000, 2 * 48_000 + 40_000, RATE));
    assertEquals(32_000, clip.span().samples());
    for (int i = 0; i < 32_000; i += 997) {
      assertEquals(original.toArray()[i], clip.toArray()[i], 1e-4);
    }
    assertEquals("6.500", read.get(2).metadata().get("audio_start"));
    assertEquals(0, read.get(2).words().get(0).span().startSample());
  }

  @Test
  void formatsThatHoldAudioAskForIt() {
    List<CorpusEntry> gone =
        List.of(
            CorpusEntry.of("a", "one", "A.")
                .withAudio(folder.resolve("no.wav").toString(), new TimeSpan(0, 1, 1)));
    for (String name :
        List.of("lhotse", "shar", "webdataset", "audiofolder", "nemo-tarred", "epub")) {
      IOException e =
          assertThrows(
              IOException.class,
              () -> CorpusConverter.named(name).write(gone, folder.resolve(name + ".out")),
              name);
      assertTrue(e.getMessage().contains("no.wav: expected an audio file"), e.toString());
    }
  }

  @Test
  void writtenTwiceIsTheSameBytes() throws IOException {
    for (String name : List.of("shar", "webdataset", "epub", "lhotse", "nemo-tarred")) {
      Files.createDirectories(folder.resolve("a"));
      CorpusConverter.named(name).write(oneChannel(), folder.resolve("a/" + name));
      Files.createDirectories(folder.resolve("b"));
      CorpusConverter.named(name).write(oneChannel(), folder.resolve("b/" + name));
      try (Stream<Path> files = Files.walk(folder.resolve("a/" + name))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path other = folder.resolve("b").resolve(folder.resolve("a").relativize(file));
          assertEquals(-1, Files.mismatch(file, other), file.toString());
        }
      }
    }
  }
}
