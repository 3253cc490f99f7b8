/**
 * From sentences to paragraphs.
 *
 * <pre>{@code
 * Segmentation sentences = RuleSegmenter.of(Locale.ENGLISH).segment(text);
 * Segmentation paragraphs = ParagraphGrouper.defaults().group(sentences);
 * }</pre>
 *
 * <p>{@link dev.caesura.text.paragraph.ParagraphCounter} does the same while sentences arrive, and
 * {@link dev.caesura.text.paragraph.ParagraphStream} cuts running text into paragraphs before its
 * sentences are known.
 *
 * <p>Source: the threshold on the probability of a paragraph's end is that of WtP (Minixhofer et
 * al., ACL 2023), whose networks are trained on line breaks of web pages.
 */
package dev.caesura.text.paragraph;
