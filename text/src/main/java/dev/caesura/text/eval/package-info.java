/**
 * Evaluation of sentence segmentation: gold sentences become a text with known ends ({@link
 * dev.caesura.text.eval.GoldText}), damaged or not ({@link dev.caesura.text.eval.TextView}); any
 * {@link dev.caesura.text.TextSegmenter} splits it; {@link dev.caesura.text.eval.SentenceScores}
 * counts.
 *
 * <pre>{@code
 * GoldText gold = GoldText.of(List.of("It rains.", "Stay in!"), "en", TextView.ASR);
 * SentenceScores scores = SentenceScores.of(gold, RuleSegmenter.of(Locale.ENGLISH).segment(gold.text()));
 * double f1 = scores.f1();
 * Interval interval = scores.f1Interval(1000, 0.95, 1L);
 * }</pre>
 *
 * <p>Source: the scorer of the WtP and SaT papers (Minixhofer et al., ACL 2023; Frohmann et al.,
 * EMNLP 2024) as their public evaluation code has it: sentences normalised by NFKC, dashes at their
 * start removed, white space squeezed, joined by one space (by nothing in Japanese, Chinese, Khmer
 * and Burmese), positions compared exactly, and the end of the text always counted as found. The
 * confidence interval is added here: they publish none.
 */
package dev.caesura.text.eval;
