/**
 * From probabilities of a boundary to pieces of text: at once, or while the text arrives.
 *
 * <pre>{@code
 * try (CompactBoundaryScorer scorer = CompactBoundaryScorer.open()) {
 *   Segmentation sentences = BoundarySegmenter.of(scorer).segment(text);
 *   SentenceStream stream = SentenceStream.of(scorer);
 *   List<Sentence> first = stream.push("we came home late was anyone ");
 *   List<Sentence> rest = stream.push("awake");
 *   rest = stream.finish();
 * }
 * }</pre>
 *
 * <p>{@link dev.caesura.text.boundary.SentenceSettings} adds line breaks, spans in which nothing is
 * split, and lengths. {@link dev.caesura.text.boundary.FixedWindowScorer} and {@link
 * dev.caesura.text.boundary.SegmenterBoundaryScorer} give all of it to any scorer and any rules.
 *
 * <p>Whatever the probabilities, marks stay with the sentence that they end, list marks with their
 * item, and words, numbers and addresses stay whole: a cut moves to the next place that may be cut.
 *
 * <p>Source: thresholding of character probabilities as in WtP (Minixhofer et al., ACL 2023).
 */
package dev.caesura.text.boundary;
