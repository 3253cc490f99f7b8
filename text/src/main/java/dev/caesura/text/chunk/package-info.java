/**
 * Chunks of sentences that fit into a model, counted in its tokens.
 *
 * <pre>{@code
 * TokenCounter counter = part -> part.split(" ").length;
 * SentencePacker packer = SentencePacker.of(counter, ChunkSettings.defaults());
 * try (CompactBoundaryScorer scorer = CompactBoundaryScorer.open()) {
 *   for (Sentence sentence : BoundarySegmenter.of(scorer).sentences(text)) {
 *     List<Chunk> ready = packer.add(sentence);
 *   }
 * }
 * List<Chunk> last = packer.finish();
 * }</pre>
 *
 * <p>{@code SubwordCounter} of {@code caesura-sat} counts the tokens of a {@code tokenizer.json}.
 */
package dev.caesura.text.chunk;
