package dev.caesura.examples;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.PipedAudio;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.audio.segment.SpeechStream;
import dev.caesura.models.speech.SileroVad;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/**
 * Prints each stretch of speech from a microphone as soon as no later sound can change it.
 *
 * <p>Needs {@code caesura-vad}. Memory does not grow with time.
 */
public final class SegmentMicrophone {

  private static final int RATE = 16_000;

  private SegmentMicrophone() {}

  /**
   * Reads the system's microphone until the process is stopped.
   *
   * @param args none
   * @throws IOException if the microphone cannot be read
   * @throws LineUnavailableException if there is no microphone
   */
  public static void main(String[] args) throws IOException, LineUnavailableException {
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    try (TargetDataLine microphone = AudioSystem.getTargetDataLine(format)) {
      microphone.open(format);
      microphone.start();
      run(new AudioInputStream(microphone), span -> System.out.println(span));
    }
  }

  /** Reads 16-bit little-endian mono samples at 16 kHz to their end. */
  static void run(InputStream samples, Consumer<TimeSpan> segments) throws IOException {
    AudioSource live = PipedAudio.raw(samples, RATE, "microphone");
    float[] block = new float[RATE / 10];
    try (SileroVad vad = SileroVad.open();
        AudioStream audio = live.open();
        SpeechStream speech =
            SpeechStream.start(vad, HysteresisSegmenter.defaults().withMaxSeconds(18), RATE)) {
      for (int n = audio.read(block, 0, block.length); n >= 0; ) {
        speech.push(block, 0, n).forEach(segments);
        n = audio.read(block, 0, block.length);
      }
      speech.finish().forEach(segments);
    }
  }
}
