package dev.caesura.models.internal;

import java.util.List;
import java.util.TreeSet;

/**
 * What a caller expects of a network.
 *
 * @param inputs ports that the network must have
 * @param optionalInputs ports that it may have; it may have no others
 * @param outputs ports that it must have; it may have others, which nobody reads
 */
public record Signature(List<Port> inputs, List<Port> optionalInputs, List<Port> outputs) {

  public Signature {
    inputs = List.copyOf(inputs);
    optionalInputs = List.copyOf(optionalInputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * A signature without optional inputs.
   *
   * @param inputs ports that the network must have, and no others
   * @param outputs ports that it must have
   * @return the signature
   */
  public static Signature of(List<Port> inputs, List<Port> outputs) {
    return new Signature(inputs, List.of(), outputs);
  }

  /** Whether a network with these ports will do. */
  boolean accepts(List<Port> foundInputs, List<Port> foundOutputs) {
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
