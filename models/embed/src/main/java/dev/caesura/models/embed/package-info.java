/**
 * Vectors of sentences, and decisions about pairs of sentences, for topics.
 *
 * <pre>{@code
 * Segmentation sentences = RuleSegmenter.of(Locale.ENGLISH).segment(text);
 * try (OnnxSentenceEncoder encoder = OnnxSentenceEncoder.open()) {
 *   Segmentation topics = TopicGrouper.of(SpreadTopics.of(encoder)).group(sentences);
 * }
 * }</pre>
 *
 * <p>{@link dev.caesura.models.embed.OnnxSentenceEncoder} runs all-MiniLM-L6-v2, which its own
 * artifact brings, or a network from a file; {@link dev.caesura.models.embed.OnnxPairClassifier}
 * runs networks that read two sentences at once. {@link dev.caesura.models.embed.PairHeadFile}
 * keeps classifiers that were trained on headed documents.
 */
package dev.caesura.models.embed;
