package dev.caesura.cli.eval;

import dev.caesura.audio.RecordingNameMatcher;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.UemReader;
import dev.caesura.cli.speech.SegmentFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Labelled speech and segments of the same recordings, which two files may name differently. A
 * recording that one of them lacks is reported, and not compared with nothing.
 *
 * @param pairs what is compared, by the name of the recording
 * @param failures recordings that are left out against the user's intention
 * @param notes what the user should know, but need not change
 */
record SegmentPairs(Map<String, Pair> pairs, List<String> failures, List<String> notes) {

  /** The two sides of a recording, and the stretches to compare; empty: all up to the last end. */
  record Pair(List<TimeSpan> reference, List<TimeSpan> hypothesis, List<TimeSpan> regions) {}

  /** Pairs the recordings of two files; the regions are null if everything is evaluated. */
  static SegmentPairs of(Path reference, Path hypothesis, Path uem) throws IOException {
    Side labelled = Side.of(reference, SegmentFiles.read(reference));
    Side found = Side.of(hypothesis, SegmentFiles.read(hypothesis));
    Pairing pairing = new Pairing(labelled, found);
    return uem == null
        ? pairing.everything()
        : pairing.within(Side.of(uem, UemReader.read(uem, SegmentFiles.RATE)));
  }

  /** The segments of a file by their recordings; a file of one recording names it by its name. */
  private record Side(Path file, Map<String, List<TimeSpan>> byName, boolean isNamedByFile) {

    static Side of(Path file, List<RecordedSegment> segments) {
      Map<String, List<TimeSpan>> byName = new TreeMap<>();
      String only =
          SegmentFiles.onlyRecording(file).map(RecordingNameMatcher::comparable).orElse("");
      if (!only.isEmpty()) {
        byName.put(only, new ArrayList<>());
      }
      for (RecordedSegment segment : segments) {
        byName
            .computeIfAbsent(
                RecordingNameMatcher.comparable(segment.recording()), n -> new ArrayList<>())
            .add(segment.span().at(SegmentFiles.RATE));
      }
      String ofFile = RecordingNameMatcher.comparable(SegmentFiles.nameOf(file));
      return new Side(file, byName, byName.keySet().equals(Set.of(ofFile)));
    }

    List<TimeSpan> get(String name) {
      return name == null ? List.of() : byName.getOrDefault(name, List.of());
    }
  }

  /** Collects the pairs. */
  private static final class Pairing {
    private final Map<String, Pair> pairs = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Side labelled;
    private final Side found;
    private final Map<String, String> matches;

    Pairing(Side labelled, Side found) {
      this.labelled = labelled;
      this.found = found;
      this.matches =
          new TreeMap<>(
              RecordingNameMatcher.match(labelled.byName.keySet(), found.byName.keySet()));
      boolean isGuessed = labelled.isNamedByFile || found.isNamedByFile;
      if (matches.isEmpty()
          && isGuessed
          && labelled.byName.size() == 1
          && found.byName.size() == 1) {
        String one = labelled.byName.keySet().iterator().next();
        String other = found.byName.keySet().iterator().next();
        matches.put(one, other);
        notes.add(
            "compared "
                + one
                + " of "
                + labelled.file
                + " with "
                + other
                + " of "
                + found.file
                + ": each is the only recording of its file");
      }
    }

    SegmentPairs everything() {
      matches.forEach(
          (name, other) ->
              pairs.put(name, new Pair(labelled.get(name), found.get(other), List.of())));
      reportUnmatched(List.of(), List.of());
      return new SegmentPairs(pairs, failures, notes);
    }

    /** Pairs the recordings of a UEM file: both sides should know all speech in its regions. */
    SegmentPairs within(Side uem) {
      Map<String, String> inReference =
          RecordingNameMatcher.match(uem.byName.keySet(), labelled.byName.keySet());
      Map<String, String> inHypothesis =
          new HashMap<>(RecordingNameMatcher.match(uem.byName.keySet(), found.byName.keySet()));
      inReference.forEach(
          (name, other) -> {
            if (matches.containsKey(other)) {
              inHypothesis.put(name, matches.get(other));
            }
          });
      for (Map.Entry<String, List<TimeSpan>> entry : uem.byName.entrySet()) {
        String one = inReference.get(entry.getKey());
        String other = inHypothesis.get(entry.getKey());
        if (one == null && other == null) {
          failures.add(missing(found.file + " or " + labelled.file, entry.getKey()));
        } else {
          pairs.put(
              entry.getKey(), new Pair(labelled.get(one), found.get(other), entry.getValue()));
        }
      }
      reportUnmatched(List.copyOf(inReference.values()), List.copyOf(inHypothesis.values()));
      TreeSet<String> outside = new TreeSet<>(matches.keySet());
      outside.removeAll(inReference.values());
      outside.forEach(
          name -> notes.add(uem.file + ": has no region of " + name + ", which is left out"));
      return new SegmentPairs(pairs, failures, notes);
    }

    private void reportUnmatched(List<String> knownLabelled, List<String> knownFound) {
      for (String name : labelled.byName.keySet()) {
        if (!matches.containsKey(name) && !knownLabelled.contains(name)) {
          failures.add(missing(found.file.toString(), name));
        }
      }
      for (String name : found.byName.keySet()) {
        if (!matches.containsValue(name) && !knownFound.contains(name)) {
          failures.add(missing(labelled.file.toString(), name));
        }
      }
    }

    private static String missing(String file, String name) {
      return file
          + ": expected segments of "
          + name
          + "; found none. It is not compared. If it has no speech, list it in a --uem file.";
    }
  }
}
