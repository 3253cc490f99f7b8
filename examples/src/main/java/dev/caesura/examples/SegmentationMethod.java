package dev.caesura.examples;

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
    Segmenter segmenter(double max, double threshold, OptionalDouble min, OptionalDouble padding) {
      OptimalSegmenter segmenter = OptimalSegmenter.of(max).withThreshold(threshold);
      if (min.isPresent()) {
        segmenter = segmenter.withMinimum(min.getAsDouble());
      }
      return padding.isPresent() ? segmenter.withPadding(padding.getAsDouble()) : segmenter;
    }
  },
  /** From left to right. */
  HYBRID {
    @Override
    Segmenter segmenter(double max, double threshold, OptionalDouble min, OptionalDouble padding) {
      return HybridSegmenter.builder()
          .maxSeconds(max)
          .minSeconds(min.orElse(max / 2))
          .threshold(threshold)
          .paddingSeconds(padding.orElse(0.1))
          .build();
    }
  },
  /** Parted at the longest pause. */
  DAC {
    @Override
    Segmenter segmenter(double max, double threshold, OptionalDouble min, OptionalDouble padding) {
      none("--min", min, this);
      return new DacSegmenter(max, threshold, padding.orElse(0.06));
    }
  },
  /** The longest pause between minimum and maximum. */
  STRM {
    @Override
    Segmenter segmenter(double max, double threshold, OptionalDouble min, OptionalDouble padding) {
      return new StrmSegmenter(max, min.orElse(0), 0.2, threshold, padding.orElse(0.06));
    }
  },
  /** Parted at the least probable frame. */
  PDAC {
    @Override
    Segmenter segmenter(double max, double threshold, OptionalDouble min, OptionalDouble padding) {
      return new PdacSegmenter(max, min.orElse(Math.min(0.2, max)), threshold, padding.orElse(0));
    }
  },
  /** At every pause, and where that passes the maximum at the longest one before it. */
  PAUSES {
    @Override
    Segmenter segmenter(double max, double threshold, OptionalDouble min, OptionalDouble padding) {
      none("--min", min, this);
      return HysteresisSegmenter.builder()
          .onset(threshold)
          .minSpeechSeconds(0)
          .maxSeconds(max)
          .paddingSeconds(padding.orElse(0.03))
          .build();
    }
  },
  /** Every so many seconds. */
  FIXED {
    @Override
    Segmenter segmenter(double max, double threshold, OptionalDouble min, OptionalDouble padding) {
      none("--min", min, this);
      none("--pad", padding, this);
      return new FixedSegmenter(max, threshold);
    }
  };

  /** A segmenter with these settings; IllegalArgumentException where the method has no such one. */
  abstract Segmenter segmenter(
      double max, double threshold, OptionalDouble min, OptionalDouble padding);

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
