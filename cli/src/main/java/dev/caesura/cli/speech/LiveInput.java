package dev.caesura.cli.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.OnlineSegmenter;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.StreamingScorer;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.dsp.Resampler;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.SegmentFormat;
import dev.caesura.audio.format.SegmentFormats;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.audio.io.PipedAudio;
import dev.caesura.audio.segment.SpeechStream;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Standard input as a live recording: each segment is printed as soon as it is final. */
@HelpSection(HelpSection.Heading.INPUT)
final class LiveInput {

  private static final String NAME = "stdin";

  @Option(
      names = "--live",
      description =
          "Read standard input (-) as a live WAV: print each segment as soon as it is final, with"
              + " --format rttm, yaml or jsonl. Methods that need the whole recording print at its"
              + " end.")
  private boolean live;

  @Option(
      names = "--raw-rate",
      paramLabel = "HZ",
      description =
          "Read standard input (-) as live raw samples at this rate in hertz: 16 bits,"
              + " little-endian, one channel (default: none, a WAV header states it). Implies"
              + " --live.")
  private Integer rawRate;

  boolean isWanted() {
    return live || rawRate != null;
  }

  int run(
      RecordingArguments files,
      ScorerOptions scorer,
      Segmenter segmenter,
      SegmentFormats format,
      CommandLine.Model.CommandSpec spec)
      throws IOException {
    if (!files.isStandardInputOnly()) {
      throw UsageErrors.of(spec, "--live, --raw-rate: expected - as the only FILE");
    }
    if (!files.audio().isAuto()) {
      throw UsageErrors.of(spec, "--live, --raw-rate: expected no --channel beside them");
    }
    try (ChosenScorer vad = scorer.open()) {
      return run(vad, files.audio().settings(), segmenter, format, spec);
    }
  }

  private int run(
      ChosenScorer vad,
      AudioSettings settings,
      Segmenter segmenter,
      SegmentFormats format,
      CommandLine.Model.CommandSpec spec)
      throws IOException {
    AudioSource source;
    try {
      AudioSource pipe =
          rawRate == null
              ? PipedAudio.wav(System.in, NAME, settings)
              : PipedAudio.raw(System.in, rawRate, NAME);
      source = Resampler.of(pipe, vad.rate());
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(spec, e, Map.of("sampleRate", "--raw-rate"));
    }
    PrintWriter out = spec.commandLine().getOut();
    SegmentFormat printed = format.format(vad.rate(), NAME);
    boolean oneByOne =
        switch (format) {
          case RTTM, YAML, JSONL -> true;
          default -> false;
        };
    if (oneByOne
        && segmenter instanceof OnlineSegmenter online
        && vad.scorer() instanceof StreamingScorer scorer) {
      stream(source, scorer, online, printed, out);
    } else {
      FrameScores scores = vad.scorer().score(source);
      format
          .format(NAME, scores.span())
          .write(RecordedSegment.of(NAME, segmenter.segment(scores)), out);
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static void stream(
      AudioSource source,
      StreamingScorer scorer,
      OnlineSegmenter segmenter,
      SegmentFormat format,
      PrintWriter out)
      throws IOException {
    float[] block = new float[1 << 13];
    int count = 0;
    try (AudioStream audio = source.open();
        SpeechStream speech = SpeechStream.start(scorer, segmenter, source.sampleRate())) {
      // The loop ends if the reader of the output closed it; the tool reports that.
      int read = audio.read(block, 0, block.length);
      while (read >= 0 && !out.checkError()) {
        count += print(speech.push(block, 0, read), format, out);
        read = audio.read(block, 0, block.length);
      }
      count += print(speech.finish(), format, out);
    }
    if (count == 0) {
      format.write(List.of(), out);
    }
  }

  private static int print(List<TimeSpan> segments, SegmentFormat format, PrintWriter out)
      throws IOException {
    if (!segments.isEmpty()) {
      format.write(RecordedSegment.of(NAME, segments), out);
      out.flush();
    }
    return segments.size();
  }
}
