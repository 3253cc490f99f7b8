package dev.caesura.bench.align;

import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Words of one call: the output of one recogniser and the transcript.
 *
 * @param name name of the call
 * @param hypothesis recognised words, normalized
 * @param reference words of the transcript, normalized
 * @param truth the correct pairs of words
 */
record TestCall(String name, List<String> hypothesis, List<String> reference, OptimalPairs truth) {

  /** Reads all calls. */
  static List<TestCall> of(Path data, AsrSystem system) {
    EarningsCalls calls = new EarningsCalls(data);
    List<TestCall> all = new ArrayList<>();
    for (String name : calls.names()) {
      List<String> reference = EnglishWords.words(calls.reference(name));
      List<String> hypothesis = EnglishWords.words(calls.recognized(name, system));
      all.add(new TestCall(name, hypothesis, reference, OptimalPairs.of(hypothesis, reference)));
    }
    return all;
  }
}
