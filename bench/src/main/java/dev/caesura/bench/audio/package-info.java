/** Benchmarks and comparisons of speech detectors and segmenters. */
package dev.caesura.bench.audio;
