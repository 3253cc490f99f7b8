package dev.caesura.site;

import dev.caesura.cli.Caesura;
import dev.caesura.io.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Program that writes the guide site: {@code Site PROJECT OUT [--api=true]}.
 *
 * <p>OUT is emptied first if it holds an earlier site. Same project, same bytes.
 */
public final class Site {

  private static final List<String> FIRST =
      List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "examples/README.md");

  private Site() {}

  /**
   * Writes the site.
   *
   * @param args folder of the project, folder to write, and {@code --api=true} for the Javadoc
   * @throws IOException if a page cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      throw new IllegalArgumentException("expected: Site PROJECT OUT [--api=true]");
    }
    Path root = Path.of(args[0]).toAbsolutePath().normalize();
    Path out = Path.of(args[1]).toAbsolutePath().normalize();
    boolean api = List.of(args).contains("--api=true");
    int pages = write(root, out, api);
    System.out.println("site: " + pages + " pages in " + out);
  }

  /**
   * Writes the site.
   *
   * @param root folder of the project
   * @param out folder to write
   * @param api whether to write the Javadoc of all published modules, too
   * @return the number of pages
   * @throws IOException if a page cannot be read or written
   */
  static int write(Path root, Path out, boolean api) throws IOException {
    clear(out);
    Contents contents = Contents.read(root.resolve("docs/README.md"));
    Map<Path, String> paths = new LinkedHashMap<>();
    for (String file : FIRST) {
      paths.put(root.resolve(file), file.equals("README.md") ? "index.html" : html(file));
    }
    paths.put(root.resolve("docs/README.md"), "docs/index.html");
    for (String folder : List.of("docs", "models")) {
      for (Path page : below(root.resolve(folder))) {
        String relative = root.relativize(page).toString().replace('\\', '/');
        paths.putIfAbsent(page, html(relative));
      }
    }
    MarkdownPages markdown = new MarkdownPages(root, paths);
    Map<Path, SitePage> converted = new LinkedHashMap<>();
    for (Path source : paths.keySet()) {
      converted.put(source, markdown.convert(source));
    }
    List<SitePage> pages = new ArrayList<>(converted.values());
    List<SitePage> tools = ToolPages.of(Caesura.commandLine());
    pages.addAll(tools);
    Layout layout = new Layout(groups(contents, converted, tools, root, api));
    for (SitePage page : pages) {
      Path file = out.resolve(page.path());
      Files.createDirectories(file.getParent());
      Files.writeString(file, layout.frame(page), StandardCharsets.UTF_8);
    }
    try (InputStream style = Site.class.getResourceAsStream("style.css")) {
      Files.copy(style, out.resolve("style.css"));
    }
    for (Path file : markdown.files()) {
      Path copy = out.resolve("files").resolve(file.toString());
      Files.createDirectories(copy.getParent());
      Files.copy(root.resolve(file), copy);
    }
    if (api) {
      Api.write(root, out.resolve("api"));
    }
    return pages.size();
  }

  private static List<Layout.Group> groups(
      Contents contents, Map<Path, SitePage> pages, List<SitePage> tools, Path root, boolean api) {
    List<Layout.Group> groups = new ArrayList<>();
    for (Contents.Section section : contents.sections()) {
      groups.add(
          new Layout.Group(
              section.name(),
              section.entries().stream().map(entry -> target(pages.get(entry.source()))).toList()));
    }
    groups.add(new Layout.Group("Tools", tools.stream().map(Site::target).toList()));
    List<Layout.Target> project = new ArrayList<>();
    project.add(target(pages.get(root.resolve("CHANGELOG.md"))));
    project.add(target(pages.get(root.resolve("CONTRIBUTING.md"))));
    if (api) {
      project.add(new Layout.Target("api/index.html", "Javadoc"));
    }
    groups.add(new Layout.Group("Project", project));
    return groups;
  }

  private static Layout.Target target(SitePage page) {
    return new Layout.Target(page.path(), page.title());
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("target" + file.getFileSystem().getSeparator()))
          .sorted()
          .toList();
    }
  }

  private static String html(String markdown) {
    return markdown.replaceFirst("README\\.md$", "index.md").replaceFirst("\\.md$", ".html");
  }

  private static void clear(Path out) throws IOException {
    if (!Files.exists(out)) {
      return;
    }
    boolean isEmpty;
    try (Stream<Path> files = Files.list(out)) {
      isEmpty = files.findAny().isEmpty();
    }
    if (!isEmpty && !Files.exists(out.resolve("style.css"))) {
      throw new IOException(
          out + ": expected an empty folder or an earlier site; found other files");
    }
    Folders.delete(out);
  }
}
