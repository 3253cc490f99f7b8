package dev.caesura.corpus;

import dev.caesura.align.chain.Order;
import dev.caesura.align.utterance.Notes;
import dev.caesura.audio.RecordingName;
import dev.caesura.models.recognition.RecognitionEngine;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What to mine, and how. Immutable and thread-safe. */
public final class MiningJob {

  private final Path audio;
  private final Path text;
  private final Path out;
  private final Optional<Path> words;
  private final Order order;
  private final Optional<Path> abbreviations;
  private final Notes notes;
  private final Locale language;
  private final double minimumScore;
  private final double longestSeconds;
  private final ClipFormat clips;
  private final RecognitionEngine recognizer;
  private final int jobs;
  private final boolean redo;
  private final boolean progress;

  private MiningJob(Builder builder) {
    this.audio = builder.audio;
    this.text = builder.text;
    this.out = builder.out;
    this.words = builder.words;
    this.order = builder.order;
    this.abbreviations = builder.abbreviations;
    this.notes = builder.notes;
    this.language = builder.language;
    this.minimumScore = builder.minimumScore;
    this.longestSeconds = builder.longestSeconds;
    this.clips = builder.clips;
    this.recognizer = builder.recognizer;
    this.jobs = builder.jobs;
    this.redo = builder.redo;
    this.progress = builder.progress;
  }

  /**
   * A job with every setting at its default.
   *
   * @param audio the recording
   * @param text its transcript, plain UTF-8
   * @param out the output folder: a new one, or that of the same run
   * @return a builder
   */
  public static Builder of(Path audio, Path text, Path out) {
    return new Builder(audio, text, out);
  }

  Path audio() {
    return audio;
  }

  Path text() {
    return text;
  }

  Path out() {
    return out;
  }

  Order order() {
    return order;
  }

  Optional<Path> abbreviations() {
    return abbreviations;
  }

  Notes notes() {
    return notes;
  }

  Optional<Path> words() {
    return words;
  }

  Locale language() {
    return language;
  }

  double minimumScore() {
    return minimumScore;
  }

  double longestSeconds() {
    return longestSeconds;
  }

  ClipFormat clips() {
    return clips;
  }

  RecognitionEngine recognizer() {
    return recognizer;
  }

  int jobs() {
    return jobs;
  }

  boolean redo() {
    return redo;
  }

  boolean progress() {
    return progress;
  }

  /** Returns the name of the recording in results. */
  String recording() {
    return RecordingName.of(audio);
  }

  /** Facts that decide what is made of what was heard. */
  Map<String, String> choosing() {
    Map<String, String> facts = new TreeMap<>();
    facts.put("order", order.name().toLowerCase(Locale.ROOT));
    facts.put("notes", notes.name().toLowerCase(Locale.ROOT));
    facts.put("minimum score", Double.toString(minimumScore));
    facts.put("longest clip (s)", Double.toString(longestSeconds));
    facts.put("clips", clips.toString());
    return facts;
  }

  /** Settings of a job. For one thread. */
  public static final class Builder {

    private final Path audio;
    private final Path text;
    private final Path out;
    private Optional<Path> words = Optional.empty();
    private Order order = Order.KEEP;
    private Optional<Path> abbreviations = Optional.empty();
    private Notes notes = Notes.AUTO;
    private Locale language = Locale.ENGLISH;
    private double minimumScore = 0.6;
    private double longestSeconds = 30;
    private ClipFormat clips = ClipFormat.FLAC;
    private RecognitionEngine recognizer = RecognitionEngine.SPHINX;
    private int jobs = 1;
    private boolean redo;
    private boolean progress;

    private Builder(Path audio, Path text, Path out) {
      this.audio = Objects.requireNonNull(audio, "audio");
      this.text = Objects.requireNonNull(text, "text");
      this.out = Objects.requireNonNull(out, "out");
    }

    /**
     * What another recogniser heard, so that nothing is recognised.
     *
     * @param file words with times, in a format that {@link dev.caesura.align.io.HypothesisReader}
     *     reads
     * @return this builder
     */
    public Builder words(Path file) {
      this.words = Optional.of(file);
      return this;
    }

    /**
     * How abbreviations of the transcript are spoken.
     *
     * @param file a file that {@link dev.caesura.text.normalize.Abbreviations#read} reads
     * @return this builder
     */
    public Builder abbreviations(Path file) {
      this.abbreviations = Optional.of(file);
      return this;
    }

    /**
     * What becomes of speaker labels and stage notes.
     *
     * @param value default {@link Notes#AUTO}
     * @return this builder
     */
    public Builder notes(Notes value) {
      this.notes = Objects.requireNonNull(value, "notes");
      return this;
    }

    /**
     * Whether the transcript is in the order of the recording.
     *
     * @param value default {@link Order#KEEP}
     * @return this builder
     */
    public Builder order(Order value) {
      this.order = Objects.requireNonNull(value, "order");
      return this;
    }

    /**
     * Language of recording and transcript.
     *
     * @param value a locale; default English
     * @return this builder
     */
    public Builder language(Locale value) {
      this.language = Objects.requireNonNull(value, "language");
      return this;
    }

    /**
     * The least score of a sentence that is kept.
     *
     * @param value in [0, 1]; default 0.6: sentences with a wrong word in ten stay, others go
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder minimumScore(double value) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("minimum score " + value + " is not in [0, 1]");
      }
      this.minimumScore = value;
      return this;
    }

    /**
     * The longest clip that is kept.
     *
     * @param value in seconds, more than 0; default 30, what Whisper takes at once
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder longestSeconds(double value) {
      if (!(value > 0)) {
        throw new IllegalArgumentException("longest clip of " + value + " s is not more than 0");
      }
      this.longestSeconds = value;
      return this;
    }

    /**
     * How clips are written.
     *
     * @param value a format; default FLAC
     * @return this builder
     */
    public Builder clips(ClipFormat value) {
      this.clips = Objects.requireNonNull(value, "clips");
      return this;
    }

    /**
     * What hears the recording.
     *
     * @param value an engine; default the embedded one, biased to the transcript
     * @return this builder
     */
    public Builder recognizer(RecognitionEngine value) {
      this.recognizer = Objects.requireNonNull(value, "recognizer");
      return this;
    }

    /**
     * Pieces that are recognised at once.
     *
     * @param value at least 1; default 1
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder jobs(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("jobs " + value + " is not at least 1");
      }
      this.jobs = value;
      return this;
    }

    /**
     * Whether results of another run in the folder may be replaced.
     *
     * @param value default false
     * @return this builder
     */
    public Builder redo(boolean value) {
      this.redo = value;
      return this;
    }

    /**
     * Whether to show progress on standard error, if that is a terminal.
     *
     * @param value default false
     * @return this builder
     */
    public Builder progress(boolean value) {
      this.progress = value;
      return this;
    }

    /**
     * The job.
     *
     * @return a job with these settings
     */
    public MiningJob build() {
      return new MiningJob(this);
    }
  }
}
