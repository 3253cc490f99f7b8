package dev.caesura.site;

import java.util.Objects;

/**
 * Page of the site, without its frame.
 *
 * @param path where it is written, relative to the root of the site, with {@code /}
 * @param title its title, plain text
 * @param body its HTML, with one {@code h1}
 */
record SitePage(String path, String title, String body) {

  SitePage {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(body, "body");
  }

  /** Returns how a link on this page begins that leads to a path from the root of the site. */
  String toRoot() {
    return "../".repeat((int) path.chars().filter(c -> c == '/').count());
  }
}
