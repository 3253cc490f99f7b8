package dev.caesura.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Turns pages of Markdown into pages of the site.
 *
 * <p>Links between pages lead to the pages of the site; links to other files of the project lead to
 * copies of them below {@code files/}, which {@link #files()} lists. Raw HTML is shown, not used.
 * Not thread-safe.
 */
final class MarkdownPages {

  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());

  private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
  private final HtmlRenderer renderer =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .attributeProviderFactory(context -> MarkdownPages::attributes)
          .build();
  private final Path root;
  private final Map<Path, String> paths;
  private final Set<Path> files = new TreeSet<>();

  /**
   * Creates a converter.
   *
   * @param root folder of the project
   * @param paths the path in the site of every page that is converted
   */
  MarkdownPages(Path root, Map<Path, String> paths) {
    this.root = root;
    this.paths = Map.copyOf(paths);
  }

  /** Returns the files that the converted pages link to or show, relative to the root. */
  Set<Path> files() {
    return Set.copyOf(files);
  }

  /**
   * Converts a page.
   *
   * @param source file of the page, one of those given to the constructor
   * @return the page
   * @throws IllegalArgumentException if it has no heading of the first level, or links to a file
   *     that does not exist
   */
  SitePage convert(Path source) {
    Node document;
    try {
      document = parser.parse(Files.readString(source, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String path = paths.get(source);
    String[] title = new String[1];
    String up = new SitePage(path, "", "").toRoot();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            if (heading.getLevel() == 1 && title[0] == null) {
              title[0] = text(heading);
            }
            super.visit(heading);
          }

          @Override
          public void visit(Link link) {
            link.setDestination(target(source, link.getDestination(), up));
            super.visit(link);
          }

          @Override
          public void visit(Image image) {
            image.setDestination(target(source, image.getDestination(), up));
            super.visit(image);
          }
        });
    if (title[0] == null) {
      throw new IllegalArgumentException(
          source + ": expected a heading of the first level; found none");
    }
    // A wide table scrolls within its frame, also by keys.
    String body =
        renderer
            .render(document)
            .replace(
                "<table",
                "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table")
            .replace("</table>", "</table></div>")
            // The empty cell above the names of rows must not be a heading.
            .replace("<th scope=\"col\"></th>", "<td></td>");
    return new SitePage(path, title[0], body);
  }

  private String target(Path source, String destination, String up) {
    if (URI.create(destination).isAbsolute() || destination.startsWith("#")) {
      return destination;
    }
    int hash = destination.indexOf('#');
    String file = hash < 0 ? destination : destination.substring(0, hash);
    String anchor = hash < 0 ? "" : destination.substring(hash);
    Path target = source.resolveSibling(file).normalize();
    String page = paths.get(target);
    if (page != null) {
      return up + page + anchor;
    }
    if (!target.startsWith(root) || !Files.exists(target)) {
      throw new IllegalArgumentException(
          source + ": expected a link to a page or a file of the project; found " + destination);
    }
    if (Files.isDirectory(target)) {
      target = target.resolve("README.md");
      page = paths.get(target);
      if (page != null) {
        return up + page;
      }
      throw new IllegalArgumentException(
          source + ": expected a link to a page or a file; found the folder " + destination);
    }
    Path relative = root.relativize(target);
    files.add(relative);
    return up + "files/" + relative.toString().replace('\\', '/') + anchor;
  }

  private static void attributes(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof TableCell cell && cell.isHeader()) {
      attributes.put("scope", "col");
    } else if (node instanceof FencedCodeBlock && tag.equals("pre")) {
      attributes.put("tabindex", "0");
    } else if (node instanceof TableBlock) {
      attributes.remove("align");
    }
    String align = attributes.remove("align");
    if (align != null) {
      attributes.put("class", align);
    }
  }

  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }
}
