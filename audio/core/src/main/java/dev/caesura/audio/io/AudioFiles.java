package dev.caesura.audio.io;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.dsp.Resampler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Opens recordings of any format as mono samples, the mean of their channels.
 *
 * <p>The format is told by the content, never by the name. {@link AudioSource#read} seeks in WAV,
 * FLAC and MP3 files; other formats are decoded from their start each time. A truncated WAV, MP3 or
 * Ogg file is read as far as whole frames reach; a FLAC file that is shorter than it says, and bad
 * data in the middle of any, is an error. Thread-safe.
 */
public final class AudioFiles {

  private static final String FFMPEG = "ffmpeg";

  private AudioFiles() {}

  /**
   * Opens a recording at its own rate.
   *
   * @param path a file of any format that is named in this package's description; a pipe is copied
   *     to a temporary file first
   * @return the recording, named as {@code path}; its header has been read
   * @throws IOException if the file is missing, empty, or cannot be decoded; the message names it,
   *     and the byte offset, what was expected and what was found where that is known
   */
  public static AudioSource open(Path path) throws IOException {
    String name = path.toString();
    if (!Files.exists(path)) {
      throw new NoSuchFileException(name, null, "no such file");
    }
    if (Files.isDirectory(path)) {
      throw new IOException(name + ": expected a recording, found a folder");
    }
    if (!Files.isRegularFile(path)) {
      try (InputStream pipe = Files.newInputStream(path)) {
        return open(pipe, name);
      }
    }
    return open(path, name);
  }

  /**
   * Opens a recording at a rate that is wanted.
   *
   * @param path as in {@link #open(Path)}
   * @param sampleRate samples a second, at least 1
   * @return the recording, resampled where its own rate is another one ({@link Resampler})
   * @throws IOException as in {@link #open(Path)}, or if the file's rate is more than 64 times the
   *     wanted one
   * @throws IllegalArgumentException if {@code sampleRate} is below 1
   */
  public static AudioSource open(Path path, int sampleRate) throws IOException {
    if (sampleRate < 1) {
      throw new IllegalArgumentException("sampleRate " + sampleRate + " is not at least 1");
    }
    AudioSource source = open(path);
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
   * @param name what to call the recording
   * @return the recording at its own rate; the temporary file is deleted when the process ends
   * @throws IOException as in {@link #open(Path)}
   */
  public static AudioSource open(InputStream stream, String name) throws IOException {
    Path spool = Files.createTempFile("caesura", ".audio");
    boolean opened = false;
    try {
      Files.copy(stream, spool, StandardCopyOption.REPLACE_EXISTING);
      AudioSource source = open(spool, name);
      spool.toFile().deleteOnExit();
      opened = true;
      return source;
    } finally {
      if (!opened) {
        Files.deleteIfExists(spool);
      }
    }
  }

  private static AudioSource open(Path path, String name) throws IOException {
    try {
      return switch (FileFormat.of(path, name)) {
        case WAV -> WavSource.of(path, name);
        case FLAC -> flac(path, name);
        case MP3 -> mp3(path, name);
        case VORBIS -> vorbis(path, name);
        case OTHER -> ffmpeg(path, name, FFMPEG);
      };
    } catch (UnsupportedCodecException e) {
      try {
        return ffmpeg(path, name, FFMPEG);
      } catch (IOException second) {
        throw new IOException(
            e.getMessage() + "; nor does ffmpeg help: " + second.getMessage(), second);
      }
    }
  }

  private static AudioSource flac(Path path, String name) throws IOException {
    FlacHeader header = FlacHeader.of(path, name);
    return new DecodedSource(
        name,
        header.sampleRate(),
        sample -> {
          FlacSeeker.Place place = new FlacSeeker(header).find(path, sample);
          return new FlacDecoder(path, name, header, place);
        });
  }

  private static AudioSource mp3(Path path, String name) throws IOException {
    Mp3Header header = Mp3Header.of(path, name);
    return new DecodedSource(
        name, header.first().sampleRate(), sample -> new Mp3Decoder(path, name, header, sample));
  }

  private static AudioSource vorbis(Path path, String name) throws IOException {
    try (VorbisDecoder decoder = new VorbisDecoder(path, name)) {
      return new DecodedSource(name, decoder.sampleRate(), sample -> new VorbisDecoder(path, name));
    }
  }

  static AudioSource ffmpeg(Path path, String name, String command) throws IOException {
    try (FfmpegDecoder decoder = new FfmpegDecoder(command, path, name)) {
      return new DecodedSource(
          name, decoder.sampleRate(), sample -> new FfmpegDecoder(command, path, name));
    }
  }
}
