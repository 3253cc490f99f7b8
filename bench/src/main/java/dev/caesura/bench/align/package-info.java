/**
 * Measures of long alignment on the earnings calls and against other programs, and of alignment by
 * a synthetic voice on joined prompts.
 */
package dev.caesura.bench.align;
