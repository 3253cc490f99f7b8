package dev.caesura.bench.text;

import dev.caesura.bench.BenchmarkList;

/** Benchmarks of splitters, of punctuation and of languages. */
public final class TextBenchmarks {

  private TextBenchmarks() {}

  /**
   * Returns them in the order in which they are listed.
   *
   * @return a new list
   */
  public static BenchmarkList list() {
    return new BenchmarkList()
        .add(
            "sentences",
            "F1 of the shipped network and of other splitters, on clean and damaged text",
            Sentences::run)
        .add(
            "abbreviations",
            "abbreviations taken for ends, and true ends found after them, by language",
            AbbreviationContexts::run)
        .add(
            "end-marks",
            "ends found after each end mark of twenty scripts, with and without a space",
            EndMarks::run)
        .add(
            "adaptation",
            "F1 before and after adaptation to 64, 128 and 256 examples",
            AdaptationGain::run)
        .add(
            "line-breaks",
            "F1 of each mode of --newlines on wrapped text and on one sentence a line",
            LineBreakModes::run)
        .add(
            "lookahead",
            "F1 and speed of a stream that decides after 8 to 512 characters, or all",
            LookaheadScores::run)
        .add(
            "split-speed",
            "characters a second of each splitter and of a 3-layer XLM-R",
            SplitSpeed::run)
        .add(
            "split-limits",
            "peak heap, speed and exactness on 100 MB of hostile text and on a long pipe",
            SplitLimits::run)
        .add(
            "sat-speed",
            "time of SaT inference in batches and in single windows, and by stride",
            SatSpeed::run)
        .add(
            "punctuation",
            "F1 of restored punctuation marks and capitals, by language",
            Punctuation::run)
        .add(
            "languages",
            "languages detected in pieces of the development treebanks, by number of words",
            Languages::run);
  }
}
