package dev.caesura.bench.align;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.WordLogits;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.ReadingOrder;
import dev.caesura.align.io.TimedWord;
import dev.caesura.align.io.Timing;
import dev.caesura.align.speech.KnownEnds;
import dev.caesura.align.speech.LabelledSpeech;
import dev.caesura.align.speech.SpeakerTurns;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.RttmFormat;
import dev.caesura.bench.ReferenceData;
import dev.caesura.bench.align.EarningsCalls.AsrSystem;
import dev.caesura.io.Gzip;
import dev.caesura.io.Utf8Reader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Words of one call by one recogniser, with what is known about them and the ends of sentences of
 * the human transcript.
 *
 * @param name the name of the call
 * @param system the recogniser
 * @param speech the words with the speakers of the labelled turns
 */
record SpeechCall(String name, AsrSystem system, LabelledSpeech speech) {

  private static final int RATE = 16_000;

  /** Reads all calls by one recogniser, and the network's logits of their words. */
  static List<SpeechCall> read(Path data, AsrSystem system, LogitCache network) throws IOException {
    return read(data, system, network, Integer.MAX_VALUE);
  }

  /** Reads the first calls by one recogniser, and the network's logits of their words. */
  static List<SpeechCall> read(Path data, AsrSystem system, LogitCache network, int limit)
      throws IOException {
    Path folder = ReferenceData.folder(data, "align/dev/earnings21");
    EarningsCalls calls = new EarningsCalls(data);
    List<SpeechCall> read = new ArrayList<>();
    List<String> names = calls.names();
    for (String name : names.subList(0, Math.min(limit, names.size()))) {
      Path file = folder.resolve("asr/" + system.folder + "/" + name + "." + system.format + ".gz");
      List<SpokenWord> words = new ArrayList<>();
      ReadingOrder.of(HypothesisReader.of(RATE).read(file)).turns().stream()
          .flatMap(turn -> turn.words().stream())
          .map(SpeechCall::spoken)
          .forEach(words::add);
      List<RecordedSegment> turns;
      try (Reader in =
          new Utf8Reader(
              Gzip.open(Files.newInputStream(folder.resolve("rttm/" + name + ".rttm.gz")), name),
              name)) {
        turns = new RttmFormat(RATE).read(in, name);
      }
      List<SpokenWord> evidence =
          network.read(system.folder + "-" + name, SpeakerTurns.assign(words, turns));
      BitSet ends = ends(calls.reference(name), words);
      read.add(new SpeechCall(name, system, new LabelledSpeech(SpeechEvidence.of(evidence), ends)));
    }
    return read;
  }

  private static SpokenWord spoken(TimedWord word) {
    return new SpokenWord(
        word.word(), word.timing() == Timing.STATED, word.speaker(), WordLogits.UNKNOWN);
  }

  /** Returns the ends of a transcript with one sentence on each line. */
  private static BitSet ends(String transcript, List<SpokenWord> words) {
    List<String> written = new ArrayList<>();
    BitSet ends = new BitSet();
    for (String line : transcript.split("\n")) {
      for (String word : line.split(" ")) {
        // Sounds such as <laugh> are not words.
        written.add(word.startsWith("<") ? "." : word);
      }
      ends.set(written.size() - 1);
    }
    return KnownEnds.of(written, ends, words.stream().map(word -> word.word().text()).toList());
  }

  SpeechEvidence evidence() {
    return speech.evidence();
  }

  BitSet ends() {
    return speech.ends();
  }

  int gaps() {
    return evidence().words().size() - 1;
  }
}
