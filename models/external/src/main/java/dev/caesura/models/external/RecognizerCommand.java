package dev.caesura.models.external;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Command line of a recogniser with places for the piece, the output and the language. Immutable
 * and thread-safe.
 *
 * <p>No shell reads it. It is split into words by these rules:
 *
 * <ul>
 *   <li>White space separates words.
 *   <li>Single quotes keep everything up to the next single quote.
 *   <li>Double quotes keep everything up to the next double quote; inside, {@code \"} is a quote
 *       and {@code \\} a backslash.
 *   <li>A backslash is an ordinary character everywhere else, as in paths of Windows.
 *   <li>Variables, patterns and {@code ~} are not expanded. Words of a shell, such as {@code |},
 *       {@code >} and {@code &&}, are refused unless they are quoted.
 * </ul>
 *
 * <p>{@code {wav}} becomes the file of the piece, {@code {out}} a path without extension in an
 * empty folder, and {@code {language}} the ISO 639 code of the language. Other names in braces are
 * refused; braces around anything but lower-case letters are kept.
 *
 * @param line the command line as the user typed it
 * @param words its words, at least one, with the places
 */
public record RecognizerCommand(String line, List<String> words) {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
  private static final Set<String> PLACES = Set.of("wav", "out", "language");
  private static final Pattern SHELL =
      Pattern.compile("[|;&<>].*|\\d*>.*|.*[|;&]|~([/\\\\].*)?|.*\\$[A-Za-z_{(].*|`.*");

  /** Checks the words. */
  public RecognizerCommand {
    Objects.requireNonNull(line, "line");
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("command: expected a program with {wav}; found nothing");
    }
    boolean hasWav = false;
    for (String word : words) {
      Matcher place = PLACE.matcher(word);
      while (place.find()) {
        if (!PLACES.contains(place.group(1))) {
          throw new IllegalArgumentException(
              "command: expected {wav}, {out} or {language}; found " + place.group());
        }
        hasWav |= place.group(1).equals("wav");
      }
    }
    if (!hasWav) {
      throw new IllegalArgumentException(
          "command: expected {wav}, the place of the audio file; found " + line);
    }
  }

  /**
   * Parses a command line.
   *
   * @param line a program and its arguments, with {@code {wav}}
   * @return the command
   * @throws IllegalArgumentException if a quote is not closed, a word belongs to a shell, or a
   *     place is missing or unknown
   */
  public static RecognizerCommand parse(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean isOpen = false;
    boolean isQuoted = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else if (isEscape(line, i, quote)) {
          word.append(line.charAt(++i));
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        isOpen = true;
        isQuoted = true;
      } else if (Character.isWhitespace(c)) {
        add(word, isOpen, isQuoted, words);
        isOpen = false;
        isQuoted = false;
      } else {
        word.append(c);
        isOpen = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("command: expected a closing " + quote + "; found none");
    }
    add(word, isOpen, isQuoted, words);
    return new RecognizerCommand(line, words);
  }

  private static boolean isEscape(String line, int i, char quote) {
    if (quote != '"' || line.charAt(i) != '\\' || i + 1 == line.length()) {
      return false;
    }
    char next = line.charAt(i + 1);
    return next == '"' || next == '\\';
  }

  private static void add(
      StringBuilder word, boolean isOpen, boolean isQuoted, List<String> words) {
    if (!isOpen) {
      return;
    }
    String found = word.toString();
    if (!isQuoted && SHELL.matcher(found).matches()) {
      throw new IllegalArgumentException(
          "command: no shell reads it; found "
              + found
              + ". Quote the word if it is an argument, or name a script that runs the commands.");
    }
    words.add(found);
    word.setLength(0);
  }

  /**
   * Returns whether the recogniser writes to {@code {out}}; otherwise it prints the words.
   *
   * @return true if the command has the place
   */
  public boolean hasOut() {
    return words.stream().anyMatch(word -> word.contains("{out}"));
  }

  /**
   * Checks that the program can be started.
   *
   * @throws IOException if it is neither an executable file nor on the path
   */
  public void requireProgram() throws IOException {
    String program = words.get(0);
    // On Windows the extension is found by the system.
    if (File.separatorChar == '\\' || program.contains("{")) {
      return;
    }
    boolean found = false;
    if (program.contains("/")) {
      found = isProgram(Path.of(program));
    } else {
      for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
        found |= isProgram(Path.of(folder).resolve(program));
      }
    }
    if (!found) {
      throw new IOException(
          program + ": expected an installed program; found none. Check its name and the PATH.");
    }
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /** Returns the words with the places filled. */
  List<String> filled(Path wav, Path out, Locale language) {
    Map<String, String> values =
        Map.of("wav", wav.toString(), "out", out.toString(), "language", language.getLanguage());
    return words.stream()
        .map(
            word ->
                PLACE
                    .matcher(word)
                    .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1)))))
        .toList();
  }
}
