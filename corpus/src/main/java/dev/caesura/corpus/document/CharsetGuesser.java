package dev.caesura.corpus.document;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Decodes texts whose encoding is not stated. Valid UTF-8 is UTF-8, as is what begins with a byte
 * order mark; UTF-16 without a mark shows in its zeros. Damaged UTF-8 stays an error with its
 * place, because every other reading of it would spoil all its letters. Only then the letters
 * decide, by the statistics of ICU4J's {@link CharsetDetector} and {@link LatinCharsets}. Pure
 * functions, safe for use by many threads.
 */
final class CharsetGuesser {

  /** Share of the bytes above 0x7F that must not be part of a UTF-8 character. */
  private static final double MAX_UTF8_SHARE = 0.5;

  /** Least confidence of the detector, of 100. */
  private static final int MIN_CONFIDENCE = 20;

  /** Bytes that the detector looks at. */
  private static final int MAX_SAMPLE = 1 << 20;

  /** Characters beyond ASCII that are not valid UTF-8 by chance. */
  private static final int MIN_FOREIGN = 4;

  private CharsetGuesser() {}

  /**
   * Decodes bytes.
   *
   * @param bytes a whole text
   * @param file its name in messages
   * @param given the encoding, if it is known
   * @return the text
   * @throws IOException if the bytes are not in that encoding, or none fits
   */
  static DecodedText decode(byte[] bytes, String file, Optional<Charset> given) throws IOException {
    return decode(bytes, file, given, false);
  }

  private static DecodedText decode(
      byte[] bytes, String file, Optional<Charset> given, boolean isMarkup) throws IOException {
    if (given.isPresent() && !given.get().equals(StandardCharsets.UTF_8)) {
      try {
        return new DecodedText(strict(bytes, given.get()), given.get(), Optional.empty());
      } catch (CharacterCodingException e) {
        throw new IOException(
            file + ": expected text in " + given.get() + "; found other bytes.", e);
      }
    }
    Optional<Charset> utf16 = utf16(bytes);
    if (given.isEmpty() && utf16.isPresent()) {
      return guessed(strict(bytes, file, utf16.get()), utf16.get(), "zero bytes");
    }
    try {
      return new DecodedText(
          Utf8Text.decode(bytes, file), StandardCharsets.UTF_8, Optional.empty());
    } catch (CharacterCodingException e) {
      if (given.isPresent() || utf8Share(bytes) > MAX_UTF8_SHARE || hasZeros(bytes)) {
        throw e;
      }
      return byStatistics(bytes, isMarkup, e);
    }
  }

  /**
   * Decodes a page of HTML, whose statement may be wrong: programs change the encoding of a page
   * without changing its statement. What is valid UTF-8 with several characters beyond ASCII is
   * UTF-8, with a remark.
   *
   * @param bytes a whole page
   * @param file its name in messages
   * @param stated the encoding that the page states
   * @return the text
   * @throws IOException if the bytes are not in that encoding, or none fits
   */
  static DecodedText decodePage(byte[] bytes, String file, Optional<Charset> stated)
      throws IOException {
    boolean isOther = stated.isPresent() && !stated.get().equals(StandardCharsets.UTF_8);
    if (isOther) {
      try {
        String text = strict(bytes, StandardCharsets.UTF_8);
        long foreign = text.codePoints().filter(c -> c >= 0x80).limit(MIN_FOREIGN).count();
        boolean isMarked = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB;
        if (foreign == MIN_FOREIGN || isMarked) {
          return guessed(
              text, StandardCharsets.UTF_8, "its bytes, though the page states " + stated.get());
        }
      } catch (CharacterCodingException e) {
        // As stated.
      }
    }
    return decode(bytes, file, stated, true);
  }

