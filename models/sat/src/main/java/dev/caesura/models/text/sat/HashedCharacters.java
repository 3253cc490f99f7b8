package dev.caesura.models.text.sat;

/** Eight hashes of every code point, as CANINE and the WtP networks read text. */
final class HashedCharacters implements UnitReader {

  private static final int[] PRIMES = {31, 43, 59, 61, 73, 97, 103, 113};
  private static final int BUCKETS = 8192;

  @Override
  public Units read(String text) {
    int count = text.codePointCount(0, text.length());
    long[] ids = new long[Math.multiplyExact(count, PRIMES.length)];
    int[] last = new int[count];
    int at = 0;
    for (int i = 0; i < count; i++) {
      long code = text.codePointAt(at);
      at += Character.charCount((int) code);
      last[i] = at - 1;
      for (int k = 0; k < PRIMES.length; k++) {
        ids[i * PRIMES.length + k] = (code + 1) * PRIMES[k] % BUCKETS;
      }
    }
    return new Units(ids, last, PRIMES.length);
  }

  @Override
  public long before() {
    return -1;
  }

  @Override
  public long behind() {
    return -1;
  }

  @Override
  public int pieces() {
    return 0;
  }

  @Override
  public void close() {
    // nothing is held
  }
}
