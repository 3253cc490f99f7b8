package dev.caesura.corpus.document;

import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML and XHTML: a part for each block. The encoding is that of the byte order mark, of the page's
 * own statement, or detected.
 */
final class HtmlFormat implements TranscriptFormat {

  private static final int MAX_START = 2000;

  private static final Pattern START =
      Pattern.compile(
          "(?is)(?:<\\?xml[^>]*>|<!--.*?-->|\\s)*<(?:!doctype\\s+html|html|head|body|meta"
              + "|title|p|div|h[1-6]|table|ul|ol|dl|section|article|blockquote|center|pre)\\b.*");
  private static final Pattern BLOCK_END =
      Pattern.compile("(?i)</(?:p|div|h[1-6]|li|tr|td|title|article|section)\\s*>");
  private static final Pattern CHARSET =
      Pattern.compile(
          "(?i)<meta\\b[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([\\w.:-]{2,40})"
              + "|^\\s*<\\?xml\\b[^>]{0,100}?encoding\\s*=\\s*[\"']([\\w.:-]{2,40})");

  private static final int MIN_BLOCKS = 3;

  @Override
  public String name() {
    return "html";
  }

  @Override
  public String title() {
    return "HTML and XHTML";
  }

  @Override
  public boolean detects(SourceFile file) {
    String start = Utf8Text.decodeStart(file.start());
    String content = start.stripLeading();
    return START.matcher(content.substring(0, Math.min(MAX_START, content.length()))).matches()
        || (!content.startsWith("<?xml")
            && BLOCK_END.matcher(start).results().limit(MIN_BLOCKS).count() == MIN_BLOCKS);
  }

  @Override
  public List<TranscriptDocument> read(SourceFile file, TranscriptReaderSettings settings)
      throws IOException {
    DecodedText decoded = decode(file.bytes(), file.toString(), settings.charset());
    DocumentBuilder builder = new DocumentBuilder(file, name());
    decoded.remark().ifPresent(builder::remark);
    builder.metadata("title", HtmlReader.read(decoded.text(), builder, ""));
    return List.of(builder.build());
  }

  /** Decodes a page. */
  static DecodedText decode(byte[] bytes, String file, Optional<Charset> given) throws IOException {
    String start =
        new String(bytes, 0, Math.min(bytes.length, MAX_START), StandardCharsets.ISO_8859_1);
    Matcher stated = CHARSET.matcher(start);
    Optional<Charset> charset = given;
    if (charset.isEmpty() && stated.find()) {
      String name = stated.group(1) == null ? stated.group(2) : stated.group(1);
      boolean isWide = name.toLowerCase(Locale.ROOT).startsWith("utf-16");
      // Browsers read Latin-1 as the code page of Windows, and a statement in ASCII is not UTF-16.
      if (!isWide && Charset.isSupported(name)) {
        Charset named = Charset.forName(name);
        boolean isLatin =
            named.equals(StandardCharsets.ISO_8859_1) || named.equals(StandardCharsets.US_ASCII);
        charset = isLatin ? Optional.empty() : Optional.of(named);
      }
    }
    return given.isPresent()
        ? CharsetGuesser.decode(bytes, file, given)
        : CharsetGuesser.decodePage(bytes, file, charset);
  }
}
