package dev.caesura.text.unicode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Named characters of HTML: those of Latin-1, Greek letters, and the common signs. Pure functions,
 * safe for use by many threads.
 */
public final class CharacterEntities {

  /** The names of U+00A0 to U+00FF, in order. */
  private static final String LATIN_NAMES =
      "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg"
          + " plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12"
          + " frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute"
          + " Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml"
          + " times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc"
          + " atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml"
          + " eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml"
          + " yacute thorn yuml";

  /** Names and characters in turn. */
  private static final String OTHER_NAMES =
      "amp & lt < gt > quot \" apos ' euro \u20AC hellip \u2026 mdash \u2014 ndash \u2013"
          + " lsquo \u2018 rsquo \u2019 sbquo \u201A ldquo \u201C rdquo \u201D bdquo \u201E"
          + " lsaquo \u2039 rsaquo \u203A bull \u2022 prime \u2032 Prime \u2033 minus \u2212"
          + " OElig \u0152 oelig \u0153 Scaron \u0160 scaron \u0161 zwnj \u200C zwj \u200D";

  /** The names of U+0391 to U+03C9, in order; a hyphen where none has a name. */
  private static final String GREEK_NAMES =
      "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho -"
          + " Sigma Tau Upsilon Phi Chi Psi Omega - - - - - - - alpha beta gamma delta epsilon zeta"
          + " eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi"
          + " psi omega";

  private static final Map<String, String> ALL = entities();

  private CharacterEntities() {}

  /**
   * Returns the text that a name stands for.
   *
   * @param name the name between {@code &} and {@code ;}, such as {@code eacute}
   * @return the text; empty if the name is not known
   */
  public static Optional<String> text(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private static Map<String, String> entities() {
    Map<String, String> all = new HashMap<>();
    String[] latin = LATIN_NAMES.split(" ");
    for (int i = 0; i < latin.length; i++) {
      all.put(latin[i], Character.toString(0xA0 + i));
    }
    String[] others = OTHER_NAMES.split(" ");
    for (int i = 0; i < others.length; i += 2) {
      all.put(others[i], others[i + 1]);
    }
    String[] greek = GREEK_NAMES.split(" ");
    for (int i = 0; i < greek.length; i++) {
      all.put(greek[i], Character.toString(0x391 + i));
    }
    all.remove("-");
    all.put("ensp", " ");
    all.put("emsp", " ");
    all.put("thinsp", "\u2009");
    return Map.copyOf(all);
  }
}
