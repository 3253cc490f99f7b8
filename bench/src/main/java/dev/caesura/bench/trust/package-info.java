/**
 * What happens when things go wrong: faults of the disk under every tool that writes, processes
 * that are killed, and many threads on shared models.
 */
package dev.caesura.bench.trust;
