package dev.caesura.audio.io;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How a recording is read: which channel, and what happens where the file is damaged. Immutable,
 * and thread-safe if the consumer of warnings is.
 *
 * @param channel the channel to read, from 0; {@link #MEAN} for the mean of all; {@link #AUTO} for
 *     the mean, or the louder of two channels that cancel each other
 * @param lenient whether damage is a warning, and a gap of the right length where the file states
 *     it; otherwise damage is an {@link IOException}
 * @param warnings takes each warning, one sentence that begins with the name of the recording
 */
public record AudioSettings(int channel, boolean lenient, Consumer<String> warnings) {

  /** The mean of all channels. */
  public static final int MEAN = -1;

  /** The mean of all channels, or the louder of two that cancel each other. */
  public static final int AUTO = -2;

  private static final AudioSettings DEFAULTS =
      new AudioSettings(
          AUTO,
          false,
          text ->
              System.getLogger(AudioSettings.class.getPackageName())
                  .log(System.Logger.Level.WARNING, text));

  /** Checks the channel. */
  public AudioSettings {
    Objects.requireNonNull(warnings, "warnings");
    if (channel < AUTO) {
      throw new IllegalArgumentException(
          "channel " + channel + ": expected a number of at least 0, MEAN or AUTO");
    }
  }

  /**
   * Returns the settings that are used where none are given: {@link #AUTO}, damage is an error, and
   * warnings go to the {@link System.Logger} of this package.
   *
   * @return the settings
   */
  public static AudioSettings defaults() {
    return DEFAULTS;
  }

  /**
   * Returns a copy that reads another channel.
   *
   * @param index the channel, from 0; or {@link #MEAN} or {@link #AUTO}
   * @return the copy
   */
  public AudioSettings withChannel(int index) {
    return new AudioSettings(index, lenient, warnings);
  }

  /**
   * Returns a copy that carries on where a file is damaged, or stops there.
   *
   * @param carriesOn true for a warning, false for an exception
   * @return the copy
   */
  public AudioSettings withLenient(boolean carriesOn) {
    return new AudioSettings(channel, carriesOn, warnings);
  }

  /**
   * Returns a copy with another consumer of warnings.
   *
   * @param consumer takes each warning; called by any thread that reads
   * @return the copy
   */
  public AudioSettings withWarnings(Consumer<String> consumer) {
    return new AudioSettings(channel, lenient, consumer);
  }

  /**
   * Returns the first channel that a decoder sums up.
   *
   * @return from 0
   */
  public int firstChannel() {
    return Math.max(channel, 0);
  }

  /**
   * Returns the end of the channels that a decoder sums up.
   *
   * @param channels the channels of the recording
   * @return the last channel to sum, plus 1
   */
  public int endChannel(int channels) {
    return channel < 0 ? channels : channel + 1;
  }

  /**
   * Takes note of damage, after which a decoder carries on if this returns.
   *
   * @param message file, byte offset, what was expected, what was found and how much is missing
   * @throws IOException with the message, unless these settings are lenient
   */
  public void damaged(String message) throws IOException {
    if (!lenient) {
      throw new IOException(message);
    }
    warnings.accept(message);
  }
}
