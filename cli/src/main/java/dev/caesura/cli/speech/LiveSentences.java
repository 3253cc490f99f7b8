package dev.caesura.cli.speech;

import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.Repairs;
import dev.caesura.align.io.TimedWord;
import dev.caesura.align.speech.JointSentenceScorer;
import dev.caesura.align.speech.LiveSentenceScorer;
import dev.caesura.align.speech.SpeakerTurns;
import dev.caesura.align.speech.SpeechPunctuator;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.io.FileBytes;
import dev.caesura.io.LineReader;
import dev.caesura.io.Utf8Reader;
import dev.caesura.text.punctuation.PunctuationScorer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Prints sentences while words arrive, line by line. Not thread-safe. */
final class LiveSentences {

  private final LiveSentenceScorer scorer;
  private final SpeechPunctuator punctuator;
  private final double threshold;
  private final List<SpokenWord> open = new ArrayList<>();
  private final List<Double> scores = new ArrayList<>();
  private String recording = "";
  private Repairs repairs = Repairs.NONE;

  LiveSentences(
      JointSentenceScorer joint,
      PunctuationScorer network,
      SpeechPunctuator punctuator,
      double threshold,
      double delay) {
    this.scorer = new LiveSentenceScorer(joint, network, delay);
    this.punctuator = punctuator;
    this.threshold = threshold;
  }

  /** Reads CTM or JSON Lines, a word a line, and prints each sentence as soon as it is decided. */
  int run(Path words, String only, Path turns, SpeechSentencePrinter printer, CommandSpec tool)
      throws IOException {
    if (!printer.isLines()) {
      throw new IOException("--delay: expected --format text or jsonl");
    }
    boolean isStandard = words.toString().equals("-");
    String name = isStandard ? "stdin" : words.toString();
    List<RecordedSegment> speakers =
        turns == null ? List.of() : RecognizedSpeech.turns(turns, only == null ? name : only);
    PrintWriter out = tool.commandLine().getOut();
    try (InputStream in = isStandard ? System.in : FileBytes.open(words);
        Utf8Reader text = new Utf8Reader(in, name)) {
      LineReader lines = new LineReader(text, name);
      HypothesisReader reader = HypothesisReader.of(RecognizedSpeech.RATE);
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.isBlank() || line.startsWith(";;")) {
          continue;
        }
        for (SpokenWord word : read(reader, line, lines.position().toString())) {
          for (SpokenWord spoken : SpeakerTurns.assign(List.of(word), speakers)) {
            print(push(spoken, lines.position().toString()), printer, out);
          }
        }
      }
      print(scorer.finish(), printer, out);
    }
    if (!repairs.isEmpty()) {
      tool.commandLine().getErr().println("caesura: note: " + name + ": words " + repairs);
    }
    return ExitCode.DONE;
  }

  private List<LiveSentenceScorer.Decision> push(SpokenWord word, String position)
      throws IOException {
    try {
      return scorer.push(word);
    } catch (IllegalArgumentException e) {
      throw new IOException(position + ": " + e.getMessage(), e);
    }
  }

  /** Reads the words of a line, which is a whole file to the reader. */
  private List<SpokenWord> read(HypothesisReader reader, String line, String position)
      throws IOException {
    List<SpokenWord> words = new ArrayList<>();
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    String extension = line.startsWith("{") ? ".jsonl" : ".ctm";
    for (var hypothesis : reader.read(new ByteArrayInputStream(bytes), position + extension)) {
      recording = hypothesis.recording().isEmpty() ? recording : hypothesis.recording();
      repairs = repairs.plus(hypothesis.repairs());
      for (TimedWord word : hypothesis.words()) {
        words.add(RecognizedSpeech.spoken(word, word.speaker()));
      }
    }
    return words;
  }

  private void print(
      List<LiveSentenceScorer.Decision> decisions, SpeechSentencePrinter printer, PrintWriter out) {
    for (LiveSentenceScorer.Decision decision : decisions) {
      open.add(decision.word());
      scores.add(decision.score());
      if (decision.score() >= threshold) {
        List<Word> words =
            punctuator.restore(
                open.stream().map(SpokenWord::word).toList(),
                scores.stream().mapToDouble(score -> score).toArray(),
                threshold);
        String speaker = open.get(0).speaker();
        printer.line(
            recording.isEmpty() ? "stdin" : recording, words, decision.score(), speaker, true, out);
        out.flush();
        open.clear();
        scores.clear();
      }
    }
  }
}
