package dev.caesura.corpus.split;

import dev.caesura.align.chain.DisjointSets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Splits clips so that no two splits share a recording, a speaker or a group of near-duplicate
 * sentences. What is connected by one of them stays together, so a corpus whose parts all are
 * connected has one split only. Immutable and thread-safe.
 */
public final class CorpusSplitter {

  private final SplitSettings settings;

  private CorpusSplitter(SplitSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Returns a splitter.
   *
   * @param settings names and shares of the splits, and the seed
   * @return the splitter
   */
  public static CorpusSplitter of(SplitSettings settings) {
    return new CorpusSplitter(settings);
  }

  /** Clips that are connected. */
  private static final class Component {
    private final long order;
    private final List<Integer> clips = new ArrayList<>();
    private double seconds;

    Component(long order) {
      this.order = order;
    }
  }

  /**
   * Splits clips.
   *
   * @param clips all clips in an order that does not change between runs
   * @return the name of the split of each clip
   */
  public List<String> split(List<SplitClip> clips) {
    DisjointSets connected = new DisjointSets(clips.size());
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < clips.size(); i++) {
      SplitClip clip = clips.get(i);
      join(connected, i, first.putIfAbsent("r" + clip.recording(), i));
      if (!clip.speaker().isEmpty()) {
        join(connected, i, first.putIfAbsent("s" + clip.speaker(), i));
      }
      if (clip.group() >= 0) {
        join(connected, i, first.putIfAbsent("g" + clip.group(), i));
      }
    }
    Map<Integer, Component> components = new LinkedHashMap<>();
    double total = 0;
    for (int i = 0; i < clips.size(); i++) {
      int root = connected.find(i);
      Component component =
          components.computeIfAbsent(root, r -> new Component(order(clips.get(r).recording())));
      component.clips.add(i);
      component.seconds += clips.get(i).seconds();
      total += clips.get(i).seconds();
    }
    return assign(new ArrayList<>(components.values()), total, clips.size());
  }

  /** Gives each component, in random order, to the split that lacks the largest part of its own. */
  private List<String> assign(List<Component> components, double total, int clips) {
    // Components that fill more than a small split by themselves come first, and go to the largest.
    double smallest = total * settings.shares().values().stream().min(Double::compare).orElse(1.0);
    components.sort(
        Comparator.comparing((Component c) -> c.seconds <= smallest)
            .thenComparingLong(c -> c.order)
            .thenComparing(c -> c.clips.get(0)));
    Map<String, Double> filled = new LinkedHashMap<>();
    settings.shares().keySet().forEach(name -> filled.put(name, 0.0));
    String[] splits = new String[clips];
    for (Component component : components) {
      String best = null;
      double most = Double.NEGATIVE_INFINITY;
      for (Map.Entry<String, Double> share : settings.shares().entrySet()) {
        double wanted = share.getValue() * total;
        double lacking = wanted - filled.get(share.getKey());
        // What would run over is measured in seconds, what fits in shares of the split.
        double value = component.seconds > lacking ? lacking - component.seconds : lacking / wanted;
        if (value > most) {
          most = value;
          best = share.getKey();
        }
      }
      filled.merge(best, component.seconds, Double::sum);
      for (int clip : component.clips) {
        splits[clip] = best;
      }
    }
    return List.of(splits);
  }

  private static void join(DisjointSets connected, int clip, Integer other) {
    if (other != null) {
      connected.join(other, clip);
    }
  }

  /** Returns the random number of a recording, which does not depend on the other ones. */
  private long order(String recording) {
    long hash = settings.seed();
    for (int i = 0; i < recording.length(); i++) {
      hash = (hash ^ recording.charAt(i)) * 0x100000001B3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    return hash ^ (hash >>> 27);
  }
}
