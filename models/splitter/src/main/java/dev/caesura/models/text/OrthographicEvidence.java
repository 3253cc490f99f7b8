package dev.caesura.models.text;

import java.nio.FloatBuffer;
import java.util.regex.Pattern;

/**
 * What the network leaves to be said about written text, told from the window that it read.
 *
 * <ul>
 *   <li>Where most of what it takes for ends follows full stops, question or exclamation marks,
 *       these are more likely ends than it says (but not before a digit, as in "Art. 5", nor before
 *       a lower-case letter where there are capitals), emoji too, and plain letters less where no
 *       capital could show a beginning.
 *   <li>Where there are no such marks, but most expected ends are before capitals, a place before a
 *       lower-case letter is a less likely end, one before a capital a more likely one.
 *   <li>What stands alone behind an end and closes or decorates it (a quotation mark set off by a
 *       space, a smiley) belongs to what is before it.
 * </ul>
 *
 * Lower-cased text without marks is left as it is.
 *
 * <p>Why: the network is trained with one weight for all ends of a view of the text, so that the
 * marks and capitals of the text at hand count too little. The amounts were chosen on the first 150
 * sentences of the development sets and checked on the next 200 ({@code docs/model.md}).
 */
final class OrthographicEvidence {

  /** Added to the logit behind a mark that ends sentences, where all ends are so marked. */
  private static final double TERMINATOR = 2;

  private static final double SYMBOL = 2;
  private static final double UNMARKED = -2;
  private static final double BEFORE_LOWER = -2;
  private static final double BEFORE_UPPER = 0.5;

  /** Least share of the expected ends that are before capitals, for capitals to count. */
  private static final double CAPITALISED = 0.5;

  /** No evidence up to this share of marked ends; all of it from {@link #FULL} on. */
  private static final double NONE = 0.1;

  private static final double FULL = 0.3;

  /** Far below any threshold. */
  private static final float NOWHERE = -9;

  private static final String TERMINATORS = ".。．｡।॥۔።…!！՜?？؟՞։⁇⁈‼";
  private static final String CLOSERS = "\"'”’»›«‹)]）】」』〉》`";

  /** Tokens that close or are smileys; quotation marks that may open are none. */
  private static final Pattern TRAILER =
      Pattern.compile("[”»’\\]）」』]|''|\\)+|[:;=8xX]-?[)(DPp/|*]+");

  private static final int LONGEST_TOKEN = 8;
  private static final int FIRST_PICTURE = 0x2190;

  private OrthographicEvidence() {}

  /**
   * Corrects the boundary logits of a window.
   *
   * @param codes the window's code points
   * @param logits the network's outputs, {@code columns} for each code point, the boundary's first;
   *     written to
   * @param columns outputs for each code point
   */
  static void weigh(int[] codes, FloatBuffer logits, int columns) {
    CodePoints table = CodePoints.TABLE;
    boolean[] marked = marked(codes);
    int[] next = next(codes);
    double ends = 0;
    double markedEnds = 0;
    double capitalEnds = 0;
    int letters = 0;
    int upper = 0;
    int cased = 0;
    int unspaced = 0;
    for (int i = 0; i < codes.length; i++) {
      double probability = 1 / (1 + Math.exp(-logits.get(i * columns)));
      ends += probability;
      markedEnds += marked[i] ? probability : 0;
      capitalEnds += Character.isUpperCase(next[i]) ? probability : 0;
      int kind = table.kind(codes[i]);
      letters += isLetter(kind) ? 1 : 0;
      unspaced += kind == CodePoints.UNSPACED ? 1 : 0;
      upper += Character.isUpperCase(codes[i]) ? 1 : 0;
      cased += Character.isUpperCase(codes[i]) || Character.isLowerCase(codes[i]) ? 1 : 0;
    }
    ends = Math.max(ends, 1e-6);
    double weight = Math.min(1, Math.max(0, (markedEnds / ends - NONE) / (FULL - NONE)));
    boolean caseless = unspaced > 0.3 * codes.length || cased < 0.2 * letters;
    boolean capitals = upper > 0.005 * letters;
    boolean capitalised = capitalEnds / ends >= CAPITALISED;
    for (int i = 0; i < codes.length; i++) {
      int kind = table.kind(codes[i]);
      boolean beforeLower = Character.isLowerCase(next[i]);
      double more = 0;
      boolean abbreviates = (capitals && beforeLower) || table.kind(next[i]) == CodePoints.DIGIT;
      more += marked[i] && !abbreviates ? weight * TERMINATOR : 0;
      more += kind == CodePoints.OTHER ? weight * SYMBOL : 0;
      more += caseless && isLetter(kind) ? weight * UNMARKED : 0;
      more += capitalised && beforeLower ? (1 - weight) * BEFORE_LOWER : 0;
      more += capitalised && Character.isUpperCase(next[i]) ? (1 - weight) * BEFORE_UPPER : 0;
      logits.put(i * columns, (float) (logits.get(i * columns) + more));
    }
    moveBehindTrailers(codes, marked, logits, columns);
  }

