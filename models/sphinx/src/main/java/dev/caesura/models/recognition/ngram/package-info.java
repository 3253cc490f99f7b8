/**
 * N-gram language models of one transcript: count, smooth, write.
 *
 * <pre>
 *   NgramCounts counts = new NgramCounts().add(transcript, 10).add(background, 1);
 *   ArpaWriter.write(NgramModel.of(counts, List.of()), out);
 * </pre>
 *
 * <p>{@link dev.caesura.models.recognition.ngram.NgramWordModel} serves the beam search of CTC
 * networks. Words are any strings without white space. The same texts give the same bytes.
 */
package dev.caesura.models.recognition.ngram;
