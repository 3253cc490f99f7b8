/**
 * Reading text files, strictly: bytes that are not UTF-8 stop with their position instead of
 * turning into question marks, because a transcript that was damaged while it was read can never be
 * aligned exactly.
 *
 * <pre>{@code
 * String text = Utf8Text.read(Path.of("transcript.txt"));
 * int[] codePoints = Utf8Text.codePointOffsets(text);
 * }</pre>
 */
package dev.caesura.io;
