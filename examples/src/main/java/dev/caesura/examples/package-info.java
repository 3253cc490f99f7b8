/**
 * Programs to copy, one task each. Every one has a {@code main} that shows the arguments, and a
 * {@code run} that a test calls on the project's test data.
 *
 * <pre>{@code
 * SegmentTalk.main(new String[] {"testdata/speech/prompts-en.flac", "18"});
 * }</pre>
 */
package dev.caesura.examples;
