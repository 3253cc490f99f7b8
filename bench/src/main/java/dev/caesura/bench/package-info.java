/** Benchmarks and evaluations against peers and reference data; not published. */
package dev.caesura.bench;