  /** The next code point that is no space; 0 at the end. */
  private static int[] next(int[] codes) {
    int[] next = new int[codes.length];
    int after = 0;
    for (int i = codes.length - 1; i >= 0; i--) {
      next[i] = after;
      after = isSpace(codes[i]) ? after : codes[i];
    }
    return next;
  }

  private static boolean isLetter(int kind) {
    return kind == CodePoints.LETTER || kind == CodePoints.DIGIT || kind == CodePoints.UNSPACED;
  }

  /** Marks that end sentences, and what closes directly behind them. */
  private static boolean[] marked(int[] codes) {
    boolean[] marked = new boolean[codes.length];
    for (int i = 0; i < codes.length; i++) {
      marked[i] =
          TERMINATORS.indexOf(codes[i]) >= 0
              || (i > 0 && marked[i - 1] && CLOSERS.indexOf(codes[i]) >= 0);
    }
    return marked;
  }

  private static void moveBehindTrailers(
      int[] codes, boolean[] marked, FloatBuffer logits, int columns) {
    CodePoints table = CodePoints.TABLE;
    for (int i = 0; i + 2 < codes.length; i++) {
      if (!(marked[i] || table.kind(codes[i]) == CodePoints.OTHER) || !isSpace(codes[i + 1])) {
        continue;
      }
      int start = i + 1;
      while (start < codes.length && isSpace(codes[start])) {
        start++;
      }
      int end = start;
      while (end < codes.length && end - start <= LONGEST_TOKEN && !isSpace(codes[end])) {
        end++;
      }
      if (!trails(codes, start, end)) {
        continue;
      }
      float moved = logits.get((end - 1) * columns);
      for (int k = i; k < start; k++) {
        moved = Math.max(moved, logits.get(k * columns));
        logits.put(k * columns, Math.min(NOWHERE, logits.get(k * columns)));
      }
      logits.put((end - 1) * columns, moved);
    }
  }

  private static boolean isSpace(int code) {
    return CodePoints.TABLE.kind(code) == CodePoints.SPACE;
  }

  /**
   * Whether a token closes or decorates what is before it. Quotation marks that may open do not.
   */
  private static boolean trails(int[] codes, int start, int end) {
    int length = end - start;
    if (length == 0 || length > LONGEST_TOKEN) {
      return false;
    }
    return TRAILER.matcher(new String(codes, start, length)).matches()
        || isPictures(codes, start, end);
  }

  private static boolean isPictures(int[] codes, int start, int end) {
    boolean picture = false;
    for (int i = start; i < end; i++) {
      boolean joiner = codes[i] == 0x200D || codes[i] == 0xFE0F;
      if (!joiner && CodePoints.TABLE.kind(codes[i]) != CodePoints.OTHER) {
        return false;
      }
      picture |= codes[i] >= FIRST_PICTURE;
    }
    return picture;
  }
}
