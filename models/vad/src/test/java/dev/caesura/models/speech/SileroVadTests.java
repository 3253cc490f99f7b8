package dev.caesura.models.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Signal;
import dev.caesura.audio.StreamingScorer;
import dev.caesura.audio.StreamingScorerContract;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.models.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SileroVadTests implements StreamingScorerContract {

  private static SileroVad vad;

  @BeforeAll
  static void open() {
    vad = SileroVad.open();
  }

  @AfterAll
  static void close() {
    vad.close();
  }

  @Override
  public StreamingScorer scorer() {
    return vad;
  }

  @Override
  public float[] speech() throws IOException {
    Path prompts = Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac");
    return AudioFiles.open(prompts, 16_000).read(new TimeSpan(0, 480_000, 16_000)).toArray();
  }

  @Override
  public List<Integer> refusedRates() {
    return List.of(1, 11_025, 22_050, 32_000, 44_100, 48_000);
  }

  @Test
  void otherRatesSayToResample() {
    AudioSource cd = AudioSource.of("cd", Signal.of(new float[10], 44_100));
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> vad.score(cd));
    assertEquals(
        "sample rate 44100 Hz is not 16000 or 8000; resample the recording to 16000 Hz first",
        e.getMessage());
  }

  @Test
  void framesAreWindowsOf32Milliseconds() throws IOException {
    FrameScores scores = vad.score(AudioSource.of("x", Signal.of(new float[1025], 16_000)));
    assertEquals(new FrameGrid(16_000, 512, 512), scores.grid());
    assertEquals(3, scores.size());
    FrameScores narrow = vad.score(AudioSource.of("x", Signal.of(new float[513], 8_000)));
    assertEquals(new FrameGrid(8_000, 256, 256), narrow.grid());
    assertEquals(3, narrow.size());
  }

  @Test
  void silenceIsNoSpeech() throws IOException {
    FrameScores scores = vad.score(AudioSource.of("silence", Signal.of(new float[31_700], 16_000)));
    assertEquals(62, scores.size());
    assertEquals(0, Recordings.framesOver(scores, 0.5));
  }

  @Test
  void readSpeechHasTheDocumentedCount() throws IOException {
    // 204 windows of 221 with any engine that carries the context (whole windows: the recording's
    // last, unfinished one is not counted there); without the context almost none.
    Signal speech = Recordings.wav("librivox_austen/sense_and_sensibility_01_austen_64kb-0870.wav");
    FrameScores scores = vad.score(AudioSource.of("0870", speech));
    int whole = (int) scores.grid().wholeFrames(speech.length());
    int speechFrames = 0;
    for (int i = 0; i < whole; i++) {
      speechFrames += scores.score(i) >= 0.5 ? 1 : 0;
    }
    assertEquals(221, whole);
    assertEquals(204, speechFrames);
  }

  @Test
  void speechIsHeardAtBothRates() throws IOException {
    Signal wide = Recordings.wav("libfvad/audio_tiny16.wav");
    Signal narrow = Recordings.wav("libfvad/audio_tiny8.wav");
    FrameScores at16 = vad.score(AudioSource.of("16 kHz", wide));
    FrameScores at8 = vad.score(AudioSource.of("8 kHz", narrow));
    int same = 0;
    int frames = Math.min(at16.size(), at8.size());
    for (int i = 0; i < frames; i++) {
      same += at16.score(i) >= 0.5 == at8.score(i) >= 0.5 ? 1 : 0;
    }
    assertTrue(Recordings.framesOver(at16, 0.5) > frames / 4, "speech at 16 kHz");
    assertTrue(same > 0.85 * frames, same + " of " + frames + " frames agree between the rates");
  }

  @Test
  void stateDoesNotLeakFromCallToCall() throws IOException {
    Signal speech = Recordings.wav("librivox_austen/sense_and_sensibility_01_austen_64kb-0870.wav");
    AudioSource silence = AudioSource.of("silence", Signal.of(new float[16_000], 16_000));
    FrameScores before = vad.score(silence);
    vad.score(AudioSource.of("0870", speech));
    assertEquals(before, vad.score(silence));
  }

  /** A user's file runs window by window, the shipped one as a sequence. */
  @Test
  void windowByWindowAndSequenceGiveTheSameScores(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.onnx");
    try (InputStream in = SileroVad.class.getResourceAsStream("silero_vad_v6.onnx")) {
      Files.copy(in, file);
    }
    Path speech = Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac");
    AudioSource prompts = AudioFiles.open(speech, 16_000);
    try (SileroVad mine = SileroVad.open(file)) {
      assertSame(mine.score(prompts), vad.score(prompts), "prompts");
      int block = 256 * 512;
      for (int length : new int[] {1, 511, 512, 513, block - 1, block, block + 1, 2 * block}) {
        AudioSource tone = Recordings.tone(length);
        assertSame(mine.score(tone), vad.score(tone), length + " samples");
      }
    }
  }

  private static void assertSame(FrameScores expected, FrameScores found, String what) {
    assertEquals(expected.span(), found.span(), what);
    assertArrayEquals(expected.toArray(), found.toArray(), 1e-4f, what);
  }

  @Test
  void otherFilesAreRefused(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("text.onnx"), "no network");
    ModelException e = assertThrows(ModelException.class, () -> SileroVad.open(text));
    assertTrue(e.getMessage().startsWith(text + ": expected an ONNX network"), e.getMessage());
    Path absent = folder.resolve("absent.onnx");
    IOException io = assertThrows(IOException.class, () -> SileroVad.open(absent));
    assertTrue(io.getMessage().contains(absent.toString()), io.getMessage());
  }

  @Test
  void closedDetectorRefuses() {
    SileroVad closed = SileroVad.open();
    closed.close();
    closed.close();
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> closed.score(Recordings.tone(600)));
    assertEquals("model is closed", e.getMessage());
  }

  @Test
  void notANumberIsReportedWithItsPlace() {
    AudioSource bad = Recordings.withNanAt(1000);
    IOException e = assertThrows(IOException.class, () -> vad.score(bad));
    assertEquals("bad: sample 1000 is NaN; expected a finite number", e.getMessage());
  }
}
