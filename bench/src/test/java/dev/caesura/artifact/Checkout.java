package dev.caesura.artifact;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** The files of the checkout, without what builds make: other modules may be building just now. */
public final class Checkout {

  /** The folder of the root POM. */
  public static final Path ROOT = Path.of(System.getProperty("caesura.root"));

  private Checkout() {}

  /** Returns files at most {@code depth} levels below the root, sorted. */
  public static List<Path> files(int depth) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        EnumSet.noneOf(java.nio.file.FileVisitOption.class),
        depth,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean isMade = name.equals("target") || (name.startsWith(".") && name.length() > 1);
            return isMade && !folder.equals(ROOT)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  /** Returns the folders of all POMs but the root's, sorted. */
  public static List<Path> modules() throws IOException {
    return files(4).stream()
        .filter(file -> file.endsWith("pom.xml") && !file.getParent().equals(ROOT))
        .filter(file -> !ROOT.relativize(file).startsWith("examples/outside"))
        .map(Path::getParent)
        .toList();
  }

  /** Returns the artifact of each module that is published, BOM aside, with its folder; sorted. */
  public static java.util.SortedMap<String, Path> published() throws IOException {
    java.util.SortedMap<String, Path> artifacts = new java.util.TreeMap<>();
    for (Path module : modules()) {
      String pom = Files.readString(module.resolve("pom.xml"));
      if (!pom.contains("<packaging>pom</packaging>") && !pom.contains("<maven.deploy.skip>true")) {
        String own = pom.substring(pom.indexOf("</parent>"));
        artifacts.put(own.replaceAll("(?s).*?<artifactId>(.*?)</artifactId>.*", "$1"), module);
      }
    }
    return artifacts;
  }
}
