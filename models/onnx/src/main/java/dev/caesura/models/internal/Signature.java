package dev.caesura.models.internal;

import dev.caesura.models.ModelException;
import java.util.List;
import java.util.TreeSet;

/**
 * The inputs and outputs that a caller expects of a network. Immutable and thread-safe.
 *
 * @param inputs inputs that the network must have
 * @param optionalInputs inputs that it may have; it may not have others
 * @param outputs outputs that it must have; it may have others, which are not read
 */
public record Signature(List<Port> inputs, List<Port> optionalInputs, List<Port> outputs) {

  public Signature {
    inputs = List.copyOf(inputs);
    optionalInputs = List.copyOf(optionalInputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * Returns a signature without optional inputs.
   *
   * @param inputs inputs that the network must have, and no others
   * @param outputs outputs that it must have
   * @return the signature
   */
  public static Signature of(List<Port> inputs, List<Port> outputs) {
    return new Signature(inputs, List.of(), outputs);
  }

  /**
   * Checks that a network has one of several signatures.
   *
   * @param name the network's name in messages
   * @param forms the signatures that it may have; messages name the first
   */
  static void requireOne(
      String name, List<Signature> forms, List<Port> foundInputs, List<Port> foundOutputs) {
    if (forms.stream().noneMatch(form -> form.accepts(foundInputs, foundOutputs))) {
      throw new ModelException(
          name
              + ": expected "
              + forms.get(0)
              + (forms.size() > 1 ? " (or of other types)" : "")
              + "; found "
              + of(foundInputs, foundOutputs));
    }
  }

  private boolean accepts(List<Port> foundInputs, List<Port> foundOutputs) {
    return foundInputs.containsAll(inputs)
        && foundInputs.stream().allMatch(p -> inputs.contains(p) || optionalInputs.contains(p))
        && foundOutputs.containsAll(outputs);
  }

  @Override
  public String toString() {
    String optional = optionalInputs.isEmpty() ? "" : " and perhaps " + sorted(optionalInputs);
    return "inputs " + sorted(inputs) + optional + ", outputs " + sorted(outputs);
  }

  private static String sorted(List<Port> ports) {
    TreeSet<String> names = new TreeSet<>();
    ports.forEach(port -> names.add(port.toString()));
    return names.toString();
  }
}
