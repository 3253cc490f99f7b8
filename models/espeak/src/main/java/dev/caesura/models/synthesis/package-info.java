/**
 * Voices: {@link dev.caesura.models.synthesis.EspeakSynthesizer} says a text through the program
 * espeak-ng, which must be installed and knows some hundred languages.
 *
 * <pre>{@code
 * SpeechSynthesizer voice = EspeakSynthesizer.of(Locale.forLanguageTag("es"));
 * Signal speech = voice.synthesize("Buenos días.");
 * }</pre>
 *
 * <p>A formant voice is not for listening here: a recording of the same words is compared with it
 * ({@link dev.caesura.align.warp}).
 */
package dev.caesura.models.synthesis;
