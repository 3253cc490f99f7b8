/**
 * Topics of recordings: {@link dev.caesura.align.topic.TopicCues} of pauses and turns beside the
 * words, {@link dev.caesura.align.topic.Chapter}s for players in the formats of {@link
 * dev.caesura.align.topic.ChapterFormat}.
 *
 * <pre>{@code
 * TimeSpan span = TimeSpan.fromSeconds(0, 2, 16_000);
 * List<TimedText> sentences = List.of(new TimedText(span, "Ann", "Good morning."));
 * TopicText spoken = TopicText.of(List.of("Good morning.")).withCues(TopicCues.of(sentences));
 * List<Integer> ends = SpreadTopics.lexical().ends(spoken, TopicSettings.defaults());
 * }</pre>
 *
 * <p>{@link dev.caesura.align.topic.TopicAnchors} are made from example sentences; a {@link
 * dev.caesura.align.topic.CallTagger} tags the utterances of a call with them, live or at once, and
 * {@link dev.caesura.align.topic.TopicSegment} joins neighbours.
 *
 * <p>Sources: GPT-Calls (Malkiel et al. 2023); chapters from pauses and text (Retkowski and Waibel
 * 2024); Podcasting 2.0 JSON chapters 1.2.0; the metadata format of ffmpeg.
 */
package dev.caesura.align.topic;
