package dev.caesura.cli.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.OnlineSegmenter;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.StreamingScorer;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.dsp.Resampler;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.SegmentFormat;
import dev.caesura.audio.format.SegmentFormats;
import dev.caesura.audio.io.PipedAudio;
import dev.caesura.audio.segment.SpeechStream;
import dev.caesura.cli.console.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Standard input that goes on: each segment is printed as soon as nothing can change it. */
final class LiveInput {

  private static final String NAME = "stdin";

  @Option(
      names = "--raw-rate",
      paramLabel = "HZ",
      description =
          "Standard input (-) is bare samples at this rate, 16 bits, little-endian, one channel,"
              + " and goes on: implies --live.")
  private Integer rawRate;

  @Option(
      names = "--live",
      description =
          "Standard input (-) is a WAV that goes on: print each segment as soon as it is final,"
              + " with --format rttm, yaml or jsonl; methods that need the whole print at its end.")
  private boolean live;

  boolean wanted() {
    return live || rawRate != null;
  }

  int run(
      List<String> files,
      ScorerOptions scorer,
      Segmenter segmenter,
      SegmentFormats format,
      CommandLine.Model.CommandSpec spec)
      throws IOException {
    if (!files.equals(List.of("-"))) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--live and --raw-rate: - is expected as the only FILE");
    }
    try (ChosenScorer vad = scorer.open()) {
      return run(vad, segmenter, format, spec);
    }
  }

  private int run(
      ChosenScorer vad,
      Segmenter segmenter,
      SegmentFormats format,
      CommandLine.Model.CommandSpec spec)
      throws IOException {
    AudioSource source;
    try {
      AudioSource pipe =
          rawRate == null
              ? PipedAudio.wav(System.in, NAME)
              : PipedAudio.raw(System.in, rawRate, NAME);
      source = Resampler.of(pipe, vad.rate());
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--raw-rate: " + e.getMessage(), e);
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
      listen(source, scorer, online, printed, out);
    } else {
      List<TimeSpan> segments = segmenter.segment(vad.scorer().score(source));
      printed.write(RecordedSegment.of(NAME, segments), out);
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static void listen(
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
      // A reader that went away ends the listening; the tool reports it.
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
