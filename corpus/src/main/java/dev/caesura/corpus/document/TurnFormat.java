package dev.caesura.corpus.document;

import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisFormat;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.HypothesisReaderSettings;
import dev.caesura.align.io.TimedWord;
import dev.caesura.align.io.Timing;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * References of recognisers, as {@link HypothesisReader} reads them: Rev's .nlp and NIST's STM. A
 * document for each recording, with a part for each turn of a speaker, and its times where the file
 * states them.
 */
final class TurnFormat implements TranscriptFormat {

  /** Sample rate of the times, in hertz; they are kept to the millisecond. */
  private static final int RATE = 1000;

  @Override
  public String name() {
    return "turns";
  }

  @Override
  public String title() {
    return "Rev's .nlp and NIST's STM, by turns of speakers";
  }

  @Override
  public boolean detects(SourceFile file) {
    HypothesisFormat format = HypothesisFormat.detect(file.start(), file.fileName()).orElse(null);
    return format == HypothesisFormat.NLP || format == HypothesisFormat.STM;
  }

  @Override
  public List<TranscriptDocument> read(SourceFile file, TranscriptReaderSettings settings)
      throws IOException {
    List<Hypothesis> all =
        HypothesisReader.of(RATE, HypothesisReaderSettings.defaults().withUntimed(true))
            .read(file.path());
    List<TranscriptDocument> documents = new ArrayList<>();
    for (String recording : Hypothesis.recordings(all)) {
      List<Hypothesis> channels =
          all.stream().filter(one -> one.recording().equals(recording)).toList();
      DocumentBuilder builder = new DocumentBuilder(file, name());
      builder.id(recording);
      for (Hypothesis channel : channels) {
        if (!channel.repairs().isEmpty()) {
          builder.remark(
              new ReadingRemark(
                  ReadingRemark.Kind.CHANGED,
                  "words: " + channel.repairs(),
                  1,
                  0,
                  SourcePlace.UNKNOWN,
                  ""));
        }
      }
      for (Hypothesis channel : channels) {
        turns(channel, builder);
      }
      documents.add(builder.build());
    }
    return documents;
  }

  /** Adds a part for each run of words of one speaker, in the order of the file. */
  private static void turns(Hypothesis channel, DocumentBuilder builder) {
    List<TimedWord> words = channel.words();
    int start = 0;
    for (int end = 1; end <= words.size(); end++) {
      boolean isChange =
          end == words.size() || !words.get(end).speaker().equals(words.get(start).speaker());
      if (isChange) {
        turn(words.subList(start, end), channel.channel(), builder);
        start = end;
      }
    }
  }

  private static void turn(List<TimedWord> words, String channel, DocumentBuilder builder) {
    StringBuilder text = new StringBuilder();
    words.forEach(word -> text.append(word.word().text()).append(' '));
    TimedWord first = words.get(0);
    TimedWord last = words.get(words.size() - 1);
    Map<String, String> fields = new LinkedHashMap<>();
    if (first.timing() != Timing.UNKNOWN && last.timing() != Timing.UNKNOWN) {
      fields.put("start", seconds(first.word().span().startSample()));
      fields.put("end", seconds(last.word().span().endSample()));
    }
    if (!channel.isEmpty()) {
      fields.put("channel", channel);
    }
    builder.part(
        "t" + (builder.size() + 1),
        DocumentPart.Kind.UTTERANCE,
        text.toString(),
        SourcePlace.UNKNOWN,
        first.speaker(),
        fields);
  }

  private static String seconds(long milliseconds) {
    return BigDecimal.valueOf(milliseconds, 3).toPlainString();
  }
}
