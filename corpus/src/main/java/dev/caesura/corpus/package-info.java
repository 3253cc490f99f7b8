/**
 * The batch job behind {@code caesura mine}: a long recording and its imperfect transcript become
 * an aligned corpus.
 *
 * <pre>
 *   recording → 16 kHz → speech scores → pieces → heard words ─┐
 *                                                              ├→ utterances → kept / rejected → clips, records, report
 *   transcript ───────────────────────→ sentences ─────────────┘
 * </pre>
 *
 * <p>Every slow step leaves its result in the output folder before the next one starts, and every
 * file is written under another name and moved into place: a run that was killed goes on where it
 * stopped, and gives the same bytes.
 */
package dev.caesura.corpus;
