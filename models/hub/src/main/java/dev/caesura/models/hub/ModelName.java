package dev.caesura.models.hub;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

  /**
   * Returns whether the name states that the model knows a language, as {@code wav2vec2-hr} and
   * {@code wav2vec2-large-polish} do.
   *
   * @param language any locale
   * @return true if a part of the name is a code or the English name of the language
   */
  public boolean names(Locale language) {
    String code = language.getLanguage();
    if (code.isEmpty()) {
      return false;
    }
    List<String> known = new ArrayList<>(List.of(code));
    known.add(language.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT));
    for (String two : Locale.getISOLanguages()) {
      String three = Locale.forLanguageTag(two).getISO3Language();
      if (two.equals(code) || three.equals(code)) {
        known.addAll(List.of(two, three));
      }
    }
    return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[._-]+")).anyMatch(known::contains);
  }

  @Override
  public String toString() {
    return owner + "/" + name;
  }
}
