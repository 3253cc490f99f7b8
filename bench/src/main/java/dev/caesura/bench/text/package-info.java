/** Benchmarks and comparisons of sentence splitters. */
package dev.caesura.bench.text;
