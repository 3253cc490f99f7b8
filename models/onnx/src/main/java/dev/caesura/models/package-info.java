/**
 * Everything with weights or native code: implementations of the contracts of the audio, text and
 * align modules by ONNX Runtime networks and speech recognisers. Public signatures contain no type
 * of those libraries.
 *
 * <p>Model classes are {@link java.lang.AutoCloseable}. Whoever opens a model closes it. Closing
 * waits for runs in flight; closing again does nothing.
 */
package dev.caesura.models;