  private static DecodedText byStatistics(
      byte[] bytes, boolean isMarkup, CharacterCodingException notUtf8) throws IOException {
    CharsetDetector detector = new CharsetDetector();
    detector.enableInputFilter(isMarkup);
    detector.setText(sample(bytes));
    for (CharsetMatch match : detector.detectAll()) {
      if (match.getConfidence() < MIN_CONFIDENCE) {
        break;
      }
      Charset charset = wider(match.getName());
      if (charset == null) {
        continue;
      }
      try {
        String text = strict(bytes, charset);
        if (text.chars().noneMatch(CharsetGuesser::isControl)) {
          Optional<LatinCharsets.Choice> better = LatinCharsets.better(sample(bytes), charset);
          return better.isPresent()
              ? guessed(
                  strict(bytes, better.get().charset()),
                  better.get().charset(),
                  "the letters of " + better.get().language().toLanguageTag())
              : guessed(text, charset, "statistics, confidence " + match.getConfidence() + " %");
        }
      } catch (CharacterCodingException e) {
        // Not this one.
      }
    }
    throw notUtf8;
  }

  /** Returns the Windows code page that holds an ISO encoding, since writers mix them up. */
  private static Charset wider(String name) {
    String wide =
        switch (name.toUpperCase(Locale.ROOT)) {
          case "ISO-8859-1" -> "windows-1252";
          case "ISO-8859-9" -> "windows-1254";
          case "ISO-8859-8-I" -> "ISO-8859-8";
          default -> name;
        };
    // The two arrangements of EBCDIC that the detector knows have no text of today.
    return wide.startsWith("IBM42") || !Charset.isSupported(wide) ? null : Charset.forName(wide);
  }

  static boolean isControl(int c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A)
        || (c >= 0x7F && c < 0xA0 && c != 0x85);
  }

  private static byte[] sample(byte[] bytes) {
    return bytes.length <= MAX_SAMPLE ? bytes : java.util.Arrays.copyOf(bytes, MAX_SAMPLE);
  }

  private static DecodedText guessed(String text, Charset charset, String reason) {
    return new DecodedText(
        text,
        charset,
        Optional.of(
            new ReadingRemark(
                ReadingRemark.Kind.GUESSED,
                "encoding " + charset.name() + " by " + reason,
                1,
                0,
                SourcePlace.UNKNOWN,
                firstForeign(text))));
  }

  /** Returns the words around the first character beyond ASCII, by which a reader can judge. */
  private static String firstForeign(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) < 0x80) {
      at++;
    }
    if (at == text.length()) {
      return "";
    }
    int from = Math.max(0, at - 20);
    int to = Math.min(text.length(), at + 20);
    return text.substring(from, to).replaceAll("\\s+", " ").strip();
  }

  private static String strict(byte[] bytes, String file, Charset charset) throws IOException {
    try {
      return strict(bytes, charset);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": expected text in " + charset + "; found other bytes.", e);
    }
  }

  private static String strict(byte[] bytes, Charset charset) throws CharacterCodingException {
    String text =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes))
            .toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Returns the share of the bytes above 0x7F that are part of valid UTF-8 characters. */
  private static double utf8Share(byte[] bytes) {
    long high = 0;
    long valid = 0;
    int i = 0;
    while (i < bytes.length) {
      int length = utf8Length(bytes, i);
      high += bytes[i] < 0 ? Math.max(1, length) : 0;
      valid += bytes[i] < 0 ? length : 0;
      i += Math.max(1, length);
    }
    return high == 0 ? 1 : (double) valid / high;
  }

  /** Returns the length of the character at a place; 0 if it is not one of UTF-8. */
  private static int utf8Length(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int length =
        first >= 0xC2 && first < 0xE0
            ? 2
            : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
    for (int i = 1; i < length; i++) {
      if (at + i >= bytes.length || (bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static boolean hasZeros(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, MAX_SAMPLE); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Detects text without a byte order mark in which every second byte is mostly zero. */
  private static Optional<Charset> utf16(byte[] bytes) {
    int length = Math.min(bytes.length, 4096);
    boolean marked =
        length > 1 && ((bytes[0] == -1 && bytes[1] == -2) || (bytes[0] == -2 && bytes[1] == -1));
    int[] zeros = new int[2];
    for (int i = 0; i < length; i++) {
      zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
    }
    int pairs = length / 2;
    if (marked || pairs < 2 || (zeros[0] > 0 && zeros[1] > 0)) {
      return Optional.empty();
    }
    return zeros[1] * 2 > pairs
        ? Optional.of(StandardCharsets.UTF_16LE)
        : zeros[0] * 2 > pairs ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
  }
}
