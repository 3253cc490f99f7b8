/**
 * Programs to copy, one task each. Every one has a {@code main} that shows the arguments, and a
 * {@code run} that a test calls on the project's test data.
 *
 * <pre>{@code
 * SegmentTalk.run(Path.of("testdata/speech/prompts-en.flac"), 18, System.out);
 * }</pre>
 */
package dev.caesura.examples;
