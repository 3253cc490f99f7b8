package dev.caesura.artifact;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A jar that an artifact brings at run time.
 *
 * @param name group, artifact and version; of the project's own, the artifact alone
 * @param kilobytes its size, rounded up; 0 for the project's own, which change with every commit
 * @param licence as its Maven description states it
 */
record Dependency(String name, long kilobytes, String licence) {

  private static final String OWN = "dev.caesura";

  /** Reads a line of Maven's list: {@code group:artifact:type:[classifier:]version:scope:FILE}. */
  static Dependency of(String line) throws IOException {
    String[] fields = line.strip().split(" -- ", 2)[0].split(":", -1);
    if (fields[0].equals(OWN)) {
      return new Dependency(fields[1], 0, "Apache-2.0");
    }
    String version = fields[fields.length - 3];
    Path jar = Path.of(fields[fields.length - 1]);
    Path pom = jar.resolveSibling(fields[1] + "-" + version + ".pom");
    long kilobytes = (Files.size(jar) + 999) / 1000;
    return new Dependency(
        fields[0] + ":" + fields[1] + ":" + version,
        kilobytes,
        licence(repository(jar, fields[0]), pom));
  }

  boolean isCopyleft() {
    return licence.toUpperCase(Locale.ROOT).contains("GPL")
        || licence.toUpperCase(Locale.ROOT).contains("GNU");
  }

  private static Path repository(Path jar, String group) {
    Path folder = jar.getParent().getParent().getParent();
    for (int i = 0; i < group.split("\\.", -1).length; i++) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The licences of a description, or of the nearest parent that states some. */
  private static String licence(Path repository, Path pom) throws IOException {
    Element project = parse(pom);
    List<String> names = new ArrayList<>();
    for (Element licences : children(project, "licenses")) {
      for (Element licence : children(licences, "license")) {
        children(licence, "name").forEach(name -> names.add(name.getTextContent().strip()));
      }
    }
    if (!names.isEmpty()) {
      return names.stream().distinct().collect(Collectors.joining(" or ")).replaceAll("\\s+", " ");
    }
    for (Element parent : children(project, "parent")) {
      String group = text(parent, "groupId");
      String artifact = text(parent, "artifactId");
      String version = text(parent, "version");
      Path next =
          repository
              .resolve(group.replace('.', '/'))
              .resolve(artifact)
              .resolve(version)
              .resolve(artifact + "-" + version + ".pom");
      return licence(repository, next);
    }
    return "unknown";
  }

  private static Element parse(Path pom) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(Files.readString(pom).strip())))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(pom + ": " + e.getMessage(), e);
    }
  }

  private static String text(Element parent, String name) {
    return children(parent, name).get(0).getTextContent().strip();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
