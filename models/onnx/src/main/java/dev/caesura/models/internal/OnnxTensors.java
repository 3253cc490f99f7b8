package dev.caesura.models.internal;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.caesura.models.ModelException;

/** Converts tensors to the engine's and back. */
final class OnnxTensors {

  private OnnxTensors() {}

  /** Returns a tensor of the engine, which shares direct buffers and copies others. */
  static OnnxTensor create(OrtEnvironment environment, Tensor tensor) throws OrtException {
    return switch (tensor.type()) {
      case FLOAT32 -> OnnxTensor.createTensor(environment, tensor.floats(), tensor.shape());
      case FLOAT16 ->
          OnnxTensor.createTensor(
              environment, tensor.halves(), tensor.shape(), OnnxJavaType.FLOAT16);
      case INT64 -> OnnxTensor.createTensor(environment, tensor.longs(), tensor.shape());
      case INT32 -> OnnxTensor.createTensor(environment, tensor.ints(), tensor.shape());
      case OTHER -> throw new IllegalArgumentException("tensor " + tensor + " cannot be fed");
    };
  }

  /** Copies an output of the engine; half precision becomes single precision. */
  static Tensor copy(String model, String output, OnnxValue value) {
    if (!(value instanceof OnnxTensor tensor)) {
      throw new ModelException(
          model + ": expected a tensor as output " + output + "; found " + value.getType());
    }
    long[] shape = tensor.getInfo().getShape();
    return switch (tensor.getInfo().type) {
      case FLOAT, FLOAT16 -> Tensor.of(tensor.getFloatBuffer(), shape);
      case INT64 -> Tensor.of(tensor.getLongBuffer(), shape);
      case INT32 -> Tensor.of(tensor.getIntBuffer(), shape);
      default ->
          throw new ModelException(
              model
                  + ": expected numbers as output "
                  + output
                  + "; found "
                  + tensor.getInfo().type);
    };
  }
}
