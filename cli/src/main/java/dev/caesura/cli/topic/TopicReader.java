package dev.caesura.cli.topic;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.align.speech.JointSentenceScorer;
import dev.caesura.align.speech.SentenceCutter;
import dev.caesura.align.speech.SentenceCutterSettings;
import dev.caesura.align.speech.SpeechPunctuator;
import dev.caesura.align.speech.SpeechSentence;
import dev.caesura.align.speech.TextEvidence;
import dev.caesura.align.topic.TimedText;
import dev.caesura.align.utterance.WordJoiner;
import dev.caesura.cli.speech.RecognizedSpeech;
import dev.caesura.io.FileBytes;
import dev.caesura.io.Gzip;
import dev.caesura.io.LineReader;
import dev.caesura.io.Utf8Reader;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.SentenceStream;
import dev.caesura.text.punctuation.PunctuatorSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Reads the sentences of files: of text, of JSON Lines, or of recognised words. */
final class TopicReader implements AutoCloseable {

  /** What a file holds. */
  enum Input {
    /** By its extension. */
    AUTO,
    /** Running text. */
    TEXT,
    /** A sentence a line. */
    LINES,
    /** A JSON object a line. */
    JSONL,
    /** Recognised words with times. */
    WORDS
  }

  private final Input input;
  private CompactBoundaryScorer network;

  TopicReader(Input input) {
    this.input = input;
  }

  TopicDocument read(Path file) throws IOException {
    Input kind = input == Input.AUTO ? kind(file) : input;
    return switch (kind) {
      case LINES, TEXT, JSONL -> {
        try (InputStream bytes = Gzip.open(FileBytes.open(file), file.toString());
            Utf8Reader in = new Utf8Reader(bytes, file.toString())) {
          yield switch (kind) {
            case JSONL -> UtteranceRecords.read(in, file.toString());
            case LINES -> lines(in, file);
            default -> text(in, file);
          };
        }
      }
      default -> words(file);
    };
  }

  private static Input kind(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return switch (extension) {
      case "ctm", "stm", "json", "srt", "vtt", "nlp" -> Input.WORDS;
      case "jsonl", "ndjson" -> Input.JSONL;
      default -> Input.TEXT;
    };
  }

  private CompactBoundaryScorer network() {
    if (network == null) {
      network = CompactBoundaryScorer.open();
    }
    return network;
  }

  private TopicDocument text(Utf8Reader in, Path file) throws IOException {
    SentenceStream stream = SentenceStream.of(network(), SentenceSettings.defaults());
    List<String> sentences = new ArrayList<>();
    List<Boolean> ends = new ArrayList<>();
    for (String more = in.readBlock(); !more.isEmpty(); more = in.readBlock()) {
      stream.push(more).forEach(sentence -> add(sentence, sentences, ends));
    }
    stream.finish().forEach(sentence -> add(sentence, sentences, ends));
    return TopicDocument.ofText(file.toString(), sentences, ends);
  }

  /** Returns the sentences of a text. */
  List<String> sentences(String text, Path file) throws IOException {
    try (Utf8Reader in =
        new Utf8Reader(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), file.toString())) {
      return text(in, file).sentences();
    }
  }

  private static void add(Sentence sentence, List<String> sentences, List<Boolean> ends) {
    String text = sentence.text().strip().replaceAll("\\s+", " ");
    if (!text.isEmpty()) {
      sentences.add(text);
      ends.add(sentence.endsParagraph());
    } else if (!ends.isEmpty() && sentence.endsParagraph()) {
      ends.set(ends.size() - 1, true);
    }
  }

  private static TopicDocument lines(Utf8Reader in, Path file) throws IOException {
    List<String> sentences = new ArrayList<>();
    List<Boolean> ends = new ArrayList<>();
    try (LineReader lines = new LineReader(in, file.toString())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          sentences.add(line.strip());
          ends.add(false);
        } else if (!ends.isEmpty()) {
          ends.set(ends.size() - 1, true);
        }
      }
    }
    return TopicDocument.ofText(file.toString(), sentences, ends);
  }

  private TopicDocument words(Path file) throws IOException {
    RecognizedSpeech speech = RecognizedSpeech.read(file, null);
    JointSentenceScorer joint = JointSentenceScorer.shipped();
    List<SpokenWord> read = TextEvidence.read(speech.words(), network());
    double[] scores = joint.score(SpeechEvidence.of(read));
    SentenceCutterSettings settings =
        SentenceCutterSettings.defaults().withThreshold(joint.threshold(scores));
    List<Word> written =
        new SpeechPunctuator(network(), PunctuatorSettings.defaults())
            .restore(read.stream().map(SpokenWord::word).toList(), scores, settings.threshold());
    List<TimedText> sentences = new ArrayList<>();
    for (SpeechSentence sentence : new SentenceCutter(settings).cut(written, scores)) {
      List<Word> own = written.subList(sentence.firstWord(), sentence.endWord());
      sentences.add(
          new TimedText(
              sentence.span(),
              speech.words().get(sentence.firstWord()).speaker(),
              WordJoiner.joinRaw(own.stream().map(Word::text).toList())));
    }
    if (!speech.hasTimes()) {
      List<String> texts = sentences.stream().map(TimedText::text).toList();
      return TopicDocument.ofText(file.toString(), texts, Collections.nCopies(texts.size(), false));
    }
    return TopicDocument.ofSpeech(file.toString(), sentences, speech.notes());
  }

  @Override
  public void close() {
    if (network != null) {
      network.close();
    }
  }
}
