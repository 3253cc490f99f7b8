/** Comparisons of methods that find topics. */
package dev.caesura.bench.topic;
