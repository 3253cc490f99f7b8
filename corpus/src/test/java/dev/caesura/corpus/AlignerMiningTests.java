package dev.caesura.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.RecordingAligner;
import dev.caesura.align.RecordingAlignerProvider;
import dev.caesura.align.RecordingAlignerSettings;
import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Passage;
import dev.caesura.align.Utterance.Similarity;
import dev.caesura.align.Utterance.Speech;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioSettings;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.corpus.mine.Miner;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mining with an aligner in the place of a recogniser. */
class AlignerMiningTests {

  private static final Path SPEECH = Path.of(System.getProperty("caesura.testdata"), "speech");
  private static final int RATE = 16_000;

  @TempDir private Path folder;

  /** Knows the times; leaves out the third sentence, and doubts the fourth. */
  private record Oracle(AtomicInteger runs, double agreement, String description)
      implements RecordingAlignerProvider {

    @Override
    public String name() {
      return "oracle";
    }

    @Override
    public boolean usesModels() {
      return false;
    }

    @Override
    public String description(RecordingAlignerSettings settings) {
      return description + " for " + settings.normalizer().language();
    }

    @Override
    public RecordingAligner open(RecordingAlignerSettings settings) throws IOException {
      List<String> rows = Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv"));
      return (name, recording, speech, written) -> {
        runs.incrementAndGet();
        List<Utterance> found = new ArrayList<>();
        for (TextSpan piece : written.spans()) {
          TextSpan sentence = WhiteSpace.strip(written.text(), piece);
          Passage passage = Passage.of(sentence, written.text());
          String[] row = rows.get(found.size()).split("\t");
          assertEquals(row[0], passage.text());
          TimeSpan span =
              TimeSpan.fromSeconds(Double.parseDouble(row[1]), Double.parseDouble(row[2]), RATE);
          List<AlignedWord> words =
              List.of(new AlignedWord(sentence, span, AlignedWord.Evidence.MATCH));
          found.add(
              found.size() == 2
                  ? Utterance.onlyInText(name, passage)
                  : Utterance.matched(
                      name,
                      passage,
                      new Speech(span, "", words),
                      new Similarity(1, found.size() == 3 ? 0.25 : 0.875)));
        }
        return new RecordingAlignment(found, agreement);
      };
    }
  }

  private MiningJob job(String out) {
    return MiningJob.of(
        SPEECH.resolve("prompts-en.flac"), SPEECH.resolve("prompts-en.txt"), folder.resolve(out));
  }

  private static Miner miner(Oracle oracle, MiningSettings settings) {
    return Miner.of(settings).withAligner(oracle, RecordingAlignerSettings.defaults());
  }

  @Test
  void writesWhatTheAlignerFoundAndResumesWithoutIt() throws Exception {
    Oracle oracle = new Oracle(new AtomicInteger(), 0.9, "an oracle");
    MiningSettings settings =
        MiningSettings.defaults()
            .withLanguage(Locale.forLanguageTag("cy"))
            .withClipFormat(ClipFormat.WAV);
    MiningResult result = miner(oracle, settings).mine(job("a"));
    assertEquals(result.sentences() - 2, result.keptSentences(), result::summary);
    assertEquals(1, result.rejected().get(RejectionReason.TEXT_WITHOUT_SPEECH));
    assertEquals(1, result.rejected().get(RejectionReason.LOW_SCORE));
    assertEquals(0.9, result.verdict().orElseThrow().verdict().agreement());
    assertTrue(result.isPlausible());
    byte[] corpus = Files.readAllBytes(folder.resolve("a/corpus.jsonl"));
    String first = Files.readAllLines(folder.resolve("a/corpus.jsonl")).get(0);
    assertTrue(first.contains("\"score\":0.875"), first);
    assertFalse(first.contains("\"cer\"") || first.contains("\"heard\""), first);
    assertTrue(Files.readString(folder.resolve("a/report.html")).contains("an oracle for cy"));

    Files.delete(folder.resolve("a/corpus.jsonl"));
    MiningResult again = miner(oracle, settings).mine(job("a"));
    assertEquals(1, oracle.runs().get());
    assertEquals(0.9, again.verdict().orElseThrow().verdict().agreement());
    assertTrue(
        java.util.Arrays.equals(corpus, Files.readAllBytes(folder.resolve("a/corpus.jsonl"))));

    MiningResult lower = miner(oracle, settings.withMinScore(0.2).withRedo(true)).mine(job("a"));
    assertEquals(1, oracle.runs().get());
    assertEquals(result.sentences() - 1, lower.keptSentences());
    Oracle another = new Oracle(oracle.runs(), 0.9, "another");
    assertThrows(IOException.class, () -> miner(another, settings).mine(job("a")));
  }

  @Test
  void aDamagedFileOfAnEarlierRunIsNamed() throws Exception {
    Oracle oracle = new Oracle(new AtomicInteger(), 0.9, "an oracle");
    MiningSettings settings = MiningSettings.defaults().withClipFormat(ClipFormat.WAV);
    miner(oracle, settings).mine(job("b"));
    Path file = folder.resolve("b/.caesura/aligned.json");
    String json = Files.readString(file);
    for (String damaged :
        List.of(
            json.substring(0, json.length() / 2),
            json.replace("\"utterances\"", "\"others\""),
            json.replaceFirst("\"text\":\\[\\d+", "\"text\":[99999999"),
            json.replaceFirst("MATCH", "SEEN"))) {
      Files.writeString(file, damaged);
      IOException e = assertThrows(IOException.class, () -> miner(oracle, settings).mine(job("b")));
      assertTrue(e.getMessage().startsWith(file + ": expected"), e.getMessage());
    }
  }

  @Test
  void aTranscriptThatDoesNotBelongIsReported() throws Exception {
    Oracle oracle = new Oracle(new AtomicInteger(), 0.1, "an oracle");
    MiningResult result =
        miner(oracle, MiningSettings.defaults().withClipFormat(ClipFormat.WAV)).mine(job("c"));
    assertFalse(result.isPlausible());
    assertEquals(0, result.keptSentences(), "what fits by chance is not kept");
  }

  @Test
  void aRecordingWithoutSpeechIsNamed() throws Exception {
    Path silence = folder.resolve("silence.wav");
    try (WavWriter wav = WavWriter.create(silence, RATE)) {
      wav.write(new float[5 * RATE], 0, 5 * RATE);
      wav.commit();
    }
    Files.writeString(folder.resolve("text.txt"), "Agent logged in.\n");
    Oracle oracle = new Oracle(new AtomicInteger(), 0.1, "an oracle");
    List<String> warnings = new ArrayList<>();
    MiningSettings settings =
        MiningSettings.defaults()
            .withClipFormat(ClipFormat.WAV)
            .withAudio(AudioSettings.defaults().withWarnings(warnings::add));
    MiningJob job = MiningJob.of(silence, folder.resolve("text.txt"), folder.resolve("e"));
    assertFalse(miner(oracle, settings).mine(job).isPlausible());
    assertEquals(List.of(silence + ": expected speech; found none."), warnings);
    miner(oracle, settings).mine(job);
    assertEquals(2, warnings.size(), "a run that resumes reports it, too");
    assertEquals(1, oracle.runs().get());
  }

  @Test
  void anyOrderNeedsWords() {
    Oracle oracle = new Oracle(new AtomicInteger(), 1, "an oracle");
    MiningSettings settings = MiningSettings.defaults().withOrder(TranscriptOrder.ANY);
    assertThrows(IllegalArgumentException.class, () -> miner(oracle, settings).mine(job("d")));
  }
}
