package dev.caesura.models.text.sat;

/** Reads each code point as eight hashes, as CANINE and the WtP networks do. */
final class HashedCharacterReader implements UnitReader {

  private static final int[] PRIMES = {31, 43, 59, 61, 73, 97, 103, 113};
  private static final int BUCKETS = 8192;

  @Override
  public TextUnits read(String text) {
    int count = text.codePointCount(0, text.length());
    long[] ids = new long[Math.multiplyExact(count, PRIMES.length)];
    int[] lastUnits = new int[count];
    int at = 0;
    for (int i = 0; i < count; i++) {
      long code = text.codePointAt(at);
      at += Character.charCount((int) code);
      lastUnits[i] = at - 1;
      for (int k = 0; k < PRIMES.length; k++) {
        ids[i * PRIMES.length + k] = (code + 1) * PRIMES[k] % BUCKETS;
      }
    }
    return new TextUnits(ids, lastUnits, PRIMES.length);
  }

  @Override
  public long bosId() {
    return -1;
  }

  @Override
  public long eosId() {
    return -1;
  }

  @Override
  public int vocabularySize() {
    return 0;
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
