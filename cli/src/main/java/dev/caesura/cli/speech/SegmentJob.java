package dev.caesura.cli.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.cli.console.AudioOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Scores and segments recordings, or each of their channels on its own. Thread-safe.
 *
 * @param audio how recordings are read
 * @param scorer options of the detector
 * @param vad the open detector
 * @param segmenter the segmenter
 * @param clips where the audio of each segment is written; null for nowhere
 */
record SegmentJob(
    AudioOptions audio,
    ScorerOptions scorer,
    ChosenScorer vad,
    Segmenter segmenter,
    ClipFolder clips) {

  /** The segments of a recording, the speech that was left out, and the whole recording. */
  record Segmented(List<RecordedSegment> segments, List<TimeSpan> dropped, TimeSpan extent) {}

  Segmented on(Recording recording) throws IOException {
    AudioSettings settings = audio.settingsOfEach();
    boolean each = audio.isEach();
    List<AudioSource> originals =
        each ? recording.channels(settings) : List.of(recording.open(settings));
    List<RecordedSegment> segments = new ArrayList<>();
    List<TimeSpan> dropped = new ArrayList<>();
    TimeSpan extent = new TimeSpan(0, 0, vad.rate());
    for (int i = 0; i < originals.size(); i++) {
      AudioSource source = Recording.at(vad.rate(), originals.get(i));
      FrameScores scores =
          scorer.score(recording, source, each ? settings.withChannel(i) : settings, vad);
      if (scores.span().isEmpty()) {
        throw new IOException(source.name() + ": expected a recording; found no samples");
      }
      extent = scores.span();
      for (TimeSpan span : segmenter.segment(scores)) {
        RecordedSegment segment = new RecordedSegment(recording.name(), span, "");
        segments.add(each ? ofChannel(segment, i + 1) : segment);
      }
      dropped.addAll(segmenter.dropped(scores));
    }
    segments.sort(
        Comparator.comparingLong((RecordedSegment segment) -> segment.span().startSample()));
    if (clips != null && !clips.isDone(recording)) {
      clips.write(recording, segments, originals.get(0));
    }
    return new Segmented(segments, dropped, extent);
  }

  private static RecordedSegment ofChannel(RecordedSegment segment, int channel) {
    return new RecordedSegment(segment.recording(), segment.span(), "channel" + channel, channel);
  }
}
