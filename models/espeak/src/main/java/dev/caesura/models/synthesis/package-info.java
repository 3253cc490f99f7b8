/**
 * Speech synthesis: {@link dev.caesura.models.synthesis.EspeakSynthesizer} speaks a text with the
 * program espeak-ng, which must be installed and knows more than a hundred languages.
 *
 * <pre>{@code
 * SpeechSynthesizer synthesizer = EspeakSynthesizer.of(Locale.forLanguageTag("es"));
 * Signal speech = synthesizer.synthesize("Buenos días.");
 * }</pre>
 *
 * <p>The formant voice is not meant for listening: a recording of the same words is compared with
 * it ({@link dev.caesura.align.warp}).
 */
package dev.caesura.models.synthesis;
