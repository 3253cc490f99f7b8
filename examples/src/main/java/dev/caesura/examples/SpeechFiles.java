package dev.caesura.examples;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.AudacityLabels;
import dev.caesura.audio.format.Ctm;
import dev.caesura.audio.format.Cues;
import dev.caesura.audio.format.KaldiSegments;
import dev.caesura.audio.format.MustcYaml;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.Rttm;
import dev.caesura.audio.format.SegmentFormat;
import dev.caesura.audio.format.SegmentsCsv;
import dev.caesura.audio.format.SegmentsJson;
import dev.caesura.audio.format.TextGrid;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.score.ScoreCache;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.examples.console.Failures;
import dev.caesura.examples.console.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What {@code segment} and {@code vad} share: listens to many files, cuts each, prints all in the
 * order of the command line. A file that fails does not stop the others.
 *
 * @param scorer what hears speech
 * @param segmenter cuts one recording
 * @param format how to print
 * @param jobs files at a time
 * @param progress whether to show progress
 */
record SpeechFiles(
    ScorerOptions scorer, Segmenter segmenter, Format format, int jobs, boolean progress) {

  /** A printed form of segments. */
  enum Format {
    /** One SPEAKER line a segment. */
    RTTM,
    /** MuST-C's list of duration, offset and wav. */
    YAML,
    /** A JSON array. */
    JSON,
    /** A JSON object a line. */
    JSONL,
    /** Comma-separated values with a header. */
    CSV,
    /** Kaldi's segments file. */
    KALDI,
    /** NIST's CTM, a line a segment. */
    CTM,
    /** A label track of Audacity, of one recording. */
    LABELS,
    /** SubRip subtitles, of one recording. */
    SRT,
    /** WebVTT, of one recording. */
    VTT,
    /** A TextGrid of Praat, of one recording. */
    TEXTGRID;

    boolean holdsManyRecordings() {
      return compareTo(LABELS) < 0;
    }

    SegmentFormat at(int rate, String recording) {
      return switch (this) {
        case RTTM -> new Rttm(rate);
        case YAML -> new MustcYaml(rate);
        case JSON -> SegmentsJson.array(rate);
        case JSONL -> SegmentsJson.lines(rate);
        case CSV -> new SegmentsCsv(rate);
        case KALDI -> new KaldiSegments(rate);
        case CTM -> new Ctm(rate);
        case LABELS -> new AudacityLabels(rate, recording);
        case SRT -> Cues.subRip(rate, recording);
        case VTT -> Cues.webVtt(rate, recording);
        case TEXTGRID -> new TextGrid(rate, recording);
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Cuts all files and prints them; returns the exit code. */
  int run(List<String> files, PrintWriter out, PrintWriter err, boolean debug)
      throws IOException, InterruptedException {
    if (files.size() > 1 && !format.holdsManyRecordings()) {
      err.println(
          "caesura: --format " + format + ": holds one recording, " + files.size() + " are given");
      return ExitCode.USAGE;
    }
    List<RecordedSegment> all = new ArrayList<>();
    List<TimeSpan> dropped = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    int rate;
    try (ChosenScorer vad = scorer.open();
        Progress shown = Progress.start("listening", " files", files.size(), progress)) {
      rate = vad.rate();
      List<Future<Cut>> work = new ArrayList<>();
      for (String file : files) {
        work.add(
            threads.submit(
                () -> {
                  try {
                    return cut(file, vad);
                  } finally {
                    shown.step();
                  }
                }));
      }
      for (int i = 0; i < work.size(); i++) {
        try {
          Cut cut = work.get(i).get();
          all.addAll(cut.segments());
          dropped.addAll(cut.dropped());
        } catch (ExecutionException e) {
          failures.add(describe(files.get(i), e));
          if (debug) {
            e.printStackTrace(err);
          }
        }
      }
    } finally {
      threads.shutdownNow();
    }
    format.at(rate, recordingName(files.get(0))).write(all, out);
    out.flush();
    tell(dropped, err);
    failures.forEach(failure -> err.println("caesura: " + failure));
    return failures.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String describe(String file, Exception failure) {
    String message = Failures.message(failure);
    return message.startsWith(file) || file.equals("-") ? message : file + ": " + message;
  }

  /** What became of a recording. */
  private record Cut(List<RecordedSegment> segments, List<TimeSpan> dropped) {}

  private static void tell(List<TimeSpan> dropped, PrintWriter err) {
    if (!dropped.isEmpty()) {
      err.printf(
          Locale.ROOT,
          "caesura: %d stretches of speech are too short and left out, %.2f s in all;"
              + " --min-speech 0 keeps them%n",
          dropped.size(),
          dropped.stream().mapToDouble(TimeSpan::seconds).sum());
    }
  }

  private Cut cut(String file, ChosenScorer vad) throws IOException {
    AudioSource source =
        file.equals("-")
            ? dev.caesura.audio.dsp.Resampler.of(AudioFiles.open(System.in, "stdin"), vad.rate())
            : AudioFiles.open(Path.of(file), vad.rate());
    Optional<ScoreCache> cache = scorer.cache().filter(any -> !file.equals("-"));
    FrameScores scores =
        cache.isPresent()
            ? cache.orElseThrow().score(Path.of(file), source, vad.scorer(), vad.identity())
            : vad.scorer().score(source);
    if (scores.span().isEmpty()) {
      throw new IOException(source.name() + ": a recording is expected, it holds no samples");
    }
    return new Cut(
        RecordedSegment.of(recordingName(file), segmenter.segment(scores)),
        segmenter instanceof HysteresisSegmenter pauses ? pauses.droppedSpeech(scores) : List.of());
  }

  private static String recordingName(String file) {
    String name = file.equals("-") ? "stdin" : String.valueOf(Path.of(file).getFileName());
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).replaceAll("\\s", "_");
  }
}
