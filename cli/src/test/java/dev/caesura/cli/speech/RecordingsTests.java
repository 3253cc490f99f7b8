package dev.caesura.cli.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.SegmentFormats;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingsTests {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static Path clip(String number) {
    return Path.of(
        System.getProperty("caesura.testdata"),
        "speech/librivox/sense_and_sensibility_01_austen_64kb-" + number + ".wav");
  }

  @BeforeEach
  void fill() throws IOException {
    for (String file :
        List.of("a/one.wav", "a/b/two talk.WAV", "a/notes.txt", "a/.hidden.wav", "c/one.wav")) {
      Path copy = folder.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(clip("0880"), copy);
    }
    Files.createDirectories(folder.resolve("empty"));
  }

  private int run(String... args) {
    return Caesura.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private List<String> names(String... arguments) {
    List<String> all = new ArrayList<>();
    for (String argument : arguments) {
      all.add(argument.equals("-") ? argument : folder + "/" + argument);
    }
    Recordings recordings = Recordings.of(all);
    assertEquals(List.of(), recordings.failures());
    return recordings.found().stream().map(Recording::name).toList();
  }

  @Test
  void foldersPatternsAndFilesAreFound() {
    assertEquals(List.of("two_talk", "one"), names("a"));
    assertEquals(List.of("one"), names("a/*.wav"));
    assertEquals(List.of("one", "stdin"), names("a/one.wav", "-"));
    assertEquals(List.of("two_talk", "one"), names("a/**/*.{wav,WAV}"));
    assertEquals(List.of("two_talk", "one"), names("a/*"));
    assertEquals(List.of("notes.txt"), names("a/*.txt"));
    // A file that was found already is not taken again; named twice, it is.
    assertEquals(List.of("one", "two_talk"), names("a/one.wav", "a"));
    assertEquals(List.of("one"), names("c/one.wav", "c", "c/*.wav"));
    assertEquals(List.of("one", "one"), names("a/one.wav", "a/one.wav"));
  }

  @Test
  void aUrlIsReportedWithTheCommandThatReadsIt() {
    for (String url : List.of("https://example.org/talk.mp3", "HTTP://example.org/?id=*")) {
      Recordings recordings = Recordings.of(List.of(url));
      assertEquals(
          List.of(
              url
                  + ": expected a file; found a URL. Read it from a pipe: curl -sSfL '"
                  + url
                  + "' | caesura ... -"),
          recordings.failures());
      assertEquals(List.of(), recordings.found());
    }
    assertEquals(1, run("vad", "https://example.org/talk.mp3"));
  }

  @Test
  void filesOfTheSameNameGetNamesThatDiffer() throws IOException {
    assertEquals(List.of("a/one", "c/one"), names("?/one.wav"));
    List<String> whole = names("a", "c");
    assertEquals("two_talk", whole.get(0));
    assertTrue(whole.get(1).endsWith("/a/one.wav") && whole.get(2).endsWith("/c/one.wav"));
    assertFalse(whole.get(1).startsWith("/"), whole::toString);
    Files.copy(clip("0880"), folder.resolve("c/one.flac"));
    assertEquals(List.of("one.flac", "one.wav"), names("c"));
  }

  @Test
  void argumentsThatMatchNoFileAreReported() throws IOException {
    Recordings none =
        Recordings.of(
            List.of(folder + "/x*.wav", folder + "/empty", folder + "/[", folder + "/gone.wav"));
    assertEquals(3, none.failures().size(), none.failures()::toString);
    assertEquals(
        folder + "/x*.wav: expected a pattern of recordings; found no match",
        none.failures().get(0));
    assertEquals(
        folder + "/empty: expected a folder with recordings; found no file with a known extension",
        none.failures().get(1));
    assertEquals(1, none.found().size(), "a named file is opened, which reports it");
    assertEquals(1, run("vad", folder + "/c", folder + "/x*.wav", folder + "/gone.wav"));
    assertTrue(out.toString().startsWith("SPEAKER one 1 "), out::toString);
    assertTrue(
        err.toString().contains("x*.wav: expected a pattern of recordings; found no match"),
        err::toString);
    assertTrue(err.toString().contains("gone.wav: no such file"), err::toString);
  }

  @Test
  void loopsOfLinksEnd() throws IOException {
    try {
      Files.createSymbolicLink(folder.resolve("a/b/loop"), folder.resolve("a"));
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no symbolic links here: " + e);
    }
    assertEquals(List.of("two_talk", "one"), names("a"));
  }

  @Test
  void aStoppedRunResumesInItsFolder() throws Exception {
    Path results = folder.resolve("results");
    String[] args = {
      "segment", "--max", "5", "--out-dir", results.toString(), folder + "/a", folder + "/x.wav"
    };
    assertEquals(1, run(args));
    assertEquals("", out.toString());
    assertTrue(err.toString().contains("x.wav: no such file"), err::toString);
    Path one = results.resolve("one.rttm");
    Path two = results.resolve("b/two talk.rttm");
    assertTrue(Files.readString(one).startsWith("SPEAKER one 1 "));
    assertTrue(Files.readString(two).startsWith("SPEAKER two_talk 1 "));
    assertFalse(Files.exists(results.resolve("x.rttm")));
    // What is there stays; what is missing, or older than its recording, is made.
    Files.writeString(one, "left alone");
    Files.delete(two);
    assertEquals(1, run(args));
    assertEquals("left alone", Files.readString(one));
    assertTrue(Files.exists(two));
    FileTime later = FileTime.from(Files.getLastModifiedTime(one).toInstant().plusSeconds(9));
    Files.setLastModifiedTime(folder.resolve("a/one.wav"), later);
    assertEquals(1, run(args));
    assertTrue(Files.readString(one).startsWith("SPEAKER one 1 "));
    // Other settings do not mix with these.
    args[2] = "4";
    assertEquals(1, run(args));
    assertTrue(
        err.toString().contains("found others (before: --max 5.0; now: --max 4.0)"), err::toString);
    assertEquals(
        0, run("segment", "--redo", "--max", "4", "--out-dir", results.toString(), folder + "/a"));
    // Files of another user are not replaced.
    Path foreign = Files.createDirectories(folder.resolve("foreign"));
    Files.writeString(foreign.resolve("one.rttm"), "precious");
    assertEquals(1, run("vad", "--out-dir", foreign.toString(), folder + "/a/one.wav"));
    assertEquals("precious", Files.readString(foreign.resolve("one.rttm")));
  }

  /** All formats sanitise names alike: white space of every kind, and control characters. */
  @ParameterizedTest
  @EnumSource(SegmentFormats.class)
  void everyNameFitsIntoEveryFormat(SegmentFormats format) throws IOException {
    Path odd = Files.createDirectories(folder.resolve("odd"));
    String name = "a\u3000b\u2028c\u202Fd\u00A0e f\u0085g\u2003h";
    Files.copy(clip("0880"), odd.resolve(name + ".wav"));
    assertEquals(
        0,
        run(
            "vad",
            "--scorer",
            "energy",
            "--format",
            format.toString(),
            "--out-dir",
            folder.resolve("odd-out").toString(),
            odd.toString()),
        err::toString);
    List<RecordedSegment> segments =
        SegmentFiles.read(folder.resolve("odd-out/" + name + "." + format.extension()));
    assertFalse(segments.isEmpty());
    assertEquals("a_b_c_d_e_f_g_h", segments.get(0).recording());
  }

  @Test
  void helpNamesEveryFormatOfSegments() {
    for (SegmentFormats format : SegmentFormats.values()) {
      assertTrue(SegmentFiles.KINDS.contains(format.title() + " ("), format.title());
      for (String extension : format.extensions()) {
        assertTrue(SegmentFiles.KINDS.contains("." + extension), extension);
      }
    }
  }

  @Test
  void eachRecordingHasItsFileInFormatsOfOne() throws IOException {
    Path results = folder.resolve("labels");
    assertEquals(
        0,
        run("vad", "--format", "textgrid", "--out-dir", results.toString(), folder + "/?/one.wav"),
        err::toString);
    assertEquals(1, SegmentFiles.read(results.resolve("a/one.TextGrid")).size());
    assertEquals(1, SegmentFiles.read(results.resolve("c/one.TextGrid")).size());
    String clip = folder + "/a/one.wav";
    assertEquals(2, run("vad", "--out-dir", folder + "/twice", clip, clip));
    assertTrue(err.toString().contains("expected a file for each input; found "), err::toString);
    assertEquals(2, run("vad", "-", "-"));
    assertEquals(2, run("vad", "--jobs", "0", clip));
  }

  /** White space becomes an underscore in names, which another file may have already. */
  @Test
  void filesOfOneCleanNameDoNotOverwriteEachOther() throws IOException {
    Path spaces = Files.createDirectories(folder.resolve("spaces"));
    for (String file : List.of("a b.wav", "a_b.wav", "a\u3000b.wav")) {
      Files.copy(clip("0880"), spaces.resolve(file));
    }
    String all = spaces.toString();
    assertEquals(0, run("vad", "--scorer", "energy", "--min-speech", "0", all), err::toString);
    List<String> found = out.toString().lines().map(row -> row.split(" ")[1]).distinct().toList();
    assertEquals(3, found.size(), found::toString);
    Path pictures = folder.resolve("pictures");
    assertEquals(
        0,
        run("plot", "--no-scores", "--no-spectrogram", "--out-dir", pictures.toString(), all),
        err::toString);
    Path texts = folder.resolve("texts");
    Path clips = folder.resolve("clips");
    assertEquals(
        0,
        run(
            "vad",
            "--scorer",
            "energy",
            "--out-dir",
            texts.toString(),
            "--clips",
            clips.toString(),
            all),
        err::toString);
    assertEquals(3, count(pictures, ".svg"));
    assertEquals(3, count(texts, ".rttm"));
    assertEquals(3, count(clips, ".jsonl"));
  }

  private static long count(Path root, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(ending)).count();
    }
  }
}
