/** Measures of long alignment on the earnings calls and against other programs. */
package dev.caesura.bench.align;
