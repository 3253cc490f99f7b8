package dev.caesura.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          *.mp3 a.mp3 true
          *.mp3 talks/a.mp3 false
          talks/*.mp3 talks/a.mp3 true
          talks/**/*.mp3 talks/a.mp3 true
          talks/**/*.mp3 talks/b/c/a.mp3 true
          talks/**/*.mp3 other/a.mp3 false
          talks/**/day/**/*.mp3 talks/day/a.mp3 true
          talks/**/day/**/*.mp3 talks/x/day/a.mp3 true
          talks/**/day/**/*.mp3 talks/a.mp3 false
          talks/**.mp3 talks/b/a.mp3 true
          talks/*.{mp3,flac} talks/a.flac true
          talks/**/*.{mp3,flac} talks/a.flac true
          talks/[ab].mp3 talks/c.mp3 false
          t?lks/a.mp3 talks/a.mp3 true
          **/*.mp3 a.mp3 true
          """)
  void matchesAsShellsDo(String pattern, String path, boolean expected) {
    assertEquals(expected, PathPattern.of(pattern).matches(Path.of(path)));
  }

  @Test
  void takesSpecialCharactersOfTheBaseLiterally() {
    Path base = Path.of("/data/[2020] {old}");
    PathPattern pattern = PathPattern.of("./in/../audio/*.mp3").in(base);
    assertEquals(base.resolve("audio"), pattern.root());
    assertTrue(pattern.matches(base.resolve("audio/a.mp3")));
    assertFalse(pattern.matches(Path.of("/data/2/audio/a.mp3")));
    assertTrue(PathPattern.of("../x/*.mp3").in(base).matches(Path.of("/data/x/a.mp3")));
    assertTrue(PathPattern.of("/x/*.mp3").in(base).matches(Path.of("/x/a.mp3")));
  }

  @Test
  void statesWhereItsFilesAre() {
    assertEquals(Path.of("a/b"), PathPattern.of("a/b/c*d/*.mp3").root());
    assertEquals(Path.of(""), PathPattern.of("*.mp3").root());
    assertEquals(2, PathPattern.of("a/b/c*d/*.mp3").depth());
    assertEquals(1, PathPattern.of("*.mp3").depth());
    assertEquals(Integer.MAX_VALUE, PathPattern.of("a/**/*.mp3").depth());
    assertTrue(PathPattern.of("a.b/*.mp3").namesExtension());
    assertFalse(PathPattern.of("a.b/*").namesExtension());
  }

  @Test
  void refusesBracketsThatAreNotClosed() {
    for (String wrong : List.of("a[b", "a{b,c")) {
      assertTrue(PathPattern.isPattern(wrong));
      assertThrows(PatternSyntaxException.class, () -> PathPattern.of(wrong), wrong);
    }
    assertFalse(PathPattern.isPattern("a/b.mp3"));
  }
}
