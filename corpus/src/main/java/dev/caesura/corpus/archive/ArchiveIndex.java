package dev.caesura.corpus.archive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Index of the rare word and consonant shingles of an archive's documents, which finds the passages
 * that a recording may speak. It needs no order of recordings and documents.
 *
 * <p>Memory is at most 8 bytes for each place of {@link ArchiveSettings#maxPostings()}, twice while
 * the index is built, 8 bytes for each document, and 16 MiB. Immutable and thread-safe. Sources:
 * minimap2 (Li, 2018) for seeds with a limit of their frequency and clusters near a diagonal; hash
 * sampling as FracMinHash does (Irber et al., 2022).
 */
public final class ArchiveIndex {

  /** Version of the bytes; it stands for the shingles and their hashes, too. */
  private static final int VERSION = 0xCAE50001;

  private final PostingList postings;
  private final long[] firstWords;
  private final WordCounts counts;
  private final ArchiveSettings settings;

  private ArchiveIndex(
      PostingList postings, long[] firstWords, WordCounts counts, ArchiveSettings settings) {
    this.postings = postings;
    this.firstWords = firstWords;
    this.counts = counts;
    this.settings = settings;
  }

  /** Builds an index from documents, one after the other. Not thread-safe. */
  public static final class Builder {

    private final ArchiveSettings settings;
    private final PostingList postings;
    private final Shingles shingles = new Shingles();
    private final WordCounts counts = new WordCounts();
    private long[] firstWords = new long[16];
    private int documents;

    private Builder(ArchiveSettings settings) {
      this.settings = settings;
      this.postings = new PostingList(settings.maxPostings(), settings.maxFrequency());
    }

    /**
     * Adds the next document.
     *
     * @param words its words, normalised as those of the recordings
     * @return this builder
     * @throws IllegalStateException if the archive has more than 2^32 words
     */
    public Builder add(List<String> words) {
      long base = firstWords[documents];
      if (base + words.size() > 1L << 32) {
        throw new IllegalStateException(
            "document " + documents + ": expected at most 2^32 words in an archive");
      }
      if (documents + 2 > firstWords.length) {
        firstWords = Arrays.copyOf(firstWords, 2 * firstWords.length);
      }
      words.forEach(counts::add);
      shingles.scan(words, (hash, word, covered) -> postings.add(hash, base + word));
      firstWords[++documents] = base + words.size();
      return this;
    }

    /**
     * Finishes the index. The builder is of no use afterwards.
     *
     * @return the index of all added documents
     */
    public ArchiveIndex build() {
      postings.finish();
      return new ArchiveIndex(postings, Arrays.copyOf(firstWords, documents + 1), counts, settings);
    }
  }

  /**
   * Returns a builder of an index.
   *
   * @param settings the size of the index
   * @return a builder without documents
   */
  public static Builder builder(ArchiveSettings settings) {
    return new Builder(settings);
  }

  /**
   * Returns the number of documents.
   *
   * @return at least 0
   */
  public int documents() {
    return firstWords.length - 1;
  }

  /**
   * Returns the number of words of all documents.
   *
   * @return at least 0
   */
  public long words() {
    return firstWords[firstWords.length - 1];
  }

  /**
   * Returns the share of shingles that the index holds.
   *
   * @return 1 if all fit into {@link ArchiveSettings#maxPostings()}, less in halves if not
   */
  public double sampledShare() {
    return postings.sampledShare();
  }

  /**
   * Writes the index, so that other machines need not build it.
   *
   * @param out receives about 8 bytes for each place of a shingle, and 16 MiB; stays open
   * @throws IOException if it cannot be written
   */
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeInt(settings.maxPostings());
    out.writeInt(settings.maxFrequency());
    out.writeInt(settings.maxPassages());
    out.writeDouble(settings.maxErrorProbability());
    out.writeInt(firstWords.length);
    for (long first : firstWords) {
      out.writeLong(first);
    }
    counts.writeTo(out);
    postings.writeTo(out);
  }

  /**
   * Reads an index that {@link #writeTo} has written.
   *
   * @param in the bytes; stays open
   * @return an index that is equal to the written one
   * @throws IOException if the bytes end early, or are not those of an index of this version
   */
  public static ArchiveIndex readFrom(DataInput in) throws IOException {
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException(
          "archive index: expected version " + VERSION + "; found " + version + ". Build it anew.");
    }
    ArchiveSettings settings =
        new ArchiveSettings(in.readInt(), in.readInt(), in.readInt(), in.readDouble());
    long[] firstWords = new long[in.readInt()];
    for (int d = 0; d < firstWords.length; d++) {
      firstWords[d] = in.readLong();
    }
    WordCounts counts = WordCounts.readFrom(in);
    PostingList postings = PostingList.readFrom(in, settings);
    return new ArchiveIndex(postings, firstWords, counts, settings);
  }

  /** Returns the information that a word carries, in bits. */
  double bits(String word) {
    return counts.bits(word, words());
  }

  ArchiveSettings settings() {
    return settings;
  }

  /** Returns the document that a word of the archive is in. */
  int documentAt(long place) {
    int at = Arrays.binarySearch(firstWords, place);
    int document = at >= 0 ? at : -at - 2;
    // Documents without words begin where the next one does.
    while (firstWords[document + 1] <= place) {
      document++;
    }
    return document;
  }

  long firstWord(int document) {
    return firstWords[document];
  }

  /** Returns the passages that share rare shingles with a recording, the likeliest first. */
  List<CandidatePassage> candidates(List<String> recognized) {
    SharedShingles shared = new SharedShingles();
    new Shingles()
        .scan(
            recognized,
            (hash, word, covered) -> {
              int first = postings.find(hash);
              if (first >= 0) {
                int end = postings.end(first);
                for (int i = first; i < end; i++) {
                  shared.add(postings.place(i), word, covered, end - first);
                }
              }
            });
    return new CandidateFinder(this, recognized.size()).find(shared);
  }
}
