package dev.caesura.models.hub;

import java.util.regex.Pattern;

/**
 * What a model is called on the hub, such as {@code segment-any-text/sat-3l-sm}. Immutable and
 * thread-safe.
 *
 * @param owner who published it
 * @param name what it is called there
 */
public record ModelName(String owner, String name) {

  // No slash, no leading dot: a part of a path that cannot leave its folder.
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}");

  public ModelName {
    if (!PART.matcher(owner).matches() || !PART.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "model '" + owner + "/" + name + "' is not of the form owner/name");
    }
  }

  /**
   * Parses a name.
   *
   * @param text owner, slash, name
   * @return the name
   * @throws IllegalArgumentException if it has another form
   */
  public static ModelName of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("model '" + text + "' is not of the form owner/name");
    }
    return new ModelName(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return owner + "/" + name;
  }
}
