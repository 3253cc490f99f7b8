package dev.caesura.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiningWithHypothesisTests {

  private static final Path SPEECH = Path.of(System.getProperty("caesura.testdata"), "speech");

  private static final int RATE = 16_000;

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Subtitles with the right times of each sentence of the bundled recording. */
  private Path subtitles() throws IOException {
    StringBuilder srt = new StringBuilder();
    List<String> rows = Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv"));
    for (int i = 0; i < rows.size(); i++) {
      String[] cells = rows.get(i).split("\t");
      srt.append(i + 1)
          .append('\n')
          .append(clock(cells[1]))
          .append(" --> ")
          .append(clock(cells[2]))
          .append('\n')
          .append(cells[0])
          .append("\n\n");
    }
    return file("prompts.srt", srt.toString());
  }

  private static String clock(String seconds) {
    long millis = Math.round(Double.parseDouble(seconds) * 1000);
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d,%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }

  /** With words from a file nothing is recognised, and the language is free. */
  @Test
  void minesWithSubtitlesInAnyLanguage() throws IOException {
    Path out = folder.resolve("corpus");
    Path text = SPEECH.resolve("prompts-en.txt");
    String[] command = {
      "mine",
      SPEECH.resolve("prompts-en.flac").toString(),
      "--text",
      text.toString(),
      "--words",
      subtitles().toString(),
      "--language",
      "cy",
      "--out",
      out.toString(),
      "--quiet"
    };
    assertEquals(0, Caesura.run(command));
    List<String> truth = Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv"));
    int right = 0;
    for (String line : Files.readAllLines(out.resolve("corpus.jsonl"))) {
      JsonNode record = new JsonMapper().readTree(line);
      for (String row : truth) {
        String[] cells = row.split("\t");
        boolean near =
            Math.abs(record.get("audio_start").asDouble() - Double.parseDouble(cells[1])) <= 0.5
                && Math.abs(record.get("audio_end").asDouble() - Double.parseDouble(cells[2]))
                    <= 0.5;
        right += near ? 1 : 0;
      }
    }
    assertTrue(right >= 0.95 * truth.size(), right + " of " + truth.size());
    assertTrue(!Files.exists(out.resolve(".caesura/heard.jsonl")), "something was recognised");
    assertTrue(
        Files.readString(out.resolve("alignment.html")).contains("[\"matched\","),
        "the plot has no sentence");
    assertTrue(
        Files.readString(out.resolve("report.html")).contains("words of prompts.srt"),
        "the report does not name the file of the words");
  }

  @Test
  void minesWithAbbreviationsAndLabels() throws IOException {
    List<String> lines = Files.readAllLines(SPEECH.resolve("prompts-en.txt"));
    String[] first = lines.get(0).split(" ", 2);
    String labelled = "NARRATOR: xq. " + first[1];
    Path text = file("t.txt", labelled + "\n" + String.join("\n", lines.subList(1, lines.size())));
    Path known = file("abbr.tsv", "xq.\t" + first[0] + "\n");
    String[] command = {
      "mine",
      SPEECH.resolve("prompts-en.flac").toString(),
      "--text",
      text.toString(),
      "--words",
      subtitles().toString(),
      "--abbreviations",
      known.toString(),
      "--out",
      folder.resolve("corpus").toString(),
      "--quiet"
    };
    assertEquals(0, Caesura.run(command));
    String record = Files.readAllLines(folder.resolve("corpus/corpus.jsonl")).get(0);
    assertEquals(labelled, new JsonMapper().readTree(record).get("text").asText());
    assertEquals(0.0, new JsonMapper().readTree(record).get("cer").asDouble(), record);
    // Other abbreviations make another corpus.
    file("abbr.tsv", "xq.\tanother\n");
    assertEquals(1, Caesura.run(command));
    file("abbr.tsv", "xq another\n");
    assertEquals(1, Caesura.run(command));
  }

  /** The recording is in the right channel; noise, or nothing, is in the left one. */
  @Test
  void minesTheChannelThatIsAskedFor() throws IOException {
    AudioSource prompts = AudioFiles.open(SPEECH.resolve("prompts-en.flac"));
    float[] samples = prompts.read(new TimeSpan(0, 30 * 16_000L, prompts.sampleRate())).toArray();
    ByteBuffer wav = ByteBuffer.allocate(44 + 4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 4 * samples.length);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 2).putInt(prompts.sampleRate());
    wav.putInt(4 * prompts.sampleRate()).putShort((short) 4).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(4 * samples.length);
    for (float sample : samples) {
      wav.putShort((short) 0).putShort((short) Math.round(sample * 32768));
    }
    Path call = Files.write(folder.resolve("call.wav"), wav.array());
    List<String> lines = Files.readAllLines(SPEECH.resolve("prompts-en.txt")).subList(0, 4);
    Path text = file("call.txt", String.join("\n", lines));
    String[] cues = Files.readString(subtitles()).split("\n\n");
    Path words = file("call.srt", String.join("\n\n", Arrays.copyOf(cues, 5)) + "\n");
    for (String channel : new String[] {"right", "left"}) {
      Path out = folder.resolve(channel);
      String[] command = {
        "mine",
        call.toString(),
        "--channel",
        channel,
        "--text",
        text.toString(),
        "--words",
        words.toString(),
        "--out",
        out.toString(),
        "--format",
        "wav",
        "--quiet"
      };
      assertEquals(0, Caesura.run(command));
      String record = Files.readAllLines(out.resolve("corpus.jsonl")).get(0);
      Path clip = out.resolve(new JsonMapper().readTree(record).get("audio").asText());
      float[] heard = AudioFiles.open(clip).read(new TimeSpan(0, 1 << 20, 16_000)).toArray();
      double loudest = 0;
      for (float sample : heard) {
        loudest = Math.max(loudest, Math.abs(sample));
      }
      assertEquals(channel.equals("right"), loudest > 0.01, channel + " " + loudest);
    }
    String[] other = {
      "mine",
      call.toString(),
      "--text",
      text.toString(),
      "--words",
      words.toString(),
      "--out",
      folder.resolve("left").toString(),
      "--quiet"
    };
    assertEquals(1, Caesura.run(other), "the folder is of another channel");
    String[] each = {
      "mine",
      call.toString(),
      "--channel",
      "each",
      "--text",
      text.toString(),
      "--words",
      words.toString(),
      "--out",
      folder.resolve("each").toString(),
      "--quiet"
    };
    assertEquals(2, Caesura.run(each));
  }

  /** A damaged recording is an error, and a gap of the right length if the user allows it. */
  @Test
  void minesADamagedRecordingIfLenient() throws IOException {
    byte[] flac = Files.readAllBytes(SPEECH.resolve("prompts-en.flac"));
    Arrays.fill(flac, flac.length / 2, flac.length / 2 + 100, (byte) 0);
    Path damaged = Files.write(folder.resolve("damaged.flac"), flac);
    List<String> command =
        List.of(
            "mine",
            damaged.toString(),
            "--text",
            SPEECH.resolve("prompts-en.txt").toString(),
            "--words",
            subtitles().toString(),
            "--quiet",
            "--out",
            folder.resolve("out").toString());
    assertEquals(1, Caesura.run(command.toArray(String[]::new)));
    List<String> lenient = new ArrayList<>(command);
    lenient.set(command.size() - 1, folder.resolve("lenient").toString());
    lenient.add("--lenient");
    assertEquals(0, Caesura.run(lenient.toArray(String[]::new)));
    int kept = Files.readAllLines(folder.resolve("lenient/corpus.jsonl")).size();
    int all = Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv")).size();
    assertTrue(kept >= 0.95 * all, kept + " of " + all);
  }

  /** A recording in which nothing was recognised makes an empty corpus and a report. */
  @Test
  void minesSilence() throws IOException {
    Path words = file("silent.json", "{\"text\":\"\",\"segments\":[]}");
    Path text = file("t.txt", "Nobody says this.\nNor does anybody say that.\n");
    Path audio = folder.resolve("silent.wav");
    try (WavWriter out = WavWriter.create(audio, RATE)) {
      out.write(new float[3 * RATE], 0, 3 * RATE);
      out.commit();
    }
    Path out = folder.resolve("corpus");
    assertEquals(0, mine(audio, text, words, out));
    assertEquals(List.of(), Files.readAllLines(out.resolve("corpus.jsonl")));
    List<String> rejected = Files.readAllLines(out.resolve("rejected.jsonl"));
    assertEquals(2, rejected.size());
    assertTrue(Files.exists(out.resolve("report.html")));
  }

  /** Two readers at once, each in a channel of the hypothesis. */
  @Test
  void minesOverlappingSpeakers() throws IOException {
    List<String[]> rows =
        Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv")).stream()
            .map(row -> row.split("\t"))
            .toList();
    double second = Double.parseDouble(rows.get(10)[1]);
    double shift = second - 2.2;
    AudioSource speech = AudioFiles.open(SPEECH.resolve("prompts-en.flac"), RATE);
    double end = Double.parseDouble(rows.get(19)[2]) + 1;
    float[] mixed = speech.read(TimeSpan.fromSeconds(0, second - 0.1, RATE)).toArray();
    mixed = Arrays.copyOf(mixed, 60 * RATE);
    float[] other = speech.read(TimeSpan.fromSeconds(second - 0.1, end, RATE)).toArray();
    for (int i = 0; i < other.length; i++) {
      int at = i + (int) (2.1 * RATE);
      if (at < mixed.length) {
        mixed[at] += other[i];
      }
    }
    Path audio = folder.resolve("two.wav");
    try (WavWriter out = WavWriter.create(audio, RATE)) {
      out.write(mixed, 0, mixed.length);
      out.commit();
    }
    StringBuilder ctm = new StringBuilder();
    StringBuilder text = new StringBuilder();
    Map<String, double[]> truth = new TreeMap<>();
    for (int i = 0; i < 20; i++) {
      double late = i < 10 ? 0 : shift;
      double from = Double.parseDouble(rows.get(i)[1]) - late;
      double to = Double.parseDouble(rows.get(i)[2]) - late;
      String[] words = rows.get(i)[0].split(" ");
      for (int w = 0; w < words.length; w++) {
        double step = (to - from) / words.length;
        ctm.append(
            String.format(
                Locale.ROOT,
                "two %d %.3f %.3f %s%n",
                i < 10 ? 1 : 2,
                from + w * step,
                step - 0.01,
                words[w]));
      }
      text.append(rows.get(i)[0]).append('\n');
      truth.put(rows.get(i)[0], new double[] {from, to});
    }
    Path out = folder.resolve("corpus");
    Path words = file("two.ctm", ctm.toString());
    assertEquals(0, mine(audio, file("two.txt", text.toString()), words, out));
    int kept = 0;
    for (String line : Files.readAllLines(out.resolve("corpus.jsonl"))) {
      JsonNode record = new JsonMapper().readTree(line);
      double[] place = truth.get(record.get("text").asText());
      // The clip has up to 0.1 s of the pause at each end.
      assertEquals(place[0], record.get("audio_start").asDouble(), 0.3, line);
      assertEquals(place[1], record.get("audio_end").asDouble(), 0.3, line);
      kept++;
    }
    assertEquals(truth.size(), kept);
  }

  private static int mine(Path audio, Path text, Path words, Path out) {
    String[] command = {
      "mine",
      audio.toString(),
      "--text",
      text.toString(),
      "--words",
      words.toString(),
      "--out",
      out.toString(),
      "--quiet"
    };
    return Caesura.run(command);
  }
}
