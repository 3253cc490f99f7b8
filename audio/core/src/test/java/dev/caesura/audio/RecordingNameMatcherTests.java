package dev.caesura.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingNameMatcherTests {

  private static Map<String, String> match(List<String> names, List<String> others) {
    return RecordingNameMatcher.match(comparable(names), comparable(others));
  }

  private static List<String> comparable(Collection<String> names) {
    return names.stream().map(RecordingNameMatcher::comparable).toList();
  }

  @Test
  void extensionsFoldersAndWhiteSpaceDoNotMatter() {
    String name = "my.talk.2024-01-05";
    for (String other :
        List.of(name, name + ".wav", name + ".FLAC", "/data/" + name + ".mp3", "C:\\a\\" + name)) {
      assertEquals(1, match(List.of(name), List.of(other)).size(), other);
      assertEquals(1, match(List.of("talks/" + name + ".wav"), List.of(other)).size(), other);
    }
    assertEquals(Map.of("my_talk", "my_talk"), match(List.of("my talk.wav"), List.of("my_talk")));
    assertEquals(1, match(List.of("Caf\u00E9.wav"), List.of("Cafe\u0301")).size());
    assertEquals(Map.of(), match(List.of(name), List.of("my.talk.2024-01-06")));
  }

  @Test
  void foldersTellEqualNamesApart() {
    assertEquals(
        Map.of("a/talk", "a/talk", "b/talk", "data/b/talk"),
        match(List.of("a/talk.wav", "b/talk.wav"), List.of("a/talk", "data/b/talk")));
    assertEquals(Map.of(), match(List.of("a/talk.wav", "b/talk.wav"), List.of("talk")));
    assertEquals(Map.of("talk", "talk"), match(List.of("a/talk", "talk"), List.of("talk.wav")));
  }
}
