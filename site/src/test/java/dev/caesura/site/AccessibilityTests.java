package dev.caesura.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site in a browser: axe finds no barrier, and no page is wider than the window. */
class AccessibilityTests {

  private static final Path ROOT = Path.of(System.getProperty("caesura.root"));

  /** One page of each kind; {@code -Dcaesura.pages=all} checks every page. */
  private static final List<String> SOME =
      List.of(
          "index.html",
          "docs/index.html",
          "docs/formats.html",
          "docs/segment.html",
          "tools/index.html",
          "tools/mine.html");

  /** The widest tables. axe takes ten seconds for their thousands of cells, so it reads others. */
  private static final String TABLES = "docs/figures.html";

  @Test
  void phoneAndDesktop(@TempDir Path folder) throws Exception {
    assumeTrue(
        Chromium.program().isPresent(),
        "no Chromium is installed: pages are not tried in a browser");
    Path site = folder.resolve("site");
    Site.write(ROOT, site, false);
    List<Path> pages = new ArrayList<>(SOME.stream().map(site::resolve).toList());
    pages.add(site.resolve(TABLES));
    boolean isWhole = System.getProperty("caesura.pages", "").equals("all");
    if (isWhole) {
      try (Stream<Path> files = Files.walk(site)) {
        pages = files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
      }
    }
    String axe;
    try (InputStream script = AccessibilityTests.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> barriers = new ArrayList<>();
    try (Chromium browser =
        Chromium.open(
            Chromium.program().orElseThrow(), Files.createDirectory(folder.resolve("p")))) {
      for (int width : new int[] {390, 1280}) {
        browser.width(width);
        for (Path page : pages) {
          browser.load(page.toUri());
          String at = site.relativize(page) + " at " + width + ": ";
          if (isWhole || !page.endsWith(TABLES)) {
            browser.run(axe + "; 0");
            for (JsonNode found : browser.run("axe.run().then(r => r.violations)")) {
              barriers.add(
                  at + found.path("id").asText() + " " + found.path("nodes").path(0).path("html"));
            }
          }
          int wide = browser.run("document.documentElement.scrollWidth").asInt();
          if (wide > width) {
            barriers.add(at + wide + " pixels wide");
          }
        }
      }
    }
    assertEquals(List.of(), barriers);
  }
}
