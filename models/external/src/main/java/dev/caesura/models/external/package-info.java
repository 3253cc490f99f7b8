/**
 * Recognisers outside this process, by {@link
 * dev.caesura.models.external.ExternalRecognizerProvider}: any program, and any server of the
 * OpenAI transcription interface.
 *
 * <p>Each piece of a recording becomes a WAV file of 16 kHz, 16 bits and one channel. What the
 * recogniser returns is read by {@link dev.caesura.align.io.HypothesisReader}, and its times are
 * moved to the recording's clock:
 *
 * <pre>{@code
 * RecognizerCommand command = RecognizerCommand.parse("whisper-cli -m m.bin -oj -of {out} {wav}");
 * Miner miner =
 *     Miner.of(MiningSettings.defaults().withLanguage(Locale.forLanguageTag("hr")))
 *         .withRecognizer(ExternalRecognizerProvider.of(command, ExternalSettings.defaults()));
 * }</pre>
 *
 * <p>Sources: the interface is that of OpenAI's reference, {@code POST /v1/audio/transcriptions};
 * forms are those of RFC 7578.
 */
package dev.caesura.models.external;
