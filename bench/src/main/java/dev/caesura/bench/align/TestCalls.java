package dev.caesura.bench.align;

import dev.caesura.bench.align.EarningsCalls.Recogniser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One call as one recogniser heard it, beside its transcript.
 *
 * @param name of the call
 * @param heard recognised words as they are compared
 * @param written words of the transcript as they are compared
 * @param truth which of them belong together
 */
record TestCalls(String name, List<String> heard, List<String> written, OptimalPairs truth) {

  static List<TestCalls> of(Path data, Recogniser recogniser) {
    EarningsCalls calls = new EarningsCalls(data);
    List<TestCalls> all = new ArrayList<>();
    for (String name : calls.names()) {
      List<String> written = WordPairs.words(calls.reference(name));
      List<String> heard = WordPairs.words(calls.heard(name, recogniser));
      all.add(new TestCalls(name, heard, written, OptimalPairs.of(heard, written)));
    }
    return all;
  }
}
