/** Tools for transcripts: {@code align}, {@code resegment} and {@code augment}. */
package dev.caesura.cli.align;
