package dev.caesura.align.io;

import dev.caesura.audio.format.CtmReader;
import dev.caesura.audio.format.CtmRow;
import dev.caesura.io.LineReader;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Reader of words of NIST CTM: {@code recording channel start duration word [confidence [type
 * [speaker]]]}. Of alternatives only the first counts; noise is left out.
 */
final class CtmWordReader {

  private static final Set<String> WORD_TYPES =
      Set.of("lex", "frag", "fp", "un-lex", "for-lex", "misc");
  private static final Set<String> NOISE_TYPES = Set.of("non-lex", "non-speech", "noise");

  private final WordCollector collector;

  CtmWordReader(WordCollector collector) {
    this.collector = collector;
  }

  void read(LineReader lines) throws IOException {
    CtmReader rows = new CtmReader(lines);
    for (CtmRow row = rows.next(); row != null; row = rows.next()) {
      add(row);
    }
  }

  private void add(CtmRow row) throws IOException {
    double start = row.start().doubleValue();
    double duration = row.duration().doubleValue();
    if (row.isLaterAlternative() || NOISE_TYPES.contains(row.type())) {
      collector.leaveOut(row.recording(), row.channel());
      return;
    }
    String speaker = WORD_TYPES.contains(row.type()) ? row.speaker() : "";
    WordCollector.Slip slip = new WordCollector.Slip();
    if (row.fields().size() > 5 && row.fields().get(5).equalsIgnoreCase("NaN")) {
      slip.countScore();
    }
    RawWord word =
        collector.check(
            row.word(), start, start + duration, row.confidence(), speaker, slip, row.position());
    collector.add(row.recording(), row.channel(), List.of(word), slip, row.position());
  }
}
