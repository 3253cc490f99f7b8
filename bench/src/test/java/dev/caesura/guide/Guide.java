package dev.caesura.guide;

import dev.caesura.artifact.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pages that teach how to use the project, and the code in them.
 *
 * @param page where it stands
 * @param line its first line, from 1
 * @param language the word after the opening fence
 * @param code the lines between the fences
 */
record Guide(Path page, int line, String language, String code) {

  static final Path ROOT = Checkout.ROOT;

  /** All blocks of README, docs and package pages. */
  static List<Guide> all() throws IOException {
    List<Guide> blocks = new ArrayList<>();
    List<Path> pages = new ArrayList<>();
    for (String page : List.of("README.md", "CONTRIBUTING.md", "models/training/README.md")) {
      if (Files.exists(ROOT.resolve(page))) {
        pages.add(ROOT.resolve(page));
      }
    }
    if (Files.isDirectory(ROOT.resolve("docs"))) {
      pages.addAll(files(ROOT.resolve("docs"), ".md"));
    }
    for (Path page : pages) {
      fenced(page, blocks);
    }
    for (Path sources : sources()) {
      for (Path page : files(sources, ".java")) {
        documented(page, blocks);
      }
    }
    return blocks;
  }

  /** Returns the source folders of all modules but bench, which is not published. */
  static List<Path> sources() throws IOException {
    return allSources().stream()
        .filter(folder -> !ROOT.relativize(folder).startsWith("bench"))
        .toList();
  }

  /** Returns the source folders of all modules. */
  static List<Path> allSources() throws IOException {
    return Checkout.modules().stream()
        .map(module -> module.resolve("src/main/java"))
        .filter(Files::isDirectory)
        .toList();
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static void fenced(Path page, List<Guide> blocks) throws IOException {
    StringBuilder code = null;
    String language = "";
    int start = 0;
    int number = 0;
    for (String line : Files.readAllLines(page)) {
      number++;
      if (line.startsWith("```") && code == null) {
        code = new StringBuilder();
        language = line.substring(3).trim();
        start = number + 1;
      } else if (line.startsWith("```")) {
        blocks.add(new Guide(page, start, language, code.toString()));
        code = null;
      } else if (code != null) {
        code.append(line).append('\n');
      }
    }
  }

  /** Examples in documentation comments: {@code <pre>} with code in it. */
  private static void documented(Path page, List<Guide> blocks) throws IOException {
    StringBuilder code = null;
    int start = 0;
    int number = 0;
    for (String line : Files.readAllLines(page)) {
      number++;
      String text = line.replaceFirst("^\\s*\\* ?", "");
      if (text.startsWith("<pre>{@code")) {
        code = new StringBuilder(text.substring("<pre>{@code".length()));
        start = number;
      } else if (code != null && text.startsWith("}</pre>")) {
        blocks.add(new Guide(page, start, "java", code.toString()));
        code = null;
      } else if (code != null) {
        code.append(text).append('\n');
      }
    }
  }

  /** Commands of a shell block, one a line, comments and continued lines taken care of. */
  List<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>();
    for (String line : code.replace("\\\n", " ").split("\n", -1)) {
      List<String> words = words(line);
      if (!words.isEmpty()) {
        commands.add(words);
      }
    }
    return commands;
  }

  /** Words up to a comment, a pipe or a redirection; quotes hold together. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean any = false;
    for (int i = 0; i <= line.length(); i++) {
      char c = i == line.length() ? ' ' : line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        any = true;
      } else if (Character.isWhitespace(c)) {
        if (any || word.length() > 0) {
          words.add(word.toString());
        }
        word.setLength(0);
        any = false;
      } else if ((c == '#' && word.length() == 0) || c == '|' || c == '>' || c == '<') {
        break;
      } else {
        word.append(c);
      }
    }
    return words;
  }

  @Override
  public String toString() {
    return ROOT.relativize(page) + ":" + line;
  }
}
