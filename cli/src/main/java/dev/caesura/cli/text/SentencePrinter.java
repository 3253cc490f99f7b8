package dev.caesura.cli.text;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.text.TextSpan;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.paragraph.ParagraphCounter;
import dev.caesura.text.unicode.DividedWords;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.PrintWriter;
import java.util.List;

/** Prints the sentences of one text as lines or as JSON. Not thread-safe. */
final class SentencePrinter {

  private static final JsonMapper JSON = new JsonMapper();

  private final SentenceOutputOptions options;
  private final String file;
  private final PrintWriter out;

  private final ParagraphCounter paragraphs;
  private long paragraph;
  private long codePoints;

  /** Creates a printer; {@code file} is null where results do not name it. */
  SentencePrinter(SentenceOutputOptions options, String file, PrintWriter out) {
    this.options = options;
    this.file = file;
    this.out = out;
    this.paragraphs = options.paragraphs();
  }

  void print(List<Sentence> sentences) {
    sentences.forEach(this::print);
    if (!sentences.isEmpty()) {
      out.flush();
    }
  }

  private void print(Sentence sentence) {
    String text = sentence.text();
    TextSpan content = WhiteSpace.strip(text, new TextSpan(0, text.length()));
    long own = paragraphs.add(sentence);
    if (own > paragraph && options.hasParagraphs() && !options.isJson()) {
      out.print("\n");
    }
    paragraph = own;
    TextSpan shown = options.keepsSpace() ? new TextSpan(0, text.length()) : content;
    if (shown.length() > 0 && (options.isJson() || content.length() > 0)) {
      out.print(options.isJson() ? json(sentence, shown) : withoutLineEnds(shown.in(text)));
      out.print('\n');
    }
    codePoints += text.codePointCount(0, text.length());
  }

  private String json(Sentence sentence, TextSpan shown) {
    String text = sentence.text();
    ObjectNode line = JSON.createObjectNode();
    if (file != null) {
      line.put("file", file);
    }
    if (options.hasParagraphs()) {
      line.put("paragraph", paragraph);
    }
    line.put("text", shown.in(text));
    line.put("start", codePoints + text.codePointCount(0, shown.start()));
    line.put("end", codePoints + text.codePointCount(0, shown.end()));
    line.put("probability", Math.round(sentence.probability() * 10_000) / 10_000.0);
    return line.toString();
  }

  /**
   * Replaces a run of white space that holds a line end by one space, or by as many if all are
   * kept.
   */
  private String withoutLineEnds(String text) {
    StringBuilder line = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int end = WhiteSpace.skip(text, i, text.length());
      if (end == i) {
        line.append(text.charAt(i++));
      } else {
        boolean breaks = text.substring(i, end).chars().anyMatch(WhiteSpace::isVertical);
        if (options.isDehyphenating() && DividedWords.isInside(text, i)) {
          line.setLength(line.length() - 1);
        } else if (breaks) {
          line.append(options.keepsSpace() ? " ".repeat(end - i) : " ");
        } else {
          line.append(text, i, end);
        }
        i = end;
      }
    }
    return line.toString();
  }
}
