package dev.caesura.models.hub;

import java.util.regex.Pattern;

/**
 * Name of a model on the hub, such as {@code segment-any-text/sat-3l-sm}. Immutable and
 * thread-safe.
 *
 * @param owner the publisher
 * @param name the model's name
 */
public record ModelName(String owner, String name) {

  // Neither a slash nor a leading dot, so that a path of it cannot leave its folder.
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}");

  public ModelName {
    if (!PART.matcher(owner).matches() || !PART.matcher(name).matches()) {
      throw new IllegalArgumentException("model '" + owner + "/" + name + "': expected owner/name");
    }
  }

  /**
   * Parses a name.
   *
   * @param text owner, slash, name
   * @return the name
   * @throws IllegalArgumentException if the text has another form
   */
  public static ModelName of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("model '" + text + "': expected owner/name");
    }
    return new ModelName(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return owner + "/" + name;
  }
}
