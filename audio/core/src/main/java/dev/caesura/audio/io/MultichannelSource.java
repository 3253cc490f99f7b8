package dev.caesura.audio.io;

import dev.caesura.audio.AudioSource;

/** A recording in a file, which can be read with other settings. Immutable and thread-safe. */
public interface MultichannelSource extends AudioSource {

  /**
   * Returns the number of channels.
   *
   * @return at least 1
   */
  int channels();

  /**
   * Returns how this recording is read.
   *
   * @return the channel, and what happens where the file is damaged
   */
  AudioSettings settings();

  /**
   * Returns the same recording, read in another way.
   *
   * @param settings the channel, which exists, and what to do about damage
   * @return the recording; {@link AudioSettings#AUTO} is read as the mean
   */
  AudioSource with(AudioSettings settings);
}
