/**
 * Which language a text is in.
 *
 * <pre>{@code
 * Optional<Locale> language = LanguageDetector.detect(text);
 * }</pre>
 */
package dev.caesura.text.language;
