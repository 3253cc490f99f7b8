package dev.caesura.align.eval;

import java.util.Locale;

/**
 * Costs of the errors of an alignment. The alignment with the smallest sum of costs is scored. The
 * lower-case names are the values of {@code --costs} of {@code caesura eval words}.
 */
public enum ErrorCosts {
  /** Each error costs 1, so that the number of errors is minimal: Kaldi, jiwer and others. */
  LEVENSHTEIN(1, 1, "fewest errors"),

  /**
   * A substitution costs 4, a deletion or insertion 3: the word weights of sclite. More words match
   * than with {@link #LEVENSHTEIN}; the number of errors can be higher.
   */
  SCLITE(4, 3, "a substitution costs 4, a deletion or insertion 3");

  private final int substitution;
  private final int gap;
  private final String description;

  ErrorCosts(int substitution, int gap, String description) {
    this.substitution = substitution;
    this.gap = gap;
    this.description = description;
  }

  /**
   * Returns the cost of a substitution.
   *
   * @return at least 1
   */
  public int substitution() {
    return substitution;
  }

  /**
   * Returns the cost of a deletion or an insertion.
   *
   * @return at least 1
   */
  public int gap() {
    return gap;
  }

  /**
   * Returns the name of these costs on the command line.
   *
   * @return the constant's name in lower case, such as {@code sclite}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns which alignment is scored, for help texts.
   *
   * @return a phrase such as {@code fewest errors}
   */
  public String description() {
    return description;
  }
}
