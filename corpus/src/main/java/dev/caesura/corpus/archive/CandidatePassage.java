package dev.caesura.corpus.archive;

/**
 * Stretch of a recording and the passage of a document that it may be, as shared shingles propose
 * it. Immutable and thread-safe.
 *
 * @param document the index of the document
 * @param firstWritten the first word of the passage in the document
 * @param endWritten the word after the last one
 * @param firstRecognized the first word of the stretch in the recording
 * @param endRecognized the word after the last one
 * @param bits the information that the shared shingles carry; 0 or more
 */
record CandidatePassage(
    int document,
    int firstWritten,
    int endWritten,
    int firstRecognized,
    int endRecognized,
    double bits) {

  /** Returns a passage of both and what is between them. */
  CandidatePassage joined(CandidatePassage other) {
    return new CandidatePassage(
        document,
        Math.min(firstWritten, other.firstWritten),
        Math.max(endWritten, other.endWritten),
        Math.min(firstRecognized, other.firstRecognized),
        Math.max(endRecognized, other.endRecognized),
        bits + other.bits);
  }
}
