package dev.caesura.models.text;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Adjusts the boundary logits of a window by its marks and capitals, which the network weighs too
 * little.
 *
 * <ul>
 *   <li>Where most expected ends follow full stops, question or exclamation marks, a boundary after
 *       such a mark becomes more likely, but not before a digit, as in "Art. 5", nor before a
 *       lower-case letter in text with capitals. So does one after an emoji. Boundaries after plain
 *       letters become less likely where no capital could show a beginning.
 *   <li>Where there are no such marks, but most expected ends are before capitals, a boundary
 *       before a lower-case letter becomes less likely, one before a capital more likely.
 *   <li>Marks alone in brackets, as in {@code [?]}, end none; a smiley that a capital follows ends
 *       one more likely.
 *   <li>A token that stands alone after an end and closes or decorates it (a quotation mark set off
 *       by a space, a smiley) belongs to the sentence before it.
 *   <li>An ellipsis after a word that ends no sentence ({@code the... the sales}) ends none.
 *   <li>Where ends follow marks, a transcriber's note within a sentence ({@code <inaudible>}) ends
 *       none.
 * </ul>
 *
 * Lower-cased text without marks keeps its logits.
 *
 * <p>Why: in training, all ends of a view of the text have one weight, so the marks and capitals of
 * the text at hand count too little. The amounts were chosen on the first 150 sentences of the
 * development sets and checked on the next 200 ({@code docs/model.md}).
 */
final class OrthographicEvidence {

  /** Added to the logit after a mark that ends sentences, where all ends have such marks. */
  private static final double TERMINATOR = 2;

  private static final double SYMBOL = 2;

  /** Added after a smiley that a capital follows. */
  private static final double SMILEY = 3;

  private static final double UNMARKED = -2;
  private static final double NOTE = -3;
  private static final double INTERRUPTION = -20;
  private static final double BEFORE_LOWER = -2;
  private static final double BEFORE_UPPER = 0.5;

  /** The smallest share of the expected ends that are before capitals, for capitals to count. */
  private static final double MIN_CAPITALISED = 0.5;

  /** Up to this share of marked ends, marks do not count. */
  private static final double NO_WEIGHT = 0.1;

  /** From this share of marked ends on, marks count in full. */
  private static final double FULL_WEIGHT = 0.3;

  /** From this share of characters of scripts without spaces on, text has no capitals. */
  private static final double MIN_UNSPACED = 0.3;

  /** Below this share of cased letters, text has no capitals. */
  private static final double MIN_CASED = 0.2;

  /** Above this share of capitals among the letters, a lower-case letter shows no beginning. */
  private static final double MIN_UPPER = 0.005;

  /** A logit far below any threshold. */
  private static final float NO_BOUNDARY = -9;

  private static final String TERMINATORS = ".。．｡।॥۔።…!！՜?？؟՞։⁇⁈‼";
  private static final String CLOSERS = "\"'”’“‘»›«‹)]）】」』〉》`";

  private static final String SMILEYS = "[:;=8xX]-?[)(DPp/|*]+";

  /** Tokens that close or are smileys; without the quotation marks that may also open. */
  private static final Pattern TRAILER = Pattern.compile("[”»’\\]）」』]|''|\\)+|" + SMILEYS);

  private static final Pattern SMILEY_TOKEN = Pattern.compile(SMILEYS);

  private static final int MAX_TOKEN = 8;
  private static final int MAX_NOTE = 24;
  private static final int FIRST_PICTURE = 0x2190;

  private OrthographicEvidence() {}

