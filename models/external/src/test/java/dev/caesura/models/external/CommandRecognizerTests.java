package dev.caesura.models.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.PieceSettings;
import dev.caesura.align.Recognizer;
import dev.caesura.align.RecognizerContract;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs that recognise, and programs that fail. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class CommandRecognizerTests implements RecognizerContract {

  private static final int RATE = 16_000;
  private static final NoiseRecording NOISE = NoiseRecording.of(6, 0.3, 5);

  @TempDir static Path folder;
  private static CloseableRecognizer shared;
  private static CloseableRecognizer ended;

  @BeforeAll
  static void open() throws IOException {
    Path wav = NOISE.writeWav(folder.resolve("noise.wav"));
    Path table = FakeRecognizer.write(NOISE.rows(), folder.resolve("noise.tsv"));
    String line = FakeRecognizer.commandLine(wav, table, folder.resolve("log"), 0);
    shared = provider(line, ExternalSettings.defaults()).open(Locale.ENGLISH, "", 2);
    ended = provider(line, ExternalSettings.defaults()).open(Locale.ENGLISH, "", 2);
    ended.close();
    ended.close();
  }

  @AfterAll
  static void close() throws IOException {
    shared.close();
  }

  private static ExternalRecognizerProvider provider(String line, ExternalSettings settings) {
    return ExternalRecognizerProvider.of(RecognizerCommand.parse(line), settings);
  }

  @Override
  public Recognizer recognizer() {
    return shared;
  }

  @Override
  public Signal speech() {
    return NOISE.signal();
  }

  @Override
  public Optional<Recognizer> closed() {
    return Optional.of(ended);
  }

  /** Runs a shell script, whose arguments are the places of the command, for a piece. */
  private static Transcript run(String script, String places, ExternalSettings settings)
      throws IOException {
    Path file = Files.createTempFile(folder, "program", ".sh");
    Files.writeString(file, script);
    TimeSpan piece = new TimeSpan(2L * RATE, 5L * RATE, RATE);
    try (CloseableRecognizer recognizer =
        provider("sh '" + file + "' " + places, settings)
            .open(Locale.forLanguageTag("hr"), "", 1)) {
      return recognizer.recognize(AudioSource.of("noise", NOISE.signal()), piece);
    }
  }

  private static String failure(String script, String places, ExternalSettings settings) {
    return assertThrows(IOException.class, () -> run(script, places, settings)).getMessage();
  }

  private static String failure(String script) {
    return failure(script, "{wav} {out} {language}", ExternalSettings.defaults());
  }

  private static String texts(Transcript transcript) {
    return String.join(" ", transcript.words().stream().map(Word::text).toList());
  }

  @Test
  void readsWhatIsWrittenWhereverItIs() throws IOException {
    String ctm = "piece 1 0.50 0.40 a\\npiece 1 1.00 0.40 b\\n";
    for (String target : List.of("$2", "$2.ctm", "$2.wav.ctm")) {
      Transcript words =
          run("printf '" + ctm + "' > " + target, "{wav} {out}", ExternalSettings.defaults());
      assertEquals("a b", texts(words), target);
      assertEquals(new TimeSpan(40_000, 46_400, RATE), words.words().get(0).span());
    }
    assertEquals(
        "a b",
        texts(
            run(
                "mkdir $2; printf '" + ctm + "' > $2/piece.ctm",
                "{wav} {out}",
                ExternalSettings.defaults())));
    assertEquals("a b", texts(run("printf '" + ctm + "'", "{wav}", ExternalSettings.defaults())));
    // whisper writes five files; the times of words are in JSON alone.
    assertEquals(
        "j",
        texts(
            run(
                "echo '{\"text\":\"j\",\"segments\":[{\"start\":0,\"end\":1,\"text\":\"j\","
                    + "\"words\":[{\"word\":\"j\",\"start\":0.1,\"end\":0.4}]}]}' > $2.json;"
                    + "printf '1\\n00:00:00,000 --> 00:00:01,000\\nsrt\\n' > $2.srt;"
                    + "echo plain text > $2.txt; printf 'start\\tend\\ttext\\n' > $2.tsv",
                "{wav} {out}",
                ExternalSettings.defaults())));
    assertEquals(
        "hr", texts(run("echo p 1 0.1 0.2 $1 #", "{language} {wav}", ExternalSettings.defaults())));
    assertEquals("", texts(run(":", "{wav}", ExternalSettings.defaults())));
  }

  @Test
  void givesTheWholePieceAsWav() throws IOException {
    assertEquals(
        "96044",
        texts(run("echo p 1 0.1 0.2 $(wc -c < $1)", "{wav}", ExternalSettings.defaults())));
  }

  @Test
  void saysWhyAProgramFailed() {
    String message = failure("echo loading; echo 'no model: m.bin' >&2; exit 3");
    assertTrue(
        message.startsWith("sh, piece 2.00-5.00 s: expected exit status 0; found 3. It printed"),
        message);
    assertTrue(message.endsWith("no model: m.bin"), message);
    assertTrue(failure("kill -9 $$").contains("137 (killed by signal 9)"));
    assertTrue(failure("exit 0").contains("expected words in {out} or {out}.*; found no file"));
    assertTrue(failure("echo a > $2.txt; echo b > $2.log").contains("found words.log, words.txt"));
    String prose = failure("echo Hello there", "{wav}", ExternalSettings.defaults());
    assertTrue(prose.contains("piece 2.00-5.00 s, output, line 1: expected words"), prose);
    String cut =
        failure("printf '{\"segments\": [{\"start\": 0'", "{wav}", ExternalSettings.defaults());
    assertTrue(cut.contains("piece 2.00-5.00 s, output"), cut);
    // More than what fits the message.
    String much = failure("seq 1 100000 >&2; exit 1");
    assertTrue(much.length() < 1200 && much.endsWith("/ 100000"), much);
  }

  @Test
  void clipsWordsOfTheRecognizersWindow() throws IOException {
    List<String> warnings = new ArrayList<>();
    ExternalSettings settings = ExternalSettings.defaults().withWarnings(warnings::add);
    // Whisper ends the only segment of a short piece with its window.
    Transcript words =
        run("printf '[{\"start\": 1, \"end\": 30, \"text\": \"aa bb cc dd\"}]'", "{wav}", settings);
    assertEquals("aa bb cc dd", texts(words));
    assertEquals(3.0, words.words().get(0).span().startSeconds(), 1e-3);
    assertEquals(4.0, words.words().get(2).span().startSeconds(), 0.1);
    assertEquals(5.0, words.words().get(3).span().endSeconds(), 1e-3);
    assertTrue(warnings.get(0).contains("4 with estimated times"), warnings::toString);
    warnings.clear();
    run("printf 'p 1 0.5 0.3 a\\np 1 29 0.4 b\\n'", "{wav}", settings);
    assertTrue(warnings.get(0).contains("1 clipped at the end"), warnings::toString);
    warnings.clear();
    run("exit 0", "{wav}", settings);
    assertTrue(warnings.get(0).contains("no words in 1 of 1 pieces of speech"), warnings::toString);
    String millis =
        failure("printf 'p 1 100 0.3 a\\np 1 200 0.3 b\\np 1 300 0.3 c\\n'", "{wav}", settings);
    assertTrue(millis.contains("expected words within 3.00 s; found 3 of 3 later"), millis);
  }

  @Test
  void killsWhatTakesTooLongWithItsChildren() throws Exception {
    Path pids = folder.resolve("pids");
    long start = System.nanoTime();
    String message =
        failure(
            "sleep 300 & echo $! >> " + pids + "; sh -c 'echo $$ >> " + pids + "; sleep 300; :'",
            "{wav}",
            ExternalSettings.defaults().withLimitSeconds(1));
    assertTrue(message.contains("killed, because it did not end within 1.0 s"), message);
    assertTrue(System.nanoTime() - start < 20e9, "too late");
    List<String> children = Files.readAllLines(pids);
    assertEquals(2, children.size());
    for (String pid : children) {
      Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(pid));
      if (left.isPresent()) {
        left.get().onExit().get(5, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void killsWhatWritesTooMuch() {
    ExternalSettings little = ExternalSettings.defaults().withMaxOutputBytes(100_000);
    String file = "head -c 200000 /dev/zero > $2.json; sleep 300";
    for (String script : List.of("yes", "yes >&2", file)) {
      String message = failure(script, "{wav} {out}", little);
      assertTrue(message.contains("it wrote more than 100000 bytes for one piece"), message);
      assertTrue(message.length() < 1200, message);
    }
    assertTrue(failure("seq 1 40000", "{wav}", little).contains("more than 100000 bytes"));
  }

  @Test
  void endsWhereItsCallerIsInterruptedAndLeavesNoFile() throws Exception {
    Path before = Files.createDirectories(folder.resolve("interrupted"));
    Path file =
        Files.writeString(before.resolve("p.sh"), "echo $$ > " + before + "/pid; sleep 300");
    CloseableRecognizer recognizer =
        provider("sh " + file + " {wav}", ExternalSettings.defaults()).open(Locale.ENGLISH, "", 1);
    List<Throwable> thrown = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                recognizer.recognize(NOISE.signal());
              } catch (IOException e) {
                thrown.add(e);
              }
            });
    thread.start();
    Path pid = before.resolve("pid");
    while (!Files.exists(pid) || Files.size(pid) == 0) {
      Thread.sleep(5);
    }
    thread.interrupt();
    recognizer.close();
    thread.join();
    assertTrue(thrown.get(0) instanceof InterruptedIOException, thrown::toString);
    long number = Long.parseLong(Files.readString(pid).strip());
    assertFalse(ProcessHandle.of(number).map(ProcessHandle::isAlive).orElse(false));
    try (Stream<Path> left = Files.list(before)) {
      assertEquals(2, left.count());
    }
  }

  @Test
  void describesItself() {
    ExternalSettings settings = ExternalSettings.defaults();
    assertEquals(
        "command sh x.sh {wav} (pieces of at most 28.0 s, overlap 2.0 s)",
        provider(" sh x.sh {wav}", settings).description());
    PieceSettings whole = settings.pieces().withMaxSeconds(Double.POSITIVE_INFINITY);
    assertEquals(
        "command sh x.sh {wav} (the whole recording at once)",
        provider("sh x.sh {wav}", settings.withPieces(whole)).description());
    assertTrue(provider("sh {wav}", settings).supports(Locale.forLanguageTag("km")));
  }
}
