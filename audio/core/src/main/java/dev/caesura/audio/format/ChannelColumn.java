package dev.caesura.audio.format;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The column of the channel in CTM and RTTM: a number from 1, or a letter from A. Programs write 1
 * (or A) where they know of no channels, so that it means a channel only in recordings that have
 * others too. Pure functions.
 */
final class ChannelColumn {

  private ChannelColumn() {}

  /** Returns the channel of a field; 1 if it is something else. */
  static int read(String field) {
    if (field.matches("[1-9][0-9]{0,4}")) {
      return Math.min(Integer.parseInt(field), RecordedSegment.MAX_CHANNEL);
    }
    return field.matches("[A-Za-z]") ? Character.toUpperCase(field.charAt(0)) - 'A' + 1 : 1;
  }

  /** Returns the field of a channel. */
  static String write(int channel) {
    return Integer.toString(Math.max(1, channel));
  }

  /** Removes the channel of recordings that have the first one alone. */
  static List<RecordedSegment> withoutOnly(List<RecordedSegment> segments) {
    Map<String, Set<Integer>> channels =
        segments.stream()
            .collect(
                Collectors.groupingBy(
                    RecordedSegment::recording,
                    Collectors.mapping(RecordedSegment::channel, Collectors.toSet())));
    return segments.stream()
        .map(
            segment ->
                channels.get(segment.recording()).equals(Set.of(1))
                    ? segment.withChannel(RecordedSegment.NO_CHANNEL)
                    : segment)
        .toList();
  }
}
