package dev.caesura.corpus.document;

import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * TEI, as ParlaMint, DraCor and ELTeC have it: a part for each {@code seg}, {@code p}, verse or
 * heading. In a file with utterances ({@code u}) everything else is left out, and counted: notes,
 * incidents, headings. Speakers come from {@code who}, their names, sex, birth and party from lists
 * of persons in the file, in those of the settings, and beside a file of ParlaMint.
 *
 * <p>Source: ParlaMint, <em>Encoding guidelines</em> (Parla-CLARIN), also the variant with
 * linguistic annotation.
 */
final class TeiFormat implements TranscriptFormat {

  private static final Pattern ROOT = Pattern.compile("<(?:\\w+:)?(?:TEI|teiCorpus)[\\s>]");

  @Override
  public String name() {
    return "tei";
  }

  @Override
  public String title() {
    return "TEI, as ParlaMint, DraCor and ELTeC have it";
  }

  @Override
  public boolean detects(SourceFile file) {
    String start = Utf8Text.decodeStart(file.start());
    return start.stripLeading().startsWith("<") && ROOT.matcher(start).find();
  }

  @Override
  public List<TranscriptDocument> read(SourceFile file, TranscriptReaderSettings settings)
      throws IOException {
    TeiPersons persons = new TeiPersons();
    for (Path list : settings.persons()) {
      persons.read(SourceFile.of(list));
    }
    for (Path list : companions(file)) {
      persons.read(SourceFile.of(list));
    }
    TeiReader reader = new TeiReader(file, name(), persons);
    try (InputStream in = file.open()) {
      return reader.read(XmlReading.of(in, file.toString()));
    }
  }

  /** Returns the lists of persons of ParlaMint that belong to a file, which is named after them. */
  private static List<Path> companions(SourceFile file) {
    List<Path> found = new ArrayList<>();
    String stem = file.stem();
    int end = stem.indexOf('_');
    if (!stem.startsWith("ParlaMint-") || end < 0) {
      return found;
    }
    String corpus = stem.substring(0, end);
    Path folder = file.path().toAbsolutePath().getParent();
    for (int up = 0; up < 2 && folder != null && found.isEmpty(); up++) {
      for (String name : List.of("-listPerson.xml", "-listOrg.xml", ".xml")) {
        Path list = folder.resolve(corpus + name);
        if (Files.isRegularFile(list)) {
          found.add(list);
        }
      }
      folder = folder.getParent();
    }
    return found;
  }
}
