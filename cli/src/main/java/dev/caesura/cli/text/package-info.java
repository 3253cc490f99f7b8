/**
 * Tools for text: {@code split}, {@code punctuate} and {@code adapt}, with the options that they
 * share.
 */
package dev.caesura.cli.text;
