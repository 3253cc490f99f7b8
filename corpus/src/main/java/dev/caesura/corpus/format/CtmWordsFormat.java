package dev.caesura.corpus.format;

import dev.caesura.align.Word;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.HypothesisWriter;
import dev.caesura.align.io.Repairs;
import dev.caesura.align.io.TimedWord;
import dev.caesura.align.io.Timing;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * CTM of NIST: the words of each recording with their times. It has no entries: a recording and
 * channel is read as one. Entries without words do not fit.
 */
final class CtmWordsFormat implements CorpusFormat {

  @Override
  public String name() {
    return "ctm";
  }

  @Override
  public String title() {
    return "CTM of NIST: words with times";
  }

  @Override
  public boolean refersToFiles() {
    return false;
  }

  @Override
  public boolean detects(Path path) {
    return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".ctm");
  }

  @Override
  public List<CorpusEntry> read(Path path) throws IOException {
    List<CorpusEntry> entries = new ArrayList<>();
    for (Hypothesis hypothesis : HypothesisReader.of(CorpusEntry.RATE).read(path)) {
      List<EntryWord> words = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      long end = 0;
      for (TimedWord timed : hypothesis.words()) {
        Word word = timed.word();
        words.add(new EntryWord(word.text(), word.span(), OptionalDouble.of(word.score()), ""));
        text.append(text.isEmpty() ? "" : " ").append(word.text());
        end = Math.max(end, word.span().endSample());
      }
      if (!words.isEmpty()) {
        int number = StmFormat.channel(hypothesis.channel());
        String channel = number > 1 ? Integer.toString(number) : "";
        String recording = AudioPaths.named(hypothesis.recording(), "recording");
        TimeSpan span = new TimeSpan(words.get(0).span().startSample(), end, CorpusEntry.RATE);
        entries.add(
            CorpusEntry.of(
                    channel.isEmpty() ? recording : recording + "-" + channel,
                    recording,
                    text.toString())
                .withAudio("", span)
                .withChannel(channel.isEmpty() ? 0 : Integer.parseInt(channel))
                .withWords(words));
      }
    }
    return entries;
  }

  @Override
  public void write(List<CorpusEntry> entries, Path target) throws IOException {
    Map<String, List<TimedWord>> channels = new LinkedHashMap<>();
    Map<String, CorpusEntry> first = new LinkedHashMap<>();
    for (CorpusEntry entry : entries) {
      String key = entry.recording() + "\n" + entry.channel();
      for (EntryWord word : entry.words()) {
        first.putIfAbsent(key, entry);
        // A word of several parts, such as "New York", is a field of CTM, too.
        String text = WhiteSpace.collapse(word.text()).replace(' ', '_');
        if (!text.isEmpty()) {
          channels
              .computeIfAbsent(key, k -> new ArrayList<>())
              .add(
                  new TimedWord(
                      new Word(text, word.span(), word.score().orElse(1)), Timing.STATED, ""));
        }
      }
    }
    List<Hypothesis> all = new ArrayList<>();
    channels.forEach(
        (key, words) -> {
          words.sort(Comparator.comparing(timed -> timed.word().span()));
          CorpusEntry entry = first.get(key);
          all.add(
              new Hypothesis(
                  entry.recording(),
                  entry.channel() > 0 ? Integer.toString(entry.channel()) : "",
                  words,
                  Repairs.NONE));
        });
    HypothesisWriter.ctm(target, all);
  }
}
