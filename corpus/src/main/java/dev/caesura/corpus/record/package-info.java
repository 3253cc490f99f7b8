/**
 * Corpus records: utterances as lines of JSON in the shape of ParlaSpeech 3.0.
 *
 * <pre>{@code
 * RecordFormatter records = RecordFormatter.of(text);
 * System.out.println(records.aligned(utterance));
 * }</pre>
 */
package dev.caesura.corpus.record;
