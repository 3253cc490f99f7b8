package dev.caesura.corpus.document;

import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Plain text in any encoding: a part for each paragraph, which blank lines separate. The text stays
 * as it is, except that the licence of Project Gutenberg before and after a book, and the catalogue
 * entry of LibriVox before it, are left out. Files of other formats, whose markup would be taken
 * for words, are refused by name.
 */
final class PlainTextFormat implements TranscriptFormat {

  private static final Pattern TIME =
      Pattern.compile("\\s*[\\[(<]?\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?(?=[\\])>\\s-])");
  private static final int MIN_ROWS = 3;
  private static final int MAX_ROWS = 200;

  @Override
  public String name() {
    return "text";
  }

  @Override
  public String title() {
    return "plain text; blank lines split paragraphs";
  }

  /** Returns true: what no other format detects is plain text, or refused. */
  @Override
  public boolean detects(SourceFile file) {
    return true;
  }

  @Override
  public List<TranscriptDocument> read(SourceFile file, TranscriptReaderSettings settings)
      throws IOException {
    OtherFormats.refuseBinary(file);
    DecodedText decoded = file.text(settings);
    // Whoever states the format knows what the file looks like.
    if (settings.format().isEmpty()) {
      OtherFormats.refuseMarkup(file, decoded.text());
    }
    String text = decoded.text();
    DocumentBuilder builder = new DocumentBuilder(file, name());
    decoded.remark().ifPresent(builder::remark);
    PublisherFrame frame = PublisherFrame.of(text);
    TextSpan book = frame.book();
    long line = 1L + WhiteSpace.lineBreaks(text, 0, book.start());
    omit(builder, "front matter of the book's publisher", text, 0, book.start());
    omit(builder, "licence of the book's publisher", text, book.end(), text.length());
    frame.field("Title").ifPresent(title -> builder.metadata("title", title));
    frame.field("Author").ifPresent(author -> builder.metadata("author", author));
    frame.language().ifPresent(builder::language);
    String content = book.in(text);
    times(content, line, builder);
    builder.text(content);
    paragraphs(content, line, builder);
    return List.of(builder.build());
  }

  /** Remarks that lines begin with times, which are not spoken: the text stays as it is. */
  private static void times(String text, long firstLine, DocumentBuilder builder) {
    List<String> rows = text.lines().filter(row -> !row.isBlank()).limit(MAX_ROWS).toList();
    long timed = rows.stream().filter(row -> TIME.matcher(row).lookingAt()).count();
    if (timed >= MIN_ROWS && timed * 2 > rows.size()) {
      builder.remark(
          ReadingRemark.Kind.GUESSED,
          "times at the beginning of lines are words",
          rows.stream().filter(row -> TIME.matcher(row).lookingAt()).findFirst().orElse(""),
          SourcePlace.ofLine(firstLine));
    }
  }

  private static void omit(DocumentBuilder builder, String what, String text, int start, int end) {
    if (!WhiteSpace.isBlank(text.substring(start, end))) {
      builder.remark(
          ReadingRemark.Kind.OMITTED,
          what,
          text.substring(start, end),
          SourcePlace.ofLine(1L + WhiteSpace.lineBreaks(text, 0, start)));
    }
  }

  /** Adds a part for each run of lines that are not blank. */
  private static void paragraphs(String text, long firstLine, DocumentBuilder builder) {
    long line = firstLine;
    long partLine = 0;
    int partStart = -1;
    int partEnd = 0;
    int at = 0;
    while (at < text.length()) {
      int end = lineEnd(text, at);
      if (WhiteSpace.skip(text, at, end) == end) {
        add(builder, text, partStart, partEnd, partLine);
        partStart = -1;
      } else {
        if (partStart < 0) {
          partStart = at;
          partLine = line;
        }
        partEnd = end;
      }
      at = next(text, end);
      line++;
    }
    add(builder, text, partStart, partEnd, partLine);
  }

  private static void add(DocumentBuilder builder, String text, int start, int end, long line) {
    if (start >= 0) {
      TextSpan span = WhiteSpace.strip(text, new TextSpan(start, end));
      builder.span("", DocumentPart.Kind.PARAGRAPH, span, SourcePlace.ofLine(line));
    }
  }

  private static int lineEnd(String text, int from) {
    int at = from;
    while (at < text.length() && !WhiteSpace.isLineBreak(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int next(String text, int end) {
    boolean isPair = text.startsWith("\r\n", end);
    return Math.min(text.length(), end + (isPair ? 2 : 1));
  }
}
