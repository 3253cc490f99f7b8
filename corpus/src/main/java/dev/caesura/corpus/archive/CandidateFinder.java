package dev.caesura.corpus.archive;

import dev.caesura.align.chain.DisjointSets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Clusters shared shingles that lie near a common diagonal, and proposes the passages around the
 * clusters. Not thread-safe.
 */
final class CandidateFinder {

  /** Words of the document within which the next shingle of a cluster follows. */
  private static final int REACH = 80;

  /** Words by which the two sides may drift apart between two shingles, beside an eighth. */
  private static final int DRIFT = 6;

  /** Earlier shingles that are looked at. */
  private static final int MAX_LOOKS = 600;

  /** Bits of a cluster beyond those that choose its place in the archive and in the recording. */
  private static final double MARGIN = 8;

  /** Words between two clusters of a passage at most, on either side. */
  private static final int MAX_GAP = 400;

  /** Words of the recording for which the number of passages is limited. */
  private static final int STRETCH = 64;

  private final ArchiveIndex index;
  private final int recognized;

  CandidateFinder(ArchiveIndex index, int recognized) {
    this.index = index;
    this.recognized = recognized;
  }

  /** Cluster of shared shingles: its extent on both sides. */
  private static final class Cluster {
    private final long firstPlace;
    private int firstWord;
    private long endPlace;
    private int endWord;
    private double bits;

    Cluster(long place, int word) {
      this.firstPlace = place;
      this.firstWord = word;
      this.endPlace = place;
    }

    void add(long place, int word, int covered, double weight) {
      long fresh = place + covered - Math.max(place, endPlace);
      if (fresh > 0) {
        bits += weight * fresh / covered;
        endPlace = place + covered;
      }
      firstWord = Math.min(firstWord, word);
      endWord = Math.max(endWord, word + covered);
    }
  }

  /** Returns the likeliest passages of each stretch of the recording, the likeliest first. */
  List<CandidatePassage> find(SharedShingles shared) {
    shared.sort();
    double least =
        log2((double) Math.max(2, index.words())) + log2(Math.max(2, recognized)) + MARGIN;
    List<CandidatePassage> passages = new ArrayList<>();
    for (CandidatePassage passage : joined(clusters(shared), least / 2)) {
      if (passage.bits() >= least) {
        passages.add(passage);
      }
    }
    passages.sort(
        Comparator.comparingDouble((CandidatePassage passage) -> -passage.bits())
            .thenComparingInt(CandidatePassage::document)
            .thenComparingInt(CandidatePassage::firstWritten));
    int[] taken = new int[recognized / STRETCH + 1];
    List<CandidatePassage> chosen = new ArrayList<>();
    for (CandidatePassage passage : passages) {
      int first = passage.firstRecognized() / STRETCH;
      int last = (passage.endRecognized() - 1) / STRETCH;
      boolean isFree = false;
      for (int s = first; s <= last; s++) {
        isFree |= taken[s]++ < index.settings().maxPassages();
      }
      if (isFree) {
        chosen.add(passage);
      }
    }
    return chosen;
  }

  private List<Cluster> clusters(SharedShingles shared) {
    DisjointSets sets = new DisjointSets(shared.size());
    long documentStart = 0;
    long documentEnd = 0;
    for (int i = 0; i < shared.size(); i++) {
      long place = shared.place(i);
      if (place >= documentEnd) {
        int document = index.documentAt(place);
        documentStart = index.firstWord(document);
        documentEnd = index.firstWord(document + 1);
      }
      int last = Math.max(0, i - MAX_LOOKS);
      for (int j = i - 1; j >= last && shared.place(j) >= documentStart; j--) {
        long written = place - shared.place(j);
        if (written > REACH) {
          break;
        }
        long drift = Math.abs(shared.word(i) - shared.word(j) - written);
        if (drift <= DRIFT + written / 8) {
          sets.join(i, j);
          break;
        }
      }
    }
    Map<Integer, Cluster> clusters = new HashMap<>();
    List<Cluster> ordered = new ArrayList<>();
    double total = log2((double) Math.max(2, index.words()));
    for (int i = 0; i < shared.size(); i++) {
      int root = sets.find(i);
      Cluster cluster = clusters.get(root);
      if (cluster == null) {
        cluster = new Cluster(shared.place(i), shared.word(i));
        clusters.put(root, cluster);
        ordered.add(cluster);
      }
      double weight = Math.max(1, total - log2(shared.frequency(i)));
      cluster.add(shared.place(i), shared.word(i), shared.covered(i), weight);
    }
    return ordered;
  }

  private CandidatePassage passage(Cluster cluster) {
    int document = index.documentAt(cluster.firstPlace);
    long start = index.firstWord(document);
    return new CandidatePassage(
        document,
        (int) (cluster.firstPlace - start),
        (int) (cluster.endPlace - start),
        cluster.firstWord,
        Math.min(recognized, cluster.endWord),
        cluster.bits);
  }

  /** Joins clusters of one document that follow each other on both sides. */
  private List<CandidatePassage> joined(List<Cluster> clusters, double least) {
    List<CandidatePassage> joined = new ArrayList<>();
    // Passages that a later cluster may follow, in the order of their places.
    List<CandidatePassage> open = new ArrayList<>();
    for (Cluster cluster : clusters) {
      if (cluster.bits < least) {
        continue;
      }
      CandidatePassage passage = passage(cluster);
      int nearest = -1;
      for (int k = open.size() - 1; k >= 0; k--) {
        CandidatePassage before = open.get(k);
        if (before.document() != passage.document()
            || passage.firstWritten() - before.endWritten() > MAX_GAP) {
          joined.add(open.remove(k));
          nearest--;
        } else if (nearest < 0 && follows(before, passage)) {
          nearest = k;
        }
      }
      if (nearest >= 0) {
        open.set(nearest, open.get(nearest).joined(passage));
      } else {
        open.add(passage);
      }
    }
    joined.addAll(open);
    return joined;
  }

  private static boolean follows(CandidatePassage before, CandidatePassage passage) {
    int written = passage.firstWritten() - before.endWritten();
    int recognized = passage.firstRecognized() - before.endRecognized();
    return written > -REACH
        && recognized > -REACH
        && recognized <= MAX_GAP
        && Math.abs(written - recognized) <= DRIFT + Math.max(written, recognized) / 4;
  }

  static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
