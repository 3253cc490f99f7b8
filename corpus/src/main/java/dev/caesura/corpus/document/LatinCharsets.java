package dev.caesura.corpus.document;

import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import dev.caesura.text.language.LanguageDetector;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Chooses between encodings of Latin letters by the alphabet of the language that the text is in:
 * statistics of bytes know few languages, and take Croatian for Portuguese in another encoding.
 * Pure functions, safe for use by many threads.
 */
final class LatinCharsets {

  private static final List<Charset> CANDIDATES =
      List.of(
          Charset.forName("windows-1252"),
          Charset.forName("windows-1250"),
          Charset.forName("ISO-8859-2"),
          Charset.forName("windows-1254"),
          Charset.forName("windows-1257"));

  /** Share of the letters beyond ASCII that the alphabet has to have, and how much more. */
  private static final double MIN_SHARE = 0.9;

  private static final double MIN_GAIN = 0.01;

  /** Characters that decide. */
  private static final int MAX_CHARACTERS = 100_000;

  private LatinCharsets() {}

  /** An encoding and the language whose letters it gives. */
  record Choice(Charset charset, Locale language) {}

  /**
   * Returns an encoding that fits better than one of a detector.
   *
   * @param bytes a text
   * @param found the encoding that a detector has found
   * @return a better one; empty if there is none, or the found one is not of Latin letters
   */
  static Optional<Choice> better(byte[] bytes, Charset found) {
    if (!CANDIDATES.contains(found)) {
      return Optional.empty();
    }
    double most = share(bytes, found).map(Share::value).orElse(0.0) + MIN_GAIN;
    Choice best = null;
    for (Charset candidate : CANDIDATES) {
      Optional<Share> share = share(bytes, candidate);
      if (share.isPresent() && share.get().value >= MIN_SHARE && share.get().value > most) {
        most = share.get().value;
        best = new Choice(candidate, share.get().language);
      }
    }
    return Optional.ofNullable(best);
  }

  private record Share(double value, Locale language) {}

  /** Returns the share of the letters beyond ASCII that the alphabet of the language has. */
  private static Optional<Share> share(byte[] bytes, Charset charset) {
    String text;
    try {
      text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, MAX_CHARACTERS)))
              .toString();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
    if (text.chars().anyMatch(CharsetGuesser::isControl)) {
      return Optional.empty();
    }
    Optional<Locale> language = LanguageDetector.closest(text);
    if (language.isEmpty()) {
      return Optional.empty();
    }
    UnicodeSet alphabet =
        LocaleData.getExemplarSet(ULocale.forLocale(language.get()), UnicodeSet.CASE_INSENSITIVE);
    long foreign = 0;
    long known = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && Character.isLetter(c)) {
        foreign++;
        known += alphabet.contains(c) ? 1 : 0;
      }
    }
    return foreign == 0
        ? Optional.empty()
        : Optional.of(new Share((double) known / foreign, language.get()));
  }
}
