package dev.caesura.audio.io;

import dev.caesura.audio.AudioSource;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads, and perhaps writes, one file format of audio. {@link AudioFiles} finds codecs with {@link
 * java.util.ServiceLoader}: an artifact on the class path names its codecs in {@code
 * META-INF/services/dev.caesura.audio.io.AudioCodec}. The artifact {@code caesura-codecs} provides
 * FLAC, MP3 and Ogg Vorbis. Implementations are immutable and thread-safe, with a public
 * constructor that has no parameters.
 */
public interface AudioCodec {

  /**
   * Returns the name of the format.
   *
   * @return the name for messages, such as {@code FLAC}
   */
  String name();

  /**
   * Tests whether a file is in this format, by its content alone.
   *
   * @param file a file of at least one byte
   * @return true if {@link #open} can be tried
   * @throws IOException if the file cannot be read
   */
  boolean reads(Path file) throws IOException;

  /**
   * Opens a file of this format.
   *
   * @param file the file
   * @param name the name of the recording, for messages
   * @return the mean of its channels, at its own sample rate; its header has been read
   * @throws UnsupportedCodecException if the file is in this format, but uses a feature that this
   *     codec lacks; ffmpeg is tried then
   * @throws IOException if the file cannot be decoded; the message states name, byte offset, what
   *     was expected and what was found
   */
  AudioSource open(Path file, String name) throws IOException;

  /**
   * Tests whether this codec writes files with an extension.
   *
   * @param extension the extension in lower case, without its dot, such as {@code flac}
   * @return true if {@link #create} writes such files; false unless overridden
   */
  default boolean writes(String extension) {
    return false;
  }

  /**
   * Starts a file of 16-bit mono samples.
   *
   * @param target its final path; its folder must exist
   * @param sampleRate samples per second, at least 1
   * @return a writer that the caller commits and closes
   * @throws IOException if the temporary file cannot be created
   * @throws IllegalArgumentException if the format cannot hold the sample rate
   * @throws UnsupportedOperationException if this codec only reads
   */
  default AudioWriter create(Path target, int sampleRate) throws IOException {
    throw new UnsupportedOperationException(name() + " is only read");
  }
}
