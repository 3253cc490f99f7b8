package dev.caesura.align.correction;

import dev.caesura.text.TextSpan;

/**
 * A span of a text, and what replaces it.
 *
 * @param place the span
 * @param right the text in its place; may be empty
 */
record Replacement(TextSpan place, String right) {}
