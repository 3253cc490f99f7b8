package dev.caesura.corpus.format;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.audio.io.AudioWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Clips for formats that hold audio: a file that an entry covers is copied as it is, and a stretch
 * of one is cut to 16-bit WAV. Not thread-safe.
 */
final class AudioClips {

  /** Samples that a file may be longer than its entry and still be covered, in seconds. */
  private static final double TOLERANCE = 0.002;

  /** The field of the channel that a clip was cut of. */
  static final String CHANNEL = "audio_channel";

  private final Map<String, Length> lengths = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  /**
   * Length of a file.
   *
   * @param samples samples at its own rate
   * @param sampleRate the rate in hertz
   */
  record Length(long samples, int sampleRate) {

    double seconds() {
      return (double) samples / sampleRate;
    }

    long microseconds() {
      return new TimeSpan(0, samples, sampleRate).at(CorpusEntry.RATE).endSample();
    }
  }

  /**
   * A clip.
   *
   * @param file where it is now
   * @param extension its extension without a dot
   * @param length its length
   * @param isTemporary whether the file is to be deleted after use
   */
  record Clip(Path file, String extension, Length length, boolean isTemporary) {}

  /** Returns the length of an audio file, which is read once. */
  Length length(String audio) throws IOException {
    Length known = lengths.get(audio);
    if (known == null) {
      known = length(AudioFiles.open(requireFile(audio)));
      lengths.put(audio, known);
    }
    return known;
  }

  /** Returns the length of a recording, which is read to its end. */
  static Length length(AudioSource source) throws IOException {
    long samples = 0;
    float[] block = new float[1 << 16];
    try (AudioStream stream = source.open()) {
      for (int n = stream.read(block, 0, block.length);
          n > 0;
          n = stream.read(block, 0, block.length)) {
        samples += n;
      }
    }
    return new Length(samples, source.sampleRate());
  }

  private static Path requireFile(String audio) throws IOException {
    if (audio.isEmpty() || audio.contains("://") || !Files.isRegularFile(Path.of(audio))) {
      throw new IOException(
          (audio.isEmpty() ? "audio" : audio)
              + ": expected an audio file, because this format holds audio or its length; found"
              + " none.");
    }
    return Path.of(audio);
  }

  /** Returns the clip of an entry; a temporary one lies in a folder. */
  Clip clip(CorpusEntry entry, Path folder) throws IOException {
    Length whole = length(entry.audio());
    Path file = Path.of(entry.audio());
    TimeSpan span = entry.span().orElse(null);
    boolean isWhole =
        span == null
            || (span.startSample() == 0 && Math.abs(whole.seconds() - span.seconds()) < TOLERANCE);
    String name = String.valueOf(file.getFileName());
    List<AudioSource> channels =
        entry.channel() == 0
            ? List.of(AudioFiles.open(file))
            : AudioFiles.channels(file, AudioSettings.defaults());
    if (entry.channel() > channels.size()) {
      throw new IOException(
          file + ": expected channel " + entry.channel() + "; found " + channels.size() + ".");
    }
    boolean isOneChannel = entry.channel() == 0 || channels.size() == 1;
    if (isWhole && isOneChannel && name.contains(".")) {
      return new Clip(file, name.substring(name.lastIndexOf('.') + 1), whole, false);
    }
    AudioSource source = channels.get(Math.max(0, entry.channel() - 1));
    Signal signal =
        source.read(
            span == null
                ? new TimeSpan(0, whole.samples(), whole.sampleRate())
                : span.at(source.sampleRate()));
    Path cut = Files.createTempFile(folder, ".clip", ".wav");
    try (AudioWriter out = AudioFiles.create(cut, source.sampleRate())) {
      out.write(signal);
      out.commit();
    }
    return new Clip(cut, "wav", new Length(signal.span().samples(), source.sampleRate()), true);
  }

  /** Copies the clip of an entry into a folder, under a name that it returns. */
  String copy(CorpusEntry entry, Path folder) throws IOException {
    Files.createDirectories(folder);
    Clip clip = clip(entry, folder);
    Path target = folder.resolve(fileName(entry) + "." + clip.extension());
    if (clip.isTemporary()) {
      Files.move(clip.file(), target, StandardCopyOption.REPLACE_EXISTING);
    } else if (!clip.file().toAbsolutePath().normalize().equals(target.toAbsolutePath())) {
      Files.copy(clip.file(), target, StandardCopyOption.REPLACE_EXISTING);
    }
    return String.valueOf(target.getFileName());
  }

  /** Returns a name for the files of an entry that no other entry has. */
  String fileName(CorpusEntry entry) {
    return FileNames.unique(entry.id(), names);
  }

  /**
   * Returns an entry on the clock of its clip; where it came from stays in its metadata ({@code
   * audio_start}, {@code audio_end}, in seconds of the recording; {@code audio_channel}). A clip of
   * a channel has one channel.
   */
  static CorpusEntry onClip(CorpusEntry entry, String audio, Length length) {
    TimeSpan span = entry.span().orElse(null);
    long start = span == null ? 0 : span.startSample();
    Map<String, String> metadata = new LinkedHashMap<>(entry.metadata());
    if (start > 0) {
      metadata.putIfAbsent(
          "audio_start", dev.caesura.audio.format.Seconds.start(span).toPlainString());
      metadata.putIfAbsent("audio_end", dev.caesura.audio.format.Seconds.end(span).toPlainString());
    }
    if (entry.channel() > 0) {
      metadata.putIfAbsent(CHANNEL, Integer.toString(entry.channel()));
    }
    List<EntryWord> words =
        entry.words().stream()
            .map(
                word ->
                    new EntryWord(
                        word.text(),
                        new TimeSpan(
                            Math.max(0, word.span().startSample() - start),
                            Math.max(0, word.span().endSample() - start),
                            CorpusEntry.RATE),
                        word.score(),
                        word.note()))
            .toList();
    long samples =
        span == null
            ? new TimeSpan(0, length.samples(), length.sampleRate()).at(CorpusEntry.RATE).samples()
            : span.samples();
    return entry
        .withAudio(audio, new TimeSpan(0, samples, CorpusEntry.RATE))
        .withChannel(0)
        .withWords(words)
        .withMetadata(metadata);
  }
}
