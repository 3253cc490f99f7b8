package dev.caesura.cli.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.corpus.picture.Panel;
import dev.caesura.corpus.picture.Picture;
import dev.caesura.corpus.picture.SampleListener;
import dev.caesura.corpus.picture.ScoresPanel;
import dev.caesura.corpus.picture.SegmentsPanel;
import dev.caesura.corpus.picture.Spectrogram;
import dev.caesura.corpus.picture.SpectrogramPanel;
import dev.caesura.corpus.picture.TeeSource;
import dev.caesura.corpus.picture.Waveform;
import dev.caesura.corpus.picture.WaveformPanel;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Draws recordings, each read once and in bounded memory. Thread-safe.
 *
 * @param options what a picture shows
 * @param settings how recordings are read
 * @param scorer options of the detector
 * @param vad the open detector; null if no panel needs it
 * @param threshold least probability of a speech frame
 * @param segmenters methods by name, each with a track of its own
 * @param tracks segments from files, by name of the track
 * @param isOnly whether there is one recording, which all segments from files belong to
 * @param err where tracks without segments are reported
 */
record RecordingPainter(
    PictureOptions options,
    AudioSettings settings,
    ScorerOptions scorer,
    ChosenScorer vad,
    double threshold,
    Map<String, Segmenter> segmenters,
    Map<String, List<RecordedSegment>> tracks,
    boolean isOnly,
    PrintWriter err) {

  private static final int MIN_COLUMNS = 1024;

  /** Draws one recording. */
  Picture draw(Recording recording) throws IOException {
    int rate = vad == null ? SegmentFiles.RATE : vad.rate();
    AudioSource source = recording.open(rate, settings);
    TimeSpan span = options.span(rate);
    // Sixteen peaks and two columns for each pixel, or more: edges are right to a fraction of one.
    int columns = 2 * Integer.highestOneBit(Math.max(MIN_COLUMNS, options.width()));
    Waveform.Recorder wave = Waveform.record(span.startSample(), rate, 16 * columns);
    Spectrogram.Recorder spectrum = Spectrogram.record(span.startSample(), rate, 2 * columns);
    List<SampleListener> listeners =
        options.hasSpectrogram() ? List.of(wave, spectrum) : List.of(wave);
    TeeSource tee = new TeeSource(source, span, listeners);
    FrameScores scores = scores(recording, source, tee);
    Waveform waveform = wave.waveform();
    if (waveform.span().isEmpty()) {
      throw new IOException(
          source.name()
              + (options.start() == 0
                  ? ": expected a recording; found no samples"
                  : ": expected a recording longer than --start " + options.start()));
    }
    List<Panel> panels = new ArrayList<>();
    if (options.hasWaveform()) {
      panels.add(new WaveformPanel(waveform));
    }
    if (options.hasSpectrogram()) {
      panels.add(new SpectrogramPanel(spectrum.spectrogram()));
    }
    if (options.hasScores()) {
      panels.add(new ScoresPanel(scores, threshold));
    }
    panels.addAll(lanes(recording, scores, rate));
    return new Picture(recording.name(), waveform.span(), panels);
  }

  /** Reads the recording to its end; returns its scores, or null without a detector. */
  private FrameScores scores(Recording recording, AudioSource source, TeeSource tee)
      throws IOException {
    if (vad == null) {
      TeeSource.drain(tee);
      return null;
    }
    if (scorer.keepsScores(recording)) {
      // Kept scores do not read the recording.
      FrameScores scores = scorer.score(recording, source, settings, vad);
      TeeSource.drain(tee);
      return scores;
    }
    return scorer.score(recording, tee, settings, vad);
  }

  private List<Panel> lanes(Recording recording, FrameScores scores, int rate) {
    List<Panel> lanes = new ArrayList<>();
    segmenters.forEach(
        (name, segmenter) ->
            lanes.add(
                new SegmentsPanel(
                    name,
                    RecordedSegment.of(recording.name(), segmenter.segment(scores)),
                    lanes.size())));
    tracks.forEach(
        (name, segments) -> {
          List<RecordedSegment> own = SegmentTracks.of(recording, isOnly, segments, rate);
          if (own.isEmpty()) {
            err.println(
                "caesura: --segments "
                    + name
                    + ": expected segments of "
                    + recording.name()
                    + "; found none");
          }
          lanes.add(new SegmentsPanel(name, own, lanes.size()));
        });
    return lanes;
  }
}
