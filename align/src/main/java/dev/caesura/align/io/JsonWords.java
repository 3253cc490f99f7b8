package dev.caesura.align.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Words of JSON in any of the shapes that {@link HypothesisFormat#JSON} lists. */
final class JsonWords {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxNumberLength(200)
                  .maxStringLength(16 << 20)
                  .build())
          .build();

  private final String name;
  private final Collector collector;
  private boolean known;

  JsonWords(String name, Collector collector) {
    this.name = name;
    this.collector = collector;
  }

  void read(Reader in) throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      JsonItems items = new JsonItems(parser, name);
      TextPosition first = new TextPosition(name, 1);
      while (parser.nextToken() != null) {
        root(parser, items);
      }
      if (!known) {
        throw first.malformed(
            "words or segments of a recogniser (docs/align.md lists the shapes)",
            "only fields " + items.strangers());
      }
    } catch (JsonProcessingException e) {
      throw new IOException(
          new TextPosition(name, line(e)) + ": expected JSON; found " + e.getOriginalMessage(), e);
    }
  }

  private static long line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
  }

  private void root(JsonParser parser, JsonItems items) throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      known = true;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == null) {
          throw items.position().malformed("the end of an array", "the end of the file");
        }
        add(items.item(0), "", "", "");
      }
    } else {
      JsonItem item = items.item(0);
      known |=
          !item.words.isEmpty()
              || !item.segments.isEmpty()
              || !item.text.isEmpty()
              || items.strangers().contains("partial")
              || item.isTimed();
      add(item, "", "", "");
    }
  }

  /** Adds an item's words; what it does not say, it has from the item around it. */
  private void add(JsonItem item, String recording, String channel, String speaker)
      throws IOException {
    String rec = item.recording.isEmpty() ? recording : item.recording;
    String chan = item.channel.isEmpty() ? channel : item.channel;
    String who = item.speaker.isEmpty() ? speaker : item.speaker;
    if (!item.segments.isEmpty()) {
      boolean segmentsTimed = item.segments.stream().anyMatch(JsonItem::hasTimedWords);
      if (segmentsTimed || item.words.isEmpty()) {
        for (JsonItem segment : item.segments) {
          add(segment, rec, chan, who);
        }
        return;
      }
    }
    Collector.Slip slip = new Collector.Slip();
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
    Shares.fill(words, span.start(), span.end());
    collector.add(rec, chan, words, slip, item.position);
  }

  private List<JsonItem> pieces(JsonItem item) throws IOException {
    if (item.pieces == JsonItem.Pieces.TOKENS) {
      return WordPieces.join(item.words);
    }
    // The Croatian ParlaSpeech files keep the words of "reco" and their times apart.
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

  /** A word; several where there is a space inside. */
  private List<RawWord> ofWord(JsonItem item, String speaker, Collector.Slip slip)
      throws IOException {
    String text = item.text.strip().replaceFirst("\\(\\d+\\)$", "");
    if (text.isEmpty()) {
      return List.of();
    }
    String who = item.speaker.isEmpty() ? speaker : item.speaker;
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
    Shares.fill(words, word.start(), word.end());
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

  /** An item of text alone: one word, or a segment whose words have no times. */
  private List<RawWord> ofText(JsonItem item, RawWord span, String speaker, Collector.Slip slip)
      throws IOException {
    if (item.textIsWord) {
      return new ArrayList<>(ofWord(item, speaker, slip));
    }
    return Shares.of(item.text, span.start(), span.end(), speaker);
  }
}
