package dev.caesura.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Monitor of the maximum heap use right after a garbage collection. This is close to what a program
 * holds; the peak use also counts the garbage that the heap had room for. Thread-safe.
 */
public final class HeapWatch {

  private final Set<String> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());
  private final AtomicLong max = new AtomicLong();

  private HeapWatch() {}

  /**
   * Starts to watch the collections of this process.
   *
   * @return the started watch
   */
  public static HeapWatch start() {
    HeapWatch watch = new HeapWatch();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener((event, none) -> watch.note(event), null, null);
      }
    }
    return watch;
  }

  private void note(Notification event) {
    if (event.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      long retained =
          GarbageCollectionNotificationInfo.from((CompositeData) event.getUserData())
              .getGcInfo()
              .getMemoryUsageAfterGc()
              .entrySet()
              .stream()
              .filter(pool -> heap.contains(pool.getKey()))
              .mapToLong(pool -> pool.getValue().getUsed())
              .sum();
      max.accumulateAndGet(retained, Math::max);
    }
  }

  /**
   * Returns the maximum heap use after a collection so far.
   *
   * @return the maximum in bytes; 0 before the first collection
   */
  public long maxRetainedBytes() {
    return max.get();
  }
}
