package dev.caesura.corpus.spark;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Names of files of any Hadoop file system as {@link Path}, as the core has them. A file of this
 * machine has its own path; {@code s3a://bucket/a.mp3} is {@code /s3a:/bucket/a.mp3}, wherever that
 * begins in a path. Stateless.
 */
final class RemotePaths {

  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:");

  /** Stands for a missing host, as in {@code hdfs:///a.mp3}. */
  private static final String NO_HOST = "_";

  private RemotePaths() {}

  /** Returns the name of a qualified URI. */
  static Path name(URI uri) {
    if (uri.getScheme() == null || uri.getScheme().equals("file")) {
      return Path.of(uri.getPath()).normalize();
    }
    String host = uri.getAuthority() == null ? NO_HOST : uri.getAuthority();
    return Path.of("/" + uri.getScheme() + ":", host, uri.getPath()).normalize();
  }

  /** Returns whether a name is that of a file of another file system. */
  static boolean isRemote(Path name) {
    return scheme(name) >= 0;
  }

  /** Returns the Hadoop path of a name. */
  static org.apache.hadoop.fs.Path path(Path name) {
    int at = scheme(name);
    if (at < 0) {
      return new org.apache.hadoop.fs.Path("file", "", name.toString());
    }
    String scheme = name.getName(at).toString();
    String host = name.getName(at + 1).toString();
    StringBuilder rest = new StringBuilder();
    for (int n = at + 2; n < name.getNameCount(); n++) {
      rest.append('/').append(name.getName(n));
    }
    return new org.apache.hadoop.fs.Path(
        scheme.substring(0, scheme.length() - 1),
        host.equals(NO_HOST) ? null : host,
        rest.isEmpty() ? "/" : rest.toString());
  }

  /** Returns the index of the last step that is a scheme; -1 if there is none. */
  private static int scheme(Path name) {
    for (int n = name.getNameCount() - 2; n >= 0; n--) {
      if (SCHEME.matcher(name.getName(n).toString()).matches()) {
        return n;
      }
    }
    return -1;
  }
}
