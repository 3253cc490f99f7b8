package dev.caesura.models.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines without a shell. */
class RecognizerCommandTests {

  private static List<String> words(String line) {
    return RecognizerCommand.parse(line).words();
  }

  @Test
  void splitsByItsRules() {
    assertEquals(List.of("a", "{wav}"), words(" a\t {wav}\n"));
    assertEquals(List.of("a b", "c d", "", "{wav}"), words("'a b' \"c d\" '' {wav}"));
    assertEquals(List.of("ab cd", "{wav}"), words("a'b c'd {wav}"));
    assertEquals(List.of("\"\\x", "\\\"", "{wav}"), words("\"\\\"\\\\x\" '\\\"' {wav}"));
    assertEquals(List.of("C:\\m\\m.bin", "{wav}"), words("C:\\m\\m.bin {wav}"));
    assertEquals(List.of("e", "|", "$x", "{wav}"), words("e '|' \"$x\" {wav}"));
    assertEquals(List.of("e", "{\"a\": 1}", "{X}", "{wav}"), words("e '{\"a\": 1}' {X} {wav}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "# expected a program with {wav}; found nothing",
        "whisper # expected {wav}, the place of the audio file; found whisper",
        "w {wav} {lang} # expected {wav}, {out} or {language}; found {lang}",
        "w '{wav} # expected a closing '; found none",
        "w \"{wav} # expected a closing \"; found none",
        "w {wav} | jq # no shell reads it; found |",
        "w {wav} > {out} # no shell reads it; found >",
        "w {wav} 2>/dev/null # no shell reads it; found 2>/dev/null",
        "w {wav}; rm x # no shell reads it; found {wav};",
        "w $MODEL {wav} # no shell reads it; found $MODEL",
        "w -m=$MODEL {wav} # no shell reads it; found -m=$MODEL",
        "~/bin/w {wav} # no shell reads it; found ~/bin/w",
      })
  void refuses(String line, String message) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> RecognizerCommand.parse(line == null ? "" : line));
    assertTrue(e.getMessage().startsWith("command: " + message), e::getMessage);
  }

  @Test
  void fillsPlacesOnceAndLiterally() {
    RecognizerCommand command = RecognizerCommand.parse("w -l {language} -of={out} {wav}{wav}");
    assertEquals(
        List.of("w", "-l", "hr", "-of=/t/{wav}", "/t/$1\\x/t/$1\\x"),
        command.filled(Path.of("/t/$1\\x"), Path.of("/t/{wav}"), Locale.forLanguageTag("hr-BA")));
    assertTrue(command.hasOut());
    assertFalse(RecognizerCommand.parse("w {wav}").hasOut());
  }

  @Test
  void missesTheProgramAtOnce() {
    for (String program : List.of("caesura-no-such-program", "/no/such/program")) {
      IOException e =
          assertThrows(
              IOException.class,
              () -> RecognizerCommand.parse(program + " {wav}").requireProgram());
      assertTrue(e.getMessage().startsWith(program + ": expected an installed"), e::getMessage);
    }
  }
}
