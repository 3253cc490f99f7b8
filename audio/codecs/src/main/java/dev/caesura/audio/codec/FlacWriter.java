package dev.caesura.audio.codec;

import dev.caesura.audio.Signal;
import dev.caesura.audio.io.AudioWriter;
import dev.caesura.audio.io.PartFile;
import java.io.IOException;
import java.nio.file.Path;
import net.sourceforge.javaflacencoder.EncodingConfiguration;
import net.sourceforge.javaflacencoder.FLACEncoder;
import net.sourceforge.javaflacencoder.StreamConfiguration;

/**
 * Writer of FLAC files of 16-bit mono samples; see {@link AudioWriter} for rounding and completion.
 *
 * <p>The same samples give the same bytes, however they are divided among the calls: blocks of
 * 4,096 samples, one thread, no date. The header holds length and digest, so a reader notices any
 * loss.
 */
public final class FlacWriter implements AudioWriter {

  /** The highest rate that a FLAC header holds (RFC 9639, section 8.2, as the encoder allows). */
  private static final int MAX_RATE = StreamConfiguration.MAX_SAMPLE_RATE;

  private static final int BLOCK = 4096;

  /** The encoder's predictors run over the end of a block shorter than their order, at most 32. */
  private static final int MIN_PREDICTED = 64;

  private final PartFile file;
  private final FlacOutput output;
  private final FLACEncoder encoder = new FLACEncoder();

  /** Samples that are not yet encoded; the encoder needs at least one to end a stream. */
  private final int[] block = new int[BLOCK];

  private int filled;

  private FlacWriter(PartFile file) throws IOException {
    this.file = file;
    output = new FlacOutput(file);
    encoder.setStreamConfiguration(new StreamConfiguration(1, BLOCK, BLOCK, file.sampleRate(), 16));
    encoder.setOutputStream(output);
    encoder.openFLACStream();
  }

  /**
   * Starts a file.
   *
   * @param target its final path; its folder must exist
   * @param sampleRate samples per second, from 1 to 655,350
   * @return a writer that the caller commits and closes
   * @throws IOException if the temporary file cannot be created
   * @throws IllegalArgumentException if the sample rate is out of range
   */
  public static FlacWriter create(Path target, int sampleRate) throws IOException {
    PartFile file = new PartFile(target, sampleRate, MAX_RATE);
    boolean begun = false;
    try {
      FlacWriter writer = new FlacWriter(file);
      begun = true;
      return writer;
    } finally {
      if (!begun) {
        file.close();
      }
    }
  }

  @Override
  public void write(float[] buffer, int offset, int length) throws IOException {
    file.requireOpen();
    for (int at = 0; at < length; ) {
      if (filled == BLOCK) {
        encoder.addSamples(block.clone(), BLOCK);
        encoder.encodeSamples(BLOCK, false);
        filled = 0;
      }
      int count = Math.min(BLOCK - filled, length - at);
      System.arraycopy(file.round(buffer, offset + at, count), 0, block, filled, count);
      filled += count;
      at += count;
    }
  }

  @Override
  public void write(Signal signal) throws IOException {
    write(file.samples(signal), 0, signal.length());
  }

  @Override
  public void commit() throws IOException {
    file.requireOpen();
    if (filled > 0) {
      if (filled < MIN_PREDICTED) {
        EncodingConfiguration plain = new EncodingConfiguration();
        plain.setSubframeType(EncodingConfiguration.SubframeType.VERBATIM);
        encoder.setEncodingConfiguration(plain);
      }
      encoder.addSamples(block.clone(), filled);
      encoder.encodeSamples(filled, true);
    }
    output.flush();
    file.commit();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
