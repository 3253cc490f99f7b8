package dev.caesura.models.hub;

import dev.caesura.align.edit.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Names of the networks that the authors of WtP and SaT publish and that this library runs, to help
 * who mistypes one. Others can be fetched all the same. Pure functions, safe for use by many
 * threads.
 */
public final class KnownModels {

  private static final String OWNER = "segment-any-text";

  private static final List<ModelName> ALL =
      Stream.of(
              "sat-1l",
              "sat-1l-sm",
              "sat-3l",
              "sat-3l-sm",
              "sat-6l",
              "sat-6l-sm",
              "sat-9l",
              "sat-9l-sm",
              "sat-12l",
              "sat-12l-sm",
              "wtp-bert-mini",
              "wtp-bert-tiny")
          .map(name -> new ModelName(OWNER, name))
          .toList();

  private KnownModels() {}

  /**
   * All of them.
   *
   * @return their names
   */
  public static List<ModelName> all() {
    return ALL;
  }

  /**
   * The known names that are nearest to what was typed, with or without an owner.
   *
   * @param typed anything
   * @return up to three names, the nearest first; none if nothing is near, or if it is one of them
   */
  public static List<ModelName> like(String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    if (ALL.stream().anyMatch(model -> model.toString().equals(typed))) {
      return List.of();
    }
    String name = lower.substring(lower.lastIndexOf('/') + 1);
    List<ModelName> same = ALL.stream().filter(model -> model.name().equals(name)).toList();
    if (!same.isEmpty()) {
      return same;
    }
    int most = Math.max(1, name.length() / 4);
    return ALL.stream()
        .filter(model -> EditDistance.of(name, model.name()) <= most)
        .sorted(Comparator.comparingInt(model -> EditDistance.of(name, model.name())))
        .limit(3)
        .toList();
  }

  /**
   * A question for the end of a message.
   *
   * @param typed what was typed
   * @return {@code "; did you mean owner/name?"}, or nothing if nothing is near
   */
  public static String question(String typed) {
    List<ModelName> near = like(typed);
    return near.isEmpty()
        ? ""
        : "; did you mean "
            + String.join(" or ", near.stream().map(ModelName::toString).toList())
            + "?";
  }
}
