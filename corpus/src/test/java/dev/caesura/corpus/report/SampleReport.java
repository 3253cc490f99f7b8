package dev.caesura.corpus.report;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.Utterance;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.corpus.picture.Spectrogram;
import dev.caesura.corpus.picture.Waveform;
import dev.caesura.text.TextSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A made-up mined recording of any size: bursts of noise for speech, words drawn from a list. */
final class SampleReport {

  static final int RATE = 16000;
  private static final int HOP = 512;
  private static final String[] WORDS =
      ("the committee has agreed to publish all minutes of its meetings before the end of every"
              + " month and members may ask for corrections within seven days which seemed long"
              + " although nobody objected when house sat again after Easter, budget; 1,250 euro")
          .split(" ");

  private SampleReport() {}

  /** Writes a sample to look at: target file, number of sentences. */
  public static void main(String[] arguments) throws IOException {
    of(Integer.parseInt(arguments[1]), 7).write(Path.of(arguments[0]));
  }

  static MiningReport of(int sentences, long seed) throws IOException {
    Random random = new Random(seed);
    List<TimeSpan> segments = new ArrayList<>();
    List<ReportEntry> entries = new ArrayList<>();
    List<ReportEntry> unmatched = new ArrayList<>();
    long now = RATE;
    int text = 0;
    for (int i = 0; i < sentences; i++) {
      int count = 3 + random.nextInt(16);
      List<String> written = new ArrayList<>();
      for (int w = 0; w < count; w++) {
        written.add(WORDS[random.nextInt(WORDS.length)]);
      }
      String sentence = String.join(" ", written) + ".";
      sentence = Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
      double fate = random.nextDouble();
      if (fate < 0.03) {
        entries.add(ReportEntry.rejected(missing(sentence, text), "not in the audio"));
      } else {
        long end = now + (long) (RATE * (0.2 + sentence.length() / 15.0));
        double noise = fate < 0.1 ? 0.6 : fate < 0.5 ? 0 : 0.08;
        Utterance utterance = said(sentence, text, now, end, noise, fate > 0.98, random);
        if (utterance.score() < 0.75) {
          entries.add(ReportEntry.rejected(utterance, "score below 0.75"));
        } else if (end - now > 8 * RATE) {
          entries.add(ReportEntry.rejected(utterance, "longer than 8 s"));
        } else {
          entries.add(ReportEntry.kept(utterance, String.format("clips/%05d.wav", i + 1)));
        }
        segments.add(new TimeSpan(now - RATE / 10, end + RATE / 10, RATE));
        now = end + (long) (RATE * (0.3 + random.nextDouble()));
      }
      text += sentence.length() + 1;
      if (random.nextDouble() < 0.02) {
        long end = now + RATE * (1L + random.nextInt(5));
        String heard = "thank you thank you very much";
        unmatched.add(
            ReportEntry.rejected(
                Utterance.onlyInAudio("sample", new TimeSpan(now, end, RATE), heard), "no text"));
        segments.add(new TimeSpan(now, end, RATE));
        now = end + RATE / 2;
      }
    }
    entries.addAll(unmatched);
    long samples = now + RATE;
    AudioSource source = new Bursts("sessions/2024-05-14 committee.flac", samples, segments, seed);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Transcript", "committee.txt, " + text + " characters");
    facts.put("Segmenter", "hybrid, at most 20 s, pauses of 0.2 s and more");
    facts.put("Recogniser", "Sphinx-4, en-us, biased to the transcript");
    facts.put("Version", "0.1.0-SNAPSHOT");
    return new MiningReport(
        source.name(),
        Waveform.of(source),
        Spectrogram.none(RATE),
        scores(samples, segments, random),
        segments,
        entries,
        facts);
  }

  private static Utterance missing(String sentence, int at) {
    return Utterance.onlyInText(
        "sample", new Utterance.Passage(new TextSpan(at, at + sentence.length()), sentence));
  }

  private static Utterance said(
      String sentence, int at, long start, long end, double noise, boolean moved, Random random) {
    List<AlignedWord> words = new ArrayList<>();
    List<String> heard = new ArrayList<>();
    double wrong = 0;
    int from = 0;
    String[] parts = sentence.split(" ");
    for (String part : parts) {
      boolean other = random.nextDouble() < noise;
      wrong += other ? 1 : 0;
      long first = start + (end - start) * from / sentence.length();
      long last = start + (end - start) * (from + part.length()) / sentence.length();
      words.add(
          new AlignedWord(
              new TextSpan(at + from, at + from + part.length()),
              new TimeSpan(first, last, RATE),
              other ? AlignedWord.Evidence.SUBSTITUTE : AlignedWord.Evidence.MATCH));
      heard.add(
          (other ? WORDS[random.nextInt(WORDS.length)] : part)
              .toLowerCase(java.util.Locale.ROOT)
              .replaceAll("[.,;]", ""));
      from += part.length() + 1;
    }
    double cer = 0.9 * wrong / parts.length;
    Utterance.Passage passage =
        new Utterance.Passage(new TextSpan(at, at + sentence.length()), sentence);
    Utterance.Speech speech =
        new Utterance.Speech(new TimeSpan(start, end, RATE), String.join(" ", heard), words);
    Utterance.Similarity similarity = new Utterance.Similarity(cer, 1 - cer);
    return moved
        ? Utterance.moved("sample", passage, speech, similarity)
        : Utterance.matched("sample", passage, speech, similarity);
  }

  private static FrameScores scores(long samples, List<TimeSpan> segments, Random random) {
    float[] scores = new float[Math.toIntExact((samples + HOP - 1) / HOP)];
    int next = 0;
    for (int i = 0; i < scores.length; i++) {
      long middle = (long) i * HOP + HOP / 2;
      while (next < segments.size() && segments.get(next).endSample() <= middle) {
        next++;
      }
      boolean speech = next < segments.size() && segments.get(next).startSample() <= middle;
      scores[i] =
          (float)
              (speech
                  ? 1 - 0.3 * Math.pow(random.nextDouble(), 4)
                  : 0.2 * Math.pow(random.nextDouble(), 3));
    }
    return FrameScores.of(new TimeSpan(0, samples, RATE), new FrameGrid(RATE, HOP, HOP), scores);
  }

  /** Noise that swells in the segments; made as it is read. */
  private record Bursts(String name, long samples, List<TimeSpan> segments, long seed)
      implements AudioSource {

    @Override
    public int sampleRate() {
      return RATE;
    }

    @Override
    public AudioStream open() {
      return new AudioStream() {
        private long at;
        private int next;
        private long state = seed;

        @Override
        public int read(float[] buffer, int offset, int length) {
          int count = (int) Math.min(length, samples - at);
          for (int i = 0; i < count; i++, at++) {
            while (next < segments.size() && segments.get(next).endSample() <= at) {
              next++;
            }
            boolean speech = next < segments.size() && segments.get(next).startSample() <= at;
            double swell = 0.3 + 0.25 * Math.sin(at / 1400.0) + 0.15 * Math.sin(at / 9000.0);
            state = state * 6364136223846793005L + 1442695040888963407L;
            buffer[offset + i] = (float) ((state >> 40) / 8388608.0 * (speech ? swell : 0.01));
          }
          return count == 0 ? -1 : count;
        }

        @Override
        public void close() {}
      };
    }
  }
}
