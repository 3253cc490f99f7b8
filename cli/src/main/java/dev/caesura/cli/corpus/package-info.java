/**
 * The tools for corpora: {@code mine} aligns a recording with its transcript, {@code documents}
 * prints what is read from transcripts, {@code convert} converts corpora.
 */
package dev.caesura.cli.corpus;
