package dev.caesura.corpus.archive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Places of hashed shingles in compact memory: each is a number of 64 bits, 31 of the hash and 32
 * of the place. If there are more than fit, frequent shingles are dropped, then every second
 * shingle by its hash, on both sides of a search alike. Not thread-safe before {@link #finish()},
 * immutable and thread-safe after it.
 */
final class PostingList {

  private static final int PLACE_BITS = 32;
  private static final int HASH_BITS = 31;
  private static final long PLACE_MASK = (1L << PLACE_BITS) - 1;

  /** Hashes with the same first bits share a slot of the table of starts. */
  private static final int MAX_TABLE_BITS = 24;

  private final int maxSize;
  private final int maxFrequency;
  private long[] postings = new long[1 << 10];
  private int size;
  private int samplingBits;
  private int tableShift;
  private int[] starts = new int[0];

  PostingList(int maxSize, int maxFrequency) {
    this.maxSize = maxSize;
    this.maxFrequency = maxFrequency;
  }

  /** Returns whether a shingle is in the sample. */
  boolean isSampled(long hash) {
    return isSampledKey(hash >>> (64 - HASH_BITS));
  }

  private boolean isSampledKey(long key) {
    return (key & ((1L << samplingBits) - 1)) == 0;
  }

  /** Returns the share of shingles that are in the sample, in (0, 1]. */
  double sampledShare() {
    return 1.0 / (1L << samplingBits);
  }

  int size() {
    return size;
  }

  /** Adds a shingle at a place, which is at least 0 and below 2^32. */
  void add(long hash, long place) {
    if (size == postings.length && isSampled(hash)) {
      if (size < maxSize) {
        postings = Arrays.copyOf(postings, (int) Math.min(maxSize, 2L * size));
      } else {
        shrink();
      }
    }
    if (isSampled(hash)) {
      postings[size++] = (hash >>> (64 - HASH_BITS)) << PLACE_BITS | place;
    }
  }

  /** Makes room: at most three quarters are used afterwards. */
  private void shrink() {
    // One more than the limit stays of a frequent shingle, so that it remains known as frequent.
    compact(maxFrequency + 1);
    while (size > maxSize / 4 * 3) {
      samplingBits++;
      int to = 0;
      for (int i = 0; i < size; i++) {
        if (isSampledKey(key(i))) {
          postings[to++] = postings[i];
        }
      }
      size = to;
    }
  }

  /** Sorts the postings, and keeps the first ones of each shingle. */
  private void compact(int kept) {
    Arrays.parallelSort(postings, 0, size);
    int to = 0;
    int run = 0;
    for (int i = 0; i < size; i++) {
      run = i > 0 && key(i) == key(i - 1) ? run + 1 : 0;
      if (run < kept) {
        postings[to++] = postings[i];
      }
    }
    size = to;
  }

  private long key(int index) {
    return postings[index] >>> PLACE_BITS;
  }

  /** Drops frequent shingles, and prepares the list for searches. */
  void finish() {
    compact(maxFrequency + 1);
    int to = 0;
    int from = 0;
    while (from < size) {
      int end = from + 1;
      while (end < size && key(end) == key(from)) {
        end++;
      }
      if (end - from <= maxFrequency) {
        System.arraycopy(postings, from, postings, to, end - from);
        to += end - from;
      }
      from = end;
    }
    size = to;
    postings = Arrays.copyOf(postings, size);
    fillTable();
  }

  private void fillTable() {
    int bits = 1;
    while (bits < MAX_TABLE_BITS && 1 << bits < size) {
      bits++;
    }
    tableShift = HASH_BITS - bits;
    starts = new int[(1 << bits) + 1];
    int next = 0;
    for (int slot = 0; slot < starts.length; slot++) {
      while (next < size && key(next) >>> tableShift < slot) {
        next++;
      }
      starts[slot] = next;
    }
  }

  /** Writes a finished list. */
  void writeTo(DataOutput out) throws IOException {
    out.writeInt(samplingBits);
    out.writeInt(size);
    for (long posting : postings) {
      out.writeLong(posting);
    }
  }

  /** Reads a list, which is finished. */
  static PostingList readFrom(DataInput in, ArchiveSettings settings) throws IOException {
    PostingList list = new PostingList(settings.maxPostings(), settings.maxFrequency());
    list.samplingBits = in.readInt();
    list.size = in.readInt();
    list.postings = new long[list.size];
    for (int i = 0; i < list.size; i++) {
      list.postings[i] = in.readLong();
    }
    list.fillTable();
    return list;
  }

  /** Returns the index of the first posting of a shingle; -1 if there is none. */
  int find(long hash) {
    if (!isSampled(hash)) {
      return -1;
    }
    long key = hash >>> (64 - HASH_BITS);
    int slot = (int) (key >>> tableShift);
    for (int i = starts[slot]; i < starts[slot + 1]; i++) {
      if (key(i) >= key) {
        return key(i) == key ? i : -1;
      }
    }
    return -1;
  }

  /** Returns the index after the last posting of the shingle that has a posting. */
  int end(int first) {
    int end = first + 1;
    while (end < size && key(end) == key(first)) {
      end++;
    }
    return end;
  }

  /** Returns the place of a posting. */
  long place(int index) {
    return postings[index] & PLACE_MASK;
  }
}
