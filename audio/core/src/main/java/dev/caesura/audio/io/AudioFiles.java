package dev.caesura.audio.io;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.dsp.Resampler;
import dev.caesura.io.BytePosition;
import dev.caesura.io.FileBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/**
 * Opens recordings of any format as mono samples, and creates clips. The samples are the mean of
 * the channels, or as {@link AudioSettings} asks.
 *
 * <p>The content states the format, never the file name. WAV is read here, the formats of each
 * {@link AudioCodec} on the class path by that codec, and everything else by an installed ffmpeg.
 *
 * <p>{@link AudioSource#read} seeks in WAV, FLAC and MP3 files; other formats are decoded from
 * their start each time. A truncated WAV, MP3 or Ogg file is read up to its last whole frame. A
 * FLAC file that is shorter than its header states, and bad data in the middle of any file, is an
 * error. Thread-safe.
 */
public final class AudioFiles {

  private static final String FFMPEG = "ffmpeg";

  /** Loaded once, by the loader of this class: the same codecs for every thread. */
  private static final List<AudioCodec> CODECS =
      ServiceLoader.load(AudioCodec.class, AudioFiles.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private AudioFiles() {}

  /**
   * Opens a recording at its own sample rate.
   *
   * @param path a file of any format that the package description names; a pipe is copied to a
   *     temporary file first
   * @return the recording, named as {@code path}; its header has been read
   * @throws IOException if the file is missing, empty, or cannot be decoded; the message states the
   *     file and, where known, the byte offset, what was expected and what was found
   */
  public static AudioSource open(Path path) throws IOException {
    return open(path, AudioSettings.defaults());
  }

  /**
   * Opens a recording at its own sample rate.
   *
   * @param path as in {@link #open(Path)}
   * @param settings the channel to read, and what to do about damage
   * @return the recording
   * @throws IOException as in {@link #open(Path)}, or if it does not have the channel
   */
  public static AudioSource open(Path path, AudioSettings settings) throws IOException {
    String name = path.toString();
    if (!Files.exists(path)) {
      throw new NoSuchFileException(name, null, "no such file");
    }
    if (Files.isDirectory(path)) {
      throw new IOException(name + ": expected a recording; found a folder.");
    }
    if (!Files.isRegularFile(path)) {
      try (InputStream pipe = FileBytes.open(path)) {
        return open(pipe, name, settings);
      }
    }
    try {
      return Channels.settle(open(path, name, CODECS, FFMPEG), settings);
    } catch (IOException e) {
      throw FileBytes.named(name, e);
    }
  }

  /**
   * Opens a recording at a given sample rate.
   *
   * @param path as in {@link #open(Path)}
   * @param sampleRate samples per second, at least 1
   * @return the recording, resampled if its own rate is different ({@link Resampler})
   * @throws IOException as in {@link #open(Path)}, or if the file's rate is more than 64 times the
   *     given one
   * @throws IllegalArgumentException if {@code sampleRate} is less than 1
   */
  public static AudioSource open(Path path, int sampleRate) throws IOException {
    return open(path, sampleRate, AudioSettings.defaults());
  }

  /**
   * Opens a recording at a given sample rate.
   *
   * @param path as in {@link #open(Path)}
   * @param sampleRate samples per second, at least 1
   * @param settings the channel to read, and what to do about damage
   * @return the recording, resampled if its own rate is different ({@link Resampler})
   * @throws IOException as in {@link #open(Path, int)}, or if it does not have the channel
   * @throws IllegalArgumentException if {@code sampleRate} is less than 1
   */
  public static AudioSource open(Path path, int sampleRate, AudioSettings settings)
      throws IOException {
    if (sampleRate < 1) {
      throw new IllegalArgumentException(
          "sampleRate " + sampleRate + ": expected a number of at least 1");
    }
    AudioSource source = open(path, settings);
    try {
      return Resampler.of(source, sampleRate);
    } catch (IllegalArgumentException e) {
      throw new IOException(source.name() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Opens a recording that comes as a stream, such as standard input.
   *
   * @param stream the bytes of a file; read to its end into a temporary file, not closed
   * @param name the name of the recording
   * @return the recording at its own rate; the temporary file is deleted when the process ends
   * @throws IOException as in {@link #open(Path)}
   */
  public static AudioSource open(InputStream stream, String name) throws IOException {
    return open(stream, name, AudioSettings.defaults());
  }

  /**
   * Opens a recording that comes as a stream, such as standard input.
   *
   * @param stream as in {@link #open(InputStream, String)}
   * @param name the name of the recording
   * @param settings the channel to read, and what to do about damage
   * @return the recording at its own rate; the temporary file is deleted when the process ends
   * @throws IOException as in {@link #open(Path, AudioSettings)}
   */
  public static AudioSource open(InputStream stream, String name, AudioSettings settings)
      throws IOException {
    Path spool = Files.createTempFile("caesura", ".audio");
    spool.toFile().deleteOnExit(); // at once: an interrupt ends the process while it is filled
    boolean opened = false;
    try {
      Files.copy(stream, spool, StandardCopyOption.REPLACE_EXISTING);
      AudioSource source = Channels.settle(open(spool, name, CODECS, FFMPEG), settings);
      opened = true;
      return source;
    } finally {
      if (!opened) {
        Files.deleteIfExists(spool);
      }
    }
  }

  /**
   * Opens each channel of a recording, such as the speakers of a telephone call.
   *
   * @param path as in {@link #open(Path)}
   * @param settings what to do about damage; its channel does not matter
   * @return a recording for each channel, in their order, at the file's own rate
   * @throws IOException as in {@link #open(Path)}
   */
  public static List<AudioSource> channels(Path path, AudioSettings settings) throws IOException {
    return Channels.each(open(path, settings.withChannel(AudioSettings.MEAN)));
  }

  /**
   * Opens each channel of a recording that comes as a stream.
   *
   * @param stream as in {@link #open(InputStream, String)}
   * @param name the name of the recording
   * @param settings what to do about damage; its channel does not matter
   * @return a recording for each channel, in their order, at the file's own rate
   * @throws IOException as in {@link #open(Path)}
   */
  public static List<AudioSource> channels(InputStream stream, String name, AudioSettings settings)
      throws IOException {
    return Channels.each(open(stream, name, settings.withChannel(AudioSettings.MEAN)));
  }

  /**
   * Creates a file of 16-bit mono samples in the format of its extension.
   *
   * @param target its final path, with the extension {@code wav}, {@code opus} where ffmpeg is
   *     installed (64 kbit/s), or one that a codec on the class path writes, such as {@code flac};
   *     its folder must exist
   * @param sampleRate samples per second, at least 1
   * @return a writer that the caller commits and closes
   * @throws IOException if no codec writes such files, or the temporary file cannot be created
   * @throws IllegalArgumentException if the format cannot hold the sample rate
   */
  public static AudioWriter create(Path target, int sampleRate) throws IOException {
    return create(target, sampleRate, CODECS);
  }

  static AudioWriter create(Path target, int sampleRate, List<AudioCodec> codecs)
      throws IOException {
    String name = String.valueOf(target.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (extension.equals("wav")) {
      return WavWriter.create(target, sampleRate);
    }
    if (extension.equals(OpusWriter.EXTENSION)) {
      return OpusWriter.create(target, sampleRate, FFMPEG);
    }
    return writer(extension, codecs, target.toString()).create(target, sampleRate);
  }

  /**
   * Checks that {@link #create} can write files with an extension, before long work begins.
   *
   * @param extension the extension in lower case, without its dot
   * @throws IOException if no codec on the class path writes such files, nor an installed ffmpeg
   */
  public static void requireWriter(String extension) throws IOException {
    if (extension.equals(OpusWriter.EXTENSION)) {
      OpusWriter.require(FFMPEG);
    } else if (!extension.equals("wav")) {
      writer(extension, CODECS, "." + extension);
    }
  }

  private static AudioCodec writer(String extension, List<AudioCodec> codecs, String target)
      throws IOException {
    for (AudioCodec codec : codecs) {
      if (codec.writes(extension)) {
        return codec;
      }
    }
    throw new IOException(
        target
            + ": expected a codec that writes ."
            + extension
            + " files; found none. Add caesura-codecs to the class path or write .wav files.");
  }

  static AudioSource open(Path path, String name, List<AudioCodec> codecs, String ffmpeg)
      throws IOException {
    FileFormat format = FileFormat.of(path, name);
    try {
      if (format == FileFormat.WAV) {
        return WavSource.of(path, name);
      }
      for (AudioCodec codec : codecs) {
        if (codec.reads(path)) {
          return codec.open(path, name);
        }
      }
    } catch (UnsupportedCodecException e) {
      try {
        return ffmpeg(path, name, ffmpeg);
      } catch (IOException second) {
        throw new IOException(e.getMessage() + " Nor does ffmpeg help: " + second.getMessage(), e);
      }
    }
    try {
      return ffmpeg(path, name, ffmpeg);
    } catch (FfmpegDecoder.NotInstalledException e) {
      if (format == FileFormat.OTHER) {
        throw e;
      }
      throw new IOException(
          new BytePosition(name, 0).message("a codec for " + format, "none")
              + " Add caesura-codecs to the class path or install ffmpeg.",
          e);
    }
  }

  static AudioSource ffmpeg(Path path, String name, String command) throws IOException {
    AudioSettings lenient = AudioSettings.defaults().withLenient(true).withWarnings(text -> {});
    try (FfmpegDecoder decoder = new FfmpegDecoder(command, path, name, 0, lenient)) {
      double lead = FfmpegClock.lead(command, path);
      return new DecodedSource(
          name,
          decoder.sampleRate(),
          decoder.channels(),
          (sample, settings) -> new FfmpegDecoder(command, path, name, lead, settings));
    }
  }
}