  /**
   * Returns adjusted boundary logits of a window.
   *
   * @param codes the window's code points
   * @param logits the network's boundary logit for each code point; left as they are
   * @return a new array of adjusted logits
   */
  static float[] adjust(int[] codes, float[] logits) {
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
      double probability = 1 / (1 + Math.exp(-logits[i]));
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
    double weight =
        Math.min(1, Math.max(0, (markedEnds / ends - NO_WEIGHT) / (FULL_WEIGHT - NO_WEIGHT)));
    boolean caseless = unspaced > MIN_UNSPACED * codes.length || cased < MIN_CASED * letters;
    boolean capitals = upper > MIN_UPPER * letters;
    boolean capitalised = capitalEnds / ends >= MIN_CAPITALISED;
    float[] adjusted = new float[codes.length];
    for (int i = 0; i < codes.length; i++) {
      int kind = table.kind(codes[i]);
      boolean beforeLower = Character.isLowerCase(next[i]);
      double more = 0;
      boolean abbreviates = (capitals && beforeLower) || table.kind(next[i]) == CodePoints.DIGIT;
      more += marked[i] && !abbreviates ? weight * TERMINATOR : 0;
      more += codes[i] == '>' && isInnerNote(codes, marked, i) ? weight * NOTE : 0;
      more += marked[i] && Interruptions.endsAt(codes, i) ? INTERRUPTION : 0;
      more += kind == CodePoints.OTHER ? weight * SYMBOL : 0;
      more += capitals && isSmiley(codes, i, next[i]) ? weight * SMILEY : 0;
      more += caseless && isLetter(kind) ? weight * UNMARKED : 0;
      more += capitalised && beforeLower ? (1 - weight) * BEFORE_LOWER : 0;
      more += capitalised && Character.isUpperCase(next[i]) ? (1 - weight) * BEFORE_UPPER : 0;
      adjusted[i] = (float) (logits[i] + more);
    }
    moveAfterTrailers(codes, marked, adjusted);
    return adjusted;
  }

  /** Returns for each code point the next one that is not a space; 0 at the end. */
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

  /** Returns where marks end sentences, and where closing marks follow them directly. */
  private static boolean[] marked(int[] codes) {
    boolean[] marked = new boolean[codes.length];
    for (int i = 0; i < codes.length; i++) {
      marked[i] =
          TERMINATORS.indexOf(codes[i]) >= 0
              || (i > 0 && marked[i - 1] && CLOSERS.indexOf(codes[i]) >= 0);
      if (marked[i] && (codes[i] == ']' || codes[i] == ')')) {
        unmarkBrackets(codes, i, marked);
      }
    }
    return marked;
  }

  /** Marks alone in brackets, as in {@code [?]} and {@code (!)}, are remarks inside a sentence. */
  private static void unmarkBrackets(int[] codes, int close, boolean... marked) {
    int open = close - 1;
    while (open > 0 && TERMINATORS.indexOf(codes[open]) >= 0) {
      open--;
    }
    boolean pair = codes[open] == (codes[close] == ']' ? '[' : '(');
    if (open < close - 1 && pair) {
      Arrays.fill(marked, open, close + 1, false);
    }
  }

  /** Whether a token that ends here is a smiley, and a capital follows. */
  private static boolean isSmiley(int[] codes, int last, int next) {
    if (!Character.isUpperCase(next) || !isSpace(codes[last + 1]) || isSpace(codes[last])) {
      return false;
    }
    int start = last + 1;
    while (start > 0 && last - start < MAX_TOKEN && !isSpace(codes[start - 1])) {
      start--;
    }
    return start > 1
        && start <= last
        && isSpace(codes[start - 1])
        && !isSpace(codes[start - 2])
        && SMILEY_TOKEN.matcher(new String(codes, start, last + 1 - start)).matches();
  }

  /** Whether a note in angle brackets closes here that follows no end mark. */
  private static boolean isInnerNote(int[] codes, boolean[] marked, int close) {
    int open = close - 1;
    while (open > close - MAX_NOTE
        && open >= 0
        && CodePoints.TABLE.kind(codes[open]) == CodePoints.LETTER) {
      open--;
    }
    if (open < 0 || codes[open] != '<' || open == close - 1) {
      return false;
    }
    int before = open - 1;
    while (before >= 0 && isSpace(codes[before])) {
      before--;
    }
    return before >= 0 && !marked[before];
  }

  /** Moves a boundary from before a trailing token to its end. */
  private static void moveAfterTrailers(int[] codes, boolean[] marked, float... logits) {
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
      while (end < codes.length && end - start <= MAX_TOKEN && !isSpace(codes[end])) {
        end++;
      }
      if (!trails(codes, start, end)) {
        continue;
      }
      float moved = logits[end - 1];
      for (int k = i; k < start; k++) {
        moved = Math.max(moved, logits[k]);
        logits[k] = Math.min(NO_BOUNDARY, logits[k]);
      }
      logits[end - 1] = moved;
    }
  }

  private static boolean isSpace(int code) {
    return CodePoints.TABLE.kind(code) == CodePoints.SPACE;
  }

  /** Whether a token closes or decorates the text before it; an opening quotation mark does not. */
  private static boolean trails(int[] codes, int start, int end) {
    int length = end - start;
    if (length == 0 || length > MAX_TOKEN) {
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
