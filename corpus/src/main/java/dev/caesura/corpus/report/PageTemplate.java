package dev.caesura.corpus.report;

import dev.caesura.io.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Template of a page in one file, with named placeholders and a strict content policy. */
final class PageTemplate {

  /** Content of a placeholder. */
  @FunctionalInterface
  interface Content {
    void write(Writer out) throws IOException;

    static Content of(String text) {
      return out -> out.write(text);
    }
  }

  private PageTemplate() {}

  /** Writes a template, with each {@code {{name}}} replaced by its content. */
  static void fill(String template, Map<String, Content> contents, Writer out) throws IOException {
    int at = 0;
    for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", at)) {
      int close = template.indexOf("}}", open);
      out.write(template, at, open - at);
      contents.get(template.substring(open + 2, close)).write(out);
      at = close + 2;
    }
    out.write(template, at, template.length() - at);
  }

  /**
   * Returns a content policy that runs only this script and loads only what {@code more} allows.
   */
  static String policy(String script, String style, String more) {
    return "default-src 'none'; script-src '"
        + hash(script)
        + "'; style-src '"
        + hash(style)
        + "'; "
        + more
        + "base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    byte[] digest = Sha256.digestOf(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  /** Returns the text of a resource in this package. */
  static String resource(String name) throws IOException {
    try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("resource " + name + " is not on the class path");
      }
      // A browser hashes the text with line feeds as line ends.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
