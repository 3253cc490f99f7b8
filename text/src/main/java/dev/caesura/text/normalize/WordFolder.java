package dev.caesura.text.normalize;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;
import java.util.Set;

/**
 * Folds words of one language into the form in which they are compared: NFKC case folding, then
 * letters, marks and digits only, then one form for spellings that a language holds equal.
 * Thread-safe.
 *
 * <ul>
 *   <li>Arabic script: vowel signs and tatweel are dropped; forms of alef, ya, kaf, ha and ta
 *       marbuta are one letter each. Alef with madda stays where it is a letter of its own
 *       (Persian, Urdu), and nothing is folded where such signs are vowels (Uyghur, Kurdish).
 *   <li>Hebrew: points are dropped, except in Yiddish.
 *   <li>Chinese: traditional characters become simplified ones; Japanese and Korean keep theirs.
 *   <li>Turkish and Azeri: dotted and dotless i stay apart in capitals too. Elsewhere a dot above a
 *       small i is dropped.
 *   <li>Cyrillic: stress marks are dropped; in Russian, {@code ё} is {@code е}.
 *   <li>Latin: {@code œ} is {@code oe}; in Romanian, cedilla and comma below are one.
 * </ul>
 */
final class WordFolder {

  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

  private static final Set<String> TURKIC = Set.of("tr", "az");
  private static final Set<String> VOWELS_IN_FULL = Set.of("ug", "ku", "ckb", "ks", "kk", "ky");
  private static final Set<String> WITH_MADDA =
      Set.of("fa", "prs", "ur", "ps", "sd", "pnb", "pa", "tg");
  private static final Set<String> OWN_CHARACTERS = Set.of("ja", "ko");

  private static final int ALEF = 0x0627;
  private static final int HEH = 0x0647;
  private static final int KAF = 0x0643;
  private static final int YA = 0x064A;

  private final boolean turkic;
  private final boolean arabic;
  private final boolean madda;
  private final boolean hebrew;
  private final boolean chinese;
  private final boolean russian;
  private final boolean romanian;

  WordFolder(Locale language) {
    String code = language.getLanguage();
    this.turkic = TURKIC.contains(code);
    this.arabic = !VOWELS_IN_FULL.contains(code);
    this.madda = !WITH_MADDA.contains(code);
    this.hebrew = !Set.of("yi", "ji").contains(code);
    this.chinese = !OWN_CHARACTERS.contains(code);
    this.russian = code.equals("ru");
    this.romanian = code.equals("ro");
  }

  /** Returns a word as it is compared; empty if it has no letter and no digit. */
  String fold(String word) {
    String ascii = turkic ? null : Letters.foldedAscii(word);
    return ascii != null ? ascii : foldAny(word);
  }

  private String foldAny(String word) {
    String folded = FOLD.normalize(prepared(word));
    StringBuilder letters = new StringBuilder(folded.length());
    int i = 0;
    while (i < folded.length()) {
      int point = folded.codePointAt(i);
      i += Character.charCount(point);
      if (point < 0x80) {
        if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9')) {
          letters.append((char) point);
        }
      } else if (!isDropped(point, letters)) {
        append(point, letters);
      }
    }
    return letters.toString();
  }

  /** Drops apostrophes, some of which fold to a space and an accent, and applies Turkish case. */
  private String prepared(String word) {
    StringBuilder prepared = null;
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      boolean apostrophe = Letters.isApostrophe(letter);
      boolean capital = turkic && (letter == 'I' || letter == '\u0130');
      if (prepared == null && (apostrophe || capital)) {
        prepared = new StringBuilder(word.length()).append(word, 0, i);
      }
      if (prepared != null && !apostrophe) {
        prepared.append(capital ? (letter == 'I' ? '\u0131' : 'i') : letter);
      }
    }
    return prepared == null ? word : prepared.toString();
  }

  private boolean isDropped(int point, StringBuilder before) {
    if (point >= 0x0590 && point < 0x0600) {
      return !Character.isLetter(point) && hebrew;
    }
    if (point >= 0x0600 && point < 0x0900) {
      return arabic && isArabicMark(point);
    }
    if (point >= 0x0300 && point < 0x0370 && !before.isEmpty()) {
      int last = before.codePointBefore(before.length());
      boolean cyrillic = last >= 0x0400 && last < 0x0530;
      return (point == 0x0307 && last == 'i') || ((point == 0x0301 || point == 0x0300) && cyrillic);
    }
    return false;
  }

  private static boolean isArabicMark(int point) {
    return point == 0x0640
        || (point >= 0x064B && point <= 0x065F)
        || point == 0x0670
        || (point >= 0x06D6 && point <= 0x06ED && !Character.isLetter(point))
        || (point >= 0x08D3 && point < 0x0900);
  }

  private void append(int point, StringBuilder letters) {
    if (point == 0x0153) {
      letters.append("oe");
    } else if (Letters.isWordPart(point) || Character.isDigit(point)) {
      letters.appendCodePoint(form(point));
    }
  }

  private int form(int point) {
    if (point < 0x0600) {
      return latinOrCyrillic(point);
    }
    if (point < 0x0700) {
      return arabic ? arabicForm(point) : point;
    }
    if (point == Letters.ZERO) {
      return 0x96F6;
    }
    return chinese && point >= SimplifiedHan.FIRST && point <= SimplifiedHan.LAST
        ? SimplifiedHan.of((char) point)
        : point;
  }

  private int latinOrCyrillic(int point) {
    return switch (point) {
      case 0x0451 -> russian ? 0x0435 : point;
      case 0x015F -> romanian ? 0x0219 : point;
      case 0x0163 -> romanian ? 0x021B : point;
      default -> point;
    };
  }

  private int arabicForm(int point) {
    return switch (point) {
      case 0x0622 -> madda ? ALEF : point;
      case 0x0623, 0x0625, 0x0671, 0x0672, 0x0673, 0x0675 -> ALEF;
      case 0x0649, 0x06CC -> YA;
      case 0x06A9, 0x06AA -> KAF;
      case 0x0629, 0x06C0, 0x06C1, 0x06C2, 0x06C3 -> HEH;
      default -> point;
    };
  }
}
