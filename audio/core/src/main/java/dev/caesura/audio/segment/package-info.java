/**
 * Segmenters, which turn probabilities of speech into segments.
 *
 * <p>The input is {@link dev.caesura.audio.FrameScores}, the output {@link
 * dev.caesura.audio.TimeSpan}s in time order. Every segmenter starts from {@code defaults()} and is
 * changed by {@code withX(...)}. {@link dev.caesura.audio.segment.HybridSegmenter} cuts at pauses
 * and by length, for recognisers, translators and corpora that need pieces of bounded length;
 * {@link dev.caesura.audio.segment.HysteresisSegmenter} finds the stretches of speech as they are;
 * {@link dev.caesura.audio.segment.Timelines} computes with spans.
 *
 * <pre>{@code
 * List<TimeSpan> pieces = HybridSegmenter.forRecognition().segment(scores);
 * }</pre>
 *
 * <p>Sources: Gaido, Negri, Cettolo and Turchi, <em>Beyond Voice Activity Detection: Hybrid Audio
 * Segmentation for Direct Speech Translation</em> (ICNLSP 2021, arXiv 2104.11710); Papi, Gaido,
 * Negri and Turchi, <em>Dealing with training and test segmentation mismatch: FBK@IWSLT2021</em>
 * (arXiv 2106.12607); Potapczyk and Przybysz, <em>SRPOL's System for the IWSLT 2020 End-to-End
 * Speech Translation Task</em>; Tsiamas et al., <em>SHAS</em> (Interspeech 2022).
 */
package dev.caesura.audio.segment;
