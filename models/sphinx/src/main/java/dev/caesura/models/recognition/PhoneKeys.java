package dev.caesura.models.recognition;

/**
 * ASCII keys of words and phones, since Sphinx-4 reads its files in the encoding of the platform.
 * Other characters become their hexadecimal number between underscores ({@code caf_e9_}).
 * Stateless.
 */
final class PhoneKeys {

  private PhoneKeys() {}

  /**
   * Returns the key of a word or phone.
   *
   * @param text without white space
   * @return printable ASCII characters
   */
  static String of(String text) {
    StringBuilder key = new StringBuilder();
    text.chars()
        .forEach(
            c ->
                key.append(
                    c > ' ' && c < 0x7F
                        ? String.valueOf((char) c)
                        : "_" + Integer.toHexString(c) + "_"));
    return key.toString();
  }
}
