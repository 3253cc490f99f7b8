package dev.caesura.audio.io;

import dev.caesura.io.BytePosition;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file formats that are recognised by a file's first bytes. */
public enum FileFormat {
  /** RIFF, RF64 or BW64 with WAVE data. */
  WAV("WAV"),
  /** FLAC, perhaps after ID3 tags. */
  FLAC("FLAC"),
  /** Layers 1 to 3 of MPEG audio, perhaps after ID3 tags. */
  MP3("MP3"),
  /** Vorbis in Ogg. */
  VORBIS("Ogg Vorbis"),
  /** Any other format, which ffmpeg may know. */
  OTHER("another format");

  private final String text;

  FileFormat(String text) {
    this.text = text;
  }

  /**
   * Recognises the format of a file by its content.
   *
   * @param file the file
   * @param name the name of the recording, for messages
   * @return its format
   * @throws IOException if the file is empty or cannot be read
   */
  public static FileFormat of(Path file, String name) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() == 0) {
        throw new EOFException(new BytePosition(name, 0).message("a recording", "an empty file"));
      }
      String start = text(channel, 0, 36);
      if (start.startsWith("WAVE", 8) && start.matches("(?s)(RIFF|RF64|BW64).*")) {
        return WAV;
      }
      if (start.startsWith("OggS") && start.startsWith("\u0001vorbis", 28)) {
        return VORBIS;
      }
      long audio = Tags.skip(channel, 0);
      if (text(channel, audio, 4).equals("fLaC")) {
        return FLAC;
      }
      return isMpeg(channel, audio) ? MP3 : OTHER;
    }
  }

  /** Two frame headers in a row that agree: a single one occurs in any noise. */
  private static boolean isMpeg(FileChannel file, long at) throws IOException {
    ByteBuffer four = ByteBuffer.allocate(4);
    if (Tags.read(file, at, four) < 4) {
      return false;
    }
    Mp3Frame first = Mp3Frame.of(four.getInt(0));
    if (first == null || at + first.bytes() > file.size()) {
      return false;
    }
    long after = at + first.bytes();
    if (Tags.read(file, after, four) < 4) {
      return after == file.size();
    }
    Mp3Frame second = Mp3Frame.of(four.getInt(0));
    return second != null && second.continues(first);
  }

  private static String text(FileChannel file, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    int read = Tags.read(file, at, bytes);
    return new String(bytes.array(), 0, read, StandardCharsets.ISO_8859_1);
  }

  /** Returns the first bytes of a file for a message. */
  static String start(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return WavParser.quoted(text(channel, 0, 12));
    }
  }

  /**
   * Returns the name of the format.
   *
   * @return the name for messages, such as {@code Ogg Vorbis}
   */
  @Override
  public String toString() {
    return text;
  }
}
