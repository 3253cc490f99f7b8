/**
 * From sentences to topics: where a text, a talk or a meeting turns to something else.
 *
 * <pre>{@code
 * Segmentation sentences = RuleSegmenter.of(Locale.ENGLISH).segment(text);
 * Segmentation topics = TopicGrouper.of(SpreadTopics.lexical()).group(sentences);
 * }</pre>
 *
 * <p>A {@link dev.caesura.text.topic.TopicMethod} finds the ends of topics. Each states what a
 * segment or a boundary costs, and dynamic programming finds the cheapest segmentation within the
 * {@link dev.caesura.text.topic.TopicSettings}: a number of topics that is given, bounded or left
 * to a penalty, and a shortest and longest topic. A {@link dev.caesura.text.topic.SentenceEncoder}
 * supplies vectors of sentences; {@link dev.caesura.text.topic.LexicalEncoder} needs no network.
 *
 * <p>Sources: kernel change-point detection (Arlot, Celisse and Harchaoui 2019), PELT (Killick et
 * al. 2012), Bayesian segmentation (Eisenstein and Barzilay 2008), TextTiling's depth (Hearst
 * 1997), same-topic decisions about neighbours with a vote (Aumiller et al. 2021).
 */
package dev.caesura.text.topic;
