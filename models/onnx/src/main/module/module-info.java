/** Networks in ONNX Runtime. */
@SuppressWarnings("module") // The modules that see the internal package are built later.
module dev.caesura.models {
  requires com.microsoft.onnxruntime;
  requires dev.caesura.io;

  exports dev.caesura.models;
  exports dev.caesura.models.internal to
      dev.caesura.models.acoustic,
      dev.caesura.models.embed,
      dev.caesura.models.speech,
      dev.caesura.models.text,
      dev.caesura.models.text.adapt,
      dev.caesura.models.text.sat;
}
