package dev.caesura.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site has no dead link, and each page is built as browsers and readers expect. */
class SiteTests {

  private static final Path ROOT = Path.of(System.getProperty("caesura.root"));
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");
  private static final Pattern HEADING = Pattern.compile("<h([1-6])[ >]");

  @TempDir static Path folder;
  private static Map<Path, String> pages;

  @BeforeAll
  static void write() throws IOException {
    Site.write(ROOT, folder.resolve("site"), false);
    pages = pages(folder.resolve("site"));
  }

  static Map<Path, String> pages(Path site) throws IOException {
    Map<Path, String> pages = new HashMap<>();
    try (Stream<Path> files = Files.walk(site)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        pages.put(file, Files.readString(file));
      }
    }
    return pages;
  }

  @Test
  void everyLinkLeadsSomewhere() {
    List<String> dead = new ArrayList<>();
    int links = 0;
    for (Map.Entry<Path, String> page : pages.entrySet()) {
      Matcher link = LINK.matcher(page.getValue());
      while (link.find()) {
        links++;
        String target = link.group(1).replace("&amp;", "&");
        if (URI.create(target).isAbsolute()) {
          continue;
        }
        String file = target.replaceFirst("#.*", "");
        Path path = file.isEmpty() ? page.getKey() : page.getKey().resolveSibling(file).normalize();
        String anchor = target.contains("#") ? target.replaceFirst("[^#]*#", "") : "";
        if (!Files.isRegularFile(path)
            || (!anchor.isEmpty() && pages.containsKey(path) && !ids(path).contains(anchor))) {
          dead.add(folder.relativize(page.getKey()) + ": " + target);
        }
      }
    }
    assertEquals(List.of(), dead);
    assertTrue(links > 1000, "links: " + links);
  }

  private static Set<String> ids(Path page) {
    Set<String> ids = new HashSet<>();
    Matcher id = ID.matcher(pages.get(page));
    while (id.find()) {
      ids.add(id.group(1));
    }
    return ids;
  }

  @Test
  void everyPageHasOneTitleAndHeadingsInOrder() {
    Set<String> titles = new HashSet<>();
    pages.forEach(
        (page, html) -> {
          String main = html.substring(html.indexOf("<main"), html.indexOf("</main>"));
          String title = html.replaceFirst("(?s).*<title>(.*?)</title>.*", "$1");
          assertTrue(titles.add(title), page + ": second page with the title " + title);
          int last = 0;
          int first = 0;
          Matcher heading = HEADING.matcher(main);
          while (heading.find()) {
            int level = Integer.parseInt(heading.group(1));
            first += level == 1 ? 1 : 0;
            assertTrue(level <= last + 1, page + ": heading of level " + level + " after " + last);
            last = level;
          }
          assertEquals(1, first, page + ": headings of the first level");
          Set<String> ids = new HashSet<>();
          Matcher id = ID.matcher(html);
          while (id.find()) {
            assertTrue(ids.add(id.group(1)), page + ": second element with the id " + id.group(1));
          }
          assertTrue(!html.contains("<img src") || html.contains("alt=\""), page.toString());
        });
  }

  @Test
  void everyToolAndGuideIsInTheContents() throws IOException {
    String index = pages.get(folder.resolve("site/index.html"));
    String contents = index.substring(index.indexOf("<nav"), index.indexOf("</nav>"));
    for (String tool : Caesura.commandLine().getSubcommands().keySet()) {
      if (!Caesura.commandLine()
          .getSubcommands()
          .get(tool)
          .getCommandSpec()
          .usageMessage()
          .hidden()) {
        assertTrue(contents.contains("tools/" + tool + ".html"), tool);
      }
    }
    try (Stream<Path> guides = Files.walk(ROOT.resolve("docs"))) {
      for (Path guide : guides.filter(file -> file.toString().endsWith(".md")).toList()) {
        String path = ROOT.relativize(guide).toString().replace(".md", ".html");
        assertTrue(
            guide.endsWith("docs/README.md") || contents.contains("\"" + path + "\""),
            path + " is in no table of docs/README.md");
      }
    }
  }

  @Test
  void everyOptionIsInTheReference() {
    Caesura.commandLine()
        .getSubcommands()
        .forEach(
            (name, tool) -> {
              Path page = folder.resolve("site/tools/" + name + ".html");
              boolean hidden = tool.getCommandSpec().usageMessage().hidden();
              for (var option : tool.getCommandSpec().options()) {
                if (!hidden && !option.hidden()) {
                  assertTrue(
                      pages.get(page).contains(option.longestName()),
                      name + " " + option.longestName());
                }
              }
            });
  }

  @Test
  void twoRunsWriteTheSameBytes() throws IOException {
    Site.write(ROOT, folder.resolve("again"), false);
    Map<Path, String> again = pages(folder.resolve("again"));
    assertEquals(pages.size(), again.size());
    again.forEach(
        (page, html) ->
            assertEquals(
                pages.get(folder.resolve("site").resolve(folder.resolve("again").relativize(page))),
                html));
  }

  @Test
  void aDeadLinkAndAForeignFolderAreRefused() throws IOException {
    Path page = Files.createDirectories(folder.resolve("bad")).resolve("a.md");
    Files.writeString(page, "# A\n\n[b](b.md)\n");
    IllegalArgumentException dead =
        assertThrows(
            IllegalArgumentException.class,
            () -> new MarkdownPages(folder, Map.of(page, "a.html")).convert(page));
    assertTrue(dead.getMessage().contains("b.md"), dead.getMessage());
    assertThrows(IOException.class, () -> Site.write(ROOT, folder.resolve("bad"), false));
    assertTrue(Files.exists(page));
  }

  @Test
  void hostileMarkdownIsShownAndNotRun() throws IOException {
    Path page = Files.createDirectories(folder.resolve("hostile")).resolve("a.md");
    Files.writeString(
        page,
        "# <script>alert(1)</script>\n\n<img src=x onerror=alert(1)> [x](javascript:alert(1))\n");
    String html = new MarkdownPages(folder, Map.of(page, "a.html")).convert(page).body();
    assertTrue(!html.contains("<script") && !html.contains("<img"), html);
    assertTrue(!html.contains("href=\"javascript"), html);
  }
}
