package dev.caesura.cli.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.io.WavWriter;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTests {

  @TempDir Path folder;

  private final StringWriter err = new StringWriter();
  private Path corpus;

  @BeforeEach
  void makeCorpus() throws IOException {
    corpus =
        Files.writeString(
            folder.resolve("corpus.jsonl"),
            "{\"id\":\"talk_0-9\",\"text\":\"Hello.\",\"audio\":\"clips/a.wav\",\"audio_length\":1.5,\"audio_start\":2.5,\"audio_end\":4.0,\"speaker\":\"ann\"}\n"
                + "{\"id\":\"talk_10-14\",\"text\":\"Bye.\",\"audio\":\"clips/b.wav\",\"audio_length\":0.5}\n");
  }

  private int run(String... args) {
    err.getBuffer().setLength(0);
    String[] all = new String[args.length + 1];
    all[0] = "convert";
    System.arraycopy(args, 0, all, 1, args.length);
    return Caesura.commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  @Test
  void completeConversionsExitWithZero() throws IOException {
    Path manifest = folder.resolve("manifest.json");
    assertEquals(0, run("--to", "nemo", corpus.toString(), manifest.toString()), err::toString);
    assertTrue(
        Files.readString(manifest)
            .startsWith(
                "{\"audio_filepath\":\"clips/a.wav\",\"duration\":1.500,\"text\":\"Hello.\""),
        Files.readString(manifest));
    Path back = folder.resolve("back.jsonl");
    assertEquals(0, run(manifest.toString(), back.toString()), err::toString);
    assertTrue(Files.readString(back).contains("\"audio_start\":2.5,"), Files.readString(back));
  }

  @Test
  void lossesAreListedAndAllowed() throws IOException {
    String stm = folder.resolve("talk.stm").toString();
    assertEquals(1, run(corpus.toString(), stm));
    assertTrue(
        err.toString().contains("talk.stm: stm loses id: missing or changed in 2 of 2 entries"),
        err.toString());
    assertTrue(err.toString().contains("stm loses audio: missing or changed in 2 of 2"));
    Path card = folder.resolve("card.md");
    assertEquals(0, run("--allow-loss", "--card", card.toString(), corpus.toString(), stm));
    assertTrue(Files.readString(card).contains("| entries | 2 |"));
    assertEquals(
        "talk 1 ann 2.500 4.000 Hello.\nb 1 unknown 0.000 0.500 Bye.\n",
        Files.readString(Path.of(stm)));
  }

  @Test
  void wrongUsageIsRefused() {
    assertEquals(2, run("--to", "cd", corpus.toString(), "x"));
    assertTrue(err.toString().contains("--to cd: expected one of parlaspeech, "), err.toString());
    for (String[] args : new String[][] {{"--to", "parquet", "x"}, {"x.parquet"}}) {
      List<String> all = new ArrayList<>(List.of(args));
      all.add(all.size() - 1, corpus.toString());
      assertEquals(2, run(all.toArray(String[]::new)));
      assertTrue(err.toString().contains("see docs/spark.md"), err.toString());
    }
    assertEquals(2, run(corpus.toString(), folder.resolve("out").toString()));
    assertTrue(err.toString().contains("expected --to FORMAT beside it"), err.toString());
    assertEquals(2, run("--to", "nemo", corpus.toString(), corpus.toString()));
    assertEquals(1, run(folder.resolve("no.jsonl").toString(), folder.resolve("a.stm").toString()));
    assertTrue(err.toString().contains("no.jsonl: no such file"), err.toString());
  }

  /** A link to audio elsewhere is read; nothing is written through one, and nothing beside it. */
  @Test
  void linksThatLeadOutAreReadAndNotWrittenThrough() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Path inside = Files.createDirectories(folder.resolve("inside/clips"));
    try (WavWriter out = WavWriter.create(outside.resolve("real.wav"), 8000)) {
      out.write(new float[8000], 0, 8000);
      out.commit();
    }
    byte[] audio = Files.readAllBytes(outside.resolve("real.wav"));
    Path secret = Files.writeString(outside.resolve("secret.txt"), "kept");
    Files.createSymbolicLink(inside.resolve("a.wav"), outside.resolve("real.wav"));
    Path manifest =
        Files.writeString(
            folder.resolve("inside/manifest.json"),
            "{\"audio_filepath\":\"clips/a.wav\",\"duration\":1.0,\"text\":\"Hello.\"}\n");
    Path target = folder.resolve("target");
    assertEquals(
        0,
        run("--allow-loss", "--to", "webdataset", manifest.toString(), target.toString()),
        err::toString);
    Path linked = folder.resolve("inside/out.jsonl");
    Files.createSymbolicLink(linked, secret);
    run("--allow-loss", "--to", "parlaspeech", manifest.toString(), linked.toString());
    assertEquals("kept", Files.readString(secret));
    assertArrayEquals(audio, Files.readAllBytes(outside.resolve("real.wav")));
    try (Stream<Path> files = Files.list(outside)) {
      assertEquals(2, files.count());
    }
    try (Stream<Path> files = Files.walk(target)) {
      assertTrue(files.noneMatch(Files::isSymbolicLink));
    }
  }

  @Test
  void targetsAroundTheSourceAreRefused() throws IOException {
    assertEquals(2, run("--to", "audiofolder", corpus.toString(), folder.toString()));
    assertTrue(err.toString().contains("expected a folder without SOURCE"), err.toString());
  }

  @Test
  void recordingsOfSubtitlesAreFoundInAFolder() throws IOException {
    Path cues =
        Files.writeString(folder.resolve("talk.srt"), "1\n00:00:00,250 --> 00:00:00,750\nHello.\n");
    Path target = folder.resolve("clips");
    assertEquals(1, run("--to", "audiofolder", cues.toString(), target.toString()));
    assertTrue(err.toString().contains("(--audio DIR)"), err.toString());
    String audio = Files.createDirectories(folder.resolve("audio/a")).getParent().toString();
    assertEquals(
        1, run("--audio", audio, "--to", "audiofolder", cues.toString(), target.toString()));
    assertTrue(
        err.toString().contains("expected one audio file named talk; found none"), err.toString());
    try (WavWriter out = WavWriter.create(folder.resolve("audio/a/talk.wav"), 8000)) {
      out.write(new float[8000], 0, 8000);
      out.commit();
    }
    assertEquals(
        0,
        run("--audio", audio, "--to", "audiofolder", cues.toString(), target.toString()),
        err::toString);
    assertTrue(
        Files.readString(target.resolve("metadata.jsonl")).contains("\"duration\":0.500"),
        Files.readString(target.resolve("metadata.jsonl")));
  }

  @Test
  void sourcesOfAnotherFormatAreNotTakenForEmpty() {
    String target = folder.resolve("x.jsonl").toString();
    for (String format : List.of("shar", "kaldi", "webdataset", "fairseq", "mustc")) {
      assertEquals(1, run("--from", format, folder.toString(), target), format);
      assertTrue(
          err.toString().contains("expected a corpus in the format " + format), err.toString());
    }
  }
}
