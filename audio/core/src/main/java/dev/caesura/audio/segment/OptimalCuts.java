package dev.caesura.audio.segment;

/**
 * The cheapest choice of cuts, by dynamic programming over their places.
 *
 * <p>With s(i) where a segment starts after place i, e(j) where it ends at place j, D the cheapest
 * way up to a place and m the minimum:
 *
 * <pre>
 *   D(j) = cost(j) + min( min over i with m ≤ e(j) - s(i) ≤ maximum    of D(i),
 *                         min over i with e(j) - s(i) &lt; m             of D(i) + b s(i)  + b (m - e(j)) )
 * </pre>
 *
 * <p>Both inner minima are over windows whose ends only move on, so each is the front of a monotone
 * queue.
 */
final class OptimalCuts {

  private final CutPlaces places;
  private final long budget;
  private final long least;
  private final double perSample;
  private final double[] best;
  private final int[] from;

  OptimalCuts(CutPlaces places, long budget, long least) {
    this.places = places;
    this.budget = budget;
    this.least = least;
    this.perSample = least == 0 ? 0 : OptimalSegmenter.SHORT / least;
    // Node 0 is the start, node k + 1 place k, the last node the end.
    this.best = new double[places.count() + 2];
    this.from = new int[places.count() + 2];
  }

  /** Returns the places to cut at, in order. */
  int[] cuts() {
    int last = places.count() + 1;
    Queue enough = new Queue(last + 1);
    Queue near = new Queue(last + 1);
    int moved = 0;
    for (int node = 1; node <= last; node++) {
      near.add(node - 1, best[node - 1] + perSample * startOf(node - 1));
      long end = node == last ? places.finish() : places.end(node - 1);
      // Those that are far enough away by now change over.
      while (moved < node && end - startOf(moved) >= least) {
        enough.add(moved, best[moved]);
        moved++;
      }
      near.dropBelow(moved);
      enough.dropBelow(firstWithin(enough, end));
      double far = enough.isEmpty() ? Double.POSITIVE_INFINITY : best[enough.front()];
      double close =
          near.isEmpty()
              ? Double.POSITIVE_INFINITY
              : best[near.front()] + perSample * (least - (end - startOf(near.front())));
      boolean takeFar = far <= close;
      from[node] = takeFar ? enough.front() : near.front();
      best[node] = Math.min(far, close) + (node == last ? 0 : places.cost(node - 1));
    }
    int count = 0;
    for (int node = from[last]; node > 0; node = from[node]) {
      count++;
    }
    int[] cuts = new int[count];
    for (int node = from[last]; node > 0; node = from[node]) {
      cuts[--count] = node - 1;
    }
    return cuts;
  }

  private int firstWithin(Queue queue, long end) {
    int node = queue.isEmpty() ? 0 : queue.front();
    while (!queue.isEmpty() && end - startOf(queue.front()) > budget) {
      node = queue.front() + 1;
      queue.dropBelow(node);
    }
    return node;
  }

  private long startOf(int node) {
    return node == 0 ? places.start() : places.next(node - 1);
  }

  /** Nodes in order with values that grow from front to back; the front is the smallest. */
  private static final class Queue {

    private final int[] nodes;
    private final double[] values;
    private int head;
    private int tail;

    Queue(int capacity) {
      nodes = new int[capacity];
      values = new double[capacity];
    }

    void add(int node, double value) {
      while (tail > head && values[tail - 1] >= value) {
        tail--;
      }
      nodes[tail] = node;
      values[tail++] = value;
    }

    void dropBelow(int node) {
      while (tail > head && nodes[head] < node) {
        head++;
      }
    }

    boolean isEmpty() {
      return head == tail;
    }

    int front() {
      return nodes[head];
    }
  }
}
