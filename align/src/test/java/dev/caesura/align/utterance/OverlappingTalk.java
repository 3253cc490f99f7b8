package dev.caesura.align.utterance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A made-up conversation in which people talk at once, and its recognised words without errors. */
record OverlappingTalk(List<Sentence> sentences) {

  /** A sentence with its true time; its words take their share by their letters. */
  record Sentence(String speaker, int turn, double start, double end, String text) {}

  /** Order in which a transcript has the sentences. */
  enum Order {
    /** Whole turns by their starts. */
    TURNS,
    /** Sentences by their starts. */
    TIME,
    /** One speaker after the other. */
    SPEAKERS
  }

  /** File format of the recognised words. */
  enum Format {
    CHANNEL_CTM("ctm"),
    SPEAKER_CTM("ctm"),
    STM("stm"),
    SEGMENT_JSON("json"),
    WORD_JSON("json");

    private final String extension;

    Format(String extension) {
      this.extension = extension;
    }

    String extension() {
      return extension;
    }

    String write(OverlappingTalk talk) {
      StringBuilder file = new StringBuilder();
      switch (this) {
        case CHANNEL_CTM -> {
          for (Sentence s : talk.written(Order.SPEAKERS)) {
            words(
                s,
                (w, from, to) ->
                    line(file, "talk %s %.3f %.3f %s\n", channel(s), from, to - from, w));
          }
        }
        case SPEAKER_CTM -> {
          List<Object[]> rows = new ArrayList<>();
          for (Sentence s : talk.sentences()) {
            words(s, (w, from, to) -> rows.add(new Object[] {from, to - from, w, s.speaker()}));
          }
          rows.sort(Comparator.comparingDouble(row -> (double) row[0]));
          rows.forEach(row -> line(file, "talk 1 %.3f %.3f %s 1.0 lex %s\n", row));
        }
        case STM -> {
          for (Sentence s : talk.written(Order.TIME)) {
            line(file, "talk 1 %s %.3f %.3f %s\n", s.speaker(), s.start(), s.end(), s.text());
          }
        }
        case SEGMENT_JSON -> {
          for (Sentence s : talk.written(Order.TIME)) {
            StringBuilder inside = new StringBuilder();
            words(
                s,
                (w, from, to) ->
                    line(inside, ",{\"word\":\"%s\",\"start\":%.3f,\"end\":%.3f}", w, from, to));
            line(
                file,
                ",{\"start\":%.3f,\"end\":%.3f,\"speaker\":\"%s\",\"text\":\"%s\",\"words\":[%s]}",
                s.start(),
                s.end(),
                s.speaker(),
                s.text(),
                inside.substring(1));
          }
          return "{\"segments\":[" + file.substring(1) + "]}";
        }
        default -> {
          for (Sentence s : talk.sentences()) {
            words(
                s,
                (w, from, to) ->
                    line(
                        file,
                        ",{\"word\":\"%s\",\"start\":%.3f,\"end\":%.3f,\"speaker\":\"%s\"}",
                        w,
                        from,
                        to,
                        s.speaker()));
          }
          return "{\"words\":[" + file.substring(1) + "]}";
        }
      }
      return file.toString();
    }

    private static String channel(Sentence sentence) {
      return Integer.toString(sentence.speaker().charAt(0) - 'A' + 1);
    }

    private static void line(StringBuilder file, String format, Object... values) {
      file.append(String.format(Locale.ROOT, format, values));
    }
  }

  private interface WordConsumer {
    void accept(String word, double start, double end);
  }

  private static void words(Sentence sentence, WordConsumer consumer) {
    String[] words = sentence.text().split(" ");
    double letters = sentence.text().length() + 1.0;
    int before = 0;
    for (String word : words) {
      double from = sentence.start() + (sentence.end() - sentence.start()) * before / letters;
      before += word.length() + 1;
      double to = sentence.start() + (sentence.end() - sentence.start()) * (before - 0.5) / letters;
      consumer.accept(word, from, before == (int) letters ? sentence.end() : to);
    }
  }

  static Sentence sentence(String speaker, double start, double end, String text) {
    return new Sentence(speaker, 0, start, end, text);
  }

  /** Makes turns of one to four sentences; a turn may start before the others have ended. */
  static OverlappingTalk random(long seed) {
    Random random = new Random(seed);
    List<Sentence> sentences = new ArrayList<>();
    double[] free = new double[3];
    int speakers = 2 + random.nextInt(2);
    double clock = 0;
    for (int turn = 0; turn < 20; turn++) {
      int speaker = random.nextInt(speakers);
      double at = Math.max(free[speaker], clock) + random.nextDouble();
      double first = at;
      for (int i = random.nextInt(4); i >= 0; i--) {
        StringBuilder text = new StringBuilder();
        for (int w = 3 + random.nextInt(9); w > 0; w--) {
          text.append(text.isEmpty() ? "" : " ").append(word(random));
        }
        double end = at + 0.07 * text.length();
        sentences.add(
            new Sentence("ABC".substring(speaker, speaker + 1), turn, at, end, text.toString()));
        at = end + 0.1 + 0.6 * random.nextDouble();
      }
      free[speaker] = at + 0.5;
      clock = random.nextBoolean() ? at : first + (at - first) * random.nextDouble();
    }
    return new OverlappingTalk(sentences);
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      word.append("bdfgklmnprst".charAt(random.nextInt(12)))
          .append("aeiou".charAt(random.nextInt(5)));
    }
    return word.toString();
  }

  List<Sentence> written(Order order) {
    Comparator<Sentence> byStart = Comparator.comparingDouble(Sentence::start);
    return sentences.stream()
        .sorted(
            switch (order) {
              case TURNS -> Comparator.comparingInt(Sentence::turn);
              case TIME -> byStart;
              case SPEAKERS -> Comparator.comparing(Sentence::speaker).thenComparing(byStart);
            })
        .toList();
  }
}
