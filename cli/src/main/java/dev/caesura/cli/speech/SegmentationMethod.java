package dev.caesura.cli.speech;

import dev.caesura.audio.Segmenter;
import dev.caesura.audio.segment.DacSegmenter;
import dev.caesura.audio.segment.FixedSegmenter;
import dev.caesura.audio.segment.HybridSegmenter;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.audio.segment.OptimalSegmenter;
import dev.caesura.audio.segment.PdacSegmenter;
import dev.caesura.audio.segment.StrmSegmenter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/** The methods of {@code caesura segment}, each with the defaults of its source. */
enum SegmentationMethod {
  /** The cheapest of all segmentations. */
  OPTIMAL {
    @Override
    Segmenter segmenter(Wanted wanted) {
      none("--min-pause", wanted.minPause, this);
      OptimalSegmenter segmenter =
          OptimalSegmenter.defaults().withMaxSeconds(wanted.max).withThreshold(wanted.threshold);
      segmenter = with(segmenter, wanted.min, OptimalSegmenter::withMinSeconds);
      segmenter = with(segmenter, wanted.longPause, OptimalSegmenter::withLongPauseSeconds);
      return with(segmenter, wanted.padding, OptimalSegmenter::withPaddingSeconds);
    }
  },
  /** From left to right. */
  HYBRID {
    @Override
    Segmenter segmenter(Wanted wanted) {
      HybridSegmenter segmenter =
          HybridSegmenter.defaults().withMaxSeconds(wanted.max).withThreshold(wanted.threshold);
      segmenter = with(segmenter, wanted.min, HybridSegmenter::withMinSeconds);
      segmenter = with(segmenter, wanted.minPause, HybridSegmenter::withMinPauseSeconds);
      segmenter = with(segmenter, wanted.longPause, HybridSegmenter::withLongPauseSeconds);
      return with(segmenter, wanted.padding, HybridSegmenter::withPaddingSeconds);
    }
  },
  /** Split at the longest pause. */
  DAC {
    @Override
    Segmenter segmenter(Wanted wanted) {
      none("--min", wanted.min, this);
      noPauses(wanted, this);
      DacSegmenter segmenter =
          DacSegmenter.defaults().withMaxSeconds(wanted.max).withThreshold(wanted.threshold);
      return with(segmenter, wanted.padding, DacSegmenter::withPaddingSeconds);
    }
  },
  /** The longest pause between minimum and maximum. */
  STRM {
    @Override
    Segmenter segmenter(Wanted wanted) {
      none("--long-pause", wanted.longPause, this);
      StrmSegmenter segmenter =
          StrmSegmenter.defaults().withMaxSeconds(wanted.max).withThreshold(wanted.threshold);
      segmenter = with(segmenter, wanted.min, StrmSegmenter::withMinSeconds);
      segmenter = with(segmenter, wanted.minPause, StrmSegmenter::withMinPauseSeconds);
      return with(segmenter, wanted.padding, StrmSegmenter::withPaddingSeconds);
    }
  },
  /** Split at the least probable frame. */
  PDAC {
    @Override
    Segmenter segmenter(Wanted wanted) {
      noPauses(wanted, this);
      PdacSegmenter segmenter =
          PdacSegmenter.defaults().withMaxSeconds(wanted.max).withThreshold(wanted.threshold);
      segmenter = with(segmenter, wanted.min, PdacSegmenter::withMinSeconds);
      return with(segmenter, wanted.padding, PdacSegmenter::withPaddingSeconds);
    }
  },
  /** At every pause, and where that exceeds the maximum at the longest one before it. */
  PAUSES {
    @Override
    Segmenter segmenter(Wanted wanted) {
      none("--min", wanted.min, this);
      none("--long-pause", wanted.longPause, this);
      HysteresisSegmenter segmenter =
          HysteresisSegmenter.defaults()
              .withOnset(wanted.threshold)
              .withMinSpeechSeconds(0)
              .withMaxSeconds(wanted.max);
      segmenter = with(segmenter, wanted.minPause, HysteresisSegmenter::withMinSilenceSeconds);
      return with(segmenter, wanted.padding, HysteresisSegmenter::withPaddingSeconds);
    }
  },
  /** Every so many seconds. */
  FIXED {
    @Override
    Segmenter segmenter(Wanted wanted) {
      none("--min", wanted.min, this);
      none("--pad", wanted.padding, this);
      noPauses(wanted, this);
      return FixedSegmenter.defaults().withMaxSeconds(wanted.max).withThreshold(wanted.threshold);
    }
  };

  /**
   * The settings of all methods; those that are not given are the method's own.
   *
   * @param max longest segment in seconds
   * @param threshold probability from which a frame is speech
   * @param min length to aim at in seconds
   * @param padding silence to keep around a segment in seconds
   * @param minPause shortest pause to cut at in seconds
   * @param longPause pause in seconds from which it parts segments anyway
   */
  record Wanted(
      double max,
      double threshold,
      OptionalDouble min,
      OptionalDouble padding,
      OptionalDouble minPause,
      OptionalDouble longPause) {}

  /** A segmenter with these settings; IllegalArgumentException where the method has no such one. */
  abstract Segmenter segmenter(Wanted wanted);

  /** Applies a setting if it is given; otherwise the segmenter keeps its default. */
  private static <S> S with(S segmenter, OptionalDouble value, BiFunction<S, Double, S> setting) {
    return value.isPresent() ? setting.apply(segmenter, value.getAsDouble()) : segmenter;
  }

  private static void noPauses(Wanted wanted, SegmentationMethod method) {
    none("--min-pause", wanted.minPause, method);
    none("--long-pause", wanted.longPause, method);
  }

  private static void none(String option, OptionalDouble value, SegmentationMethod method) {
    if (value.isPresent()) {
      throw new IllegalArgumentException(
          option + " " + value.getAsDouble() + ": --method " + method + " knows no such setting");
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
