/** Benchmarks and comparisons of voice activity detectors and segmenters. */
package dev.caesura.bench.audio;
