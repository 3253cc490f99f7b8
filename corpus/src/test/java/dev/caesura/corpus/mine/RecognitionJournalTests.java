package dev.caesura.corpus.mine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognitionJournalTests {

  private static final TimeSpan FIRST = new TimeSpan(0, 16_000, 16_000);
  private static final TimeSpan SECOND = new TimeSpan(16_000, 32_000, 16_000);
  private static final Transcript WORDS =
      new Transcript(List.of(new Word("h\u00E9llo \"x\"", new TimeSpan(10, 20, 16_000), 0.5)));

  @TempDir Path folder;

  @Test
  void whatWasAppendedSurvivesACutAtAnyByte() throws IOException {
    Path file = folder.resolve("heard.jsonl");
    try (RecognitionJournal journal = RecognitionJournal.open(file)) {
      journal.append(SECOND, WORDS);
      journal.append(FIRST, new Transcript(List.of()));
    }
    byte[] whole = Files.readAllBytes(file);
    int firstLine = 1 + Arrays.asList(split(whole)).indexOf('\n');
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (RecognitionJournal journal = RecognitionJournal.open(file)) {
        assertEquals(
            length >= firstLine ? Optional.of(WORDS) : Optional.empty(), journal.find(SECOND));
        assertEquals(length == whole.length, journal.find(FIRST).isPresent());
        if (journal.find(SECOND).isEmpty()) {
          journal.append(SECOND, WORDS);
        }
        if (journal.find(FIRST).isEmpty()) {
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
}
