/**
 * Reads and writes files safely: the ground floor of every other package, without any algorithm.
 *
 * <p>Text is read strictly. Bytes that are not UTF-8 stop with their position instead of turning
 * into question marks, because a transcript that was damaged while it was read can never be aligned
 * exactly. Files are written whole or not at all.
 *
 * <pre>{@code
 * String text = Utf8Text.read(Path.of("transcript.txt"));
 * String digest = Sha256.ofFiles(Path.of("talk.wav"));
 * WholeFile.writeText(Path.of("talk.sha256"), out -> out.write(digest));
 * }</pre>
 */
package dev.caesura.io;
