/**
 * Sentences of speech: where sentences of recognised words end, from words, pauses and speakers
 * together.
 *
 * <pre>
 *   words ─SpeechText→ plain text ─PunctuationScorer→ scores ─┐
 *   words, speakers, speech scores ──────────────────────────┴─SpeechSentenceScorer→ P(end after each word)
 *                                                              ─SentenceCutter→ sentences
 * </pre>
 *
 * <p>Text splitters see no pauses, and pause splitters see no words. {@link
 * dev.caesura.align.speech.JointSentenceScorer} weighs both with gradient-boosted trees (Friedman,
 * <em>Greedy Function Approximation</em>, 2001), which are fitted by {@link
 * dev.caesura.align.speech.TreeTrainer} to words with known ends ({@link
 * dev.caesura.align.speech.KnownEnds}).
 */
package dev.caesura.align.speech;
