package dev.caesura.audio.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CueReaderTests {

  private static List<Cue> read(String text, boolean isWebVtt) throws IOException {
    CueReader reader = new CueReader(new LineReader(new StringReader(text), "x"), isWebVtt);
    List<Cue> cues = new ArrayList<>();
    for (Cue cue = reader.next(); cue != null; cue = reader.next()) {
      cues.add(cue);
    }
    return cues;
  }

  @Test
  void webVttSkipsAllButCues() throws IOException {
    String text =
        "WEBVTT - a title\nKind: captions\n\nNOTE\nnothing\n\nSTYLE\n::cue {}\n\nid\n"
            + "00:01.5 --> 01:00:02.250 align:start\none\n \ntwo\n\n00:03 --> 00:04\n";
    List<Cue> cues = read(text, true);
    assertEquals(2, cues.size());
    assertEquals(new BigDecimal("1.5"), cues.get(0).start());
    assertEquals(new BigDecimal("3602.250"), cues.get(0).end());
    assertEquals(List.of("one", " ", "two"), cues.get(0).lines());
    assertEquals("one two", cues.get(0).text());
    assertEquals(new TextPosition("x", 14), cues.get(0).positionOf(2));
    assertEquals(List.of(), cues.get(1).lines());
    assertThrows(IOException.class, () -> read("WEBVTTX\n", true));
    assertEquals(List.of(), read("", false));
    assertThrows(IOException.class, () -> read("", true));
  }

  @Test
  void aLineOfSpacesEndsACueOfSubRip() throws IOException {
    List<Cue> cues =
        read("1\n00:00:01,000 --> 00:00:02,000\na\n \n2\n0:0:3,5 --> 0:0:4\nb\n", false);
    assertEquals(List.of("a", "b"), cues.stream().map(Cue::text).toList());
    assertEquals(new BigDecimal("3.5"), cues.get(1).start());
  }
}
