package dev.caesura.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Transcript;
import dev.caesura.align.Utterance;
import dev.caesura.align.Word;
import dev.caesura.align.ctc.CtcAlignment;
import dev.caesura.align.eval.WordErrorReport;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.text.boundary.Sentence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example does its task on the project's test data. */
class ExamplesTests {

  private static final Path ROOT = Path.of(System.getProperty("caesura.root"));
  private static final Path SPEECH = Path.of(System.getProperty("caesura.testdata"), "speech");
  private static final Path PROMPTS = SPEECH.resolve("prompts-en.flac");
  private static final int RATE = 16_000;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @TempDir Path folder;

  /** A sentence of the recording, with its true times. */
  private record Prompt(String text, double start, double end) {

    static List<Prompt> all() throws IOException {
      return Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv")).stream()
          .map(line -> line.split("\t", -1))
          .map(c -> new Prompt(c[0], Double.parseDouble(c[1]), Double.parseDouble(c[2])))
          .toList();
    }
  }

  @Test
  void segmentsATalk() throws IOException {
    List<TimeSpan> segments = SegmentTalk.run(PROMPTS, 18, out);
    for (TimeSpan segment : segments) {
      assertTrue(segment.samples() <= 18 * RATE, segment::toString);
    }
    String yaml = printed.toString(StandardCharsets.UTF_8);
    assertEquals(segments.size(), yaml.lines().count());
    assertTrue(yaml.lines().allMatch(line -> line.endsWith("wav: prompts-en.flac}")), yaml);
    // Every prompt is in some segment.
    for (Prompt prompt : Prompt.all()) {
      double middle = (prompt.start() + prompt.end()) / 2;
      assertTrue(
          segments.stream().anyMatch(s -> s.startSeconds() <= middle && middle <= s.endSeconds()),
          prompt::toString);
    }
  }

  @Test
  void segmentsWhatAMicrophoneGives() throws IOException {
    AudioSource recording = AudioFiles.open(PROMPTS, RATE);
    float[] samples = recording.read(TimeSpan.fromSeconds(0, 30, RATE)).toArray();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (float sample : samples) {
      int value = Math.round(sample * 32767);
      bytes.write(value);
      bytes.write(value >> 8);
    }
    List<TimeSpan> live = new ArrayList<>();
    SegmentMicrophone.run(new ByteArrayInputStream(bytes.toByteArray()), live::add);
    long prompts = Prompt.all().stream().filter(p -> p.end() < 29).count();
    assertTrue(live.size() >= 2 && live.size() <= 2 * prompts, live::toString);
  }

