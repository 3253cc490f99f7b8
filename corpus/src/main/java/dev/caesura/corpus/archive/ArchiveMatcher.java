package dev.caesura.corpus.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the documents of an archive, and the parts of them, that a recording speaks. Recordings and
 * documents may be in any order, a recording may speak several documents, and several recordings
 * the same one; what matches nothing stays without a partner.
 *
 * <p>Time is that of long alignment with at most {@link ArchiveSettings#maxPassages()} passages for
 * each stretch. Immutable and thread-safe: recordings may be matched in parallel.
 */
public final class ArchiveMatcher {

  /** A passage within the speech of a heavier one is not a rival if it has less of its evidence. */
  private static final double MIN_RIVAL = 0.05;

  /** Evidence of a passage, in bits, that may be what a recording speaks. */
  private static final double MIN_NEIGHBOR = 100;

  /** Score of a passage whose words were recognised well, and written without many errors. */
  private static final double GOOD_SCORE = 0.7;

  private final ArchiveIndex index;
  private final DocumentSource documents;

  private ArchiveMatcher(ArchiveIndex index, DocumentSource documents) {
    this.index = index;
    this.documents = documents;
  }

  /**
   * Returns a matcher.
   *
   * @param index the index of the documents
   * @param documents the same documents in the same order
   * @return the matcher
   * @throws IllegalArgumentException if the number of documents differs
   */
  public static ArchiveMatcher of(ArchiveIndex index, DocumentSource documents) {
    Objects.requireNonNull(documents, "documents");
    if (index.documents() != documents.size()) {
      throw new IllegalArgumentException(
          "documents " + documents.size() + ": expected " + index.documents() + " as in the index");
    }
    return new ArchiveMatcher(index, documents);
  }

  /**
   * Matches a recording.
   *
   * @param recognized its recognised words in order, normalised as the documents are; at most 2^20
   * @return the parts that it speaks, and those that remain doubtful
   * @throws IOException if a document cannot be read
   * @throws IllegalArgumentException if there are too many words
   */
  public RecordingMatch match(List<String> recognized) throws IOException {
    if (recognized.size() > SharedShingles.MAX_WORDS) {
      throw new IllegalArgumentException(
          "recognized "
              + recognized.size()
              + " words: expected at most "
              + SharedShingles.MAX_WORDS
              + ". Split the recording.");
    }
    Map<Integer, DocumentWords> read = new HashMap<>();
    List<CandidatePassage> candidates = index.candidates(recognized);
    List<FoundPassage> found =
        aligned(candidates, new PassageAligner(index, recognized, false), read);
    if (isBad(found)) {
      found = aligned(candidates, new PassageAligner(index, recognized, true), read);
      // A short recording has little evidence; what agrees well needs no second look.
      if (strongest(found).map(FoundPassage::score).orElse(0.0) < GOOD_SCORE) {
        found = FoundPassage.lines(looked(found, recognized, read));
      }
    }
    List<PartMatch> accepted = new ArrayList<>();
    List<PartMatch> doubtful = new ArrayList<>();
    Optional<FoundPassage> strongest = strongest(found);
    List<FoundPassage> strong =
        found.stream().filter(passage -> passage.evidence() > MIN_NEIGHBOR).toList();
    for (FoundPassage passage : found) {
      Rivalry rivalry = Rivalry.of(passage, found);
      DocumentWords document = read.get(passage.document());
      boolean isIsland = passage.isIsland(recognized.size(), document.words().size(), strong);
      double error =
          rivalry.errorProbability(passage, strongest.orElseThrow(), recognized.size(), isIsland);
      PartMatch part = part(passage, rivalry, error, document);
      boolean good = part.errorProbability() <= index.settings().maxErrorProbability();
      (good ? accepted : doubtful).add(part);
    }
    Comparator<PartMatch> order =
        Comparator.comparingInt(PartMatch::firstRecognized)
            .thenComparing(Comparator.comparingInt(PartMatch::equalWords).reversed())
            .thenComparingInt(PartMatch::document)
            .thenComparingInt(PartMatch::firstWritten);
    accepted.sort(order);
    doubtful.sort(order);
    return new RecordingMatch(recognized.size(), accepted, doubtful);
  }

  private static Optional<FoundPassage> strongest(List<FoundPassage> found) {
    return found.stream().max(Comparator.comparingDouble(FoundPassage::evidence));
  }

  /**
   * Returns whether many words were recognised wrongly: where the recording surely speaks a
   * passage, much of it disagrees. Where words are recognised well, half of the words of a passage
   * agree in set phrases only.
   */
  private static boolean isBad(List<FoundPassage> found) {
    return found.stream()
        .filter(FoundPassage::isSure)
        .allMatch(passage -> passage.score() < GOOD_SCORE);
  }

  /** Returns what a second look shows of passages, the heaviest first. */
  private List<FoundPassage> looked(
      List<FoundPassage> found, List<String> recognized, Map<Integer, DocumentWords> read) {
    DiagonalAligner aligner = new DiagonalAligner(index, recognized);
    List<FoundPassage> looked = new ArrayList<>();
    List<FoundPassage> ordered = new ArrayList<>(found);
    ordered.sort(Comparator.comparingDouble((FoundPassage passage) -> -passage.evidence()));
    for (FoundPassage passage : ordered) {
      if (looked.stream().noneMatch(known -> known.contains(passage))) {
        aligner.align(passage, read.get(passage.document())).forEach(each -> add(each, looked));
      }
    }
    return looked;
  }

  private List<FoundPassage> aligned(
      List<CandidatePassage> candidates, PassageAligner aligner, Map<Integer, DocumentWords> read)
      throws IOException {
    List<FoundPassage> found = new ArrayList<>();
    for (CandidatePassage passage : candidates) {
      if (isExplained(passage, found)) {
        continue;
      }
      DocumentWords document = read.get(passage.document());
      if (document == null) {
        document = documents.read(passage.document());
        read.put(passage.document(), document);
      }
      aligner.align(passage, document).forEach(each -> add(each, found));
    }
    return found;
  }

  /** Returns whether aligning a passage would find what is found already, or less. */
  private static boolean isExplained(CandidatePassage passage, List<FoundPassage> found) {
    for (FoundPassage known : found) {
      boolean isInSpeech =
          known.firstRecognized() <= passage.firstRecognized()
              && known.endRecognized() >= passage.endRecognized();
      boolean isInText =
          known.document() == passage.document()
              && known.firstWritten() <= passage.firstWritten()
              && known.endWritten() >= passage.endWritten();
      if (isInSpeech && (isInText || passage.bits() < MIN_RIVAL * known.evidence())) {
        return true;
      }
    }
    return false;
  }

  /** Adds a passage, or keeps the heavier one of two that overlap on both sides. */
  private static void add(FoundPassage passage, List<FoundPassage> found) {
    for (int k = 0; k < found.size(); k++) {
      if (found.get(k).overlaps(passage)) {
        if (found.get(k).evidence() < passage.evidence()) {
          found.set(k, passage);
        }
        return;
      }
    }
    found.add(passage);
  }

  private static PartMatch part(
      FoundPassage passage, Rivalry rivalry, double error, DocumentWords document) {
    return new PartMatch(
        passage.document(),
        document.partOf(passage.firstWritten()),
        document.partOf(passage.endWritten() - 1) + 1,
        passage.firstWritten(),
        passage.endWritten(),
        passage.firstRecognized(),
        passage.endRecognized(),
        passage.equalWords(),
        passage.evidence(),
        passage.score(),
        Math.min(1, rivalry.share()),
        error);
  }
}
