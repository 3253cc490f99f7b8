package dev.caesura.align.correction;

import java.util.List;

/**
 * Corrected segments, with what was done. Immutable and thread-safe.
 *
 * @param segments as many as were given, in the same order
 * @param pairs how many places were corrected by pairs
 * @param numbers how many numbers were written in digits
 * @param notes what was not applied or is doubtful, in the order of the steps
 */
public record CorrectionResult(
    List<String> segments, int pairs, int numbers, List<CorrectionNote> notes) {

  public CorrectionResult {
    segments = List.copyOf(segments);
    notes = List.copyOf(notes);
  }

  /**
   * Returns whether a correction was left out because pairs contradict each other.
   *
   * @return whether there is a note of a conflict or an overlap
   */
  public boolean hasConflicts() {
    return notes.stream()
        .anyMatch(
            note ->
                note.kind() == CorrectionNote.Kind.CONFLICT
                    || note.kind() == CorrectionNote.Kind.OVERLAP);
  }
}
