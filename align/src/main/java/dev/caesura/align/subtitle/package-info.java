/**
 * Subtitles of recognised or aligned words: cues that follow the usual guidelines of reading speed,
 * line length and duration, and that end where sentences and phrases do.
 *
 * <pre>
 *   words, P(end after each word) ─SubtitleCutter→ cues ─SubtitleWriter→ SubRip, WebVTT
 *                                                     └─SubtitleReport→ violations
 * </pre>
 *
 * <p>Guidelines: BBC and Netflix (Timed Text Style Guide) agree on lines of about 42 characters,
 * two of them, 17 to 20 characters a second, 5/6 to 7 seconds, and two frames between cues.
 */
package dev.caesura.align.subtitle;
