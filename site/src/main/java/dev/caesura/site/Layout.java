package dev.caesura.site;

import java.util.List;

/**
 * Frame of every page: title, contents, and what is the same on all.
 *
 * @param groups the groups of links of the contents
 */
record Layout(List<Group> groups) {

  /**
   * Group of links.
   *
   * @param name its name
   * @param pages the pages it leads to
   */
  record Group(String name, List<Target> pages) {}

  /**
   * Page that a link leads to.
   *
   * @param path path from the root of the site
   * @param title words of the link
   */
  record Target(String path, String title) {}

  /** Returns the whole document of a page. */
  String frame(SitePage page) {
    String up = page.toRoot();
    StringBuilder links = new StringBuilder();
    for (Group group : groups) {
      links.append("<h2>").append(Html.escape(group.name())).append("</h2>\n<ul>\n");
      for (Target target : group.pages()) {
        boolean here = target.path().equals(page.path());
        links
            .append("<li><a href=\"")
            .append(up)
            .append(target.path())
            .append(here ? "\" aria-current=\"page\">" : "\">")
            .append(Html.escape(target.title()))
            .append("</a></li>\n");
      }
      links.append("</ul>\n");
    }
    String title =
        page.title().equals("Caesura") ? "Caesura" : Html.escape(page.title()) + " · Caesura";
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'">
    <title>%s</title>
    <link rel="stylesheet" href="%sstyle.css">
    </head>
    <body>
    <a class="skip" href="#main">Skip to the text</a>
    <header><a href="%sindex.html">Caesura</a></header>
    <div class="columns">
    <nav aria-label="Contents">
    <details open>
    <summary>Contents</summary>
    %s</details>
    </nav>
    <main id="main" tabindex="-1">
    %s</main>
    </div>
    <footer>Apache License 2.0. Speech and text, where they begin and end.</footer>
    </body>
    </html>
    """
        .formatted(title, up, up, links, page.body());
  }
}
