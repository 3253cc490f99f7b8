/**
 * Everything with weights or native code: the contracts of the audio, text and align modules, done
 * with ONNX Runtime networks and speech recognisers. No type of theirs is in a public signature.
 *
 * <p>Model classes are {@link java.lang.AutoCloseable}: who opens, closes; closing twice does
 * nothing, and waits for runs in flight.
 */
package dev.caesura.models;
