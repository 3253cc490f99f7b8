package dev.caesura.align.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reader of words of JSON in the shapes that {@link HypothesisFormat#JSON} lists. */
final class JsonWordReader {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxNumberLength(200)
                  .maxStringLength(16 << 20)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private final String name;
  private final WordCollector collector;
  private boolean known;

  JsonWordReader(String name, WordCollector collector) {
    this.name = name;
    this.collector = collector;
  }

  void read(Reader in) throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      JsonItemReader items = new JsonItemReader(parser, name);
      TextPosition first = new TextPosition(name, 1);
      while (parser.nextToken() != null) {
        root(parser, items);
      }
      if (!known) {
        throw first.malformed(
            "words or segments of a recogniser (docs/align.md lists the shapes)",
            "only fields " + items.unknownFields());
      }
    } catch (JsonProcessingException e) {
      throw new TextPosition(name, line(e)).malformed("JSON", new IOException(message(e), e));
    }
  }

  /** Returns what is wrong, without the parser's notes about its source. */
  private static String message(JsonProcessingException e) {
    return e.getOriginalMessage().replaceFirst("\\s*\\(start marker at .*", "") + ".";
  }

  private static long line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
  }

  private void root(JsonParser parser, JsonItemReader items) throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      known = true;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == null) {
          throw items.position().malformed("the end of an array", "the end of the file");
        }
        add(items.element(), "", "", "");
      }
    } else {
      JsonItem item = items.item(0);
      known |=
          !item.words.isEmpty()
              || !item.segments.isEmpty()
              || !item.text.isEmpty()
              || items.unknownFields().contains("partial")
              || item.isTimed()
              || item.holdsWords;
      add(item, "", "", "");
    }
  }

  /** Adds the words of an item, which inherits missing fields from the item around it. */
  private void add(JsonItem item, String recording, String channel, String speaker)
      throws IOException {
    String rec = item.recording.isEmpty() ? recording : item.recording;
    String chan = item.channel.isEmpty() ? channel : item.channel;
    String who = item.speaker.isEmpty() ? speaker : item.speaker;
    // A word may have the times of its sounds inside.
    if (!item.segments.isEmpty() && !item.textIsWord) {
      boolean segmentsTimed = item.segments.stream().anyMatch(JsonItem::hasTimedWords);
      if (segmentsTimed || item.words.isEmpty()) {
        for (JsonItem segment : item.segments) {
          add(segment, rec, chan, who);
        }
        return;
      }
    }
    WordCollector.Slip slip = new WordCollector.Slip();
    RawWord span =
        collector.check("segment", item.start, item.end(), Double.NaN, who, slip, item.position);
    List<RawWord> words;
    if (item.words.isEmpty()) {
      words = ofText(item, span, who, slip);
    } else {
      words = new ArrayList<>();
      for (JsonItem word : pieces(item)) {
        words.addAll(ofWord(word, who, slip));
      }
    }
    WordTimeEstimator.fill(words, span.start(), span.end());
    if (span.isTimed()) {
      collector.add(rec, chan, words, slip, item.position);
      return;
    }
    // A list of the words of a whole recording is not one segment.
    collector.add(rec, chan, List.of(), slip, item.position);
    for (RawWord word : words) {
      collector.add(rec, chan, List.of(word), new WordCollector.Slip(), item.position);
    }
  }

  private List<JsonItem> pieces(JsonItem item) throws IOException {
    if (item.pieces == JsonItem.Pieces.TOKENS) {
      return WordPieceJoiner.join(item.words);
    }
    // The Croatian ParlaSpeech files keep the words of "reco" apart from their times.
    if (item.words.stream().allMatch(word -> word.text.isEmpty()) && !item.text.isBlank()) {
      String[] texts = item.text.strip().split("\\s+");
      if (texts.length != item.words.size()) {
        throw item.position.malformed(
            "as many words as times, " + item.words.size(), texts.length + " words");
      }
      for (int i = 0; i < texts.length; i++) {
        item.words.get(i).text = texts[i];
      }
    }
    return item.words;
  }

  /** Returns a word, or several if it contains a space. */
  private List<RawWord> ofWord(JsonItem item, String speaker, WordCollector.Slip slip)
      throws IOException {
    String text = item.text.strip().replaceFirst("\\(\\d+\\)$", "");
    if (text.isEmpty()) {
      return List.of();
    }
    String who = item.speaker.isEmpty() ? speaker : item.speaker;
    if (item.lostScore) {
      slip.countScore();
    }
    RawWord word =
        collector.check(text, item.start, item.end(), item.score, who, slip, item.position);
    String[] parts = text.split("\\s+");
    if (parts.length == 1) {
      return List.of(withTiming(word, item.timing));
    }
    List<RawWord> words = new ArrayList<>();
    for (String part : parts) {
      words.add(new RawWord(part, Double.NaN, Double.NaN, word.score(), Timing.UNKNOWN, who));
    }
    WordTimeEstimator.fill(words, word.start(), word.end());
    return words;
  }

  private static RawWord withTiming(RawWord word, Timing timing) {
    return switch (timing) {
      case STATED -> word;
      case ESTIMATED -> word.isTimed() ? word.estimated(word.start(), word.end()) : word;
      case UNKNOWN ->
          new RawWord(
              word.text(), Double.NaN, Double.NaN, word.score(), Timing.UNKNOWN, word.speaker());
    };
  }

  /** Returns the words of an item with text only: one word, or a segment without word times. */
  private List<RawWord> ofText(JsonItem item, RawWord span, String speaker, WordCollector.Slip slip)
      throws IOException {
    if (item.textIsWord) {
      return new ArrayList<>(ofWord(item, speaker, slip));
    }
    return WordTimeEstimator.words(item.text, span.start(), span.end(), speaker);
  }
}
