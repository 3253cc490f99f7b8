package dev.caesura.cli.speech;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.Word;
import dev.caesura.align.speech.SpeechSentence;
import dev.caesura.align.utterance.WordJoiner;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.SegmentFormats;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The {@code --format} option of sentences of speech, and what it prints. */
@HelpSection(HelpSection.Heading.OUTPUT)
final class SpeechSentencePrinter {

  /** Formats whose labels hold a speaker, not a text. */
  private static final Set<SegmentFormats> OF_SPEAKERS =
      EnumSet.of(
          SegmentFormats.RTTM, SegmentFormats.KALDI, SegmentFormats.CTM, SegmentFormats.YAML);

  private static final JsonMapper JSON = new JsonMapper();

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description =
          "Output format: text (a sentence a line), jsonl (with times, speaker and probability),"
              + " srt or vtt (subtitles that follow guidelines), or rttm, yaml, json, csv, kaldi,"
              + " ctm, labels, textgrid, elan (default: ${DEFAULT-VALUE}).")
  private String format;

  @Mixin private SubtitleOptions subtitles;

  private SegmentFormats segments;

  /** Checks the format. */
  void check(CommandSpec tool) {
    segments =
        Arrays.stream(SegmentFormats.values())
            .filter(one -> one.toString().equals(format.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElse(null);
    if (segments == null && !isText()) {
      throw UsageErrors.of(
          tool,
          "--format "
              + format
              + ": expected text, "
              + Arrays.stream(SegmentFormats.values())
                  .map(SegmentFormats::toString)
                  .collect(Collectors.joining(", ")));
    }
    subtitles.settings(tool);
  }

  private boolean isText() {
    return format.equalsIgnoreCase("text");
  }

  /** Returns whether each sentence can be printed alone. */
  boolean isLines() {
    return isText() || segments == SegmentFormats.JSONL;
  }

  boolean isSubtitles() {
    return segments == SegmentFormats.SRT || segments == SegmentFormats.VTT;
  }

  /** Prints all sentences of a recording. */
  void print(
      RecognizedSpeech speech,
      List<Word> written,
      double[] scores,
      double threshold,
      List<SpeechSentence> sentences,
      CommandSpec tool)
      throws IOException {
    PrintWriter out = tool.commandLine().getOut();
    boolean timed = speech.hasTimes();
    if (!isLines() && !timed && !sentences.isEmpty()) {
      throw new IOException(
          speech.recording()
              + ": expected words with times for --format "
              + format
              + "; found none. Use --format text or jsonl.");
    }
    if (isSubtitles()) {
      boolean isWebVtt = segments == SegmentFormats.VTT;
      subtitles.print(speech.words(), written, scores, threshold, isWebVtt, tool);
      return;
    }
    List<RecordedSegment> spans = new ArrayList<>();
    for (SpeechSentence sentence : sentences) {
      List<Word> own = written.subList(sentence.firstWord(), sentence.endWord());
      String speaker = speech.words().get(sentence.firstWord()).speaker();
      if (isLines()) {
        line(speech.recording(), own, sentence.probability(), speaker, timed, out);
      } else {
        String label = OF_SPEAKERS.contains(segments) ? speaker.strip() : text(own);
        spans.add(
            new RecordedSegment(
                speech.recording(),
                sentence.span(),
                OF_SPEAKERS.contains(segments) ? label.replaceAll("\\s+", "_") : label));
      }
    }
    if (!isLines()) {
      TimeSpan extent =
          new TimeSpan(
              0,
              spans.stream().mapToLong(s -> s.span().endSample()).max().orElse(0),
              RecognizedSpeech.RATE);
      segments.format(speech.recording(), extent).write(spans, out);
    }
    out.flush();
  }

  /** Prints one sentence as a line. */
  void line(
      String recording,
      List<Word> words,
      double probability,
      String speaker,
      boolean timed,
      PrintWriter out) {
    if (isText()) {
      out.println(text(words));
      return;
    }
    ObjectNode node = JSON.createObjectNode().put("recording", recording);
    if (timed) {
      double start =
          words.stream().mapToDouble(word -> word.span().startSeconds()).min().orElseThrow();
      double end = words.stream().mapToDouble(word -> word.span().endSeconds()).max().orElseThrow();
      node.put("start_seconds", rounded(start, 3)).put("end_seconds", rounded(end, 3));
    }
    if (!speaker.isEmpty()) {
      node.put("speaker", speaker);
    }
    node.put("label", text(words)).put("probability", rounded(probability, 4));
    out.println(node);
  }

  private static BigDecimal rounded(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
  }

  static String text(List<Word> words) {
    return WordJoiner.joinRaw(words.stream().map(Word::text).toList());
  }
}
