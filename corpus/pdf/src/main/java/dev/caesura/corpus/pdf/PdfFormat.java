package dev.caesura.corpus.pdf;

import dev.caesura.corpus.document.DocumentBuilder;
import dev.caesura.corpus.document.ReadingRemark;
import dev.caesura.corpus.document.SourceFile;
import dev.caesura.corpus.document.SourcePlace;
import dev.caesura.corpus.document.TranscriptDocument;
import dev.caesura.corpus.document.TranscriptFormat;
import dev.caesura.corpus.document.TranscriptReaderSettings;
import dev.caesura.io.VisibleText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * PDF: a part for each paragraph, with its page. Columns are read one after the other, running
 * heads, page numbers and numbers of lines are left out, divided words are joined; pages that are
 * pictures without text are named. Immutable and thread-safe.
 */
public final class PdfFormat implements TranscriptFormat {

  /** Memory for streams of a file, in bytes; more goes to temporary files. */
  private static final long MAIN_MEMORY = 128L << 20;

  private static final long MAX_STORAGE = 4L << 30;

  private static final int MAX_PAGES = 50_000;

  private static final int MAX_EXAMPLE_PAGES = 20;

  /** Creates the format, as {@link java.util.ServiceLoader} does. */
  public PdfFormat() {
    // Nothing to set.
  }

  @Override
  public String name() {
    return "pdf";
  }

  @Override
  public String title() {
    return "PDF";
  }

  @Override
  public boolean detects(SourceFile file) {
    return file.startsWith("%PDF-");
  }

  @Override
  public List<TranscriptDocument> read(SourceFile file, TranscriptReaderSettings settings)
      throws IOException {
    byte[] bytes = file.bytes();
    StreamSizes.check(bytes, file.toString());
    try (PDDocument pdf =
        Loader.loadPDF(
            bytes,
            "",
            null,
            null,
            MemoryUsageSetting.setupMixed(MAIN_MEMORY, MAX_STORAGE).streamCache)) {
      if (pdf.getNumberOfPages() > MAX_PAGES) {
        throw new IOException(
            file
                + ": expected at most "
                + MAX_PAGES
                + " pages; found "
                + pdf.getNumberOfPages()
                + ".");
      }
      return List.of(read(pdf, file));
    } catch (InvalidPasswordException e) {
      throw new IOException(
          file + ": expected a PDF that can be read; found one that asks for a password.", e);
    } catch (StackOverflowError e) {
      throw new IOException(
          file + ": expected a PDF; found objects too deep inside each other.", e);
    } catch (RuntimeException e) {
      // PDFBox does not check all that a damaged file can hold.
      throw damaged(file, String.valueOf(e), e);
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(file.toString()) ? e : damaged(file, message, e);
    }
  }

  /** The library quotes names of the file, which can hold anything. */
  private static IOException damaged(SourceFile file, String reason, Exception e) {
    return new IOException(
        file + ": expected a whole PDF; found a damaged one: " + VisibleText.of(reason), e);
  }

  private TranscriptDocument read(PDDocument pdf, SourceFile file) throws IOException {
    DocumentBuilder builder = new DocumentBuilder(file, name());
    PDDocumentInformation information = pdf.getDocumentInformation();
    builder.metadata("title", information.getTitle());
    builder.metadata("author", information.getAuthor());
    builder.language(pdf.getDocumentCatalog().getLanguage());
    PdfPageReader reader = new PdfPageReader(pdf, file.toString());
    List<PdfPage> pages = new ArrayList<>();
    List<List<PdfLine>> lines = new ArrayList<>();
    for (int number = 1; number <= pdf.getNumberOfPages(); number++) {
      List<String> initials = new ArrayList<>();
      PdfPage read = reader.read(number);
      PdfPage page = read.withWords(Initials.join(read.words(), initials));
      changed(builder, "word joined with its large initial", initials, number);
      changed(builder, "word with letters set apart, joined", reader.apart(), number);
      List<PdfLine> found = PageLayout.lines(page);
      pages.add(page.withWords(List.of()));
      lines.add(found);
    }
    RunningHeads heads = RunningHeads.of(lines);
    List<PdfLine> body = new ArrayList<>();
    List<Integer> scanned = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      List<PdfLine> kept = new ArrayList<>();
      for (PdfLine line : lines.get(i)) {
        if (heads.isHead(line)) {
          builder.remark(
              ReadingRemark.Kind.OMITTED,
              heads.isPageNumber(line) ? "page number" : "running head",
              line.text(),
              SourcePlace.ofPage(line.page()));
        } else {
          kept.add(line);
        }
      }
      List<PdfLine> stripped = new ArrayList<>();
      int numbers = LineNumbers.strip(kept, stripped);
      if (numbers > 0) {
        builder.remark(
            new ReadingRemark(
                ReadingRemark.Kind.OMITTED,
                "number of a line",
                numbers,
                0,
                SourcePlace.ofPage(i + 1),
                ""));
      }
      faults(pages.get(i), stripped.isEmpty(), scanned, builder);
      body.addAll(stripped);
    }
    scanned(scanned, builder);
    ParagraphJoiner.join(body, builder);
    return builder.build();
  }

  private static void changed(DocumentBuilder builder, String what, List<String> words, int page) {
    for (String word : words) {
      builder.remark(ReadingRemark.Kind.CHANGED, what, word, SourcePlace.ofPage(page));
    }
  }

  private static void faults(
      PdfPage page, boolean isEmpty, List<Integer> scanned, DocumentBuilder builder) {
    SourcePlace place = SourcePlace.ofPage(page.number());
    if (isEmpty && page.hasImages()) {
      scanned.add(page.number());
    }
    if (page.unmapped() > 0) {
      builder.remark(
          new ReadingRemark(
              ReadingRemark.Kind.UNREADABLE,
              "characters that the file gives no Unicode for",
              page.unmapped(),
              page.unmapped(),
              place,
              ""));
    }
    if (page.turned() > 0) {
      builder.remark(ReadingRemark.Kind.OMITTED, "turned text", page.turnedText(), place);
    }
  }

  /** Names the pages that are pictures: 3, 5-7. */
  private static void scanned(List<Integer> pages, DocumentBuilder builder) {
    if (pages.isEmpty()) {
      return;
    }
    List<String> ranges = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= pages.size(); i++) {
      if (i == pages.size() || pages.get(i) != pages.get(i - 1) + 1) {
        int from = pages.get(start);
        int to = pages.get(i - 1);
        ranges.add(from == to ? "" + from : from + "-" + to);
        start = i;
      }
    }
    String shown = String.join(", ", ranges.subList(0, Math.min(MAX_EXAMPLE_PAGES, ranges.size())));
    builder.remark(
        new ReadingRemark(
            ReadingRemark.Kind.UNREADABLE,
            "scanned pages without text: "
                + shown
                + (ranges.size() > MAX_EXAMPLE_PAGES ? ", ..." : ""),
            pages.size(),
            0,
            SourcePlace.ofPage(pages.get(0)),
            ""));
  }
}
