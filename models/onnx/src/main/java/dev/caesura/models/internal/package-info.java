/**
 * ONNX Runtime as seen by the model artifacts: {@link dev.caesura.models.internal.OnnxModel} opens,
 * checks and runs a network, {@link dev.caesura.models.internal.Tensor} carries numbers in and out,
 * {@link dev.caesura.models.internal.OnnxBinding} runs with buffers that are kept.
 *
 * <p>Internal: users import nothing from here, and no other package imports the engine.
 */
package dev.caesura.models.internal;
