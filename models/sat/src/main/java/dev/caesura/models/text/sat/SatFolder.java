package dev.caesura.models.text.sat;

import dev.caesura.models.internal.ElementType;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the network in a folder, and lists the signatures that are accepted. */
final class SatFolder {

  private SatFolder() {}

  /** Returns the network in a folder, or the file itself. */
  static Path network(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return path;
    }
    Path optimized = path.resolve("model_optimized.onnx");
    Path plain = path.resolve("model.onnx");
    if (!Files.exists(optimized) && !Files.exists(plain)) {
      throw new IOException(path + ": expected model_optimized.onnx or model.onnx; found neither");
    }
    return Files.exists(optimized) ? optimized : plain;
  }

  /**
   * Returns the signatures that a network may have, the usual one first. The last ones are those of
   * the first published exports, in which the names of both inputs are swapped.
   */
  static List<Signature> signatures() {
    String mask = SatNetwork.MASK;
    String logits = SatNetwork.LOGITS;
    List<Signature> forms = new ArrayList<>();
    for (String ids : List.of("input_ids", "hashed_ids")) {
      for (ElementType maskType :
          List.of(ElementType.FLOAT16, ElementType.INT64, ElementType.FLOAT32)) {
        for (ElementType logitsType : List.of(ElementType.FLOAT16, ElementType.FLOAT32)) {
          forms.add(
              Signature.of(
                  List.of(Port.int64(ids), new Port(mask, maskType)),
                  List.of(new Port(logits, logitsType))));
        }
      }
    }
    for (ElementType maskType : List.of(ElementType.FLOAT16, ElementType.FLOAT32)) {
      for (ElementType logitsType : List.of(ElementType.FLOAT16, ElementType.FLOAT32)) {
        forms.add(
            Signature.of(
                List.of(Port.int64(mask), new Port("input_ids", maskType)),
                List.of(new Port(logits, logitsType))));
      }
    }
    return forms;
  }
}
