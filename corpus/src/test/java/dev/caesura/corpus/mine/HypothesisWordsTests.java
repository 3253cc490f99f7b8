package dev.caesura.corpus.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Passage;
import dev.caesura.align.Utterance.Speech;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import dev.caesura.corpus.MiningJob;
import dev.caesura.corpus.MiningSettings;
import dev.caesura.corpus.RejectionReason;
import dev.caesura.text.TextSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypothesisWordsTests {

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void channelsOfOneRecordingAreJoined() throws IOException {
    Path words = file("w.ctm", "/d/a.wav 1 2 1 two\n/d/a.wav 2 0 1 one\nb 1 5 1 other\n");
    HypothesisWords known = HypothesisWords.read(words, "a", 16_000);
    assertEquals(List.of("one", "two"), known.words().stream().map(Word::text).toList());
    IOException e = assertThrows(IOException.class, () -> HypothesisWords.read(words, "c", 16_000));
    assertEquals(words + ": expected words of c; found those of /d/a.wav, b", e.getMessage());
  }

  /** Names of files and names in hypotheses follow one rule, with spaces and dots in them. */
  @ParameterizedTest
  @CsvSource({
    "my talk.wav, /d/my talk.wav",
    "my talk.wav, my_talk",
    "my talk.wav, my talk",
    "my.talk.2024-01-05.wav, my.talk.2024-01-05",
    "my.talk.2024-01-05.wav, MY/my.talk.2024-01-05.FLAC",
    "talk (2).wav, talk (2)"
  })
  void recordingsAreFoundByTheNamesOfTheirFiles(String audio, String named) throws IOException {
    String recording = MiningJob.of(Path.of("d", audio), folder, folder).recording();
    String row = "{\"recording\":\"%s\",\"word\":\"%s\",\"start\":0,\"end\":1,\"score\":1}\n";
    Path words =
        file("w.jsonl", String.format(row, "another", "no") + String.format(row, named, "yes"));
    HypothesisWords known = HypothesisWords.read(words, recording, 16_000);
    assertEquals(List.of("yes"), known.words().stream().map(Word::text).toList());
  }

  @Test
  void wordsOfALongerRecordingAreRefused() throws IOException {
    Path file = file("w.ctm", "a 1 0 1 one\na 1 9.5 1 two\n");
    HypothesisWords known = HypothesisWords.read(file, "x", 16_000);
    TimeSpan ten = TimeSpan.fromSeconds(0, 10, 16_000);
    HypothesisWords inside = known.within(ten);
    assertEquals(TimeSpan.fromSeconds(9.5, 10, 16_000), inside.words().get(1).span());
    assertEquals("1 clipped at the end of the recording", inside.repairs().toString());
    TimeSpan eight = TimeSpan.fromSeconds(0, 8, 16_000);
    IOException e = assertThrows(IOException.class, () -> known.within(eight));
    assertEquals(
        file + ": expected words of a recording of 8.00 s; found \"two\" at 10.50 s",
        e.getMessage());
    Path empty = file("empty.ctm", "");
    HypothesisWords silence = HypothesisWords.read(empty, "x", 16_000);
    assertEquals(List.of(), silence.within(ten).words());
    assertEquals("unchanged", silence.repairs().toString());
  }

  /** The last word of Whisper may end a little later than a second after the recording. */
  @Test
  void oneWordAfterTheEndIsClipped() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      rows.append("a 1 ").append(i).append(i == 29 ? " 2.2 w\n" : " 0.5 w\n");
    }
    HypothesisWords known = HypothesisWords.read(file("w.ctm", rows.toString()), "a", 16_000);
    List<Word> words = known.within(TimeSpan.fromSeconds(0, 30, 16_000)).words();
    assertEquals(TimeSpan.fromSeconds(29, 30, 16_000), words.get(29).span());
  }

  @Test
  void noClipIsShorterThanTheMinimum() {
    TimeSpan tiny = TimeSpan.fromSeconds(1, 1.05, 16_000);
    assertEquals(Optional.of(RejectionReason.TOO_SHORT), rejection(tiny));
    assertEquals(Optional.empty(), rejection(TimeSpan.fromSeconds(1, 1.1, 16_000)));
  }

  private static Optional<RejectionReason> rejection(TimeSpan span) {
    Passage passage = Passage.of(new TextSpan(0, 2), "yes");
    Utterance utterance =
        Utterance.matched(
            "r", passage, new Speech(span, "yes", List.of()), Utterance.Similarity.of(0, 3, 3));
    return Selection.of(MiningSettings.defaults())
        .select(List.of(utterance))
        .verdicts()
        .get(0)
        .rejection();
  }
}
