package dev.caesura.models.external;

import dev.caesura.align.CloseableRecognizer;
import dev.caesura.align.Transcript;
import dev.caesura.align.io.Repairs;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.io.Folders;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/**
 * Recogniser that writes each piece to a WAV file and gets its words from a {@link WordSource}.
 * Silent pieces, and those shorter than 0.1 s, have no words and are not recognised, because
 * recognisers find words in silence. Thread-safe: as many pieces as there are jobs are recognised
 * at once; other threads wait.
 */
final class ExternalRecognizer implements CloseableRecognizer {

  private static final double MIN_SECONDS = 0.1;

  /** Length of the blocks in which a long piece is written. */
  private static final int BLOCK_SECONDS = 60;

  /** Samples of a recording. */
  @FunctionalInterface
  private interface Samples {
    Signal read(TimeSpan span) throws IOException;
  }

  private final String name;
  private final WordSource source;
  private final Consumer<String> warnings;
  private final Path folder;
  private final Semaphore jobs;
  private final ReadWriteLock inUse = new ReentrantReadWriteLock(true);
  private boolean closed;

  // Guarded by this object.
  private Repairs repairs = Repairs.NONE;
  private int pieces;
  private int wordless;

  private ExternalRecognizer(
      String name, WordSource source, Consumer<String> warnings, Path folder, int jobs) {
    this.name = name;
    this.source = source;
    this.warnings = warnings;
    this.folder = folder;
    this.jobs = new Semaphore(jobs, true);
  }

  static ExternalRecognizer open(
      String name, WordSource source, Consumer<String> warnings, int jobs) throws IOException {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs " + jobs + ": expected at least 1");
    }
    Path folder = Files.createTempDirectory("caesura-recognition");
    return new ExternalRecognizer(name, source, warnings, folder, jobs);
  }

  @Override
  public Transcript recognize(Signal piece) throws IOException {
    return recognize(piece::slice, piece.span());
  }

  @Override
  public Transcript recognize(AudioSource recording, TimeSpan piece) throws IOException {
    return recognize(recording::read, piece);
  }

  private Transcript recognize(Samples recording, TimeSpan piece) throws IOException {
    if (piece.sampleRate() != ExternalReader.RATE) {
      throw new IllegalArgumentException(
          "sampleRate " + piece.sampleRate() + ": expected " + ExternalReader.RATE);
    }
    inUse.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(name + " is closed");
      }
      acquire();
      try {
        return recognizeOpen(recording, piece);
      } finally {
        jobs.release();
      }
    } finally {
      inUse.readLock().unlock();
    }
  }

  private void acquire() throws InterruptedIOException {
    try {
      jobs.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(name + ": interrupted while it waited for its turn");
    }
  }

  private Transcript recognizeOpen(Samples recording, TimeSpan piece) throws IOException {
    String shown =
        String.format(
            Locale.ROOT, "%s, piece %.2f-%.2f s", name, piece.startSeconds(), piece.endSeconds());
    Path own = Files.createTempDirectory(folder, "piece");
    try {
      Path wav = own.resolve("piece.wav");
      if (piece.seconds() < MIN_SECONDS || !write(recording, piece, wav)) {
        return new Transcript(List.of());
      }
      Path work = Files.createDirectory(own.resolve("work"));
      PieceWords words = PieceWords.of(source.words(wav, work, shown), piece, shown);
      count(words);
      return words.transcript();
    } finally {
      Folders.delete(own);
    }
  }

  /** Writes a piece; returns whether its samples differ, which those of digital silence do not. */
  private static boolean write(Samples recording, TimeSpan piece, Path wav) throws IOException {
    boolean isSound = false;
    try (WavWriter out = WavWriter.create(wav, piece.sampleRate())) {
      long block = (long) BLOCK_SECONDS * piece.sampleRate();
      float first = Float.NaN;
      for (long at = piece.startSample(); at < piece.endSample(); at += block) {
        Signal part =
            recording.read(
                new TimeSpan(at, Math.min(at + block, piece.endSample()), piece.sampleRate()));
        for (int i = 0; !isSound && i < part.length(); i++) {
          first = Float.isNaN(first) ? part.sample(i) : first;
          isSound = part.sample(i) != first;
        }
        out.write(part);
      }
      out.commit();
    }
    return isSound;
  }

  private synchronized void count(PieceWords words) {
    repairs = repairs.plus(words.repairs());
    pieces++;
    wordless += words.transcript().size() == 0 ? 1 : 0;
  }

  @Override
  public void close() throws IOException {
    inUse.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      Folders.delete(folder);
      report();
    } finally {
      inUse.writeLock().unlock();
    }
  }

  private synchronized void report() {
    if (!repairs.isEmpty()) {
      warnings.accept(name + ": words " + repairs + ", in " + pieces + " pieces of this run");
    }
    if (wordless > 0) {
      warnings.accept(
          name + ": no words in " + wordless + " of " + pieces + " pieces of speech in this run");
    }
  }
}
