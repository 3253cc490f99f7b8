/**
 * The {@code caesura} command-line tools, one class each, thin over the library: results on
 * standard output, progress and messages on standard error.
 */
package dev.caesura.cli;
