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

/** The methods of {@code caesura segment}, each with the defaults of its source. */
enum SegmentationMethod {
  /** The cheapest of all segmentations. */
  OPTIMAL {
    @Override
    Segmenter segmenter(Wanted wanted) {
      none("--min-pause", wanted.minPause, this);
      OptimalSegmenter segmenter = OptimalSegmenter.of(wanted.max).withThreshold(wanted.threshold);
      if (wanted.min.isPresent()) {
        segmenter = segmenter.withMinimum(wanted.min.getAsDouble());
      }
      if (wanted.longPause.isPresent()) {
        segmenter = segmenter.withLongPause(wanted.longPause.getAsDouble());
      }
      return wanted.padding.isPresent()
          ? segmenter.withPadding(wanted.padding.getAsDouble())
          : segmenter;
    }
  },
  /** From left to right. */
  HYBRID {
    @Override
    Segmenter segmenter(Wanted wanted) {
      HybridSegmenter.Builder builder =
          HybridSegmenter.builder()
              .maxSeconds(wanted.max)
              .minSeconds(wanted.min.orElse(wanted.max / 2))
              .threshold(wanted.threshold)
              .paddingSeconds(wanted.padding.orElse(0.1));
      wanted.minPause.ifPresent(builder::minPauseSeconds);
      wanted.longPause.ifPresent(builder::longPauseSeconds);
      return builder.build();
    }
  },
  /** Parted at the longest pause. */
  DAC {
    @Override
    Segmenter segmenter(Wanted wanted) {
      none("--min", wanted.min, this);
      noPauses(wanted, this);
      return new DacSegmenter(wanted.max, wanted.threshold, wanted.padding.orElse(0.06));
    }
  },
  /** The longest pause between minimum and maximum. */
  STRM {
    @Override
    Segmenter segmenter(Wanted wanted) {
      none("--long-pause", wanted.longPause, this);
      return new StrmSegmenter(
          wanted.max,
          wanted.min.orElse(0),
          wanted.minPause.orElse(0.2),
          wanted.threshold,
          wanted.padding.orElse(0.06));
    }
  },
  /** Parted at the least probable frame. */
  PDAC {
    @Override
    Segmenter segmenter(Wanted wanted) {
      noPauses(wanted, this);
      return new PdacSegmenter(
          wanted.max,
          wanted.min.orElse(Math.min(0.2, wanted.max)),
          wanted.threshold,
          wanted.padding.orElse(0));
    }
  },
  /** At every pause, and where that passes the maximum at the longest one before it. */
  PAUSES {
    @Override
    Segmenter segmenter(Wanted wanted) {
      none("--min", wanted.min, this);
      none("--long-pause", wanted.longPause, this);
      HysteresisSegmenter.Builder builder =
          HysteresisSegmenter.builder()
              .onset(wanted.threshold)
              .minSpeechSeconds(0)
              .maxSeconds(wanted.max)
              .paddingSeconds(wanted.padding.orElse(0.03));
      wanted.minPause.ifPresent(builder::minSilenceSeconds);
      return builder.build();
    }
  },
  /** Every so many seconds. */
  FIXED {
    @Override
    Segmenter segmenter(Wanted wanted) {
      none("--min", wanted.min, this);
      none("--pad", wanted.padding, this);
      noPauses(wanted, this);
      return new FixedSegmenter(wanted.max, wanted.threshold);
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
