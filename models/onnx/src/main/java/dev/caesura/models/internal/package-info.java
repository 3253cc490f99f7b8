/**
 * ONNX Runtime behind four small types, for the other packages of this module alone: {@link
 * dev.caesura.models.internal.OnnxModel} opens and checks a network, {@link
 * dev.caesura.models.internal.Tensor} carries numbers in and out, {@link
 * dev.caesura.models.internal.OnnxBinding} runs with buffers that are kept. Nothing here is for
 * users, and no other package imports the engine.
 */
package dev.caesura.models.internal;
