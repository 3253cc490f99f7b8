package dev.caesura.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeardJournalTests {

  private static final TimeSpan FIRST = new TimeSpan(0, 16_000, 16_000);
  private static final TimeSpan SECOND = new TimeSpan(16_000, 32_000, 16_000);
  private static final Transcript WORDS =
      new Transcript(List.of(new Word("h\u00E9llo \"x\"", new TimeSpan(10, 20, 16_000), 0.5)));

  @TempDir Path folder;

  @Test
  void whatWasAppendedSurvivesACutAtAnyByte() throws IOException {
    Path file = folder.resolve("heard.jsonl");
    try (HeardJournal journal = HeardJournal.open(file)) {
      journal.append(SECOND, WORDS);
      journal.append(FIRST, new Transcript(List.of()));
    }
    byte[] whole = Files.readAllBytes(file);
    int firstLine = 1 + Arrays.asList(split(whole)).indexOf('\n');
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (HeardJournal journal = HeardJournal.open(file)) {
        assertEquals(
            length >= firstLine ? Optional.of(WORDS) : Optional.empty(), journal.heard(SECOND));
        assertEquals(length == whole.length, journal.heard(FIRST).isPresent());
        if (journal.heard(SECOND).isEmpty()) {
          journal.append(SECOND, WORDS);
        }
        if (journal.heard(FIRST).isEmpty()) {
          journal.append(FIRST, new Transcript(List.of()));
        }
      }
      assertArrayEquals(whole, Files.readAllBytes(file));
    }
  }

  private static Character[] split(byte[] bytes) {
    Character[] characters = new Character[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      characters[i] = (char) bytes[i];
    }
    return characters;
  }

  @Test
  void aFolderOfAnotherRunIsLeftAlone() throws IOException {
    Map<String, String> hearing = Map.of("audio (SHA-256)", "1");
    Path out = folder.resolve("out");
    RunFolder.open(out, hearing, Map.of("minimum score", "0.6"), false).close();
    RunFolder.open(out, hearing, Map.of("minimum score", "0.6"), false).close();
    Files.writeString(out.resolve("corpus.jsonl"), "{}");
    IOException e =
        assertThrows(
            IOException.class,
            () -> RunFolder.open(out, hearing, Map.of("minimum score", "0.7"), false));
    assertTrue(e.getMessage().contains("minimum score was 0.6 and is 0.7"), e.getMessage());
    assertTrue(Files.exists(out.resolve("corpus.jsonl")));
    RunFolder.open(out, hearing, Map.of("minimum score", "0.7"), true).close();
    assertTrue(Files.notExists(out.resolve("corpus.jsonl")));
  }

  @Test
  void onlyOneRunWritesAtATime() throws IOException {
    Path out = folder.resolve("out");
    try (RunFolder held = RunFolder.open(out, Map.of(), Map.of(), false)) {
      assertEquals(out, held.folder());
      assertThrows(IOException.class, () -> RunFolder.open(out, Map.of(), Map.of(), false));
    }
  }
}
