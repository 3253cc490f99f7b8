package dev.caesura.corpus.report;

import dev.caesura.io.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Pages that are one file: a template with named parts, and the rule that nothing is loaded. */
final class PageTemplate {

  /** What stands in the place of a name. */
  @FunctionalInterface
  interface Part {
    void write(Writer out) throws IOException;

    static Part of(String text) {
      return out -> out.write(text);
    }
  }

  private PageTemplate() {}

  /** Writes a template, with each {@code {{name}}} replaced by its part. */
  static void fill(String template, Map<String, Part> parts, Writer out) throws IOException {
    int at = 0;
    for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", at)) {
      int close = template.indexOf("}}", open);
      out.write(template, at, open - at);
      parts.get(template.substring(open + 2, close)).write(out);
      at = close + 2;
    }
    out.write(template, at, template.length() - at);
  }

  /** Nothing runs but the script of the page, known by its hash; what is loaded is told by more. */
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

  /** A file that lies beside this class. */
  static String resource(String name) throws IOException {
    try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("resource " + name + " is not on the class path");
      }
      // The hashes are over what a browser reads, and it reads a line end as a line feed.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
