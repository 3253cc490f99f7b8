package dev.caesura.bench.align;

import dev.caesura.bench.BenchmarkList;

/** Benchmarks of alignment and of archives. */
public final class AlignBenchmarks {

  private AlignBenchmarks() {}

  /**
   * Returns them in the order in which they are listed.
   *
   * @return a new list
   */
  public static BenchmarkList list() {
    return new BenchmarkList()
        .add(
            "align-order",
            "share of the optimal word pairs that long alignment finds, text in order",
            AlignOrder::run)
        .add(
            "align-shuffled",
            "words placed correctly, transcript in 10, 50 and 200 shuffled blocks",
            AlignShuffled::run)
        .add(
            "align-haystack",
            "words placed correctly, one call among all transcripts",
            AlignHaystack::run)
        .add(
            "align-speed",
            "time of long alignment and of edlib, and its growth from 1 to 20 hours",
            AlignSpeed::run)
        .add(
            "align-damage",
            "precision and recall of sentences with OCR noise, missing and foreign text",
            AlignDamage::run)
        .add(
            "align-scripts",
            "words found in scripts without spaces and across two scripts",
            AlignScripts::run)
        .add(
            "word-times",
            "errors of word and sentence times, before and after snapping to pauses",
            WordTimes::run)
        .add(
            "ctc-memory",
            "time and memory of forced alignment of three hours, heap of 1 GiB",
            CtcMemory::run)
        .add(
            "align-times",
            "sentences of long alignment with both ends within half a second",
            AlignTimes::run)
        .add(
            "synthesis-align",
            "errors of sentence times found with a synthetic voice, in en, es and fr",
            SynthesisAlign::run)
        .add(
            "align-self",
            "errors of sentence times found by a model that is trained on the recording",
            AlignSelf::run)
        .add(
            "align-sphinx",
            "errors of sentence times found with CMU Sphinx models of other languages",
            AlignSphinx::run)
        .add(
            "speech-sentences",
            "F1 of ends of sentences in recognised calls, by evidence and recogniser",
            SpeechSentences::run)
        .add(
            "align-ways",
            "sentence times and speed of every recogniser, in several languages",
            AlignWays::run)
        .add(
            "ctc-decoding",
            "sentences found with a small CTC network, with and without its transcript as a guide",
            CtcDecoding::run)
        .add(
            "speech-delay",
            "F1 of ends of sentences that are decided 0.5 to 4 s after a word",
            SpeechDelay::run)
        .add(
            "speech-audio",
            "ends of sentences of speech with the recording, its pitch and loudness, and without",
            SpeechAudio::run)
        .add(
            "speech-length",
            "time and memory of sentences of speech, for one hour and for ten",
            SpeechLength::run)
        .add(
            "subtitles",
            "violations of guidelines by subtitles and by greedy line filling",
            Subtitles::run)
        .add(
            "corrections",
            "numbers in digits by language; WER, CER, punctuation and numbers of corrected calls",
            Corrections::run)
        .add(
            "reliability",
            "how well error probabilities agree with errors, on recordings not fitted on",
            Reliability::run)
        .add(
            "verdicts",
            "transcripts of other recordings that are refused, and damaged ones that are not",
            Verdicts::run)
        .add(
            "edge-errors",
            "errors of starts and ends of sentences, by recogniser and probability of an error",
            EdgeErrors::run)
        .add(
            "archive-match",
            "precision and recall of recordings against shuffled volumes with OCR noise",
            ArchiveMatch::run)
        .add(
            "archive-real",
            "hours kept and precision of real speech in three languages, in one archive",
            ArchiveReal::run)
        .add(
            "archive-faults",
            "builds that are killed, meet a full disk, or have damaged and hostile inputs",
            ArchiveFaults::run)
        .add(
            "archive-scale",
            "time and memory of matching and aligning thousands of recordings and documents",
            ArchiveScale::run)
        .add(
            "spark",
            "a simulated archive by threads, by Spark, and by a cluster that loses an executor",
            SparkArchive::run);
  }
}
