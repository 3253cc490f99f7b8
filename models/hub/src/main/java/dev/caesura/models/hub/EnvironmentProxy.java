package dev.caesura.models.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the proxy from the environment, as curl does: {@code HTTPS_PROXY} and {@code NO_PROXY}, in
 * upper or lower case. Java's own system properties ({@code https.proxyHost}) take precedence.
 * Stateless.
 */
public final class EnvironmentProxy {

  private static final int DEFAULT_PORT = 1080;

  private EnvironmentProxy() {}

  /**
   * Returns the proxy for an address.
   *
   * @param at the address
   * @param environment the variables by name
   * @return the proxy; null if there is none, or Java's own settings decide
   * @throws IOException if the variable cannot be read, or has a password
   */
  public static Proxy of(URI at, Map<String, String> environment) throws IOException {
    String named = value("HTTPS_PROXY", environment);
    boolean isSet = System.getProperty("https.proxyHost") != null;
    if (named.isEmpty() || isSet || !"https".equalsIgnoreCase(at.getScheme())) {
      return null;
    }
    if (isExcepted(String.valueOf(at.getHost()), value("NO_PROXY", environment))) {
      return null;
    }
    URI proxy;
    try {
      proxy = URI.create(named.contains("://") ? named : "http://" + named);
    } catch (IllegalArgumentException e) {
      throw new IOException("HTTPS_PROXY: expected http://host:port; found something else", e);
    }
    // The value is not shown, since it may hold a password.
    if (proxy.getHost() == null || proxy.getUserInfo() != null || !isHttp(proxy.getScheme())) {
      throw new IOException(
          "HTTPS_PROXY: expected http://host:port; found "
              + (proxy.getUserInfo() == null ? "something else" : "a password, which is not used"));
    }
    int port = proxy.getPort() < 0 ? DEFAULT_PORT : proxy.getPort();
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port));
  }

  private static boolean isHttp(String scheme) {
    return scheme.equalsIgnoreCase("http");
  }

  private static String value(String name, Map<String, String> environment) {
    String lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    return (lower.isBlank() ? environment.getOrDefault(name, "") : lower).strip();
  }

  private static boolean isExcepted(String host, String list) {
    String name = "." + host.toLowerCase(Locale.ROOT);
    for (String one : list.toLowerCase(Locale.ROOT).split(",")) {
      String suffix = one.strip();
      if (suffix.equals("*")) {
        return true;
      }
      if (!suffix.isEmpty() && name.endsWith(suffix.startsWith(".") ? suffix : "." + suffix)) {
        return true;
      }
    }
    return false;
  }
}
