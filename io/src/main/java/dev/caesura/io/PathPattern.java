package dev.caesura.io;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/**
 * Pattern of files, such as {@code talks/**}{@code /*.mp3}: {@code *} and {@code ?} stand for
 * characters of a name, {@code [a-c]} for one of several, <code>{flac,wav}</code> for one of
 * several texts, and {@code **}{@code /} for any folders, or none. Immutable and thread-safe.
 */
public final class PathPattern {
  private static final String SPECIAL = "*?[{";

  private final Path root;
  private final String rest;
  private final PathMatcher matcher;

  private PathPattern(Path root, String rest) {
    this.root = root;
    this.rest = rest;
    matcher = FileSystems.getDefault().getPathMatcher("glob:" + withOptionalFolders(rest));
  }

  /**
   * Returns whether a text has characters that make it a pattern.
   *
   * @param text a path or a pattern
   * @return false for a path; also for the empty text
   */
  public static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
  }

  /**
   * Reads a pattern.
   *
   * @param text the pattern, with {@code /} between folders
   * @return the pattern
   * @throws java.util.regex.PatternSyntaxException if brackets or braces are not closed
   * @throws java.nio.file.InvalidPathException if its folder cannot be the name of one
   */
  public static PathPattern of(String text) {
    int special = 0;
    while (special < text.length() && SPECIAL.indexOf(text.charAt(special)) < 0) {
      special++;
    }
    int name = text.lastIndexOf('/', special) + 1;
    return new PathPattern(Path.of(text.substring(0, name)), text.substring(name));
  }

  /**
   * Returns this pattern below a folder, whose name is taken literally.
   *
   * @param base the folder; an absolute pattern ignores it
   * @return the pattern, without {@code .} and {@code ..} in its folder
   */
  public PathPattern in(Path base) {
    return new PathPattern(base.resolve(root).normalize(), rest);
  }

  /**
   * Returns the deepest folder that all files of the pattern are in.
   *
   * @return the folder; the empty path if the pattern begins with a special character
   */
  public Path root() {
    return root;
  }

  /**
   * Returns how many folders deep the files may be.
   *
   * @return 1 for files of the root itself; {@link Integer#MAX_VALUE} for any depth
   */
  public int depth() {
    return rest.contains("**")
        ? Integer.MAX_VALUE
        : 1 + (int) rest.chars().filter(c -> c == '/').count();
  }

  /**
   * Returns whether the last step of the pattern has a full stop, so that it names an extension.
   *
   * @return false for {@code talks/*}
   */
  public boolean namesExtension() {
    return rest.indexOf('.', rest.lastIndexOf('/') + 1) >= 0;
  }

  /**
   * Returns whether a file has the pattern.
   *
   * @param path a path that begins as {@link #root()} does
   * @return false for paths outside the root
   */
  public boolean matches(Path path) {
    if (root.toString().isEmpty()) {
      return matcher.matches(path);
    }
    return path.startsWith(root) && matcher.matches(root.relativize(path));
  }

  /** Lets {@code **}{@code /} stand for no folder too, as shells do; braces cannot be nested. */
  private static String withOptionalFolders(String glob) {
    StringBuilder out = new StringBuilder(glob.length() + 8);
    boolean inBraces = false;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      inBraces = c == '{' || (inBraces && c != '}');
      boolean isStep = i == 0 || glob.charAt(i - 1) == '/';
      if (!inBraces && isStep && glob.startsWith("**/", i)) {
        out.append("{**/,}");
        i += 2;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
