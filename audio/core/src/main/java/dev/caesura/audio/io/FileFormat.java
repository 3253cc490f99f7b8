package dev.caesura.audio.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file formats that have a Java reader, told by a file's first bytes. */
enum FileFormat {
  WAV,
  FLAC,
  MP3,
  VORBIS,
  OTHER;

  /** The format of a file; {@link #OTHER} is for ffmpeg to find out. */
  static FileFormat of(Path path, String name) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      if (file.size() == 0) {
        throw new EOFException(name + ": byte 0: expected a recording, found an empty file");
      }
      String start = text(file, 0, 36);
      if (start.startsWith("WAVE", 8) && start.matches("(?s)(RIFF|RF64|BW64).*")) {
        return WAV;
      }
      if (start.startsWith("OggS") && start.startsWith("\u0001vorbis", 28)) {
        return VORBIS;
      }
      long audio = Tags.skip(file, 0);
      if (text(file, audio, 4).equals("fLaC")) {
        return FLAC;
      }
      return isMpeg(file, audio) ? MP3 : OTHER;
    }
  }

  /** Two frame headers in a row that agree: one alone is found in any noise. */
  private static boolean isMpeg(FileChannel file, long at) throws IOException {
    ByteBuffer four = ByteBuffer.allocate(4);
    if (Tags.read(file, at, four) < 4) {
      return false;
    }
    Mp3Frame first = Mp3Frame.of(four.getInt(0));
    if (first == null || at + first.bytes() > file.size()) {
      return false;
    }
    long behind = at + first.bytes();
    if (Tags.read(file, behind, four) < 4) {
      return behind == file.size();
    }
    Mp3Frame second = Mp3Frame.of(four.getInt(0));
    return second != null && second.continues(first);
  }

  private static String text(FileChannel file, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    int read = Tags.read(file, at, bytes);
    return new String(bytes.array(), 0, read, StandardCharsets.ISO_8859_1);
  }

  /** What a file begins with, for a message. */
  static String start(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      return WavParser.quoted(text(file, 0, 12));
    }
  }
}
