package dev.caesura.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Table of contents: the tables of {@code docs/README.md}, in their order.
 *
 * <p>A row's link names a page. Above a table, the first cell of its header names the section.
 *
 * @param sections the sections, in order
 */
record Contents(List<Section> sections) {

  private static final Pattern ROW =
      Pattern.compile("^\\|(.+)\\|\\s*\\[[^\\]]+\\]\\(([^)#]+)\\)\\s*\\|$");
  private static final Pattern HEAD = Pattern.compile("^\\|\\s*([^|]+?)\\s*\\|\\s*page\\s*\\|$");

  /**
   * Section of the contents.
   *
   * @param name its name, such as "Guides"
   * @param entries its pages
   */
  record Section(String name, List<Entry> entries) {}

  /**
   * Page in the contents.
   *
   * @param source file of the page
   * @param purpose what the page is for, as Markdown
   */
  record Entry(Path source, String purpose) {}

  /**
   * Reads the tables of a page.
   *
   * @param index the page
   * @return the sections
   * @throws IllegalArgumentException if a row names a file that does not exist, or no row is found
   */
  static Contents read(Path index) {
    List<Section> sections = new ArrayList<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(index, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0; i < lines.size(); i++) {
      Matcher head = HEAD.matcher(lines.get(i));
      Matcher row = ROW.matcher(lines.get(i));
      if (head.matches()) {
        sections.add(new Section(capitalized(head.group(1)), new ArrayList<>()));
      } else if (row.matches() && !sections.isEmpty()) {
        Path source = index.resolveSibling(row.group(2)).normalize();
        if (!Files.isRegularFile(source)) {
          throw new IllegalArgumentException(
              index + ", line " + (i + 1) + ": expected a page; found " + row.group(2));
        }
        sections.get(sections.size() - 1).entries().add(new Entry(source, row.group(1).trim()));
      }
    }
    if (sections.isEmpty()) {
      throw new IllegalArgumentException(
          index + ": expected a table with the columns 'section | page'; found none");
    }
    return new Contents(List.copyOf(sections));
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
