/**
 * Tools for recordings: {@code segment}, {@code vad} and {@code plot}, with the options that they
 * share.
 */
package dev.caesura.cli.speech;
