package dev.caesura.models.hub;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Names of the networks that the authors of WtP and SaT publish and that this library runs, for
 * suggestions when a name is mistyped. Other models can be fetched too.
 *
 * <p>Pure functions, safe for use by many threads.
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

  /** All names that are suggested. */
  private static final List<ModelName> SUGGESTED =
      Stream.concat(ALL.stream(), PinnedModel.all().stream().map(PinnedModel::name)).toList();

  private KnownModels() {}

  /**
   * Returns all known names.
   *
   * @return the names, in the order of the networks' sizes
   */
  public static List<ModelName> all() {
    return ALL;
  }

  /**
   * Returns the known names that are most similar to a typed one, with or without an owner.
   *
   * @param typed any text
   * @return up to three names, the most similar first; none if the typed name is known, or if it is
   *     not similar to any
   */
  public static List<ModelName> like(String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    if (SUGGESTED.stream().anyMatch(model -> model.toString().equals(typed))) {
      return List.of();
    }
    String name = lower.substring(lower.lastIndexOf('/') + 1);
    List<ModelName> same = SUGGESTED.stream().filter(model -> model.name().equals(name)).toList();
    if (!same.isEmpty()) {
      return same;
    }
    int max = Math.max(1, name.length() / 4);
    return SUGGESTED.stream()
        .filter(model -> edits(name, model.name()) <= max)
        .sorted(Comparator.comparingInt(model -> edits(name, model.name())))
        .limit(3)
        .toList();
  }

  /** Returns the Levenshtein distance; here, so that fetching models needs no aligner. */
  private static int edits(String left, String right) {
    int[] row = IntStream.rangeClosed(0, right.length()).toArray();
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }

  /**
   * Returns a question for the end of a message.
   *
   * @param typed any text
   * @return {@code "; did you mean owner/name?"}; empty if no known name is similar
   */
  public static String question(String typed) {
    List<ModelName> similar = like(typed);
    return similar.isEmpty()
        ? ""
        : "; did you mean "
            + String.join(" or ", similar.stream().map(ModelName::toString).toList())
            + "?";
  }
}
