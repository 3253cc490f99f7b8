/**
 * Acoustic models in the format of CMU Sphinx (SphinxTrain, Sphinx-3, Sphinx-4, PocketSphinx), as
 * values: what the files of a model folder say, checked, and without a decoder.
 *
 * <pre>{@code
 * CmuModel model = CmuModel.read(folder, Set.of());
 * System.out.println(model.kind() + ", " + model.definition().phones().size() + " phones");
 * }</pre>
 *
 * <p>Files: {@code mdef} (text or binary), {@code means}, {@code variances}, {@code
 * transition_matrices}, {@code mixture_weights} or {@code sendump}, {@code feat.params}, {@code
 * noisedict}, and optionally {@code feature_transform}. A file that is truncated, damaged or of
 * another kind is an {@link java.io.IOException} with its path, the byte offset or line, what was
 * expected and what was found; nothing is allocated before the size that a file states is compared
 * with its length.
 *
 * <p>Sources: SphinxTrain's {@code s3bin} files; PocketSphinx's {@code bin_mdef.c}, {@code
 * ptm_mgau.c} and {@code s2_semi_mgau.c} for binary definitions and quantised weights.
 */
package dev.caesura.models.recognition.cmu;
