/** Benchmarks and comparisons with other programs and reference data; not published. */
package dev.caesura.bench;
