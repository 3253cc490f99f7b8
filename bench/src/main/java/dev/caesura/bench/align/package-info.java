/**
 * Benchmarks of long alignment on earnings calls, compared with other programs, and of alignment by
 * a synthetic voice on joined prompts.
 */
package dev.caesura.bench.align;
