package dev.caesura.text.boundary;

/**
 * How much text a {@link SentenceStream} reads after a place before it decides whether a sentence
 * ends there. Immutable and thread-safe.
 *
 * <p>{@link #all} waits until the scorer's window is full, about 900 characters with the shipped
 * network, and gives the sentences of the whole text. A lookahead of N characters decides earlier,
 * with less to go by. Then the end of the text so far is scored again every N/4 characters ({@link
 * #stepCharacters}), with at least 512 characters in each run, so that a place is decided when
 * between 3N/4 and N characters after it are known. The runs are at fixed places from the start of
 * the text: results depend on the text and on N, never on how the text arrives. A blank line, or
 * whatever else always ends a sentence, is scored at once and waits for nothing.
 *
 * <p>Cost: a run of the scorer over the last 512 characters (1,024 if N is greater than 256) for
 * every N/4 characters of text, unless a word fills them. That is about 50 times the work of
 * scoring a whole text for N = 32, and 16 times for N = 128.
 *
 * @param characters UTF-16 units, at least {@value #MIN}; {@link Integer#MAX_VALUE} for all
 */
public record Lookahead(int characters) {

  /** Smallest lookahead, in UTF-16 units. */
  public static final int MIN = 2;

  private static final int STEPS = 4;

  public Lookahead {
    if (characters < MIN) {
      throw new IllegalArgumentException(
          "lookahead " + characters + ": expected a number of at least " + MIN);
    }
  }

  /**
   * Returns the lookahead that gives the sentences of the whole text.
   *
   * @return as much text as the scorer reads
   */
  public static Lookahead all() {
    return new Lookahead(Integer.MAX_VALUE);
  }

  /**
   * Returns a limited lookahead.
   *
   * @param characters most UTF-16 units after the start of the next sentence that its predecessor
   *     waits for, at least {@value #MIN}
   * @return the lookahead
   * @throws IllegalArgumentException if it is less
   */
  public static Lookahead of(int characters) {
    return new Lookahead(characters);
  }

  /**
   * Returns whether boundaries are those of the whole text.
   *
   * @return true for {@link #all}
   */
  public boolean isAll() {
    return characters == Integer.MAX_VALUE;
  }

  /**
   * Returns how many characters arrive between two runs of the scorer.
   *
   * @return a quarter of the lookahead, at least 1
   */
  public int stepCharacters() {
    return Math.max(1, characters / STEPS);
  }
}
