/** The tool that mines a recording with its transcript: {@code mine}. */
package dev.caesura.cli.corpus;