  @Test
  void splitsAStreamOfText() throws IOException {
    String text = "We came home late. Was anyone awake? No. The lights were out ".repeat(200);
    List<Sentence> sentences = new ArrayList<>();
    SplitTextStream.run(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), sentences::add);
    StringBuilder joined = new StringBuilder();
    sentences.forEach(sentence -> joined.append(sentence.text()));
    assertEquals(text, joined.toString());
    assertTrue(sentences.size() >= 600, () -> sentences.size() + " sentences");
  }

  @Test
  void adaptsToADomain() throws IOException {
    // Lines of a log without marks: each begins with a capital, which a general network overlooks.
    List<String> examples = new ArrayList<>();
    for (int i = 0; i < 128; i++) {
      examples.add("Order of " + List.of("two lamps", "a chair", "red paint").get(i % 3));
    }
    String text = "Order of green paper Order of a table Order of three lamps Order of tea";
    assertEquals(
        List.of("Order of green paper", "Order of a table", "Order of three lamps", "Order of tea"),
        AdaptToDomain.run(examples, text));
  }

  /** Three utterances of a novel, joined by pauses. */
  @Test
  void alignsAnAudiobook() throws IOException {
    List<String> sentences = new ArrayList<>();
    Path reading = folder.resolve("reading.wav");
    try (Stream<Path> found = Files.list(SPEECH.resolve("librivox"));
        WavWriter writer = WavWriter.create(reading, RATE)) {
      List<String> texts = Files.readAllLines(SPEECH.resolve("librivox/transcripts.tsv"));
      for (Path wav : found.filter(f -> f.toString().endsWith(".wav")).sorted().toList()) {
        AudioSource source = AudioFiles.open(wav, RATE);
        writer.write(source.read(TimeSpan.fromSeconds(0, 60, RATE)));
        writer.write(Signal.of(new float[RATE], RATE));
        String name = wav.getFileName().toString().replace(".wav", "");
        String line = texts.stream().filter(t -> t.contains(name)).findFirst().orElseThrow();
        String text = line.substring(line.lastIndexOf('\t') + 1);
        sentences.add(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".");
      }
      writer.commit();
    }
    List<Utterance> found = AlignAudiobook.run(reading, String.join(" ", sentences));
    List<Utterance> matched =
        found.stream().filter(u -> u.status() == Utterance.Status.MATCHED).toList();
    assertTrue(matched.size() >= 3, found::toString);
    for (Utterance sentence : matched) {
      assertTrue(sentence.score() > 0.8, sentence::toString);
    }
  }

  /** A recogniser that knows the true words and makes them up into evenly spaced ones. */
  @Test
  void minesWithYourRecognizer() throws Exception {
    List<Word> known = new ArrayList<>();
    for (Prompt prompt : Prompt.all()) {
      String[] words = prompt.text().split("\\s+", -1);
      double each = (prompt.end() - prompt.start()) / words.length;
      for (int i = 0; i < words.length; i++) {
        double start = prompt.start() + i * each;
        known.add(new Word(words[i], TimeSpan.fromSeconds(start, start + each, RATE), 1));
      }
    }
    var result =
        MineWithYourRecognizer.run(
            piece ->
                new Transcript(
                    known.stream().filter(word -> piece.span().covers(word.span())).toList()),
            PROMPTS,
            SPEECH.resolve("prompts-en.txt"),
            folder);
    List<String> records = Files.readAllLines(folder.resolve("corpus.jsonl"));
    assertTrue(records.size() >= 80, result::summary);
  }

  /** The network of the project's tests recognises a tone for each letter. */
  @Test
  void alignsWithACtcNetwork() throws IOException {
    Path network = ROOT.resolve("models/ctc/src/test/resources/dev/caesura/models/acoustic");
    Path recording = folder.resolve("tones.wav");
    try (WavWriter writer = WavWriter.create(recording, RATE)) {
      for (String symbol : List.of(" ", "A", "B", "|", "C", "|", " ")) {
        int hertz = symbol.equals(" ") ? 0 : 500 * ("|ABC".indexOf(symbol) + 1);
        float[] tone = new float[RATE / 7];
        for (int i = 0; i < RATE / 12; i++) {
          tone[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        writer.write(Signal.of(tone, RATE));
      }
      writer.commit();
    }
    CtcAlignment placed = AlignWithCtcNetwork.run(network, recording, List.of("AB", "C"));
    assertEquals(2, placed.words().size());
    TimeSpan first = placed.words().get(0).span().orElseThrow();
    TimeSpan second = placed.words().get(1).span().orElseThrow();
    assertTrue(first.endSample() <= second.startSample(), () -> first + " " + second);
    assertEquals(1 / 7.0, first.startSeconds(), 0.1);
    assertEquals(4 / 7.0, second.startSeconds(), 0.1);
  }

  @Test
  void scoresARecogniser() {
    WordErrorReport report =
        ScoreRecognizer.run(
            List.of("It cost 20 dollars.", "We left."),
            List.of("it costs twenty dollars", "we left"),
            out);
    assertEquals(1, report.total().errors());
    assertTrue(
        printed.toString(StandardCharsets.UTF_8).startsWith("WER 16.7 %"), printed::toString);
  }

  /** What the examples are for: short enough to copy. */
  @Test
  void examplesAreShort() throws IOException {
    Path sources = ROOT.resolve("examples/src/main/java/dev/caesura/examples");
    try (Stream<Path> files = Files.list(sources)) {
      List<Path> programs = files.filter(f -> !f.endsWith("package-info.java")).sorted().toList();
      assertEquals(8, programs.size());
      for (Path program : programs) {
        assertTrue(Files.readAllLines(program).size() <= 80, program::toString);
      }
    }
  }
}
